/**
 * What the prediction reads: rounds, places and offer of candidates as columns over one common list of bureaux.
 * Tables by bloc are row-major, `n × NB_BLOCS`, blocs in the order of {@link BLOCS}.
 */
import { BLOCS, type Bloc } from '../bloc.ts'

export const NB_BLOCS = BLOCS.length
export const [GAUCHE, CENTRE, DROITE, EXTREME_DROITE, AUTRES] = [0, 1, 2, 3, 4] as const
/** The blocs that the regression predicts; `autres` has a rule of its own (see {@link partAutres}). */
export const NB_REGRESSES = 4

export const rangBloc = (bloc: Bloc): number => BLOCS.indexOf(bloc)

/** The bureaux and what holds them. Indices, −1 when unknown. */
export interface Territoire {
  n: number
  commune: Int32Array
  circonscription: Int32Array
  nbCommunes: number
  nbCirconscriptions: number
  /** 1 in metropolitan France: coefficients are learnt there only, the party systems overseas being their own. */
  metropole: Uint8Array
}

/** One round. NaN where the bureau did not exist, and in `voix` where the bloc had no candidate. */
export interface TourEnColonnes {
  inscrits: Float64Array
  votants: Float64Array
  exprimes: Float64Array
  voix: Float64Array
}

/** The offer of a legislative first round, per bureau (it is the same in a whole circonscription). Known before the vote. */
export interface Offre {
  /** `n × NB_BLOCS`: 1 when the bloc has a candidate. */
  presence: Uint8Array
  /** Number of candidates of nuance « divers ». */
  divers: Uint8Array
  /** 1 with a candidate of nuance « régionaliste ». */
  regionaliste: Uint8Array
  /** 1 with a candidate « divers gauche ». */
  diversGauche: Uint8Array
  /** 1 when the left has candidates, all of minor nuances (divers gauche, extrême gauche, écologistes, radicaux). */
  gaucheSansPrincipal: Uint8Array
  /** 1 when the centre has no candidate other than « divers centre ». */
  centreSansPrincipal: Uint8Array
}

/** What is known before a legislative first round. */
export interface Historique {
  /** Latest presidential election, first and second round. */
  presidentielle: TourEnColonnes
  duelPresidentiel: TourEnColonnes
  /** Latest legislative election, first and second round. */
  legislatives: TourEnColonnes
  secondTour: TourEnColonnes
  /** Offer of that latest legislative first round. */
  offrePassee: Offre
}

/** National shares of exprimés of the five blocs, summing to 1. */
export type Scenario = Float64Array

/** Votes of a bloc in a bureau, 0 when it had no candidate or the bureau did not exist. */
export function voixDe(tour: TourEnColonnes, i: number, k: number): number {
  const v = tour.voix[i * NB_BLOCS + k]!
  return Number.isNaN(v) ? 0 : v
}

/** Sum of the votes of the five blocs in a bureau; 0 when it did not exist. */
export function totalVoix(tour: TourEnColonnes, i: number): number {
  let total = 0
  for (let k = 0; k < NB_BLOCS; k++) total += voixDe(tour, i, k)
  return total
}

/** National shares of a round, over the bureaux of `masque` (all without one). */
export function partsNationales(tour: TourEnColonnes, masque?: Uint8Array): Scenario {
  const parts = new Float64Array(NB_BLOCS)
  let total = 0
  for (let i = 0; i < tour.exprimes.length; i++) {
    if (masque && masque[i] === 0) continue
    for (let k = 0; k < NB_BLOCS; k++) {
      const v = voixDe(tour, i, k)
      parts[k]! += v
      total += v
    }
  }
  return parts.map((v) => v / total)
}

/** Shares of a round by bureau, `n × NB_BLOCS`; 0 for an absent bloc, NaN for a bureau without votes. */
export function partsDuTour(tour: TourEnColonnes): Float64Array {
  const parts = new Float64Array(tour.voix.length)
  for (let i = 0; i < tour.exprimes.length; i++) {
    const total = totalVoix(tour, i)
    for (let k = 0; k < NB_BLOCS; k++) parts[i * NB_BLOCS + k] = total > 0 ? voixDe(tour, i, k) / total : NaN
  }
  return parts
}

/** 1 where each of the rounds has at least `minimum` exprimés. */
export function bureauxUtilisables(n: number, tours: readonly TourEnColonnes[], minimum: number): Uint8Array {
  const masque = new Uint8Array(n)
  for (let i = 0; i < n; i++) masque[i] = tours.every((t) => t.exprimes[i]! >= minimum) ? 1 : 0
  return masque
}

/**
 * Weight of a bureau: exprimés of the latest presidential, else of the latest legislative, else 0. It stands for the
 * electorate to come, whose local turnout is not known before the vote.
 */
export function poidsDesBureaux(historique: Historique): Float64Array {
  return historique.presidentielle.exprimes.map((e, i) => {
    const autre = historique.legislatives.exprimes[i]!
    return Number.isNaN(e) ? (Number.isNaN(autre) ? 0 : autre) : e
  })
}
