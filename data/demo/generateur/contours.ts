/**
 * Polygons of any set of territories over the cells. Each edge between two cells is drawn once, as a small random line that
 * stays in its own kite (edge and its two sites), then shared: neighbours touch exactly and lines never cross.
 */
import type { Polygon, MultiPolygon, Position } from 'geojson'
import type { Cellules, Point } from './cellules.ts'
import { Hasard } from './hasard.ts'

const LONGITUDE = -8.45
const LATITUDE = 45.85
const KM_PAR_DEGRE = 111.2
/** Edges are broken until segments are shorter than this, in kilometres. */
const PAS = 0.3

export const cinq = (v: number) => Math.round(v * 1e5) / 1e5

/** Kilometres to degrees, five decimals as in the published files. */
export function projeter({ x, y }: Point): Position {
  return [
    cinq(LONGITUDE + x / (KM_PAR_DEGRE * Math.cos((LATITUDE * Math.PI) / 180))),
    cinq(LATITUDE + y / KM_PAR_DEGRE),
  ]
}

export class Contours {
  private readonly cellules: Cellules
  private readonly sommets: Point[]
  private readonly lignes = new Map<number, Position[]>()

  constructor(cellules: Cellules) {
    this.cellules = cellules
    const { triangles } = cellules.delaunay
    this.sommets = Array.from({ length: triangles.length / 3 }, (_, t) =>
      centreDuCercle(...([0, 1, 2].map((k) => cellules.sites[triangles[3 * t + k]!]!) as Trois)),
    )
  }

  /** @param zone name of the territory of each cell; null: no territory. */
  tracer(zone: (cellule: number) => string | null): Map<string, Polygon | MultiPolygon> {
    const { triangles, halfedges } = this.cellules.delaunay
    const zones = this.cellules.sites.map((_, c) => zone(c))
    // The border of a zone passes once through a vertex, because three cells meet there: one exit per vertex and zone.
    const sorties = new Map<string, Map<number, number>>()
    halfedges.forEach((oppose, e) => {
      const [a, b] = [triangles[e]!, triangles[suivante(e)]!]
      if (oppose < 0 || zones[a] === null || zones[a] === zones[b]) return
      const nom = zones[a]!
      if (!sorties.has(nom)) sorties.set(nom, new Map())
      // Cell a is on the left of the way from the triangle of e to that of the opposite half-edge.
      sorties.get(nom)!.set(triangleDe(e), e)
    })
    return new Map([...sorties].map(([nom, s]) => [nom, polygone(this.anneaux(s))]))
  }

  private anneaux(sorties: Map<number, number>): Position[][] {
    const restantes = new Map(sorties)
    const anneaux: Position[][] = []
    for (const [depart] of sorties) {
      if (!restantes.has(depart)) continue
      const anneau: Position[] = []
      for (let t = depart; restantes.has(t);) {
        const e = restantes.get(t)!
        restantes.delete(t)
        // Two vertices closer than a metre are one once rounded.
        for (const p of this.ligne(e)) if (!memePoint(p, anneau.at(-1))) anneau.push(p)
        t = triangleDe(this.cellules.delaunay.halfedges[e]!)
      }
      if (!memePoint(anneau[0]!, anneau.at(-1))) anneau.push(anneau[0]!)
      anneaux.push(anneau)
    }
    return anneaux
  }

  /** Line from the triangle of half-edge `e` to that of its opposite. */
  private ligne(e: number): Position[] {
    const oppose = this.cellules.delaunay.halfedges[e]!
    const cle = Math.min(e, oppose)
    let ligne = this.lignes.get(cle)
    if (!ligne) {
      ligne = this.briser(cle)
      this.lignes.set(cle, ligne)
    }
    return e === cle ? ligne : [...ligne].reverse()
  }

  private briser(e: number): Position[] {
    const { triangles, halfedges } = this.cellules.delaunay
    const a = this.sommets[triangleDe(e)]!
    const b = this.sommets[triangleDe(halfedges[e]!)]!
    const s1 = this.cellules.sites[triangles[e]!]!
    const s2 = this.cellules.sites[triangles[suivante(e)]!]!
    const hasard = new Hasard(`ligne ${e}`)
    let points = [a, b]
    for (let longueur = Math.hypot(b.x - a.x, b.y - a.y); longueur > PAS && points.length < 17; longueur /= 2)
      points = points.flatMap((p, i) => {
        const q = points[i + 1]
        if (!q) return [p]
        let ecart = 0.28 * hasard.entre(-1, 1)
        const milieu = () => ({
          x: (p.x + q.x) / 2 - ecart * (q.y - p.y),
          y: (p.y + q.y) / 2 + ecart * (q.x - p.x),
        })
        while (
          !dansTriangle(milieu(), s1, a, b) &&
          !dansTriangle(milieu(), s2, a, b) &&
          Math.abs(ecart) > 0.01
        )
          ecart /= 2
        return [p, milieu()]
      })
    return points.map(projeter)
  }
}

type Trois = [Point, Point, Point]

const memePoint = (p: Position, q: Position | undefined) => p[0] === q?.[0] && p[1] === q?.[1]
const triangleDe = (e: number) => Math.floor(e / 3)
const suivante = (e: number) => (e % 3 === 2 ? e - 2 : e + 1)

function centreDuCercle(a: Point, b: Point, c: Point): Point {
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y]
  const d = 2 * (bx * cy - by * cx)
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy]
  return { x: a.x + (cy * b2 - by * c2) / d, y: a.y + (bx * c2 - cx * b2) / d }
}

function dansTriangle(p: Point, a: Point, b: Point, c: Point): boolean {
  const cote = (u: Point, v: Point) => Math.sign((v.x - u.x) * (p.y - u.y) - (v.y - u.y) * (p.x - u.x))
  const cotes = [cote(a, b), cote(b, c), cote(c, a)]
  return !(cotes.includes(1) && cotes.includes(-1))
}

function aire(anneau: readonly Position[]): number {
  return anneau.slice(1).reduce((s, q, i) => s + (anneau[i]![0]! * q[1]! - q[0]! * anneau[i]![1]!) / 2, 0)
}

/** Outer rings turn one way, holes the other; a hole goes to the outer ring that holds it. */
function polygone(anneaux: Position[][]): Polygon | MultiPolygon {
  const exterieurs = anneaux.filter((a) => aire(a) > 0).map((a) => [a])
  for (const trou of anneaux.filter((a) => aire(a) <= 0)) {
    const hote = exterieurs.find(([ext]) => contient(ext!, trou[0]!)) ?? exterieurs[0]!
    hote.push(trou)
  }
  return exterieurs.length === 1
    ? { type: 'Polygon', coordinates: exterieurs[0]! }
    : { type: 'MultiPolygon', coordinates: exterieurs }
}

function contient(anneau: readonly Position[], [x, y]: Position): boolean {
  let dedans = false
  anneau.slice(1).forEach((q, i) => {
    const p = anneau[i]!
    if (p[1]! > y! !== q[1]! > y! && x! < ((q[0]! - p[0]!) * (y! - p[1]!)) / (q[1]! - p[1]!) + p[0]!)
      dedans = !dedans
  })
  return dedans
}
