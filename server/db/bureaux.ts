/** Bureaux of the publication as they leave in a file or a list, a few hundred at a time. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { BureauExporte } from '#domain/export/bureau'
import type { Schema } from './schema.ts'

/** Which bureaux: by code, in the order given; or all those of these départements (null: everywhere), by code. */
export type Cible = { codes: readonly string[] } | { departements: readonly string[] | null }

/** Bureaux held in memory at once. */
export const LOT = 500

const conditionDe = (departements: readonly string[] | null): RawBuilder<unknown> =>
  departements === null ? sql`true` : sql`l.departement = any(${[...departements]}::text[])`

async function lireLot(
  db: Kysely<Schema>,
  condition: RawBuilder<unknown>,
  limite: number,
  contours: boolean,
): Promise<BureauExporte[]> {
  const { rows } = await sql<Omit<BureauExporte, 'enListe'>>`
    with derniere as (
      select code from publie.scrutin where type = 'legislatives' and tour = 1 order by date desc limit 1
    )
    select l.code, l.nom, l.commune, l.nom_commune, l.departement, l.circonscription, l.inscrits, l.superficie,
           l.lieu_de_vote, l.qualite,
           case when l.contour is null then 'absent' when l.schematique then 'schématique' else 'officiel' end as trace, ST_X(coalesce(l.ancre, m.ancre)) as longitude,
           ST_Y(coalesce(l.ancre, m.ancre)) as latitude, c.profil, c.foyer, c.foyer_a_risque, c.marge, c.probabilite,
           c.part_prevue, c.ecart_participation, c.reserve_gauche, c.reserve_extreme_droite, c.reserve_nette,
           c.volatilite, c.score_gauche, c.score_extreme_droite, r.votants::real / nullif(r.inscrits, 0) as participation,
           case when sb.code is not null then sb.valeurs else coalesce(sc.valeurs, '{}') end as indicateurs,
           ${contours ? sql`ST_AsBinary(l.contour)` : sql`null::bytea`} as contour
    from publie.lieu l
    join publie.classement c on c.niveau = l.niveau and c.code = l.code
    left join publie.lieu m on m.niveau = 'commune' and m.code = l.commune
    left join publie.resultat r on r.niveau = l.niveau and r.code = l.code and r.scrutin = (select code from derniere)
    -- A bureau that has its own figures is never given those of its commune: what is kept secret there stays so.
    left join publie.sociologie sb on sb.niveau = 'bureau' and sb.code = l.code
    left join publie.sociologie sc on sc.niveau = 'commune' and sc.code = l.commune
    where l.niveau = 'bureau' and ${condition}
    order by l.code limit ${limite}`.execute(db)
  return rows.map((b) => ({ ...b, enListe: null }))
}

/** The bureaux of a target, batch after batch: the next is read when the last has been taken. */
export async function* lireBureaux(
  db: Kysely<Schema>,
  cible: Cible,
  contours = false,
): AsyncGenerator<BureauExporte[], void, undefined> {
  if ('codes' in cible) {
    for (let k = 0; k < cible.codes.length; k += LOT) {
      const codes = cible.codes.slice(k, k + LOT)
      const lus = await lireLot(db, sql`l.code = any(${codes}::text[])`, LOT, contours)
      const parCode = new Map(lus.map((b) => [b.code, b]))
      yield codes.flatMap((code) => parCode.get(code) ?? [])
    }
    return
  }
  let apres = ''
  for (;;) {
    const lot = await lireLot(
      db,
      sql`l.code > ${apres} and ${conditionDe(cible.departements)}`,
      LOT,
      contours,
    )
    if (lot.length > 0) yield lot
    if (lot.length < LOT) return
    apres = lot.at(-1)!.code
  }
}

/** How many bureaux a target has, by grade of quality; empty: none. */
export async function compterBureaux(
  db: Kysely<Schema>,
  cible: Cible,
): Promise<{ total: number; qualite: Record<string, number>; departements: string[] }> {
  const condition =
    'codes' in cible ? sql`l.code = any(${[...cible.codes]}::text[])` : conditionDe(cible.departements)
  const { rows } = await sql<{ qualite: string; departement: string; n: number }>`
    select l.qualite, l.departement, count(*)::int as n from publie.lieu l
    where l.niveau = 'bureau' and ${condition} group by 1, 2`.execute(db)
  const qualite: Record<string, number> = {}
  for (const { qualite: q, n } of rows) qualite[q] = (qualite[q] ?? 0) + n
  return {
    total: rows.reduce((s, r) => s + r.n, 0),
    qualite,
    departements: [...new Set(rows.map((r) => r.departement))].sort(),
  }
}
