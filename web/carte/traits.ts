/** Lines of the map from the rings of a geometry, as deck.gl's LineLayer reads them. */
import type { Geometrie } from './morceau.ts'
import { seTouchent, type Emprise } from './niveaux.ts'

/** Two ends of every side. */
export interface Segments {
  n: number
  depuis: Float64Array
  vers: Float64Array
}

/** Numbers vertices on a grid fine enough for both: 2²⁶ steps of longitude. */
const LARGEUR_GRILLE = 2 ** 26

/**
 * Sides of the places that touch the box (all without it), each once: two neighbours share their border. With a grid
 * step in degrees, vertices snap to it and what is shorter goes: the same border in far fewer sides.
 */
export function segmentsDe(g: Geometrie, emprise: Emprise | null = null, grille = 1e-5): Segments {
  const cotes: number[] = []
  const vus = new Set<number>()
  const numeros = new Map<number, number>()
  const numero = (x: number, y: number): number => {
    const cle = (y + LARGEUR_GRILLE / 2) * LARGEUR_GRILLE + x + LARGEUR_GRILLE / 2
    const connu = numeros.get(cle)
    if (connu !== undefined) return connu
    numeros.set(cle, numeros.size)
    return numeros.size - 1
  }
  const suivre = (de: number, a: number): void => {
    let [px, py] = [Math.round(g.sommets[2 * a - 2]! / grille), Math.round(g.sommets[2 * a - 1]! / grille)]
    let precedent = numero(px, py)
    for (let i = de; i < a; i++) {
      const [x, y] = [Math.round(g.sommets[2 * i]! / grille), Math.round(g.sommets[2 * i + 1]! / grille)]
      if (x === px && y === py) continue
      const ici = numero(x, y)
      const cote = Math.min(precedent, ici) * LARGEUR_GRILLE + Math.max(precedent, ici)
      if (!vus.has(cote)) {
        vus.add(cote)
        cotes.push(px * grille, py * grille, x * grille, y * grille)
      }
      ;[px, py, precedent] = [x, y, ici]
    }
  }
  for (let rang = 0; rang < g.n; rang++) {
    if (emprise && !touche(g, rang, emprise)) continue
    for (let r = g.anneauxDe[rang]!; r < g.anneauxDe[rang + 1]!; r++) suivre(g.anneaux[r]!, g.anneaux[r + 1]!)
  }
  const n = cotes.length / 4
  const depuis = new Float64Array(2 * n)
  const vers = new Float64Array(2 * n)
  for (let k = 0; k < n; k++) {
    depuis.set([cotes[4 * k]!, cotes[4 * k + 1]!], 2 * k)
    vers.set([cotes[4 * k + 2]!, cotes[4 * k + 3]!], 2 * k)
  }
  return { n, depuis, vers }
}

/** A place without polygon has NaN for a box, and touches nothing. */
function touche(g: Geometrie, rang: number, emprise: Emprise): boolean {
  const [o, s, e, n] = [0, 1, 2, 3].map((k) => g.emprises[4 * rang + k]!) as [number, number, number, number]
  return seTouchent([o, s, e, n], emprise)
}
