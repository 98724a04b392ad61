/** The parameters of the prediction, in one versioned place. */
import { REDISTRIBUTION } from './calage.ts'
import { FAMILLES, type Famille } from './descripteurs.ts'
import type { Apriori } from './regression.ts'

/** Stored with each prediction. */
export const VERSION_PREVISION = '1.0'

export interface Recette {
  familles: readonly Famille[]
  /** λ of the regression. */
  penalite: number
  apriori: Apriori
  redistribution: readonly (readonly number[])[]
  /** A bureau teaches from this many exprimés in each round, and counts like this many at most (square root beyond). */
  exprimesMin: number
  exprimesPlafond: number
  /** Parts into which circonscriptions are dealt, so that spreads come from errors on places not learnt from. */
  plis: number
}

export const RECETTE: Recette = {
  familles: FAMILLES,
  penalite: 0.01,
  apriori: { presidentielle: 0.6, legislatives: 0.4 },
  redistribution: REDISTRIBUTION,
  exprimesMin: 30,
  exprimesPlafond: 1000,
  plis: 5,
}
