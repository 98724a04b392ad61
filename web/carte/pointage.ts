/** Which place is under the pointer, on the processor: a spatial index over boxes, then point in polygon (even-odd). */
import Flatbush from 'flatbush'
import type { Geometrie, Morceau } from './morceau.ts'

/** Index of the boxes of places; one without polygon gets a box nobody can hit. */
export function indexer(emprises: Float64Array): ArrayBufferLike {
  const n = emprises.length / 4
  const neuf = new Flatbush(Math.max(1, n), 16, Float32Array)
  for (let i = 0; i < n; i++) {
    const ouest = emprises[4 * i]!
    const est = emprises[4 * i + 2]!
    if (ouest <= est)
      neuf.add(ouest - MARGE, emprises[4 * i + 1]! - MARGE, est + MARGE, emprises[4 * i + 3]! + MARGE)
    else neuf.add(NULLE_PART, NULLE_PART, NULLE_PART, NULLE_PART)
  }
  if (n === 0) neuf.add(NULLE_PART, NULLE_PART, NULLE_PART, NULLE_PART)
  neuf.finish()
  return neuf.data
}
const NULLE_PART = 1e9
/** Degrees, for what a 32-bit number rounds. */
const MARGE = 2e-5

const index = new WeakMap<Geometrie, Flatbush>()

function indexDe(g: Geometrie): Flatbush {
  const connu = index.get(g) ?? Flatbush.from(g.index)
  index.set(g, connu)
  return connu
}

/** Even-odd rule over all the rings of a place: holes and separate parts need no special case. */
export function contient(g: Geometrie, rang: number, x: number, y: number): boolean {
  let dedans = false
  for (let r = g.anneauxDe[rang]!; r < g.anneauxDe[rang + 1]!; r++) {
    const [de, a] = [g.anneaux[r]!, g.anneaux[r + 1]!]
    for (let i = de, j = a - 1; i < a; j = i++) {
      const [xi, yi] = [g.sommets[2 * i]!, g.sommets[2 * i + 1]!]
      const [xj, yj] = [g.sommets[2 * j]!, g.sommets[2 * j + 1]!]
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) dedans = !dedans
    }
  }
  return dedans
}

/** Row of the place that contains the point, or null. */
export function pointer(g: Geometrie, longitude: number, latitude: number): number | null {
  for (const rang of indexDe(g).search(longitude, latitude, longitude, latitude))
    if (contient(g, rang, longitude, latitude)) return rang
  return null
}

/** A place on the map: a layer and a row of it. */
export interface Cible {
  morceau: Morceau
  rang: number
}

export function pointerDans(morceaux: readonly Morceau[], longitude: number, latitude: number): Cible | null {
  for (const morceau of morceaux) {
    const rang = pointer(morceau.geometrie, longitude, latitude)
    if (rang !== null) return { morceau, rang }
  }
  return null
}

/** Same place, whatever the values over its polygons. */
export const memeCible = (a: Cible | null, b: Cible | null): boolean =>
  a === b || (a !== null && b !== null && a.morceau.geometrie === b.morceau.geometrie && a.rang === b.rang)
