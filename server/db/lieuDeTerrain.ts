/** Places where a group works: a published place, or a sector of its own. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { NiveauEnjeu } from '#domain/observation'
import type { Schema } from './schema.ts'

export interface LieuDeTerrain {
  niveau: NiveauEnjeu
  code: string
  nom: string
  departement: string | null
  circonscription: string | null
  commune: string | null
  /** Bureaux of a sector; empty elsewhere. */
  bureaux: string[]
}

/** Null when the place is neither published nor a sector. */
export async function lireLieuDeTerrain(
  db: Kysely<Schema>,
  { niveau, code }: { niveau: NiveauEnjeu; code: string },
): Promise<LieuDeTerrain | null> {
  if (niveau === 'secteur') {
    const s = await db
      .selectFrom('secteur')
      .select(['id', 'nom', 'departement', 'circonscription', 'bureaux'])
      .where('id', '=', code)
      .executeTakeFirst()
    return s ? { ...s, niveau, code, commune: null } : null
  }
  const lieu = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select(['nom', 'departement', 'circonscription', 'commune'])
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .executeTakeFirst()
  return lieu ? { ...lieu, niveau, code, bureaux: [] } : null
}

/** Condition: the place of a row of `table` is this place or inside it (or, if asked, contains it). */
export function estDuLieu(
  table: 'observation' | 'enjeu',
  lieu: LieuDeTerrain,
  avecEnglobants: boolean,
): RawBuilder<boolean> {
  const { niveau, code, departement, circonscription, commune, bureaux } = lieu
  const dedans = {
    france: sql`true`,
    departement: sql`l.departement = ${code}`,
    circonscription: sql`l.circonscription = ${code}`,
    commune: sql`l.commune = ${code}`,
    secteur: sql`l.niveau = 'bureau' and l.code = any(${bureaux}::text[])`,
    bureau: sql`false`,
  }[niveau]
  const secteursDedans = {
    france: sql`true`,
    departement: sql`s.departement = ${code}`,
    circonscription: sql`s.circonscription = ${code}`,
    commune: sql`exists (select 1 from unnest(s.bureaux) b where b like ${`${code}\\_%`})`,
    secteur: sql`s.id = ${code}`,
    bureau: sql`false`,
  }[niveau]
  const englobants = avecEnglobants
    ? sql`l.niveau = 'france' or (l.niveau, l.code) in (('departement', ${departement}::text),
        ('circonscription', ${circonscription}::text), ('commune', ${commune}::text))`
    : sql`false`
  const secteursEnglobants =
    avecEnglobants && niveau === 'bureau' ? sql`${code} = any(s.bureaux)` : sql`false`
  const [n, c] = [sql.ref(`${table}.niveau`), sql.ref(`${table}.code`)]
  return sql<boolean>`(
    exists (select 1 from publie.lieu l where l.niveau = ${n} and l.code = ${c}
      and ((l.niveau = ${niveau} and l.code = ${code}) or ${dedans} or ${englobants}))
    or (${n} = 'secteur' and exists (select 1 from secteur s where s.id = ${c} and (${secteursDedans} or ${secteursEnglobants}))))`
}

/** Condition: the row of `table` is of one of these départements; null: everywhere. */
export function estDesDepartements(
  table: 'observation' | 'enjeu',
  departements: readonly string[] | null,
): RawBuilder<boolean> {
  if (departements === null) return sql<boolean>`true`
  const [n, c] = [sql.ref(`${table}.niveau`), sql.ref(`${table}.code`)]
  return sql<boolean>`(
    exists (select 1 from publie.lieu l where l.niveau = ${n} and l.code = ${c} and l.departement = any(${departements}::text[]))
    or (${n} = 'secteur' and exists (select 1 from secteur s where s.id = ${c} and s.departement = any(${departements}::text[]))))`
}
