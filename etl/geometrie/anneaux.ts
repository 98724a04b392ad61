/** Rings of points: area, what is inside, and polygons from rings that are on the left of what they bound. */
import type { MultiPolygon } from 'geojson'

export type Point = readonly [x: number, y: number]

/** Twice the signed area: positive when the ring turns counter-clockwise. The ring is closed or not. */
export function aireDouble(anneau: readonly Point[]): number {
  let somme = 0
  anneau.forEach(([x1, y1], i) => {
    const [x2, y2] = anneau[(i + 1) % anneau.length]!
    somme += x1 * y2 - x2 * y1
  })
  return somme
}

/** `true` when the point is inside, by the even-odd rule over every ring. */
export function estDedans(anneaux: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let dedans = false
  for (const anneau of anneaux)
    for (let i = 0, j = anneau.length - 1; i < anneau.length; j = i++) {
      const [x1, y1] = anneau[j]!
      const [x2, y2] = anneau[i]!
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) dedans = !dedans
    }
  return dedans
}

/** Polygons of rings that do not cross: a clockwise ring is a hole of the smallest ring around it. */
export function polygonesDAnneaux(anneaux: readonly (readonly Point[])[]): MultiPolygon['coordinates'] {
  const tours = anneaux.map((points) => ({ points, aire: aireDouble(points) }))
  const pleins = tours
    .filter((t) => t.aire > 0)
    .sort((a, b) => a.aire - b.aire)
    .map((t) => ({ ...t, trous: [] as (readonly Point[])[] }))
  for (const { points, aire } of tours)
    if (aire < 0) pleins.find((p) => p.aire > -aire && estDedans([p.points], points[0]!))?.trous.push(points)
  const ferme = (points: readonly Point[]) => [...points, points[0]!].map(([x, y]) => [x, y])
  return pleins.map(({ points, trous }) => [ferme(points), ...trous.map(ferme)])
}
