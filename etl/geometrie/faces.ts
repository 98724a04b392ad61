/** Faces of a planar graph, and the places that cover each. */
import { CELLULE, Entiers, grouper, Paires, segmentsDe, type Listes } from './plan.ts'
import type { Reseau } from './nouer.ts'

export interface Faces {
  n: number
  /** Face on the left of each half-side: half-side `2c` goes from end `a` of side `c` to end `b`, `2c + 1` back. */
  gauche: Int32Array
  /** Next half-side around the same face. */
  suivant: Int32Array
  /** Net area, square units; that of the outside is meaningless. */
  aire: Float64Array
  /** Total length of the sides around. */
  perimetre: Float64Array
  /** Places that cover each face. Face 0 is the outside. */
  couvert: Listes
}

const origine = (r: Reseau, h: number): number => (h & 1 ? r.cotes.b[h >> 1]! : r.cotes.a[h >> 1]!)

export function tracerFaces(r: Reseau): Faces {
  const suivant = enchainer(r)
  const { cycle, aires, nombre } = parcourirCycles(r, suivant)
  const racine = rattacher(r, cycle, aires, nombre)
  // faces numbered from the outside
  const numero = new Int32Array(nombre + 1).fill(-1)
  numero[racine(nombre)] = 0
  let n = 1
  const gauche = new Int32Array(cycle.length)
  for (let h = 0; h < cycle.length; h++) {
    const f = racine(cycle[h]!)
    if (numero[f] === -1) numero[f] = n++
    gauche[h] = numero[f]!
  }
  const aire = new Float64Array(n)
  for (let c = 0; c < nombre; c++) aire[numero[racine(c)]!]! += aires[c]!
  const perimetre = new Float64Array(n)
  for (let h = 0; h < gauche.length; h++) perimetre[gauche[h]!]! += longueur(r, h >> 1)
  return { n, gauche, suivant, aire, perimetre, couvert: couvrir(r, gauche, n) }
}

export function longueur({ points: { a: x, b: y }, cotes }: Reseau, c: number): number {
  const [a, b] = [cotes.a[c]!, cotes.b[c]!]
  return Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!)
}

/** The half-side after each one, keeping its face on the left: at each point, the first one clockwise from the way back. */
function enchainer(r: Reseau): Int32Array {
  const { a: x, b: y } = r.points
  const m = 2 * r.cotes.n
  const depart = grouper(
    r.points.n,
    m,
    (h) => origine(r, h),
    (h) => h,
  )
  const suivant = new Int32Array(m)
  for (let v = 0; v < r.points.n; v++) {
    const rayons = depart.valeurs.subarray(depart.debuts[v], depart.debuts[v + 1])
    if (rayons.length > 2) rayons.sort((g, h) => angle(g) - angle(h) || croix(h, g))
    for (let k = 0; k < rayons.length; k++)
      suivant[rayons[k]! ^ 1] = rayons[(k + rayons.length - 1) % rayons.length]!
  }
  return suivant
  function vecteur(h: number): [number, number] {
    const [u, v] = [origine(r, h), origine(r, h ^ 1)]
    return [x[v]! - x[u]!, y[v]! - y[u]!]
  }
  /** Half of the turn: 0 from east to west by the north, 1 for the other one. */
  function angle(h: number): number {
    const [dx, dy] = vecteur(h)
    return dy > 0 || (dy === 0 && dx > 0) ? 0 : 1
  }
  function croix(g: number, h: number): number {
    const [gx, gy] = vecteur(g)
    const [hx, hy] = vecteur(h)
    return gx * hy - gy * hx
  }
}

function parcourirCycles(
  r: Reseau,
  suivant: Int32Array,
): { cycle: Int32Array; aires: Float64Array; nombre: number } {
  const { a: x, b: y } = r.points
  const cycle = new Int32Array(suivant.length).fill(-1)
  const aires: number[] = []
  for (let h0 = 0; h0 < suivant.length; h0++) {
    if (cycle[h0] !== -1) continue
    let somme = 0
    const [ox, oy] = [x[origine(r, h0)]!, y[origine(r, h0)]!]
    for (let h = h0; cycle[h] === -1; h = suivant[h]!) {
      cycle[h] = aires.length
      const [u, v] = [origine(r, h), origine(r, h ^ 1)]
      somme += (x[u]! - ox) * (y[v]! - oy) - (x[v]! - ox) * (y[u]! - oy)
    }
    aires.push(somme / 2)
  }
  return { cycle, aires: Float64Array.from(aires), nombre: aires.length }
}

/**
 * Joins the cycles of one face: the outer border of a part of the graph (a negative cycle) lies in the face that is met
 * first to the west of its westernmost point; nothing met: the outside, numbered `nombre`.
 */
