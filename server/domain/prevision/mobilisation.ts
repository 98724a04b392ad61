/** What a higher turnout would change: a part of those who vote at présidentielles and not at législatives comes back (design note §4). Pure. */
import { EXTREME_DROITE, GAUCHE, NB_BLOCS } from './colonnes.ts'
import type { Partage } from './prevision.ts'

/** Votes that abstention at législatives holds back in places, a share of their inscrits; NaN where unknown. */
export interface Retenues {
  /** Valid votes at the latest législatives. */
  exprimes: Float32Array
  /** Presidential turnout minus legislative turnout, ≥ 0. */
  ecart: Float32Array
  /** ρ_G and ρ_X: what of it is the left's, the far right's. */
  gauche: Float32Array
  extremeDroite: Float32Array
}

/**
 * Turns the shares of the five blocs, `parts[debut]` and the four after it, into those when a fraction of the held back votes is cast:
 * `(T·s_k + f·ρ_k) / (T + f·gap)`. The part of the gap that is neither the left's nor the far right's goes to the other blocs in
 * proportion to their shares; that of a bloc without candidate goes to those who have one.
 * @param parts 0 or NaN for a bloc without candidate; left as they are where the place lacks a figure.
 * @param fraction 0: turnout of the législatives; 1: that of the présidentielles.
 */
export function mobiliser(
  parts: Float64Array,
  debut: number,
  retenues: Retenues,
  lieu: number,
  fraction: number,
): void {
  const [t, ecart] = [retenues.exprimes[lieu]!, retenues.ecart[lieu]!]
  const [aGauche, aDroite] = [retenues.gauche[lieu]!, retenues.extremeDroite[lieu]!]
  if (!(t > 0) || !(ecart > 0) || Number.isNaN(aGauche + aDroite)) return
  // no closure here: this runs for every bureau of the country while a hand moves a slider
  let [autres, extremes] = [0, 0]
  for (let k = 0; k < NB_BLOCS; k++) {
    const s = parts[debut + k]!
    if (!(s > 0)) continue
    if (k === GAUCHE || k === EXTREME_DROITE) extremes += s
    else autres += s
  }
  const propresGauche = parts[debut + GAUCHE]! > 0 ? aGauche : 0
  const propresDroite = parts[debut + EXTREME_DROITE]! > 0 ? aDroite : 0
  const propres = propresGauche + propresDroite
  const poids = autres > 0 ? autres : extremes
  const reste = Math.max(0, ecart - propres) / poids
  const total = t + fraction * Math.max(ecart, propres)
  for (let k = 0; k < NB_BLOCS; k++) {
    const s = parts[debut + k]!
    if (!(s > 0)) continue
    const sien = k === GAUCHE ? propresGauche : k === EXTREME_DROITE ? propresDroite : 0
    const recoit = autres === 0 || (k !== GAUCHE && k !== EXTREME_DROITE)
    parts[debut + k] = (t * s + fraction * (sien + (recoit ? reste * s : 0))) / total
  }
}

/** Predicted shares and expected votes of each bureau under a higher turnout. */
export function mobiliserPartage(
  { parts, effectif, base }: Partage,
  retenues: Retenues,
  fraction: number,
): Partage {
  const mobilises = { parts: parts.slice(), effectif: effectif.slice(), base }
  for (let i = 0; i < effectif.length; i++) {
    mobiliser(mobilises.parts, i * NB_BLOCS, retenues, i, fraction)
    const plus = (fraction * retenues.ecart[i]!) / retenues.exprimes[i]!
    if (plus > 0 && Number.isFinite(plus)) mobilises.effectif[i] = effectif[i]! * (1 + plus)
  }
  return mobilises
}
