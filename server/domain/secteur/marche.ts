/** In which order to walk: nearest neighbour, then 2-opt. */
import { distanceKm, type Point } from '../ciblage/terrain.ts'
import { PARAMETRES_SECTEUR } from '../secteur.ts'

export interface Tournee {
  /** Indices of the points, in the order of the walk. */
  ordre: number[]
  /** Straight lines × detour, from the starting point to the last one. */
  metres: number
}

/**
 * A short walk through all points, that does not come back (estimate: no street network is in the data).
 * @param depart where it starts; null: at the best of the points.
 * @returns empty for no point. Length ≤ that of the nearest-neighbour walk.
 */
export function tournee(points: readonly Point[], depart: Point | null): Tournee {
  if (points.length === 0) return { ordre: [], metres: 0 }
  const debuts = depart ? [plusProche(points, depart)] : [...points.keys()].slice(0, 40)
  let meilleure: Tournee | null = null
  for (const debut of debuts) {
    const ordre = deuxOpt(points, auPlusProche(points, debut), depart)
    const metres = longueur(points, ordre, depart)
    if (!meilleure || metres < meilleure.metres - 1) meilleure = { ordre, metres }
  }
  const { ordre, metres } = meilleure!
  return { ordre, metres: Math.round(metres * PARAMETRES_SECTEUR.detour) }
}

const metresEntre = (a: Point, b: Point): number => distanceKm(a, b) * 1000

const plusProche = (points: readonly Point[], p: Point): number =>
  [...points.keys()].reduce((m, i) => (metresEntre(points[i]!, p) < metresEntre(points[m]!, p) ? i : m), 0)

function auPlusProche(points: readonly Point[], debut: number): number[] {
  const ordre = [debut]
  const reste = new Set([...points.keys()].filter((i) => i !== debut))
  while (reste.size > 0) {
    const ici = points[ordre.at(-1)!]!
    let suivant = -1
    for (const i of reste)
      if (suivant < 0 || metresEntre(points[i]!, ici) < metresEntre(points[suivant]!, ici)) suivant = i
    reste.delete(suivant)
    ordre.push(suivant)
  }
  return ordre
}

function longueur(points: readonly Point[], ordre: readonly number[], depart: Point | null): number {
  let metres = depart ? metresEntre(depart, points[ordre[0]!]!) : 0
  for (let k = 1; k < ordre.length; k++) metres += metresEntre(points[ordre[k - 1]!]!, points[ordre[k]!]!)
  return metres
}

/** Turns stretches round while that shortens the walk. */
function deuxOpt(points: readonly Point[], ordre: number[], depart: Point | null): number[] {
  let courant = ordre
  let metres = longueur(points, courant, depart)
  for (let mieux = true; mieux;) {
    mieux = false
    for (let i = 0; i < courant.length - 1; i++)
      for (let j = i + 1; j < courant.length; j++) {
        const essai = [
          ...courant.slice(0, i),
          ...courant.slice(i, j + 1).toReversed(),
          ...courant.slice(j + 1),
        ]
        const m = longueur(points, essai, depart)
        if (m < metres - 1e-6) {
          courant = essai
          metres = m
          mieux = true
        }
      }
  }
  return courant
}
