/** Rings of a place as a canvas path. */
import type { Geometrie } from './morceau.ts'

export type Projeter = (longitude: number, latitude: number) => readonly [number, number]

/** Vertices nearer than half a pixel to the one before say nothing. */
export const DEMI_PIXEL = 0.5

/** Adds the rings of a place to a path, dropping the vertices nearer than `pas` pixels to the one before. */
export function tracer(chemin: Path2D, g: Geometrie, rang: number, projeter: Projeter, pas: number): void {
  for (let r = g.anneauxDe[rang]!; r < g.anneauxDe[rang + 1]!; r++) {
    let [px, py] = [Infinity, Infinity]
    for (let i = g.anneaux[r]!; i < g.anneaux[r + 1]!; i++) {
      const [x, y] = projeter(g.sommets[2 * i]!, g.sommets[2 * i + 1]!)
      if (i === g.anneaux[r]) chemin.moveTo(x, y)
      else if (Math.abs(x - px) < pas && Math.abs(y - py) < pas) continue
      else chemin.lineTo(x, y)
      px = x
      py = y
    }
    chemin.closePath()
  }
}
