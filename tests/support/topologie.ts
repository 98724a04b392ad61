/** What can be said of a drawn layer from its bytes alone, beside the contours that it was drawn from. */
import Flatbush from 'flatbush'
import { CLASSES_ARC, type Topologie } from '#contract/topologie'
import type { Contour } from '../../etl/geometrie/contour.ts'

export interface Mesure {
  /** Sides of rings that two places share, walked once each way; and those with one place only. */
  partages: number
  seuls: number
  /** Sides walked twice the same way, or more than twice: an overlap. */
  doubles: number
  /** Pairs of sides that meet elsewhere than at an end of both. */
  croisements: number
  /** Holes between places, thinner than 30 m. */
  fentes: number
  /** Places with a contour that lost all their area. */
  disparus: number
  /** Change of area of each place, as a share, increasing. */
  ecarts: number[]
}

/** Area of a ring of whole numbers, positive anticlockwise. */
function aire(points: readonly (readonly [number, number])[]): number {
  let somme = 0
  points.forEach(([x, y], i) => {
    const [u, v] = points[(i + 1) % points.length]!
    somme += x * v - u * y
  })
  return somme / 2
}

function anneauxDe(t: Topologie, lieu: number): [number, number][][] {
  const anneaux: [number, number][][] = []
  for (let r = t.anneaux[lieu]!; r < t.anneaux[lieu + 1]!; r++) {
    const points: [number, number][] = []
    for (const s of t.suites.subarray(t.suitesDe[r], t.suitesDe[r + 1])) {
      const arc = Array.from(
        { length: t.arcs[(s >> 1) + 1]! - t.arcs[s >> 1]! },
        (_, k): [number, number] => {
          const i = t.arcs[s >> 1]! + k
          return [t.x[i]!, t.y[i]!]
        },
      )
      points.push(...(s & 1 ? arc.reverse() : arc).slice(0, -1))
    }
    anneaux.push(points)
  }
  return anneaux
}

/** Area of a source contour, holes taken out. */
export function aireContour(c: Contour): number {
  let total = 0
  for (let p = 0; p + 1 < c.polygones.length; p++)
    for (let a = c.polygones[p]!; a < c.polygones[p + 1]!; a++) {
      const points: [number, number][] = []
      for (let i = c.anneaux[a]!; i < c.anneaux[a + 1]!; i++)
        points.push([c.sommets[2 * i]!, c.sommets[2 * i + 1]!])
      total += (a === c.polygones[p] ? 1 : -1) * Math.abs(aire(points))
    }
  return total
}

/** Area of a place as drawn. */
export const aireDessinee = (t: Topologie, lieu: number): number =>
  anneauxDe(t, lieu).reduce((somme, points) => somme + aire(points), 0)

export function mesurer(t: Topologie, sources: readonly (number | null)[]): Mesure {
  const vus = new Map<string, { aller: number; retour: number }>()
  const ecarts: number[] = []
  let disparus = 0
  for (let lieu = 0; lieu < t.n; lieu++) {
    const anneaux = anneauxDe(t, lieu)
    for (const points of anneaux)
      points.forEach(([x, y], i) => {
        const [u, v] = points[(i + 1) % points.length]!
        const aller = x < u || (x === u && y < v)
        const cle = aller ? `${x},${y},${u},${v}` : `${u},${v},${x},${y}`
        const vu = vus.get(cle) ?? { aller: 0, retour: 0 }
        if (aller) vu.aller++
        else vu.retour++
        vus.set(cle, vu)
      })
    const source = sources[lieu]
    if (!source) continue
    const dessinee = aireDessinee(t, lieu)
    if (dessinee <= 0) disparus++
    ecarts.push(Math.abs(dessinee - source) / source)
  }
  let [partages, seuls, doubles] = [0, 0, 0]
  for (const { aller, retour } of vus.values())
    if (aller > 1 || retour > 1) doubles++
    else if (aller === 1 && retour === 1) partages++
    else seuls++
  const segments = [...vus.keys()].map((cle) => cle.split(',').map(Number) as Segment)
  return {
    partages,
    seuls,
    doubles,
    croisements: croisements(segments),
    fentes: fentes(t),
    disparus,
    ecarts: ecarts.sort((a, b) => a - b),
  }
}

type Segment = [x1: number, y1: number, x2: number, y2: number]

function croisements(segments: readonly Segment[]): number {
  if (segments.length === 0) return 0
  const index = new Flatbush(segments.length)
  for (const [x1, y1, x2, y2] of segments)
    index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
  index.finish()
  const cote = ([x1, y1, x2, y2]: Segment, x: number, y: number): number =>
    Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1))
  let nombre = 0
  segments.forEach((s, i) => {
    const [x1, y1, x2, y2] = s
    for (const j of index.search(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))) {
      if (j <= i) continue
      const r = segments[j]!
      const [a, b] = [cote(s, r[0], r[1]), cote(s, r[2], r[3])]
      const [c, d] = [cote(r, x1, y1), cote(r, x2, y2)]
      // an end of one strictly inside the other, or a plain crossing
      if (a * b < 0 && c * d < 0) nombre++
      else if ((a * b < 0 && c * d === 0) || (c * d < 0 && a * b === 0)) nombre++
    }
  })
  return nombre
}

/** Thickness of a gap between places (twice its area over its length) under which it is one border drawn twice, units. */
const EPAISSEUR = 30

/** Gaps between places that are one border drawn twice: loops with nobody on their left, anticlockwise, and thin. */
function fentes(t: Topologie): number {
  const dehors = CLASSES_ARC.indexOf('dehors')
  const point = (i: number): [number, number] => [t.x[i]!, t.y[i]!]
  /** Arcs as nobody walks them, by their first point. */
  const departs = new Map<string, [number, number][][]>()
  for (const s of t.suites) {
    if (t.classe[s >> 1] !== dehors) continue
    const arc: [number, number][] = []
    for (let i = t.arcs[s >> 1]!; i < t.arcs[(s >> 1) + 1]!; i++) arc.push(point(i))
    if (!(s & 1)) arc.reverse()
    departs.set(String(arc[0]), [...(departs.get(String(arc[0])) ?? []), arc])
  }
  let nombre = 0
  for (const depart of departs.keys())
    while (departs.get(depart)!.length > 0) {
      const points: [number, number][] = []
      for (let ici = depart; points.length === 0 || ici !== depart;) {
        const arc = departs.get(ici)?.pop()
        if (!arc) break
        points.push(...arc.slice(0, -1))
        ici = String(arc.at(-1))
      }
      const longueur = points.reduce((somme, [x, y], i) => {
        const [u, v] = points[(i + 1) % points.length]!
        return somme + Math.hypot(u - x, v - y)
      }, 0)
      const surface = aire(points)
      if (surface > 0 && (2 * surface) / longueur < EPAISSEUR) nombre++
    }
  return nombre
}

export const quantile = (tries: readonly number[], q: number): number =>
  tries[Math.min(tries.length - 1, Math.floor(q * tries.length))] ?? 0
