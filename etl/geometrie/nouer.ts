/**
 * Puts the borders of neighbours together. Each contour was simplified alone, so two neighbours keep different vertices of
 * their common border: a vertex of one that lies along a side of the other is inserted in it, then what still crosses
 * is cut where it crosses. What comes out is a planar graph: sides meet only at their ends.
 */
import type { Contour } from './contour.ts'
import { Entiers, Grille, grouper, Paires, paires, type Listes, type Segments } from './plan.ts'

/** A planar graph whose sides know the places that they bound. */
export interface Reseau {
  points: Paires
  /** Two ends of each side. */
  cotes: Paires
  /** Places that each side bounds: crossing it enters or leaves each of them. */
  lieux: Listes
}

/** Sides with their owner, one record a side and a place. */
interface Releve {
  cote: Int32Array
  lieu: Int32Array
  n: number
}

/** A little more than a common side of a contour. */
export const CELLULE = 128
const TOURS_MAX = 12
/**
 * Crossings that may be left after {@link TOURS_MAX} turns: along a bundle of almost parallel borders each cut, rounded to the grid, moves
 * the next one by a step, for hundreds of turns. What is left overlaps by less than a step of the grid (about a metre).
 */
const CROISEMENTS_LAISSES = 32

/** @param tolerance how far a vertex can be from the side it is inserted in: that of the simplification of the source. */
export function nouer(contours: readonly (Contour | null)[], tolerance: number): Reseau {
  const points = new Paires()
  let cotes = new Paires()
  let releve = relever(contours, points, cotes)
  ;[cotes, releve] = couper(points, cotes, releve, accrocher(points, cotes, releve, tolerance))
  let neufs: Uint8Array | null = null
  for (let tour = 0; ; tour++) {
    const coupes = croisements(points, cotes, neufs)
    if (coupes.cote.n === 0) break
    if (tour === TOURS_MAX) {
      if (coupes.cote.n <= CROISEMENTS_LAISSES) break
      throw new Error(`les contours se croisent encore ${coupes.cote.n} fois après ${TOURS_MAX} tours`)
    }
    const touches = new Uint8Array(cotes.n)
    for (let k = 0; k < coupes.cote.n; k++) touches[coupes.cote.valeurs[k]!] = 1
    const avant = cotes
    ;[cotes, releve] = couper(points, cotes, releve, coupes)
    neufs = new Uint8Array(cotes.n).fill(1)
    for (let c = 0; c < avant.n; c++) if (!touches[c]) neufs[cotes.numero(avant.a[c]!, avant.b[c]!)] = 0
  }
  return { points, cotes, lieux: pariter(cotes, releve) }
}

function relever(contours: readonly (Contour | null)[], points: Paires, cotes: Paires): Releve {
  const [cote, lieu] = [new Entiers(), new Entiers()]
  contours.forEach((c, p) => {
    if (!c) return
    for (let r = 0; r + 1 < c.anneaux.length; r++) {
      const [de, a] = [c.anneaux[r]!, c.anneaux[r + 1]!]
      let precedent = points.numero(c.sommets[2 * a - 2]!, c.sommets[2 * a - 1]!)
      for (let i = de; i < a; i++) {
        const ici = points.numero(c.sommets[2 * i]!, c.sommets[2 * i + 1]!)
        if (ici !== precedent) {
          cote.ajouter(cotes.numero(Math.min(ici, precedent), Math.max(ici, precedent)))
          lieu.ajouter(p)
        }
        precedent = ici
      }
    }
  })
  return { cote: cote.valeurs, lieu: lieu.valeurs, n: cote.n }
}

export function segmentsDe({ points, cotes }: Pick<Reseau, 'points' | 'cotes'>): Segments {
  const n = cotes.n
  const lire = (t: Int32Array, bouts: Int32Array): Int32Array => {
    const lus = new Int32Array(n)
    for (let c = 0; c < n; c++) lus[c] = t[bouts[c]!]!
    return lus
  }
  const [x1, y1] = [lire(points.a, cotes.a), lire(points.b, cotes.a)]
  return { n, x1, y1, x2: lire(points.a, cotes.b), y2: lire(points.b, cotes.b) }
}

