/** Schematic split of a surface into cells of about the same size: seeded points, evened out, then their Voronoi cells clipped. */
import type { MultiPolygon } from 'geojson'
import { difference, intersection, type Geom } from 'polyclip-ts'
import { PAS_DEGRE } from '#contract/carte'
import { Hasard } from '#domain/hasard'
import { contourDe, empriseDe, geometrieDe, type Contour } from './contour.ts'

type Point = readonly [x: number, y: number]

/** Points drawn in the surface for each cell, and rounds of evening out. */
const POINTS_PAR_CELLULE = 60
const TOURS = 12

/** Horizontal bands in which the sides of a surface are sorted. */
const BANDES = 256

/** Whether a point is inside a surface, by the even-odd rule over every ring. */
function testeur({ sommets, anneaux }: Contour, yMin: number, yMax: number): (p: Point) => boolean {
  const bandeDe = (y: number): number => Math.floor(((y - yMin) / (yMax - yMin || 1)) * (BANDES - 1))
  /** First vertices of the sides that each band meets. */
  const cotes = Array.from({ length: BANDES }, (): number[] => [])
  for (let a = 0; a + 1 < anneaux.length; a++)
    for (let i = anneaux[a]!; i + 1 < anneaux[a + 1]!; i++) {
      const [u, v] = [bandeDe(sommets[i * 2 + 1]!), bandeDe(sommets[i * 2 + 3]!)]
      for (let b = Math.min(u, v); b <= Math.max(u, v); b++) cotes[b]!.push(i)
    }
  return ([x, y]) => {
    let dedans = false
    for (const i of cotes[bandeDe(y)]!) {
      const [x1, y1] = [sommets[i * 2]!, sommets[i * 2 + 1]!]
      const [x2, y2] = [sommets[i * 2 + 2]!, sommets[i * 2 + 3]!]
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) dedans = !dedans
    }
    return dedans
  }
}

/** Points spread in the surface, in its integer units; fewer than asked when it is a mere line. */
function semer(c: Contour, nombre: number, hasard: Hasard): Point[] {
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < c.sommets.length; i += 2) {
    xMin = Math.min(xMin, c.sommets[i]!)
    xMax = Math.max(xMax, c.sommets[i]!)
    yMin = Math.min(yMin, c.sommets[i + 1]!)
    yMax = Math.max(yMax, c.sommets[i + 1]!)
  }
  const contient = testeur(c, yMin, yMax)
  const points: Point[] = []
  for (let essai = 0; points.length < nombre && essai < nombre * 50; essai++) {
    const point: Point = [xMin + hasard.uniforme() * (xMax - xMin), yMin + hasard.uniforme() * (yMax - yMin)]
    if (contient(point)) points.push(point)
  }
  return points
}

/** Centres that share `points` evenly (k-means from the first ones), from north to south then west to east. */
function centres(points: readonly Point[], nombre: number): Point[] {
  let germes = points.slice(0, nombre)
  for (let tour = 0; tour < TOURS; tour++) {
    const sommes = germes.map(() => [0, 0, 0] as [number, number, number])
    for (const [x, y] of points) {
      let proche = 0
      let distance = Infinity
      germes.forEach(([gx, gy], i) => {
        const d = (gx - x) ** 2 + (gy - y) ** 2
        if (d < distance) [proche, distance] = [i, d]
      })
      const somme = sommes[proche]!
      somme[0] += x
      somme[1] += y
      somme[2]++
    }
    germes = germes.map((g, i) => {
      const [x, y, n] = sommes[i]!
      return n === 0 ? g : [x / n, y / n]
    })
  }
  return germes.sort((a, b) => b[1] - a[1] || a[0] - b[0])
}

/** What of a convex polygon is nearer to `a` than to `b`. */
function moitie(polygone: readonly Point[], a: Point, b: Point): Point[] {
  const [nx, ny] = [b[0] - a[0], b[1] - a[1]]
  const seuil = (nx * (a[0] + b[0]) + ny * (a[1] + b[1])) / 2
  const cote = ([x, y]: Point) => nx * x + ny * y - seuil
  return polygone.flatMap((p, i) => {
    const q = polygone[(i + 1) % polygone.length]!
    const [dp, dq] = [cote(p), cote(q)]
    const garde: Point[] = dp <= 0 ? [p] : []
    if (dp < 0 !== dq < 0 && dp !== dq) {
      const t = dp / (dp - dq)
      garde.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
    }
    return garde
  })
}

/**
 * `nombre` cells that tile the surface; null when it cannot be done (too thin for that many).
 * @param graine the same seed gives the same cells.
 */
export function partager(surface: Contour, nombre: number, graine: number): Contour[] | null {
  if (nombre === 1) return [surface]
  const points = semer(surface, nombre * POINTS_PAR_CELLULE, new Hasard(graine))
  if (points.length < nombre * 2) return null
  const germes = centres(points, nombre)
  const [ouest, sud, est, nord] = empriseDe(surface)
  const marge = 0.01
  const geometrie = geometrieDe(surface).coordinates as Geom
  // Cells are cut in degrees, like the surface; centres were found in integer units.
  const degres = germes.map(([x, y]): Point => [x * PAS_DEGRE, y * PAS_DEGRE])
  try {
    return degres.map((germe) => {
      let cellule: Point[] = [
        [ouest - marge, sud - marge],
        [est + marge, sud - marge],
        [est + marge, nord + marge],
        [ouest - marge, nord + marge],
      ]
      for (const autre of degres) if (autre !== germe) cellule = moitie(cellule, germe, autre)
      const anneau = [...cellule, cellule[0]!].map(([x, y]): [number, number] => [x, y])
      return contourNet(intersection(geometrie, [anneau]))
    })
  } catch {
    // the clipping gave up, or a cell is empty: better no contour than a false one
    return null
  }
}

/** Slivers that the clipping leaves along edges, in square degrees: about 10 m by 10 m. */
const AIRE_MIN = 1e-8

function aireDe(anneau: readonly (readonly number[])[]): number {
  let somme = 0
  for (let i = 0; i + 1 < anneau.length; i++)
    somme += anneau[i]![0]! * anneau[i + 1]![1]! - anneau[i + 1]![0]! * anneau[i]![1]!
  return Math.abs(somme) / 2
}

/** The contour of what a clipping gives, without its slivers. @throws Error when nothing is left. */
function contourNet(coordinates: MultiPolygon['coordinates']): Contour {
  const polygones = coordinates
    .filter(([exterieur]) => exterieur && aireDe(exterieur) >= AIRE_MIN)
    .map((polygone) => polygone.filter((anneau, i) => i === 0 || aireDe(anneau) >= AIRE_MIN))
  return contourDe([{ type: 'MultiPolygon', coordinates: polygones }])
}

/** What of `surface` no contour of `occupes` covers; null when nothing is left, or the clipping gives up. */
export function reste(surface: Contour, occupes: readonly Contour[]): Contour | null {
  if (occupes.length === 0) return surface
  try {
    const [premier, ...autres] = occupes.map((c) => geometrieDe(c).coordinates as Geom)
    return contourNet(difference(geometrieDe(surface).coordinates as Geom, premier!, ...autres))
  } catch {
    // nothing left
    return null
  }
}

/** What two surfaces have in common; null when nothing. */
export function commun(a: Contour, b: Contour): Contour | null {
  try {
    const coordinates = intersection(geometrieDe(a).coordinates as Geom, geometrieDe(b).coordinates as Geom)
    return contourNet(coordinates)
  } catch {
    // nothing in common
    return null
  }
}
