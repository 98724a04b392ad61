/**
 * Snap rounding (Hobby 1999; Guibas & Marimont 1998): where sides cross is rounded to the grid, and every side that passes
 * through the pixel of a point is broken at that point. In one pass, and without a tolerance, no side crosses another nor passes
 * through a point any more: a broken side stays in the pixels of the side that it was, each point of it moves by half a step
 * at most, so a side that meets the centre of a pixel already passed through that pixel, and was broken there. All the arithmetic is exact.
 */
import { aucuneCoupe, type Coupes } from './couper.ts'
import { CELLULE, Grille, paires, segmentsDe, type Paires } from './plan.ts'

/** Where to break the sides. Adds to `points` those where sides cross. */
export function arrondir(points: Paires, cotes: Paires): Coupes {
  const segments = segmentsDe({ points, cotes })
  const { n, x1, y1, x2, y2 } = segments
  paires(segments, CELLULE, null, (c, d) => {
    const [ax, ay, ex, ey] = [x1[c]!, y1[c]!, x1[d]!, y1[d]!]
    const [rx, ry, sx, sy] = [x2[c]! - ax, y2[c]! - ay, x2[d]! - ex, y2[d]! - ey]
    const deE = rx * (ey - ay) - ry * (ex - ax)
    const deF = rx * (y2[d]! - ay) - ry * (x2[d]! - ax)
    if (deE === 0 || deF === 0 || deE > 0 === deF > 0) return
    const deA = sx * (ay - ey) - sy * (ax - ex)
    const deB = sx * (y2[c]! - ey) - sy * (x2[c]! - ex)
    if (deA === 0 || deB === 0 || deA > 0 === deB > 0) return
    points.numero(ex + pixel(sx, deE, deE - deF), ey + pixel(sy, deE, deE - deF))
  })
  const { a: x, b: y } = points
  const grille = new Grille({ n: points.n, x1: x, y1: y, x2: x, y2: y }, CELLULE)
  const { debuts, valeurs } = grille.listes
  const coupes = aucuneCoupe()
  for (let c = 0; c < n; c++) {
    const [ax, ay, bx, by] = [x1[c]!, y1[c]!, x2[c]!, y2[c]!]
    grille.traverser(ax, ay, bx, by, 0, (cx, cy) => {
      const s = grille.seau(cx, cy)
      for (let k = debuts[s]!; k < debuts[s + 1]!; k++) {
        const v = valeurs[k]!
        if (v === cotes.a[c] || v === cotes.b[c] || !passe(bx - ax, by - ay, x[v]! - ax, y[v]! - ay)) continue
        coupes.cote.ajouter(c)
        coupes.point.ajouter(v)
      }
    })
  }
  return coupes
}

/** Pixel of `s × t / d` on one axis, the half-way going up: the floor of `s × t / d + ½`. */
function pixel(s: number, t: number, d: number): number {
  const [numerateur, denominateur] = [2n * BigInt(s) * BigInt(t) + BigInt(d), 2n * BigInt(d)]
  const quotient = numerateur / denominateur
  const exact = quotient * denominateur === numerateur
  const negatif = numerateur < 0n !== denominateur < 0n
  return Number(negatif && !exact ? quotient - 1n : quotient)
}

/**
 * Whether the side from the origin to (dx, dy) passes through the pixel around (px, py), which holds its left and lower edges, not the
 * two others: the corners of the pixel are on both sides of the line, or the line only touches the lower left one.
 */
function passe(dx: number, dy: number, px: number, py: number): boolean {
  if (px < Math.min(0, dx) || px > Math.max(0, dx) || py < Math.min(0, dy) || py > Math.max(0, dy))
    return false
  const ecart = 2 * (dx * py - dy * px)
  const portee = Math.abs(dx) + Math.abs(dy)
  return Math.abs(ecart) < portee || (Math.abs(ecart) === portee && ecart === dx - dy)
}
