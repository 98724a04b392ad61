/** Lines of the map, from the rings of a geometry: segments for hairlines, paths for borders and outlines. */
import type { Geometrie } from './decoder.ts'

/** Two ends of every side of every ring, as deck.gl's LineLayer reads them. */
export interface Segments {
  n: number
  depuis: Float64Array
  vers: Float64Array
}

/** A ring may repeat its first vertex at its end or not: both close here. */
export function segmentsDe(g: Geometrie): Segments {
  const depuis = new Float64Array(g.sommets.length)
  const vers = new Float64Array(g.sommets.length)
  let n = 0
  for (let r = 0; r + 1 < g.anneaux.length; r++) {
    const [de, a] = [g.anneaux[r]!, g.anneaux[r + 1]!]
    for (let i = de; i < a; i++) {
      const j = i + 1 < a ? i + 1 : de
      const [xi, yi, xj, yj] = [
        g.sommets[2 * i]!,
        g.sommets[2 * i + 1]!,
        g.sommets[2 * j]!,
        g.sommets[2 * j + 1]!,
      ]
      if (xi === xj && yi === yj) continue
      depuis[2 * n] = xi
      depuis[2 * n + 1] = yi
      vers[2 * n] = xj
      vers[2 * n + 1] = yj
      n++
    }
  }
  return { n, depuis: depuis.subarray(0, 2 * n), vers: vers.subarray(0, 2 * n) }
}

/** Closed paths: `debuts` in vertices, coordinates flat. */
export interface Chemins {
  n: number
  debuts: Uint32Array
  points: Float64Array
}

/** Rings of the places `rangs` (all without it), each ending on its first vertex. */
export function cheminsDe(g: Geometrie, rangs?: readonly number[]): Chemins {
  const points: number[] = []
  const debuts: number[] = []
  const liste = rangs ?? Array.from({ length: g.n }, (_, i) => i)
  for (const rang of liste)
    for (let r = g.anneauxDe[rang]!; r < g.anneauxDe[rang + 1]!; r++) {
      const [de, a] = [g.anneaux[r]!, g.anneaux[r + 1]!]
      if (a - de < 3) continue
      debuts.push(points.length / 2)
      for (let i = de; i < a; i++) points.push(g.sommets[2 * i]!, g.sommets[2 * i + 1]!)
      const [dx, dy] = [g.sommets[2 * de]!, g.sommets[2 * de + 1]!]
      if (points.at(-2) !== dx || points.at(-1) !== dy) points.push(dx, dy)
    }
  debuts.push(points.length / 2)
  return { n: debuts.length - 1, debuts: Uint32Array.from(debuts), points: Float64Array.from(points) }
}
