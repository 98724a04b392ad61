/** What abstention holds back in every place of a level: read once a publication, when a scenario moves turnout. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import { NB_BLOCS } from '#domain/prevision/colonnes'
import type { Retenues } from '#domain/prevision/mobilisation'

type Niveau = 'bureau' | 'circonscription'

export interface RetenuesDuNiveau extends Retenues {
  /** Row of each place. */
  rangs: Map<string, number>
  /** Five scores of each place; NaN where unknown. */
  scores: Float32Array
}

interface Ligne {
  code: string
  exprimes: number | null
  ecart: number | null
  gauche: number | null
  extremeDroite: number | null
  s0: number | null
  s1: number | null
  s2: number | null
  s3: number | null
  s4: number | null
}

const gardees = new WeakMap<
  Kysely<Schema>,
  { version: string; lues: Map<Niveau, Promise<RetenuesDuNiveau>> }
>()

export function retenuesDe(db: Kysely<Schema>, version: string, niveau: Niveau): Promise<RetenuesDuNiveau> {
  const connues = gardees.get(db)
  const garde = connues?.version === version ? connues : { version, lues: new Map() }
  gardees.set(db, garde)
  const lues = garde.lues.get(niveau) ?? lire(db, niveau)
  garde.lues.set(niveau, lues)
  lues.catch(() => garde.lues.delete(niveau))
  return lues
}

async function lire(db: Kysely<Schema>, niveau: Niveau): Promise<RetenuesDuNiveau> {
  const { rows } = await sql<Ligne>`
    select c.code, r.exprimes::real / nullif(r.inscrits, 0) as exprimes, c.ecart_participation as ecart,
           c.reserve_gauche / nullif(l.inscrits, 0) as gauche, c.reserve_extreme_droite / nullif(l.inscrits, 0) as "extremeDroite",
           c.score_gauche as s0, c.score_centre as s1, c.score_droite as s2, c.score_extreme_droite as s3, c.score_autres as s4
    from publie.classement c
    join publie.lieu l on l.niveau = c.niveau and l.code = c.code
    left join publie.resultat r on r.niveau = c.niveau and r.code = c.code and r.scrutin = (
      select max(code) from publie.scrutin where code like '%-legislatives-1')
    where c.niveau = ${niveau}`.execute(db)
  const colonne = (lire: (l: Ligne) => number | null): Float32Array =>
    Float32Array.from(rows, (l) => lire(l) ?? Number.NaN)
  const scores = new Float32Array(rows.length * NB_BLOCS)
  rows.forEach((l, i) =>
    scores.set(
      [l.s0, l.s1, l.s2, l.s3, l.s4].map((s) => s ?? Number.NaN),
      i * NB_BLOCS,
    ),
  )
  return {
    rangs: new Map(rows.map((l, i) => [l.code, i])),
    exprimes: colonne((l) => l.exprimes),
    ecart: colonne((l) => l.ecart),
    gauche: colonne((l) => l.gauche),
    extremeDroite: colonne((l) => l.extremeDroite),
    scores,
  }
}

/** The same figures in another order of places, `codes`; NaN where unknown. */
export function ranger(r: RetenuesDuNiveau, codes: readonly (string | undefined)[]): Retenues {
  const rangs = codes.map((c) => (c === undefined ? undefined : r.rangs.get(c)))
  const colonne = (lue: Float32Array): Float32Array =>
    Float32Array.from(rangs, (i) => (i === undefined ? Number.NaN : lue[i]!))
  return {
    exprimes: colonne(r.exprimes),
    ecart: colonne(r.ecart),
    gauche: colonne(r.gauche),
    extremeDroite: colonne(r.extremeDroite),
  }
}
