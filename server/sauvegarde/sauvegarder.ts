/** Backup: every table as it was at one instant, while servers go on. The same file restores into PostgreSQL and the embedded database. */
import { sql, type Kysely } from 'kysely'
import type { Base } from '#db/connect'
import { publicationEnCours, SCHEMA_VERSION } from '#db/publication'
import type { Schema } from '#db/schema'
import { ecrireArchive, FORMAT, type Pied, type Tete } from './archive.ts'
import { listerTables, type Table } from './tables.ts'

/** Rows read at once; fewer where a row may weigh megabytes. */
const lot = ({ colonnes }: Table): number => (colonnes.some((c) => c.type === 'bytea') ? 4 : 500)

export interface OptionsSauvegarde {
  fichier: string
  programme: string
  /** Also schema `publie`, which npm run etl can make again. */
  publication: boolean
  maintenant: Date
}

export function sauvegarder(base: Base, o: OptionsSauvegarde): Promise<{ tete: Tete; pied: Pied }> {
  return base.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (t) => {
      await sql
        .raw("set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1")
        .execute(t)
      const tete = await faireTete(t, o)
      const tables = await listerTables(t, tete.publication?.incluse ?? false)
      async function* lignes() {
        yield { tete }
        for (const table of tables) {
          yield { table: { nom: table.nom, colonnes: table.colonnes } }
          yield* lireTable(t, table)
        }
      }
      return { tete, pied: await ecrireArchive(o.fichier, lignes()) }
    })
}

async function faireTete(t: Kysely<Schema>, o: OptionsSauvegarde): Promise<Tete> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(t)
  const p = await publicationEnCours(t)
  return {
    format: FORMAT,
    programme: o.programme,
    faiteLe: o.maintenant.toISOString(),
    schemaVersion: SCHEMA_VERSION,
    migrations: rows.map((r) => r.name),
    publication: p && {
      version: p.version,
      departements: p.departements,
      incluse: o.publication && p.schemaVersion === SCHEMA_VERSION,
    },
  }
}

/** Rows of a table, through a cursor: memory does not grow with it. */
async function* lireTable(t: Kysely<Schema>, table: Table): AsyncGenerator<(string | null)[]> {
  const textes = table.colonnes.map((c) => `${c.nom}::text`).join(', ')
  await sql
    .raw(`declare lecture no scroll cursor for select array[${textes}] as v from ${table.nom}`)
    .execute(t)
  for (;;) {
    const { rows } = await sql.raw<{ v: (string | null)[] }>(`fetch ${lot(table)} from lecture`).execute(t)
    if (rows.length === 0) break
    for (const { v } of rows) yield v
  }
  await sql.raw('close lecture').execute(t)
}
