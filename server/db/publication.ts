/** The current publication: schema `publie`, that the ETL makes and the server reads. */
import { sql, type Kysely, type Selectable } from 'kysely'
import { pluriel } from '#domain/typographie'
import type { Schema, TablePublication } from './schema.ts'

/** Version of the tables in sql/publication/schema.sql; a publication made for another one must be made again. */
export const SCHEMA_VERSION = 10

/** What is published; null: nothing. */
export async function publicationEnCours(db: Kysely<Schema>): Promise<Selectable<TablePublication> | null> {
  const { rows } = await sql<{ present: boolean }>`
    select to_regclass('publie.publication') is not null as present`.execute(db)
  if (!rows[0]?.present) return null
  return (await db.withSchema('publie').selectFrom('publication').selectAll().executeTakeFirst()) ?? null
}

/**
 * For a command that reads what is published.
 * @throws Error saying which command publishes, when nothing is or when it was made by another version of the program.
 */
export async function exigerPublication(db: Kysely<Schema>): Promise<void> {
  const p = await publicationEnCours(db)
  if (!p)
    throw new Error(
      'aucune donnée n’est publiée. Chargez les vraies avec npm run etl -- --from DIR, ou le département de démonstration avec npm start.',
    )
  if (p.schemaVersion !== SCHEMA_VERSION)
    throw new Error(
      `les données publiées (${pluriel(p.departements.length, 'département')}, ${p.version}) ont été préparées par une autre version du ` +
        'programme. Elles sont intactes : rechargez-les avec npm run etl -- --from DIR, puis relancez la commande.',
    )
}

/** Version of what is published, cheap enough to ask at every request; `aucune` when the publication has no row. */
export async function versionPubliee(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version from publie.publication`.execute(db)
  return rows[0]?.version ?? 'aucune'
}

/** What `lire` gives of the current publication, read at the first call; a reading that failed is tried again at the next one. */
export function parPublication<T>(
  lire: (db: Kysely<Schema>, version: string) => Promise<T>,
): (db: Kysely<Schema>) => Promise<T> {
  const lus = new WeakMap<Kysely<Schema>, { version: string; valeur: Promise<T> }>()
  return async (db) => {
    const version = await versionPubliee(db)
    const connu = lus.get(db)
    if (connu?.version === version) return connu.valeur
    const lu = { version, valeur: lire(db, version) }
    lus.set(db, lu)
    lu.valeur.catch(() => lus.get(db) === lu && lus.delete(db))
    return lu.valeur
  }
}

/** This is the version of what is published, or the hash of a part of it: an address that holds it says the same for ever. */
export async function estPubliee(db: Kysely<Schema>, h: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from publie.publication where version = ${h} union all select 1 from publie.artefact where empreinte = ${h}`.execute(
    db,
  )
  return rows.length > 0
}
