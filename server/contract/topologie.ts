/**
 * Borders of the places of a layer over the wire: each border once, as an arc between two junctions, and each place as rings of
 * arcs. Coordinates are whole numbers of PAS_DEGRE; everything is written as small differences, which brotli packs well.
 *
 * Four 32-bit little-endian words: mark, number of places, hash of their codes (see {@link empreinteCodes}), number of streams.
 * Then each stream, its length in bytes as a 32-bit word first. Numbers are LEB128; signed ones are zigzag.
 *   0 `sommets` number of vertices of each arc · 1 `classe` a byte per arc (see CLASSES_ARC) ·
 *   2, 3 x and y: the first vertex of an arc from the last one of the arc before, then each from the one before ·
 *   4 `anneaux` number of rings of each place · 5 `suites` number of arcs of each ring ·
 *   6 the arcs, `2 × arc` plus 1 backwards, each as a difference from the one before.
 * A ring that turns anticlockwise starts a polygon; the clockwise ones that follow are its holes.
 */
import type { PAS_DEGRE as Pas } from './carte.ts'

/** The compiler checks it against the contract; importing the value would ship the validator to every reader. */
export const PAS: typeof Pas = 1e-5

/** What an arc separates, the largest of what differs on its two sides. `dehors`: one side is nobody's. */
export const CLASSES_ARC = [
  'bureau',
  'commune',
  'circonscription',
  'departement',
  'region',
  'dehors',
] as const

export interface Topologie {
  /** Number of places. */
  n: number
  empreinte: number
  /** Vertices of the arcs. */
  x: Int32Array
  y: Int32Array
  /** First vertex of each arc, then the number of vertices. */
  arcs: Uint32Array
  /** Index in {@link CLASSES_ARC}. */
  classe: Uint8Array
  /** First ring of each place, then the number of rings. */
  anneaux: Uint32Array
  /** First entry in `suites` of each ring, then their number. */
  suitesDe: Uint32Array
  /** Directed arcs: `2 × arc`, plus 1 backwards. */
  suites: Uint32Array
}

const MARQUE = 0x31434751
const FLUX = 7

/** FNV-1a of the codes of the rows, so that geometry and values of different publications are never mixed. */
export function empreinteCodes(codes: readonly string[]): number {
  let h = 0x811c9dc5
  for (const code of codes) {
    for (let i = 0; i < code.length; i++) h = Math.imul(h ^ code.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x2c, 0x01000193)
  }
  return h >>> 0
}

/** The same hash from the bytes of the codes, all ASCII; code `i` owns the bytes `bouts[i]` to `bouts[i + 1]`. */
export function empreinteOctets(octets: Uint8Array, bouts: Int32Array): number {
  let h = 0x811c9dc5
  for (let i = 0; i + 1 < bouts.length; i++) {
    for (let o = bouts[i]!; o < bouts[i + 1]!; o++) h = Math.imul(h ^ octets[o]!, 0x01000193)
    h = Math.imul(h ^ 0x2c, 0x01000193)
  }
  return h >>> 0
}

export function ecrireTopologie(t: Topologie): Uint8Array {
  const flux = Array.from({ length: FLUX }, () => new Ecrivain())
  const [sommets, classe, xs, ys, anneaux, suites, refs] = flux as [
    Ecrivain,
    Ecrivain,
    Ecrivain,
    Ecrivain,
    Ecrivain,
    Ecrivain,
    Ecrivain,
  ]
  let [px, py] = [0, 0]
  for (let a = 0; a < t.classe.length; a++) {
    sommets.naturel(t.arcs[a + 1]! - t.arcs[a]!)
    classe.naturel(t.classe[a]!)
    for (let i = t.arcs[a]!; i < t.arcs[a + 1]!; i++) {
      xs.relatif(t.x[i]! - px)
      ys.relatif(t.y[i]! - py)
      px = t.x[i]!
      py = t.y[i]!
    }
  }
  for (let p = 0; p < t.n; p++) anneaux.naturel(t.anneaux[p + 1]! - t.anneaux[p]!)
  let precedent = 0
  for (let r = 0; r + 1 < t.suitesDe.length; r++) {
    suites.naturel(t.suitesDe[r + 1]! - t.suitesDe[r]!)
    for (let k = t.suitesDe[r]!; k < t.suitesDe[r + 1]!; k++) {
      refs.relatif(t.suites[k]! - precedent)
      precedent = t.suites[k]!
    }
  }
  const octets = new Uint8Array(16 + flux.reduce((somme, f) => somme + 4 + f.n, 0))
  const vue = new DataView(octets.buffer)
  ;[MARQUE, t.n, t.empreinte, FLUX].forEach((mot, i) => vue.setUint32(4 * i, mot, true))
  let o = 16
  for (const f of flux) {
    vue.setUint32(o, f.n, true)
    octets.set(f.octets.subarray(0, f.n), o + 4)
    o += 4 + f.n
  }
  return octets
}

