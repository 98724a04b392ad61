/** What a higher turnout would change: a part of those who vote at présidentielles and not at législatives comes back (design note §4). Pure. */
import { EXTREME_DROITE, GAUCHE, NB_BLOCS } from './colonnes.ts'
import { completerPrevision, type Prevision } from './prevision.ts'

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
 * Shares of the five blocs when a fraction of the held back votes is cast: `(T·s_k + f·ρ_k) / (T + f·gap)`. The part of the gap
 * that is neither the left's nor the far right's goes to the other blocs in proportion to their shares; that of a bloc without
 * candidate goes to those who have one.
 * @param parts five shares, 0 or NaN for a bloc without candidate; given back as they are where the place lacks a figure.
 * @param fraction 0: turnout of the législatives; 1: that of the présidentielles.
 */
export function mobiliser(
  parts: ArrayLike<number>,
  retenues: Retenues,
  lieu: number,
  fraction: number,
): number[] {
  const s = Array.from({ length: NB_BLOCS }, (_, k) => parts[k]!)
  const [t, ecart] = [retenues.exprimes[lieu]!, retenues.ecart[lieu]!]
  const retenu = (k: number): number =>
    k === GAUCHE ? retenues.gauche[lieu]! : k === EXTREME_DROITE ? retenues.extremeDroite[lieu]! : 0
  if (!(t > 0) || !(ecart > 0) || Number.isNaN(retenu(GAUCHE) + retenu(EXTREME_DROITE))) return s
  const presents = s.flatMap((p, k) => (p > 0 ? [k] : []))
  const propres = presents.reduce((somme, k) => somme + retenu(k), 0)
  const reste = Math.max(0, ecart - propres)
  const autres = presents.filter((k) => k !== GAUCHE && k !== EXTREME_DROITE)
  const receveurs = autres.length > 0 ? autres : presents
  const poids = receveurs.reduce((somme, k) => somme + s[k]!, 0)
  const total = t + fraction * Math.max(ecart, propres)
  for (const k of presents) {
    const dit = receveurs.includes(k) ? (reste * s[k]!) / poids : 0
    s[k] = (t * s[k]! + fraction * (retenu(k) + dit)) / total
  }
  return s
}

/** The prediction under a higher turnout: shares and expected votes of each bureau, then the chances, computed again. */
export function mobiliserPrevision(prevision: Prevision, retenues: Retenues, fraction: number): Prevision {
  const { parts, effectif, base } = prevision
  const suivantes = parts.slice()
  const votes = effectif.slice()
  for (let i = 0; i < effectif.length; i++) {
    const debut = i * NB_BLOCS
    suivantes.set(mobiliser(parts.subarray(debut, debut + NB_BLOCS), retenues, i, fraction), debut)
    const plus = (fraction * retenues.ecart[i]!) / retenues.exprimes[i]!
    if (plus > 0 && Number.isFinite(plus)) votes[i] = effectif[i]! * (1 + plus)
  }
  return completerPrevision(suivantes, votes, base)
}
