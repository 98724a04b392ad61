/** The class of a place, and the abstention hotspot laid over it. */
import type { ParBloc, Rival } from './bloc.ts'

export const PROFILS = ['acquis', 'hesitant', 'droite', 'indetermine'] as const
export type Profil = (typeof PROFILS)[number]

export const NOM_PROFIL: Record<Profil, string> = {
  acquis: 'Acquis',
  hesitant: 'Hésitant',
  droite: 'À droite',
  indetermine: 'Indéterminé',
}

/** One sentence for or against the left in a place, in plain French. */
export interface Raison {
  signe: '+' | '-' | '='
  texte: string
}

export interface Classement {
  profil: Profil
  /** The bloc in front of the left (or right behind it); null when indéterminé. */
  rival: Rival | null
  /** S_G − max(S_C, S_D, S_X), −1…1; null when indéterminé. */
  marge: number | null
  /** Probability that the left comes first next time, neutral scenario, 0–1. */
  probabilite: number | null
  /** The same if the national swing of 2022–2024 happens again. */
  probabiliteRejeu: number | null
  /** Share of the left predicted at the next legislative first round, and its 80 % interval; null without a prediction. */
  partPrevue: number | null
  partPrevueBasse: number | null
  partPrevueHaute: number | null
  /** Rank among the profils-types; null at levels other than the bureau. */
  profilType: number | null
  /** Bloc scores S, shares of exprimés; null when the bloc was never present. */
  scores: ParBloc
  foyer: boolean
  /** The hotspot holds back more votes of the far right than of the left. */
  foyerARisque: boolean
  /** Mean presidential minus mean legislative turnout, ≥ 0, share of inscrits. */
  ecartParticipation: number | null
  /** Votes (count) that abstention at legislatives holds back from the left, from the far right, and the difference. */
  reserveGauche: number | null
  reserveExtremeDroite: number | null
  reserveNette: number | null
  /** Pedersen index between rounds of one type, 0–1, sampling noise removed. */
  volatilite: number | null
  /** First rounds with a usable result, and those among the last four where the left came first. */
  toursUtilises: number
  toursEnTete: number
  toursComptes: number
  raisons: Raison[]
}
