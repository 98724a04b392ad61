/**
 * What the server keeps of the engine between two publications, to answer scenarios, similar places and seats without reading
 * the country again. `publies` are in the order of the map layers; predictions have rows of their own.
 */
import type { Groupement } from './bloc.ts'
import type { Prevision } from './prevision/prevision.ts'
import type { Espace } from './profilType/espace.ts'
import type { Circonscriptions } from './siege/hypotheses.ts'

/** Unit of the chances and margins of a scenario over the wire: whole numbers of it fit 16 bits, a third of the bytes of floats. */
export const UNITE_SCENARIO = 1e-4

/** The country read through one mapping of nuances into blocs. */
export interface Lecture {
  /** Bloc scores of the published bureaux, n×5; NaN where unknown. */
  scores: Float32Array
  /** First rounds led by the left among the recent ones, 255 when the bureau is not classed. */
  enTete: Uint8Array
  /** null when the rounds that the recipe needs are not loaded, or the territory is too small to learn on. */
  prevision: Prevision | null
  /** National shares under which the prediction stands, five blocs. */
  scenario: Float64Array
  /** Input of the seat simulation; null without a legislative round. */
  sieges: Circonscriptions | null
}

export interface Moteur {
  /** Published bureaux, by code: the order of the map layers, département by département. */
  codes: string[]
  /** Row in the prediction of each published bureau, −1 when it has none. */
  rangs: Int32Array
  /** Codes of the circonscriptions of the prediction. */
  circonscriptions: string[]
  /** Space of similar places, over the published bureaux. */
  espace: Espace
  /** Mapping of the publication. */
  groupement: Groupement
  lectures: Record<Groupement, Lecture>
}