/** Points to insert in sides. */
interface Coupes {
  cote: Entiers
  point: Entiers
}

/** Vertices of a place that lie along a side of another, which does not know them. */
function accrocher(points: Paires, cotes: Paires, releve: Releve, tolerance: number): Coupes {
  const { a: x, b: y } = points
  const lieux = pariter(cotes, releve)
  // owners of a vertex: those of the sides around it
  const autour = grouper(
    points.n,
    2 * cotes.n,
    (k) => (k & 1 ? cotes.b[k >> 1]! : cotes.a[k >> 1]!),
    (k) => k >> 1,
  )
  const sait = (c: number, v: number): boolean => {
    for (let k = autour.debuts[v]!; k < autour.debuts[v + 1]!; k++) {
      const d = autour.valeurs[k]!
      for (let i = lieux.debuts[c]!; i < lieux.debuts[c + 1]!; i++)
        for (let j = lieux.debuts[d]!; j < lieux.debuts[d + 1]!; j++)
          if (lieux.valeurs[i] === lieux.valeurs[j]) return true
    }
    return false
  }
  const grille = new Grille({ n: points.n, x1: x, y1: y, x2: x, y2: y }, CELLULE)
  const { debuts, valeurs } = grille.listes
  const coupes: Coupes = { cote: new Entiers(), point: new Entiers() }
  for (let c = 0; c < cotes.n; c++) {
    const [a, b] = [cotes.a[c]!, cotes.b[c]!]
    const [x1, y1, x2, y2] = [x[a]!, y[a]!, x[b]!, y[b]!]
    const [dx, dy] = [x2 - x1, y2 - y1]
    const long2 = dx * dx + dy * dy
    const seuil = tolerance * tolerance * long2
    grille.traverser(x1, y1, x2, y2, tolerance, (cx, cy) => {
      const s = grille.seau(cx, cy)
      for (let k = debuts[s]!; k < debuts[s + 1]!; k++) {
        const v = valeurs[k]!
        const [px, py] = [x[v]! - x1, y[v]! - y1]
        const t = px * dx + py * dy
        if (t <= 0 || t >= long2) continue
        const ecart = px * dy - py * dx
        if (ecart * ecart > seuil || v === a || v === b || sait(c, v)) continue
        coupes.cote.ajouter(c)
        coupes.point.ajouter(v)
      }
    })
  }
  return coupes
}

/** Where sides meet elsewhere than at their ends. @param neufs sides that changed since the last time; null: all. */
function croisements(points: Paires, cotes: Paires, neufs: Uint8Array | null): Coupes {
  const coupes: Coupes = { cote: new Entiers(), point: new Entiers() }
  const couperEn = (c: number, v: number): void => {
    if (v === cotes.a[c] || v === cotes.b[c]) return
    coupes.cote.ajouter(c)
    coupes.point.ajouter(v)
  }
  paires(segmentsDe({ points, cotes }), CELLULE, neufs, (c, d) => {
    const { a: x, b: y } = points
    const [a, b, e, f] = [cotes.a[c]!, cotes.b[c]!, cotes.a[d]!, cotes.b[d]!]
    const [ax, ay, ex, ey] = [x[a]!, y[a]!, x[e]!, y[e]!]
    const [rx, ry, sx, sy] = [x[b]! - ax, y[b]! - ay, x[f]! - ex, y[f]! - ey]
    const deE = rx * (ey - ay) - ry * (ex - ax)
    const deF = rx * (y[f]! - ay) - ry * (x[f]! - ax)
    const deA = sx * (ay - ey) - sy * (ax - ex)
    const deB = sx * (y[b]! - ey) - sy * (x[b]! - ex)
    if ((deE > 0 && deF > 0) || (deE < 0 && deF < 0) || (deA > 0 && deB > 0) || (deA < 0 && deB < 0)) return
    if (deE === 0 && dansBoite(points, cotes, c, e)) couperEn(c, e)
    if (deF === 0 && dansBoite(points, cotes, c, f)) couperEn(c, f)
    if (deA === 0 && dansBoite(points, cotes, d, a)) couperEn(d, a)
    if (deB === 0 && dansBoite(points, cotes, d, b)) couperEn(d, b)
    if (deE === 0 || deF === 0 || deA === 0 || deB === 0) return
    const t = deE / (deE - deF)
    const v = points.numero(Math.round(ex + t * sx), Math.round(ey + t * sy))
    couperEn(c, v)
    couperEn(d, v)
  })
  return coupes
}

