/** Polygons as paths of a sheet, in hundredths of a millimetre. */
import type { Emprise, Projection } from '#domain/projection'
import type { Polygone } from './modele.ts'

/** A rectangle of the sheet, millimetres. */
export interface Cadre {
  x: number
  y: number
  largeur: number
  hauteur: number
}

export interface Vue {
  cadre: Cadre
  /** Degrees → hundredths of a millimetre on the sheet. */
  placer: (longitude: number, latitude: number) => [number, number]
  /** Metres of ground for a millimetre of paper. */
  metresParMm: number
}

/** Points of the edge of an extent that its projected bounds are taken from: a conic bends them. */
const BORD = 16

/** Fits an extent into a frame, centred. */
export function cadrer(emprise: Emprise, projeter: Projection, cadre: Cadre): Vue {
  const [ouest, sud, est, nord] = emprise
  const points = Array.from({ length: BORD + 1 }, (_, k) => k / BORD).flatMap((t) => [
    projeter(ouest + t * (est - ouest), sud),
    projeter(ouest + t * (est - ouest), nord),
    projeter(ouest, sud + t * (nord - sud)),
    projeter(est, sud + t * (nord - sud)),
  ])
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])]
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const metresParMm = Math.max((x1 - x0) / cadre.largeur, (y1 - y0) / cadre.hauteur)
  const dx = cadre.x + (cadre.largeur - (x1 - x0) / metresParMm) / 2
  const dy = cadre.y + (cadre.hauteur - (y1 - y0) / metresParMm) / 2
  return {
    cadre,
    metresParMm,
    placer: (longitude, latitude) => {
      const [x, y] = projeter(longitude, latitude)
      return [
        Math.round(100 * (dx + (x - x0) / metresParMm)),
        Math.round(100 * (dy + (y - y0) / metresParMm)),
      ]
    },
  }
}

/**
 * Path of polygons; a vertex that falls on the one before is dropped, so neighbours that share vertices keep sharing edges. A ring that
 * shrinks to less than a triangle is left out, unless it is the only one: a place never vanishes, it becomes a dot.
 */
export function tracer(polygones: readonly Polygone[], { placer }: Vue): string {
  let d = ''
  for (const anneaux of polygones)
    for (const anneau of anneaux) {
      const points: [number, number][] = []
      for (const [longitude, latitude] of anneau) {
        const p = placer(longitude, latitude)
        const dernier = points.at(-1)
        if (!dernier || dernier[0] !== p[0] || dernier[1] !== p[1]) points.push(p)
      }
      if (points.length < 4) continue
      const [premier] = points as [[number, number]]
      d += `M${premier[0]} ${premier[1]}l`
      for (let i = 1; i < points.length - 1; i++) {
        const [x, y] = [points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]]
        d += `${x}${y < 0 ? '' : ' '}${y} `
      }
      d += 'z'
    }
  if (d !== '') return d
  const sommet = polygones[0]?.[0]?.[0]
  if (!sommet) return ''
  const [x, y] = placer(sommet[0], sommet[1])
  return `M${x - 3} ${y - 3}h6v6h-6z`
}
