/**
 * The ground: small Voronoi cells, dense in towns. Every territory is a set of cells, so that all layers tile and nest exactly.
 * Coordinates are kilometres east and north of the centre of the département.
 */
import { Delaunay } from 'd3-delaunay'
import { champ, Hasard } from './hasard.ts'

export interface Point {
  x: number
  y: number
}

export interface Cellules {
  sites: Point[]
  /** Whether the cell belongs to the département. */
  dedans: boolean[]
  voisins: number[][]
  delaunay: Delaunay<Point>
}

const DEMI_LARGEUR = 42
const DEMI_HAUTEUR = 47
const LANCERS = 90_000

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

const ondulationX = champ('contour x', 26)
const ondulationY = champ('contour y', 26)
const rivage = champ('rivage', 5)
const BAIE: Point = { x: -31, y: 7 }

/** Outline of the département: a ragged west coast with a bay, softer land borders elsewhere. */
function dansLeContour(p: Point): boolean {
  const x = p.x + 3.2 * ondulationX(p.x, p.y)
  const y = p.y + 3.2 * ondulationY(p.x, p.y)
  const cote = Math.max(0, Math.min(1, (-p.x - 8) / 14))
  const frange = 1.1 * cote * rivage(p.x, p.y)
  const angle = Math.atan2(y / 37, x / 31)
  const rayon = 0.93 + 0.07 * Math.sin(2 * angle + 0.6) + 0.07 * Math.sin(3 * angle + 2.2) + frange / 31
  return Math.hypot(x / 31, y / 37) < rayon && distance(p, BAIE) > 10 + 1.5 * frange
}

/** @param espacement kilometres wished between neighbouring sites around a point. */
export function semerCellules(espacement: (p: Point) => number): Cellules {
  const hasard = new Hasard('cellules')
  const grain = champ('grain', 9)
  const sites: Point[] = []
  for (let i = 0; i < LANCERS; i++) {
    const p = {
      x: hasard.entre(-DEMI_LARGEUR, DEMI_LARGEUR),
      y: hasard.entre(-DEMI_HAUTEUR, DEMI_HAUTEUR),
    }
    const ecart = espacement(p) * (1 + 0.15 * grain(p.x, p.y))
    if (sites.every((s) => Math.abs(s.x - p.x) > ecart || distance(s, p) > ecart)) sites.push(p)
  }
  const delaunay = Delaunay.from(
    sites,
    (s) => s.x,
    (s) => s.y,
  )
  const voisins = sites.map((_, i) => [...delaunay.neighbors(i)])
  return { sites, dedans: plusGrandeTache(sites.map(dansLeContour), voisins), voisins, delaunay }
}

/** Islets are dropped: the département is one piece. */
function plusGrandeTache(dedans: boolean[], voisins: number[][]): boolean[] {
  const tache = dedans.map(() => -1)
  const tailles: number[] = []
  dedans.forEach((d, depart) => {
    if (!d || tache[depart] !== -1) return
    const pile = [depart]
    tache[depart] = tailles.length
    let taille = 0
    for (let c = pile.pop(); c !== undefined; c = pile.pop()) {
      taille++
      for (const v of voisins[c]!)
        if (dedans[v] && tache[v] === -1) {
          tache[v] = tailles.length
          pile.push(v)
        }
    }
    tailles.push(taille)
  })
  const plusGrande = tailles.indexOf(Math.max(...tailles))
  return tache.map((t) => t === plusGrande)
}
