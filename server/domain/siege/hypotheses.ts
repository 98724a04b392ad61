/** What a seat simulation is told: circonscriptions, uncertainties, habits of the second round. Design note §7. */
import type { Bloc, ParBloc } from '../bloc.ts'
import type { MatricesDuel } from './matrices.ts'

export interface Circonscriptions {
  codes: readonly string[]
  inscrits: Float64Array
  /** Expected share of exprimés in round 1 before incumbency, n×5 in the order of BLOCS; 0: the bloc has no candidate. */
  parts: Float64Array
  /** Share of its bloc's votes that the best placed candidate takes, n×5, 0–1. */
  tete: Float64Array
  /** Expected votants / inscrits. */
  participation: Float64Array
  /** Expected exprimés / votants. */
  exprimes: Float64Array
  /** Region of each circonscription, from 0. */
  region: Int32Array
  /** Bloc of the outgoing member who runs again, as an index of BLOCS; −1: nobody. */
  sortant: Int8Array
}

/** Where a bloc that could stay stands relative to the far right: the habits of withdrawal depend on it. */
export const SITUATIONS = ['extremeDroiteEnTete', 'extremeDroitePresente', 'sansExtremeDroite'] as const
export type Situation = (typeof SITUATIONS)[number]

export interface Hypotheses {
  /** Standard deviations on the logit scale of the shares. */
  ecart: {
    national: ParBloc<number>
    regional: ParBloc<number>
    local: ParBloc<number>
    /** Local error of a bloc whose outgoing member runs again: better known, so smaller. */
    localSortant: ParBloc<number>
  }
  /** Standard deviations of turnout, in shares of inscrits. */
  participation: { nationale: number; locale: number }
  /** Bonus of an outgoing member's bloc, logit scale. */
  sortant: ParBloc<number>
  /** Probability that the « front républicain » holds: the country is in one regime or the other in each draw. */
  front: number
  /** Probability that a bloc qualified in third place or below withdraws when the front holds; else nobody withdraws. */
  desistement: Record<Situation, Partial<Record<Bloc, number>>>
  /** Transfers without and with the front. */
  reports: { sans: MatricesDuel; avec: MatricesDuel }
  /** Weight of the rows in the Dirichlet draws of transfers. */
  concentration: { nationale: number; locale: number }
  /** Bloc whose margin, tipping probability and leverage are measured. */
  camp: Bloc
  /** Seats of a majority, for the tipping probability. */
  majorite: number
}

/** What a page may change in one circonscription. */
export interface Bascule {
  /** Added on the logit scale to the share of a bloc: a good candidate, a scandal, a local campaign. */
  bonus?: Partial<Record<Bloc, number>>
  /** Blocs without a candidate: their voters spread over the others. */
  absents?: readonly Bloc[]
  /** Withdrawal decided (1) or refused (0) by a bloc qualified in third place or below. */
  desistement?: Partial<Record<Bloc, number>>
  /** Added to the expected turnout, share of inscrits. */
  participation?: number
  /** The outgoing member does not run. */
  sortantAbsent?: boolean
}
