/**
 * What the server keeps of the engine between two publications, to answer scenarios, similar places and seats without reading
 * the country again. Rows of `bureaux` are those of the prediction; `publies` gives the row of each published bureau.
 */
import type { Prevision } from './prevision/prevision.ts'
import type { Espace } from './profilType/espace.ts'
import type { Circonscriptions } from './siege/hypotheses.ts'

export interface Moteur {
  /** Published bureaux, by code: the order of the map layers, département by département. */
  codes: string[]
  /** Row in the prediction of each published bureau, −1 when it has none. */
  rangs: Int32Array
  /** Bloc scores of the published bureaux, n×5; NaN where unknown. */
  scores: Float32Array
  /** First rounds led by the left among the recent ones, 255 when the bureau is not classed. */
  enTete: Uint8Array
  /** Codes of the circonscriptions of the prediction. */
  circonscriptions: string[]
  /** null when the rounds that the recipe needs are not loaded, or the territory is too small to learn on. */
  prevision: Prevision | null
  /** National shares under which the prediction stands, five blocs. */
  scenario: Float64Array
  /** Space of similar places, over the published bureaux. */
  espace: Espace
  /** Input of the seat simulation; null without a legislative round. */
  sieges: Circonscriptions | null
}
