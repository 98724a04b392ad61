/**
 * Simplification of arcs (Visvalingam–Whyatt): each border is simplified once, so neighbours still share it. Where a place
 * would lose or gain too much area, or lines would cross, the arcs around keep more vertices, down to all of them.
 */
import type { Topologie } from './arcs.ts'
import { PERSONNE } from './attribuer.ts'
import { Entiers, melange, paires, type Segments } from './plan.ts'

export interface Finesse {
  /** Triangles below it go, square units. */
  seuil: number
  /** Change of area of a place, as a share, above which its borders keep more. */
  ecartMax: number
}

const TOURS_MAX = 16
/** Each time an arc has to keep more, its threshold is divided by this. */
const PAS = 4

/** For each vertex, the area of the triangle that goes with it; infinite for the ends of an arc and the last points of a loop. */
export function poidsDe(t: Topologie): Float64Array {
  const poids = new Float64Array(t.x.length).fill(Infinity)
  let plusLong = 0
  for (let arc = 0; arc < t.gauche.length; arc++)
    plusLong = Math.max(plusLong, t.arcs[arc + 1]! - t.arcs[arc]!)
  const etabli = {
    avant: new Int32Array(plusLong),
    apres: new Int32Array(plusLong),
    tas: new Tas(plusLong),
  }
  for (let arc = 0; arc < t.gauche.length; arc++) peser(t, t.arcs[arc]!, t.arcs[arc + 1]!, poids, etabli)
  return poids
}

/** What serves for one arc after the other: there are hundreds of thousands of them. */
interface Etabli {
  /** Vertices that are left on both sides of each. */
  avant: Int32Array
  apres: Int32Array
  tas: Tas
}

function peser(
  { x, y }: Topologie,
  de: number,
  a: number,
  poids: Float64Array,
  { avant, apres, tas }: Etabli,
): void {
  const n = a - de
  if (n < 3) return
  for (let i = 0; i < n; i++) {
    avant[i] = i - 1
    apres[i] = i + 1
  }
  const aire = (i: number): number => {
    const [p, q, r] = [de + avant[i]!, de + i, de + apres[i]!]
    return Math.abs((x[q]! - x[p]!) * (y[r]! - y[p]!) - (x[r]! - x[p]!) * (y[q]! - y[p]!)) / 2
  }
  tas.vider(n)
  for (let i = 1; i + 1 < n; i++) tas.poser(i, aire(i))
  const boucle = x[de] === x[a - 1] && y[de] === y[a - 1]
  let plancher = 0
  // a loop keeps a triangle
  for (let restent = n - 2; restent > (boucle ? 2 : 0); restent--) {
    const i = tas.retirer()
    plancher = Math.max(plancher, tas.cle(i))
    poids[de + i] = plancher
    const [g, d] = [avant[i]!, apres[i]!]
    apres[g] = d
    avant[d] = g
    if (g > 0) tas.poser(g, aire(g))
    if (d + 1 < n) tas.poser(d, aire(d))
  }
}

/** Binary heap of the numbers below `n` by a key that can change. */
class Tas {
  #cles: Float64Array
  #tas: Int32Array
  #place: Int32Array
  #n = 0
  constructor(n: number) {
    this.#cles = new Float64Array(n)
    this.#tas = new Int32Array(n)
    this.#place = new Int32Array(n)
  }
  /** Makes room for the numbers below `n`. */
  vider(n: number): void {
    this.#place.fill(-1, 0, n)
    this.#n = 0
  }
  cle(i: number): number {
    return this.#cles[i]!
  }
  poser(i: number, cle: number): void {
    this.#cles[i] = cle
    if (this.#place[i] === -1) {
      this.#place[i] = this.#n
      this.#tas[this.#n++] = i
    }
    this.#descendre(this.#monter(this.#place[i]!))
  }
  retirer(): number {
    const premier = this.#tas[0]!
    const dernier = this.#tas[--this.#n]!
    this.#place[premier] = -1
    if (this.#n > 0) {
      this.#mettre(dernier, 0)
      this.#descendre(0)
    }
    return premier
  }
  #mettre(i: number, place: number): void {
    this.#tas[place] = i
    this.#place[i] = place
  }
  #monter(place: number): number {
    const i = this.#tas[place]!
    let k = place
    for (
      let pere = (k - 1) >> 1;
      k > 0 && this.#cles[this.#tas[pere]!]! > this.#cles[i]!;
      pere = (k - 1) >> 1
    ) {
      this.#mettre(this.#tas[pere]!, k)
      k = pere
    }
    this.#mettre(i, k)
    return k
  }
  #descendre(place: number): void {
    const i = this.#tas[place]!
    let k = place
    for (let fils = 2 * k + 1; fils < this.#n; fils = 2 * k + 1) {
      if (fils + 1 < this.#n && this.#cles[this.#tas[fils + 1]!]! < this.#cles[this.#tas[fils]!]!) fils++
      if (this.#cles[this.#tas[fils]!]! >= this.#cles[i]!) break
      this.#mettre(this.#tas[fils]!, k)
      k = fils
    }
    this.#mettre(i, k)
  }
}

