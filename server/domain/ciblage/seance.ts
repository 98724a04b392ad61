/** A session: a pair for two hours of doors, plus the way there and back. Travel is paid for: an hour in a car is an hour of a militant. */
import { gain } from './rendement.ts'
import type { Champs } from './remplissage.ts'

export const SEANCE = { militants: 2, heures: 2 } as const
/** Hours of presence that a session spends on doors, all militants together. */
export const HEURES_SEANCE = SEANCE.militants * SEANCE.heures

export interface Terrains extends Champs {
  /** One-way travel of the nearest militants, minutes; Infinity when out of reach. */
  trajet: Float64Array
}

export interface Contraintes {
  /** Militant-hours, travel included. */
  budget: number
  /** Most militant-hours, travel included, in one commune. */
  plafond: number
  /** Longest one-way travel, minutes. */
  trajetMax: number
}

/** Whole minutes of one pair for one session. */
export const minutesSeance = (trajet: number) => SEANCE.heures * 60 + 2 * Math.ceil(trajet)
/** Militant-hours of one session. */
export const coutSeance = (trajet: number) => (SEANCE.militants * minutesSeance(trajet)) / 60

/** Net votes of session number `rang` (from 0) in bureau `b`. */
export function gainSeance({ valeur, epuisement }: Champs, b: number, rang: number): number {
  const rho = epuisement[b]!
  return gain(valeur[b]!, rho, HEURES_SEANCE) * Math.exp(-rho * HEURES_SEANCE * rang)
}

/** Bureaux that a plan may visit: positive value, within reach. */
export function accessibles(t: Terrains, trajetMax: number): Int32Array {
  return Int32Array.from(t.valeur.keys()).filter((b) => t.valeur[b]! > 0 && t.trajet[b]! <= trajetMax)
}

/** Net votes of a number of sessions by bureau. */
export function valeurDe(t: Terrains, seances: Int32Array): number {
  let total = 0
  for (let b = 0; b < seances.length; b++)
    for (let rang = 0; rang < seances[b]!; rang++) total += gainSeance(t, b, rang)
  return total
}
