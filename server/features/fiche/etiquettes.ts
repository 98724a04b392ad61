/** Where discs and names go so that they do not cover each other. Units of the drawing throughout. */
import type { Point } from './geometrie.ts'

export interface Boite {
  x: number
  y: number
  largeur: number
  hauteur: number
}

export interface Disque {
  rang: number
  /** Where the place is. */
  ancre: readonly [number, number]
  /** Where its disc is drawn. */
  x: number
  y: number
}

/**
 * Pushes discs apart until none overlaps, a little at a time, and keeps them inside the frame. Deterministic.
 * @param rayon of a disc, its white casing included.
 */
export function ecarterDisques(
  ancres: readonly { rang: number; ancre: readonly [number, number] }[],
  rayon: number,
  largeur: number,
  hauteur: number,
): Disque[] {
  const borner = (v: number, max: number) => Math.min(max - rayon, Math.max(rayon, v))
  const disques = ancres.map(({ rang, ancre }) => ({
    rang,
    ancre,
    x: borner(ancre[0], largeur),
    y: borner(ancre[1], hauteur),
  }))
  for (let tour = 0; tour < 60; tour++) {
    let bouge = false
    for (const [i, a] of disques.entries())
      for (const b of disques.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y]
        const distance = Math.hypot(dx, dy)
        if (distance >= 2 * rayon) continue
        bouge = true
        const pas = (2 * rayon - distance) / 2 + 0.01
        // Two places at one point part along a direction of their own rank.
        const [ux, uy] =
          distance > 0.01 ? [dx / distance, dy / distance] : [Math.cos(b.rang), Math.sin(b.rang)]
        a.x = borner(a.x - ux * pas, largeur)
        a.y = borner(a.y - uy * pas, hauteur)
        b.x = borner(b.x + ux * pas, largeur)
        b.y = borner(b.y + uy * pas, hauteur)
      }
    if (!bouge) break
  }
  return disques
}

export function seRecouvrent(a: Boite, b: Boite): boolean {
  return a.x < b.x + b.largeur && b.x < a.x + a.largeur && a.y < b.y + b.hauteur && b.y < a.y + a.hauteur
}

/** The first of `candidates` that covers nothing of `prises` and stays inside the frame; null when none does. */
export function placer(
  candidates: readonly Boite[],
  prises: readonly Boite[],
  largeur: number,
  hauteur: number,
): Boite | null {
  const libre = (c: Boite) =>
    c.x >= 0 &&
    c.y >= 0 &&
    c.x + c.largeur <= largeur &&
    c.y + c.hauteur <= hauteur &&
    !prises.some((p) => seRecouvrent(c, p))
  return candidates.find(libre) ?? null
}

/** Corner of the frame that covers fewest of `evites`, then of `points`; ties go to the bottom right. */
export function coinLePlusVide(
  points: readonly (readonly [number, number])[],
  evites: readonly Boite[],
  taille: { largeur: number; hauteur: number },
  largeur: number,
  hauteur: number,
  marge: number,
): Boite {
  const [droite, bas] = [largeur - taille.largeur - marge, hauteur - taille.hauteur - marge]
  const coins = [
    { x: droite, y: bas },
    { x: marge, y: bas },
    { x: droite, y: marge },
    { x: marge, y: marge },
  ].map((c) => ({ ...c, ...taille }))
  const compter = (b: Boite) =>
    evites.filter((e) => seRecouvrent(e, b)).length * (points.length + 1) +
    points.filter(([x, y]) => x >= b.x && x <= b.x + b.largeur && y >= b.y && y <= b.y + b.hauteur).length
  return coins.map((c) => ({ c, n: compter(c) })).toSorted((a, b) => a.n - b.n)[0]!.c
}

/** A box by its corner. */
export const boiteDe = ([x, y]: Point, largeur: number, hauteur: number): Boite => ({
  x,
  y,
  largeur,
  hauteur,
})
/** The box of a disc. */
export const autour = (x: number, y: number, r: number): Boite => ({
  x: x - r,
  y: y - r,
  largeur: 2 * r,
  hauteur: 2 * r,
})