/** Vertices to keep. @param poids as {@link poidsDe} gives them. */
export function alleger(t: Topologie, poids: Float64Array, { seuil, ecartMax }: Finesse): Uint8Array {
  const seuils = new Float64Array(t.gauche.length).fill(seuil)
  const garde = new Uint8Array(t.x.length)
  const choisir = (arc: number): void => {
    const s = seuils[arc]!
    for (let i = t.arcs[arc]!; i < t.arcs[arc + 1]!; i++) garde[i] = poids[i]! >= s ? 1 : 0
  }
  for (let arc = 0; arc < seuils.length; arc++) choisir(arc)
  const entieres = airesDe(t, null)
  let change: Uint8Array | null = null
  for (let tour = 0; tour < TOURS_MAX; tour++) {
    const preciser = new Set<number>()
    const aires = airesDe(t, garde)
    const mauvais = (p: number): boolean =>
      p !== PERSONNE && Math.abs(aires[p]! - entieres[p]!) > ecartMax * entieres[p]!
    for (let arc = 0; arc < seuils.length; arc++)
      if (seuils[arc]! > 0 && (mauvais(t.gauche[arc]!) || mauvais(t.droite[arc]!))) preciser.add(arc)
    for (const arc of arcsCroises(t, garde, change)) if (seuils[arc]! > 0) preciser.add(arc)
    if (preciser.size === 0) return garde
    change = new Uint8Array(seuils.length)
    for (const arc of preciser) {
      seuils[arc] = tour + 3 < TOURS_MAX ? seuils[arc]! / PAS : 0
      choisir(arc)
      change[arc] = 1
    }
  }
  return garde
}

/** Area of each place, square units. @param garde vertices that count; null: all. */
function airesDe(t: Topologie, garde: Uint8Array | null): Float64Array {
  const aires = new Float64Array(t.anneaux.debuts.length - 1)
  for (let arc = 0; arc < t.gauche.length; arc++) {
    const de = t.arcs[arc]!
    // from the first point of the arc; the triangle that closes it from a fixed origin comes with the whole ring
    let somme = 0
    let p = de
    for (let i = de + 1; i < t.arcs[arc + 1]!; i++) {
      if (garde && !garde[i]) continue
      somme += t.x[p]! * t.y[i]! - t.x[i]! * t.y[p]!
      p = i
    }
    if (t.gauche[arc] !== PERSONNE) aires[t.gauche[arc]!]! += somme / 2
    if (t.droite[arc] !== PERSONNE) aires[t.droite[arc]!]! -= somme / 2
  }
  return aires
}

/** Sides of the arcs once only some vertices are kept, and the arc of each. */
function segmentsGardes(t: Topologie, garde: Uint8Array): Segments & { arc: Int32Array } {
  let n = 0
  for (let i = 0; i < garde.length; i++) n += garde[i]!
  const arc = new Int32Array(n)
  const s = { x1: new Int32Array(n), y1: new Int32Array(n), x2: new Int32Array(n), y2: new Int32Array(n) }
  let k = 0
  for (let a = 0; a < t.gauche.length; a++) {
    let p = t.arcs[a]!
    for (let i = p + 1; i < t.arcs[a + 1]!; i++) {
      if (!garde[i]) continue
      s.x1[k] = t.x[p]!
      s.y1[k] = t.y[p]!
      s.x2[k] = t.x[i]!
      s.y2[k] = t.y[i]!
      arc[k++] = a
      p = i
    }
  }
  return { n: k, ...s, arc }
}

/** Side of the cells in which crossings are looked for. */
const CELLULE = 512

