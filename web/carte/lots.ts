/**
 * A layer of data cut in lots that the graphics card draws or leaves apart: the whole of a small layer, the départements
 * of a large one. Buffers are made once per lot.
 */
import type { Geometrie, Morceau } from './morceau.ts'
import type { Emprise } from './niveaux.ts'
import { rangsEnCouleurs } from './extensionLieux.ts'

export interface Lot {
  cle: string
  /** Rows of the layer, the last excluded. */
  debut: number
  fin: number
  /** Null: nothing to draw. */
  emprise: Emprise | null
  /** What deck.gl reads; the row of a place is counted from the start of the lot. */
  polygones: object
}

/** Under this many places a layer is one lot. */
const LIEUX_PAR_COUCHE = 1500

const lots = new WeakMap<Geometrie, Lot[]>()

/** Lots of a layer, made once for its polygons: other values over the same polygons share them. */
export function lotsDe(morceau: Morceau): Lot[] {
  const connus = lots.get(morceau.geometrie)
  if (connus) return connus
  const { departement, n } = morceau.valeurs
  const neufs: Lot[] = []
  let debut = 0
  for (let i = 1; i <= n; i++)
    if (i === n || (n > LIEUX_PAR_COUCHE && departement[i] !== departement[debut])) {
      neufs.push(faireLot(morceau, debut, i))
      debut = i
    }
  lots.set(morceau.geometrie, neufs)
  return neufs
}

function faireLot(morceau: Morceau, debut: number, fin: number): Lot {
  const { geometrie: g, cle } = morceau
  const [base, dernier] = [g.debuts[debut]!, g.debuts[fin]!]
  const startIndices = g.debuts.slice(debut, fin + 1).map((s) => s - base)
  const triangles = g.triangles.slice(g.trianglesDe[debut], g.trianglesDe[fin]).map((s) => s - base)
  return {
    cle: `${cle}/${debut}`,
    debut,
    fin,
    emprise: empriseDe(g.emprises, debut, fin),
    polygones: {
      length: fin - debut,
      startIndices,
      attributes: {
        getPolygon: { value: g.sommets.subarray(2 * base, 2 * dernier), size: 2 },
        indices: { value: triangles, size: 1 },
        getFillColor: { value: rangsEnCouleurs(startIndices), size: 4, normalized: true },
      },
    },
  }
}

/** Box of rows; NaN, for a place without polygon, compares false and counts for nothing. */
function empriseDe(emprises: Float64Array, debut: number, fin: number): Emprise | null {
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = debut; i < fin; i++) {
    if (emprises[4 * i]! < ouest) ouest = emprises[4 * i]!
    if (emprises[4 * i + 1]! < sud) sud = emprises[4 * i + 1]!
    if (emprises[4 * i + 2]! > est) est = emprises[4 * i + 2]!
    if (emprises[4 * i + 3]! > nord) nord = emprises[4 * i + 3]!
  }
  return ouest <= est ? [ouest, sud, est, nord] : null
}