function dansBoite(points: Paires, cotes: Paires, c: number, v: number): boolean {
  const [a, b] = [cotes.a[c]!, cotes.b[c]!]
  const entre = (t: Int32Array): boolean => Math.min(t[a]!, t[b]!) <= t[v]! && t[v]! <= Math.max(t[a]!, t[b]!)
  return entre(points.a) && entre(points.b)
}

/** Sides cut at their points, each piece once. */
function couper(points: Paires, cotes: Paires, releve: Releve, coupes: Coupes): [Paires, Releve] {
  const { debuts, valeurs } = grouper(
    cotes.n,
    coupes.cote.n,
    (k) => coupes.cote.valeurs[k]!,
    (k) => coupes.point.valeurs[k]!,
  )
  const suite = new Paires()
  const [cote, lieu] = [new Entiers(), new Entiers()]
  for (let r = 0; r < releve.n; r++) {
    const c = releve.cote[r]!
    const [a, b] = [cotes.a[c]!, cotes.b[c]!]
    const ajouter = (u: number, v: number): void => {
      cote.ajouter(suite.numero(Math.min(u, v), Math.max(u, v)))
      lieu.ajouter(releve.lieu[r]!)
    }
    if (debuts[c] === debuts[c + 1]) {
      ajouter(a, b)
      continue
    }
    const { a: x, b: y } = points
    const rang = (v: number): number => (x[v]! - x[a]!) * (x[b]! - x[a]!) + (y[v]! - y[a]!) * (y[b]! - y[a]!)
    const dedans = [...new Set(valeurs.subarray(debuts[c], debuts[c + 1]))].sort(
      (u, v) => rang(u) - rang(v) || u - v,
    )
    let precedent = a
    for (const v of [...dedans, b]) {
      ajouter(precedent, v)
      precedent = v
    }
  }
  return [suite, { cote: cote.valeurs, lieu: lieu.valeurs, n: cote.n }]
}

/** Places of each side; a side that a place follows twice does not bound it. */
function pariter(cotes: Paires, releve: Releve): Listes {
  const { debuts, valeurs } = grouper(
    cotes.n,
    releve.n,
    (r) => releve.cote[r]!,
    (r) => releve.lieu[r]!,
  )
  const nets = new Int32Array(cotes.n + 1)
  let n = 0
  for (let c = 0; c < cotes.n; c++) {
    const [de, a] = [debuts[c]!, debuts[c + 1]!]
    for (let i = de; i < a; i++) {
      let fois = 0
      let premier = true
      for (let j = de; j < a; j++)
        if (valeurs[j] === valeurs[i]) {
          fois++
          if (j < i) premier = false
        }
      // `n` never passes `i`: written in place, read entries of this side are behind or equal
      if (premier && fois % 2 === 1) gardes.push(valeurs[i]!)
    }
    for (const p of gardes) valeurs[n++] = p
    gardes.length = 0
    nets[c + 1] = n
  }
  return { debuts: nets, valeurs: valeurs.subarray(0, n) }
}
const gardes: number[] = []