/** Arcs that meet another one elsewhere than at a common end. @param change arcs looked at; null: all. */
function arcsCroises(t: Topologie, garde: Uint8Array, change: Uint8Array | null): Set<number> {
  const tous = segmentsGardes(t, garde)
  const s = change ? prochesDe(tous, change) : tous
  const neufs = change && Uint8Array.from({ length: s.n }, (_, k) => change[s.arc[k]!]!)
  const croises = new Set<number>()
  paires(s, CELLULE, neufs, (c, d) => {
    if (!seRencontrent(s, c, d)) return
    croises.add(s.arc[c]!)
    croises.add(s.arc[d]!)
  })
  return croises
}

/** Side of the cells, and number of marks, by which the sides far from every change are left aside. */
const CELLULE_CHANGE = 1024
const MARQUES = 1 << 22

/** Sides whose box comes near that of a side of a changed arc: the others have nothing new to cross. */
function prochesDe(s: Segments & { arc: Int32Array }, change: Uint8Array): Segments & { arc: Int32Array } {
  const marques = new Uint8Array(MARQUES)
  for (let k = 0; k < s.n; k++) if (change[s.arc[k]!]) marquer(s, k, marques)
  const gardes = new Entiers()
  for (let k = 0; k < s.n; k++) if (estMarque(s, k, marques)) gardes.ajouter(k)
  const choisir = (v: Int32Array): Int32Array => gardes.valeurs.subarray(0, gardes.n).map((k) => v[k]!)
  return {
    n: gardes.n,
    x1: choisir(s.x1),
    y1: choisir(s.y1),
    x2: choisir(s.x2),
    y2: choisir(s.y2),
    arc: choisir(s.arc),
  }
}

/** Marks the cells of the box of a side. */
function marquer(s: Segments, k: number, marques: Uint8Array): void {
  const [x1, y1, x2, y2] = [s.x1[k]!, s.y1[k]!, s.x2[k]!, s.y2[k]!]
  const [droite, haut] = [cellule(Math.max(x1, x2)), cellule(Math.max(y1, y2))]
  for (let cy = cellule(Math.min(y1, y2)); cy <= haut; cy++)
    for (let cx = cellule(Math.min(x1, x2)); cx <= droite; cx++) marques[melange(cx, cy) & (MARQUES - 1)] = 1
}

/** Whether a cell of the box of a side is marked. */
function estMarque(s: Segments, k: number, marques: Uint8Array): boolean {
  const [x1, y1, x2, y2] = [s.x1[k]!, s.y1[k]!, s.x2[k]!, s.y2[k]!]
  const [droite, haut] = [cellule(Math.max(x1, x2)), cellule(Math.max(y1, y2))]
  for (let cy = cellule(Math.min(y1, y2)); cy <= haut; cy++)
    for (let cx = cellule(Math.min(x1, x2)); cx <= droite; cx++)
      if (marques[melange(cx, cy) & (MARQUES - 1)]) return true
  return false
}

const cellule = (v: number): number => Math.floor(v / CELLULE_CHANGE)

/** Side of the line from p to q on which v lies. */
function cote(px: number, py: number, qx: number, qy: number, vx: number, vy: number): number {
  return Math.sign((qx - px) * (vy - py) - (qy - py) * (vx - px))
}

/** True when two segments have a point in common that is not an end of both, or lie on each other. */
function seRencontrent({ x1, y1, x2, y2 }: Segments, c: number, d: number): boolean {
  const [ax, ay, bx, by] = [x1[c]!, y1[c]!, x2[c]!, y2[c]!]
  const [ex, ey, fx, fy] = [x1[d]!, y1[d]!, x2[d]!, y2[d]!]
  const [e, f] = [cote(ax, ay, bx, by, ex, ey), cote(ax, ay, bx, by, fx, fy)]
  if (e === f && e !== 0) return false
  const [a, b] = [cote(ex, ey, fx, fy, ax, ay), cote(ex, ey, fx, fy, bx, by)]
  if (a === b && a !== 0) return false
  if (e === 0 && f === 0) {
    // on one line: they may only follow each other
    const [dx, dy] = [bx - ax, by - ay]
    const [te, tf] = [(ex - ax) * dx + (ey - ay) * dy, (fx - ax) * dx + (fy - ay) * dy]
    const fin = dx * dx + dy * dy
    return Math.max(te, tf) > 0 && Math.min(te, tf) < fin
  }
  const commun =
    (ax === ex && ay === ey) ||
    (ax === fx && ay === fy) ||
    (bx === ex && by === ey) ||
    (bx === fx && by === fy)
  return !commun
}