function rattacher(
  r: Reseau,
  cycle: Int32Array,
  aires: Float64Array,
  nombre: number,
): (cycle: number) => number {
  const { a: x } = r.points
  const parent = Int32Array.from({ length: nombre + 1 }, (_, i) => i)
  const racine = (c: number): number => {
    while (parent[c] !== c) c = parent[c] = parent[parent[c]!]!
    return c
  }
  const ouest = new Int32Array(nombre).fill(-1)
  for (let h = 0; h < cycle.length; h++) {
    const c = cycle[h]!
    const v = origine(r, h)
    if (aires[c]! <= 0 && (ouest[c] === -1 || x[v]! < x[ouest[c]!]!)) ouest[c] = v
  }
  const viser = viseur(r)
  for (let c = 0; c < nombre; c++) {
    if (ouest[c] === -1) continue
    const h = viser(ouest[c]!)
    parent[racine(c)] = racine(h === -1 ? nombre : cycle[h]!)
  }
  return racine
}

/** Finds the half-side met first to the west of a point, the one that has the point on its left; -1: none. */
function viseur(r: Reseau): (v: number) => number {
  const { a: x, b: y } = r.points
  const { n, x1, y1, x2, y2 } = segmentsDe(r)
  // sides by the horizontal bands that they cross
  let [sud, nord] = [Infinity, -Infinity]
  for (let v = 0; v < r.points.n; v++) {
    sud = Math.min(sud, y[v]!)
    nord = Math.max(nord, y[v]!)
  }
  const bande = (ordonnee: number): number => Math.floor((ordonnee - sud) / CELLULE)
  const [bandes, cotes] = [new Entiers(), new Entiers()]
  for (let c = 0; c < n; c++)
    for (let b = bande(Math.min(y1[c]!, y2[c]!)); b <= bande(Math.max(y1[c]!, y2[c]!)); b++) {
      bandes.ajouter(b)
      cotes.ajouter(c)
    }
  const { debuts, valeurs } = grouper(
    n === 0 ? 0 : bande(nord) + 1,
    bandes.n,
    (k) => bandes.valeurs[k]!,
    (k) => cotes.valeurs[k]!,
  )
  return (v) => {
    const [vx, vy] = [x[v]!, y[v]!]
    let [meilleur, abscisse, pente] = [-1, -Infinity, 0]
    for (let k = debuts[bande(vy)]!; k < debuts[bande(vy) + 1]!; k++) {
      const c = valeurs[k]!
      const [ax, ay, bx, by] = [x1[c]!, y1[c]!, x2[c]!, y2[c]!]
      if (ay > vy === by > vy) continue
      const p = (bx - ax) / (by - ay)
      const croise = ax + ((bx - ax) * (vy - ay)) / (by - ay)
      // just above the line of sight, which is where it is looked at
      if (croise >= vx || croise < abscisse || (croise === abscisse && p <= pente)) continue
      // the half-side that goes down has the east on its left
      ;[meilleur, abscisse, pente] = [2 * c + (by < ay ? 0 : 1), croise, p]
    }
    return meilleur
  }
}

/** Places that cover each face, from the outside inwards: crossing a side enters or leaves those that it bounds. */
function couvrir(r: Reseau, gauche: Int32Array, n: number): Listes {
  const contenus = new Contenus()
  const ensemble = new Int32Array(n).fill(-1)
  const autour = grouper(
    n,
    gauche.length,
    (h) => gauche[h]!,
    (h) => h,
  )
  ensemble[0] = 0
  const file = [0]
  for (let f = file.pop(); f !== undefined; f = file.pop())
    for (let k = autour.debuts[f]!; k < autour.debuts[f + 1]!; k++) {
      const h = autour.valeurs[k]!
      const voisine = gauche[h ^ 1]!
      if (ensemble[voisine] !== -1) continue
      let e = ensemble[f]!
      for (let i = r.lieux.debuts[h >> 1]!; i < r.lieux.debuts[(h >> 1) + 1]!; i++)
        e = contenus.basculer(e, r.lieux.valeurs[i]!)
      ensemble[voisine] = e
      file.push(voisine)
    }
  const debuts = new Int32Array(n + 1)
  const valeurs: number[] = []
  for (let f = 0; f < n; f++) {
    valeurs.push(...contenus.de(ensemble[f]!))
    debuts[f + 1] = valeurs.length
  }
  return { debuts, valeurs: Int32Array.from(valeurs) }
}

/** Sets of places, each known by a number; 0 is the empty one. */
class Contenus {
  #listes: number[][] = [[]]
  #connus = new Map([['', 0]])
  #pas = new Paires()
  #arrivees: number[] = []

  de(ensemble: number): readonly number[] {
    return this.#listes[ensemble]!
  }
  /** The set with the place, or without it when it was in it. */
  basculer(ensemble: number, lieu: number): number {
    const pas = this.#pas.numero(ensemble, lieu)
    return (this.#arrivees[pas] ??= this.#calculer(this.#listes[ensemble]!, lieu))
  }
  #calculer(avant: readonly number[], lieu: number): number {
    const apres = avant.includes(lieu)
      ? avant.filter((p) => p !== lieu)
      : [...avant, lieu].sort((p, q) => p - q)
    const cle = apres.join()
    const connu = this.#connus.get(cle)
    if (connu !== undefined) return connu
    this.#connus.set(cle, this.#listes.length)
    return this.#listes.push(apres) - 1
  }
}