/** @throws Error when the bytes are not a topology. */
export function lireTopologie(octets: Uint8Array): Topologie {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  if (octets.length < 16 || vue.getUint32(0, true) !== MARQUE || vue.getUint32(12, true) !== FLUX)
    throw new Error('ces octets ne sont pas des contours')
  const n = vue.getUint32(4, true)
  const empreinte = vue.getUint32(8, true)
  const flux: Uint8Array[] = []
  for (let o = 16; flux.length < FLUX;) {
    const taille = vue.getUint32(o, true)
    flux.push(octets.subarray(o + 4, o + 4 + taille))
    o += 4 + taille
  }
  const [sommets, classe, xs, ys, anneaux, suites, refs] = flux as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const arcs = cumuler(sommets, classe.length)
  const anneauxDe = cumuler(anneaux, n)
  const suitesDe = cumuler(suites, anneauxDe[n]!)
  return {
    n,
    empreinte,
    x: integrer(xs, new Int32Array(arcs.at(-1)!)),
    y: integrer(ys, new Int32Array(arcs.at(-1)!)),
    arcs,
    classe: classe.slice(),
    anneaux: anneauxDe,
    suitesDe,
    suites: integrer(refs, new Uint32Array(suitesDe.at(-1)!)),
  }
}

// This code runs once, millions of times: no array made only to be taken apart, which costs more than the work before the compiler comes.

/** Running sums of the numbers of a stream, from 0. */
function cumuler(octets: Uint8Array, n: number): Uint32Array<ArrayBuffer> {
  const sommes = new Uint32Array(n + 1)
  for (let i = 0, o = 0; i < n; i++) {
    let octet = octets[o++]!
    let v = octet & 127
    for (let decalage = 7; octet > 127; decalage += 7) v |= ((octet = octets[o++]!) & 127) << decalage
    sommes[i + 1] = sommes[i]! + v
  }
  return sommes
}

/** Numbers of a stream of differences. */
function integrer<T extends Int32Array | Uint32Array>(octets: Uint8Array, cible: T): T {
  let valeur = 0
  for (let i = 0, o = 0; i < cible.length; i++) {
    let octet = octets[o++]!
    let v = octet & 127
    for (let decalage = 7; octet > 127; decalage += 7) v |= ((octet = octets[o++]!) & 127) << decalage
    valeur += (v >>> 1) ^ -(v & 1)
    cible[i] = valeur
  }
  return cible
}

/** Growing bytes of LEB128 numbers. */
class Ecrivain {
  octets = new Uint8Array(4096)
  n = 0
  naturel(v: number): void {
    if (this.n + 5 > this.octets.length) {
      const plus = new Uint8Array(this.octets.length * 2)
      plus.set(this.octets)
      this.octets = plus
    }
    let reste = v
    for (; reste > 127; reste >>>= 7) this.octets[this.n++] = (reste & 127) | 128
    this.octets[this.n++] = reste
  }
  relatif(v: number): void {
    this.naturel(((v << 1) ^ (v >> 31)) >>> 0)
  }
}
