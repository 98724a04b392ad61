/** What is published of one place: every value with its grain, its doubt, or the reason why it is not given. */
import type { Maille, Motif } from '../indicateur.ts'

export interface FicheSociologie {
  /** Indicator → value; null: not given. */
  valeurs: Record<string, number | null>
  /** Grain of the values that were not measured on the place itself. */
  mailles: Record<string, Maille>
  /** Half-width of the 80 % interval of the values that are estimated. */
  incertitudes: Record<string, number>
  /** Why each null is null. */
  motifs: Record<string, Motif>
}
