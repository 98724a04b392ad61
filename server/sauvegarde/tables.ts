/** The tables of the database as they are, in an order where each comes after those that it refers to. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'

export interface Table {
  /** « schema.table », quoted where SQL asks for it. */
  nom: string
  schema: string
  /** Stored columns and their SQL type, in order. */
  colonnes: { nom: string; type: string }[]
}

/** Not ours, or about to be replaced: system, extensions, a publication in the making, the ledger of migrations. */
const IGNORES = sql`n.nspname not in ('pg_catalog', 'information_schema', 'etape', 'tiger', 'tiger_data', 'topology')
  and n.nspname not like 'pg\\_%' and c.relname not like 'kysely\\_migration%'
  and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** @param publication false: without schema `publie`. */
export async function listerTables(db: Kysely<Schema>, publication: boolean): Promise<Table[]> {
  const { rows } = await sql<{ nom: string; schema: string; colonnes: Table['colonnes']; vers: string[] }>`
    select c.oid::regclass::text as reg, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as nom, n.nspname as schema,
      (select json_agg(json_build_object('nom', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as colonnes,
      array(select quote_ident(m.nspname) || '.' || quote_ident(f.relname) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace m on m.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as vers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${IGNORES} and (${publication} or n.nspname <> 'publie')
    order by 2`.execute(db)
  const faites = new Map<string, Table>()
  const parNom = new Map(rows.map((r) => [r.nom, r]))
  const poser = (nom: string): void => {
    const t = parNom.get(nom)
    if (!t || faites.has(nom)) return
    parNom.delete(nom)
    t.vers.forEach(poser)
    faites.set(nom, { nom, schema: t.schema, colonnes: t.colonnes })
  }
  for (const { nom } of rows) poser(nom)
  return [...faites.values()]
}

/** Removes everything of ours: tables, functions, schemas; extensions stay. */
export async function toutEffacer(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ ordre: string }>`
    select 'drop schema ' || quote_ident(nspname) || ' cascade' as ordre from pg_namespace n
    where nspname not in ('public', 'information_schema', 'tiger', 'tiger_data', 'topology') and nspname not like 'pg\\_%'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
    union all
    select 'drop table ' || c.oid::regclass || ' cascade' from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    union all
    select 'drop function ' || p.oid::regprocedure || ' cascade' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`.execute(
    db,
  )
  await db.transaction().execute(async (t) => {
    for (const { ordre } of rows) await sql.raw(ordre).execute(t)
  })
}
