/**
 * The share of hours kept to learn: bureaux paired with their nearest likeness in the same stratum, one of each pair drawn
 * to be visited, the other left alone until the vote. The seed is recorded, so that the draw can be checked afterwards.
 */
import { Hasard } from '../hasard.ts'
import { accessibles, coutSeance, type Terrains } from './seance.ts'

/** Sessions in each visited bureau: a handful of doors would teach nothing. */
export const SEANCES_EXPLORATION = 3

export interface Exploration {
  /** Bureaux to visit, and their witnesses in the same order. */
  visites: Int32Array
  temoins: Int32Array
  graine: number
  /** Militant-hours, travel included. */
  heures: number
}

/**
 * Draws pairs within strata (density × profil × rural or urban, as the caller decides) until the hours are spent. In a stratum the
 * bureaux are sorted by value and paired with their neighbour, so that both halves of a pair promise the same.
 * @param strate stratum of each bureau, `-1` to leave it out.
 */
export function tirerExploration(
  t: Terrains,
  strate: Int32Array,
  contraintes: { heures: number; trajetMax: number },
  graine: number,
): Exploration {
  const hasard = new Hasard(graine, 3)
  const tri = accessibles(t, contraintes.trajetMax)
    .filter((b) => strate[b]! >= 0)
    .sort((x, y) => strate[x]! - strate[y]! || t.valeur[y]! - t.valeur[x]! || x - y)
  const paires: [number, number][] = []
  for (let k = 0; k + 1 < tri.length; k++) {
    const [x, y] = [tri[k]!, tri[k + 1]!]
    if (strate[x] !== strate[y]) continue
    paires.push(hasard.uniforme() < 0.5 ? [x, y] : [y, x])
    k++
  }
  const retenues: [number, number][] = []
  let heures = 0
  for (const paire of hasard.melanger(paires)) {
    const cout = SEANCES_EXPLORATION * coutSeance(t.trajet[paire[0]]!)
    if (heures + cout > contraintes.heures + 1e-9) break
    heures += cout
    retenues.push(paire)
  }
  return {
    visites: Int32Array.from(retenues, (p) => p[0]),
    temoins: Int32Array.from(retenues, (p) => p[1]),
    graine,
    heures,
  }
}

/**
 * Smallest mean effect, in shares of inscrits, that the pairs can tell from nothing: 2.8·σ·√(2/n) (test at 5 %, power 80 %).
 * @param sigma residual of a bureau's left share of inscrits between two votes, once its stratum is known.
 * @returns Infinity without pairs.
 */
export function effetDetectable(paires: number, sigma = 0.03): number {
  return paires > 0 ? 2.8 * sigma * Math.sqrt(2 / paires) : Infinity
}
