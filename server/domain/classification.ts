/**
 * Classification of a place, method 1 (design note §2–§4): bloc scores with decay and shrinkage to the parent, margin,
 * profil, probability. Every parameter is in {@link PARAMETRES}; {@link VERSION_METHODE} is stored with each result.
 */
import { BLOCS, RIVAUX, type Bloc, type ParBloc, type Rival } from './bloc.ts'
import type { Profil } from './profil.ts'
import { scrutinDe, type TypeScrutin } from './scrutin.ts'

export const VERSION_METHODE = '1.0'

export const PARAMETRES = {
  /** Weight of a type of election. */
  poids: {
    legislatives: 1,
    presidentielle: 0.8,
    europeennes: 0.7,
    regionales: 0.4,
    departementales: 0.4,
    cantonales: 0.4,
    municipales: 0.25,
  } satisfies Record<TypeScrutin, number>,
  /** A round loses half of its weight every so many years. */
  demiVieAnnees: 4,
  /** Exprimés that the parent place weighs in a score. */
  retrecissement: 150,
  /** Bureaux from which a commune, rather than the circonscription, is the parent of its bureaux. */
  bureauxParentCommune: 4,
  margeAcquis: 0.06,
  margeDroite: -0.1,
  /** First rounds looked at, and how many of them the left must have led. */
  toursRecents: 4,
  toursEnTeteAcquis: 3,
  exprimesMin: 50,
  toursMin: 2,
  /** Probability Φ((a·M − b·s) / σ). */
  probabilite: { pente: 1.28, rejeu: 0.063, sigma: 0.098 },
} as const

/** One first round of a place. */
export interface TourDeLieu {
  scrutin: string
  inscrits: number
  votants: number
  exprimes: number
  voix: ParBloc
}

/** Share of exprimés of each bloc; null where the bloc had no candidate. */
export function partsDe(tour: Pick<TourDeLieu, 'exprimes' | 'voix'>): ParBloc {
  const part = (v: number | null) => (v === null || tour.exprimes === 0 ? null : v / tour.exprimes)
  return {
    gauche: part(tour.voix.gauche),
    centre: part(tour.voix.centre),
    droite: part(tour.voix.droite),
    extremeDroite: part(tour.voix.extremeDroite),
    autres: part(tour.voix.autres),
  }
}

/** Weight of a round today: type × 2^(−years / half-life). Years run between the days of vote. */
export function poidsTour(code: string, aujourdhui: string): number {
  const { type, date } = scrutinDe(code)
  const annees = (Date.parse(aujourdhui) - Date.parse(date)) / (365.25 * 86_400_000)
  return PARAMETRES.poids[type] * 2 ** (-annees / PARAMETRES.demiVieAnnees)
}

/** What the scores of all places are relative to. */
export interface ContexteNational {
  /** Day of the latest round: weights decay backwards from it. */
  aujourdhui: string
  /** National shares by round. */
  parts: ReadonlyMap<string, ParBloc>
  /** Round at whose national level scores are expressed: the latest legislative first round. */
  reference: string
}

/**
 * S_bk = n_k + (Σ_e ω_e·E_be·(p_bek − n_ek) + κ·(S_parent,k − n_k)) / (Σ_e ω_e·E_be + κ), shares 0–1:
 * n_ek is the national share, n_k that of the reference round. A round where the bloc is absent is skipped for that bloc.
 * @param parent scores of the parent; null for the country.
 * @returns null for a bloc that neither the place nor its parent ever saw.
 */
export function scoresDe(
  tours: readonly TourDeLieu[],
  parent: ParBloc | null,
  national: ContexteNational,
): ParBloc {
  const scores: ParBloc = { gauche: null, centre: null, droite: null, extremeDroite: null, autres: null }
  const reference = national.parts.get(national.reference)
  for (const bloc of BLOCS) {
    const niveau = reference?.[bloc] ?? 0
    let masse = 0
    let ecart = 0
    for (const tour of tours) {
      const voix = tour.voix[bloc]
      const partNationale = national.parts.get(tour.scrutin)?.[bloc] ?? null
      if (voix === null || partNationale === null || tour.exprimes === 0) continue
      const poids = poidsTour(tour.scrutin, national.aujourdhui) * tour.exprimes
      masse += poids
      ecart += poids * (voix / tour.exprimes - partNationale)
    }
    const ecartParent = parent === null || parent[bloc] === null ? null : parent[bloc] - niveau
    const kappa = ecartParent === null ? 0 : PARAMETRES.retrecissement
    if (masse + kappa === 0) continue
    const score = niveau + (ecart + kappa * (ecartParent ?? 0)) / (masse + kappa)
    scores[bloc] = Math.min(1, Math.max(0, score))
  }
  return scores
}

/** M = S_G − max(S_C, S_D, S_X), −1…1, and the bloc that carries the maximum; null without a score of the left or of any rival. */
export function margeDe(scores: ParBloc): { marge: number; rival: Rival } | null {
  if (scores.gauche === null) return null
  let rival: Rival | null = null
  for (const bloc of RIVAUX)
    if (scores[bloc] !== null && (rival === null || scores[bloc] > scores[rival]!)) rival = bloc
  return rival === null ? null : { marge: scores.gauche - scores[rival]!, rival }
}

/** Whether the left came strictly first of the blocs; null when it had no candidate or nobody voted. */
export function gaucheEnTete(tour: TourDeLieu): boolean | null {
  const gauche = tour.voix.gauche
  if (gauche === null || tour.exprimes === 0) return null
  return BLOCS.every((b: Bloc) => b === 'gauche' || (tour.voix[b] ?? 0) < gauche)
}

/** Standard normal distribution function (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
export function phi(x: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(x) / Math.SQRT2))
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const erf = 1 - poly * Math.exp((-x * x) / 2)
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2
}

/** Probability that the left comes first at the next legislatives, 0–1; `rejeu`: the national swing of 2022–2024 happens again. */
export function probabiliteEnTete(marge: number, rejeu: boolean): number {
  const { pente, rejeu: recul, sigma } = PARAMETRES.probabilite
  return phi((pente * marge - (rejeu ? recul : 0)) / sigma)
}

/** @param enTete for each of the latest usable first rounds, whether the left led. */
export function profilDe(marge: number, enTete: readonly boolean[]): Profil {
  const menes = enTete.filter(Boolean).length
  if (marge >= PARAMETRES.margeAcquis && menes >= PARAMETRES.toursEnTeteAcquis) return 'acquis'
  return marge <= PARAMETRES.margeDroite ? 'droite' : 'hesitant'
}
