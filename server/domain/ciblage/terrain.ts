/** The ground of a bureau: how dense it is, how long it takes to get there. */
import type { Densite } from './rendement.ts'

/** Registered voters per km² from which a bureau is walked as a dense town, or as a suburb or small town. */
export const SEUILS_DENSITE = { dense: 1500, intermediaire: 200 } as const

/** @param superficie km², null when the bureau has no contour: it is then taken as the middle kind. */
export function densiteDe(inscrits: number, superficie: number | null): Densite {
  if (superficie === null || superficie <= 0) return 'intermediaire'
  const parKm2 = inscrits / superficie
  return parKm2 >= SEUILS_DENSITE.dense
    ? 'dense'
    : parKm2 >= SEUILS_DENSITE.intermediaire
      ? 'intermediaire'
      : 'rural'
}

/** No road network is in the data: straight line × detour at a mean speed, plus the walk to and from the car. */
export const PARAMETRES_TRAJET = { detour: 1.3, kilometresParHeure: 48, minutesFixes: 6 } as const
const RAYON_TERRE_KM = 6371

/** Longitude, latitude in degrees. */
export type Point = readonly [number, number]

/** Great-circle distance in km. */
export function distanceKm([x1, y1]: Point, [x2, y2]: Point): number {
  const rad = Math.PI / 180
  const a =
    Math.sin(((y2 - y1) * rad) / 2) ** 2 +
    Math.cos(y1 * rad) * Math.cos(y2 * rad) * Math.sin(((x2 - x1) * rad) / 2) ** 2
  return 2 * RAYON_TERRE_KM * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** One-way travel of the nearest starting point, minutes (estimate); Infinity without any. */
export function trajetMinutes(arrivee: Point, departs: readonly Point[]): number {
  const { detour, kilometresParHeure, minutesFixes } = PARAMETRES_TRAJET
  const km = Math.min(...departs.map((d) => distanceKm(d, arrivee)))
  return ((km * detour) / kilometresParHeure) * 60 + minutesFixes
}
