/** Bureaux that a filter keeps, and the votes of a selection. */
import { sql, type Kysely } from 'kysely'
import type { Totaux } from '#contract/selection'
import type { Schema } from '#db/schema'
import type { Requete } from '#domain/selection/requete'
import { conditionDe } from './filtre.ts'

export async function filtrer(db: Kysely<Schema>, requete: Requete): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select l.code from publie.lieu l
    join publie.classement c on c.niveau = 'bureau' and c.code = l.code
    left join publie.sociologie sb on sb.niveau = 'bureau' and sb.code = l.code
    left join publie.sociologie sc on sc.niveau = 'commune' and sc.code = l.commune
    where l.niveau = 'bureau' and ${conditionDe(requete)}`.execute(db)
  return rows.map((r) => r.code)
}

/** Kinds of election shown, the latest first. */
const TOURS_MONTRES = 4

/** Sums over bureaux, in the last first round of each kind. A bloc that had no candidate in any of them stays null. */
export async function additionner(db: Kysely<Schema>, codes: readonly string[]): Promise<Totaux['tours']> {
  const { rows } = await sql<Omit<Totaux['tours'][number], 'voix'> & Totaux['tours'][number]['voix']>`
    with dernier as (
      select distinct on (type) code, libelle, date from publie.scrutin where tour = 1 order by type, date desc
    )
    select d.code as scrutin, d.libelle, count(*)::int as bureaux, sum(r.inscrits)::int as inscrits,
           sum(r.votants)::int as votants, sum(r.exprimes)::int as exprimes, sum(r.gauche)::int as gauche,
           sum(r.centre)::int as centre, sum(r.droite)::int as droite, sum(r.extreme_droite)::int as "extremeDroite",
           sum(r.autres)::int as autres
    from dernier d
    join publie.resultat r on r.scrutin = d.code and r.niveau = 'bureau' and r.code = any(${[...codes]}::text[])
    group by d.code, d.libelle, d.date order by d.date desc limit ${TOURS_MONTRES}`.execute(db)
  return rows.map(({ gauche, centre, droite, extremeDroite, autres, ...tour }) => ({
    ...tour,
    voix: { gauche, centre, droite, extremeDroite, autres },
  }))
}
