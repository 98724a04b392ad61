/**
 * Puts the borders of neighbours together. Each contour was simplified alone, so two neighbours keep different vertices of
 * their common border: a vertex of one that lies along a side of the other is inserted in it, then what still crosses
 * is rounded to the grid. What comes out is a planar graph: sides meet only at their ends.
 */
import { arrondir } from './arrondir.ts'
import type { Contour } from './contour.ts'
import { aucuneCoupe, couper, type Coupes, type Releve } from './couper.ts'
import { CELLULE, Entiers, Grille, grouper, Paires, type Listes } from './plan.ts'

/** A planar graph whose sides know the places that they bound. */
export interface Reseau {
  points: Paires
  /** Two ends of each side. */
  cotes: Paires
  /** Places that each side bounds: crossing it enters or leaves each of them. */
  lieux: Listes
}

/** The borders of places as they are given: each side once, with the places that it bounds. */
export interface Bords {
  points: Paires
  cotes: Paires
  releve: Releve
}

/** @param tolerance how far a vertex can be from the side it is inserted in: that of the simplification of the source. */
export function nouer({ points, ...lus }: Bords, tolerance: number): Reseau {
  const coupes = accrocher(points, lus.cotes, lus.releve, tolerance)
  const [joints, releve] = couper(points, lus.cotes, lus.releve, coupes)
  const [cotes, nets] = couper(points, joints, releve, arrondir(points, joints))
  return { points, cotes, lieux: pariter(cotes, nets) }
}

export function relever(contours: readonly (Contour | null)[]): Bords {
  const [points, cotes] = [new Paires(), new Paires()]
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
  return { points, cotes, releve: { cote: cote.valeurs, lieu: lieu.valeurs, n: cote.n } }
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
  const coupes = aucuneCoupe()
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
