/** Restore: the tables of the archive as its program had them, their rows, then the migrations that came since. */
import fs from 'node:fs'
import path from 'node:path'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Base } from '#db/connect'
import { migrationsConnues, migrer, migrerJusqua } from '#db/migrate'
import { SCHEMA_VERSION } from '#db/publication'
import type { Schema } from '#db/schema'
import { RACINE } from '../config.ts'
import { lireArchive, verifierArchive, type Pied, type Tete } from './archive.ts'
import { toutEffacer, type Table } from './tables.ts'

/** Characters of JSON sent at once. */
const LOT = 4_000_000
const SCHEMA_PUBLIE = ['schema.sql', 'index.sql'].map((f) => path.join(RACINE, 'sql/publication', f))

/**
 * @param forcer erases what the database holds.
 * @throws Error in French: archive that cannot be trusted, made by a newer program, or database that holds something.
 */
export async function restaurer(
  base: Base,
  fichier: string,
  { forcer }: { forcer: boolean },
): Promise<{ tete: Tete; pied: Pied }> {
  const lue = await verifierArchive(fichier)
  const { tete } = lue
  const connues = new Set(migrationsConnues())
  const inconnues = tete.migrations.filter((m) => !connues.has(m))
  if (inconnues.length > 0)
    throw new Error(
      `La sauvegarde vient d’un programme plus récent (${inconnues.join(', ')}) : mettez celui-ci à jour.`,
    )
  if (!(await estVide(base.db))) {
    if (!forcer)
      throw new Error(
        'La base n’est pas vide : rien n’a été touché. Choisissez une base vide, ou ajoutez --force pour effacer celle-ci.',
      )
    await toutEffacer(base.db)
  }
  await migrerJusqua(base, new Set(tete.migrations))
  const publication = tete.publication?.incluse === true && tete.schemaVersion === SCHEMA_VERSION
  await base.db.transaction().execute(async (t) => {
    if (publication) await creerPublication(t)
    await charger(t, fichier, publication)
    await avancerSuites(t)
  })
  await migrer(base)
  return lue
}

async function estVide(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ vide: boolean }>`
    select to_regclass('public.kysely_migration') is null and to_regnamespace('publie') is null as vide`.execute(
    db,
  )
  return rows[0]!.vide
}

async function creerPublication(t: Transaction<Schema>): Promise<void> {
  await sql.raw('create schema publie; set local search_path = publie, public').execute(t)
  for (const f of SCHEMA_PUBLIE) await sql.raw(fs.readFileSync(f, 'utf8')).execute(t)
  await sql.raw('set local search_path = public').execute(t)
}

async function charger(t: Transaction<Schema>, fichier: string, publication: boolean): Promise<void> {
  let table: Pick<Table, 'nom' | 'colonnes'> | null = null
  let lot: string[] = []
  let taille = 0
  const verser = async (): Promise<void> => {
    if (table && lot.length > 0) await inserer(t, table, `[${lot.join(',')}]`)
    lot = []
    taille = 0
  }
  for await (const ligne of lireArchive(fichier)) {
    if (Array.isArray(ligne)) {
      if (!table) continue
      const texte = JSON.stringify(ligne)
      lot.push(texte)
      taille += texte.length
      if (taille > LOT) await verser()
    } else {
      await verser()
      table = 'table' in ligne && (publication || !ligne.table.nom.startsWith('publie.')) ? ligne.table : null
      // what a migration puts in its own tables is in the archive too
      if (table && !table.nom.startsWith('publie.')) await sql.raw(`truncate ${table.nom} cascade`).execute(t)
    }
  }
}

function inserer(
  t: Transaction<Schema>,
  { nom, colonnes }: Pick<Table, 'nom' | 'colonnes'>,
  lignes: string,
): Promise<unknown> {
  const noms = colonnes.map((c) => c.nom).join(', ')
  const valeurs = colonnes.map((c, i) => `(l->>${i})::${c.type}`).join(', ')
  return sql`${sql.raw(`insert into ${nom} (${noms}) overriding system value select ${valeurs} from jsonb_array_elements(`)}${lignes}::jsonb) as l`.execute(
    t,
  )
}

/** Numbers given next come after those restored. */
async function avancerSuites(t: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ ordre: string }>`
    select format('select setval(%L, coalesce(max(%I), 1), max(%I) is not null) from %I.%I',
      pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname), a.attname, a.attname, n.nspname, c.relname) as ordre
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
      and n.nspname not like 'pg\\_%'
      and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`.execute(t)
  for (const { ordre } of rows) await sql.raw(ordre).execute(t)
}
