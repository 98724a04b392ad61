/**
 * Probability that the left comes first, and that it is one of the first two blocs, from predicted shares and what past predictions missed by.
 * Errors of ln p_k are taken independent and normal, s_k² = a_k² + b²/(E·p_k): a_k is the error that a circonscription's candidates and
 * a national mood make, b²/(E·p_k) that of a bureau of E exprimés. Given the left's own error u, the rivals are independent:
 *   P(first) = ∫ Π_j Φ((ln p_G − ln p_j + s_G·u)/s_j) φ(u) du,
 * by Gauss–Hermite quadrature with nine nodes. Range 0–1; 0 where the left has no candidate; NaN without exprimés to expect.
 */
import { phi } from '../classification.ts'
import { AUTRES, GAUCHE, NB_BLOCS } from './colonnes.ts'

export interface Ecarts {
  /** a_k for gauche, centre, droite, extrême droite, standard deviations of ln p. « Autres » takes that of droite. */
  blocs: readonly [number, number, number, number]
  /** b */
  bureau: number
}

export interface Chances {
  premier: Float64Array
  deuxPremiers: Float64Array
}

/** Nodes and weights of the probabilists' Gauss–Hermite rule (Abramowitz and Stegun 25.10, order 9). */
const NOEUDS = [0, 1.0232556637891326, 2.0768479786778302, 3.2054290028564703, 4.5127458633997826] as const
const MASSES = [
  0.40634920634920635, 0.24409750289493895, 0.04991640676521787, 0.0027891413212317675, 2.234584400774658e-5,
] as const
const REGLE = NOEUDS.flatMap((x, j) =>
  j === 0
    ? [{ x, m: MASSES[0] }]
    : [
        { x, m: MASSES[j]! },
        { x: -x, m: MASSES[j]! },
      ],
)
/** A rival predicted under this share cannot be first. */
const PART_MIN = 1e-4
/** The regionalists and « divers » count as rivals from this predicted share. */
const AUTRES_MIN = 0.05
/** Fewest exprimés that the noise of a bureau is computed with. */
const EFFECTIF_MIN = 40

/** @param effectif expected exprimés per place; Infinity leaves out the noise of a bureau. */
export function chancesDeTete(parts: Float64Array, effectif: Float64Array, ecarts: Ecarts): Chances {
  const n = effectif.length
  const premier = new Float64Array(n)
  const deuxPremiers = new Float64Array(n)
  const b2 = ecarts.bureau ** 2
  const marge = new Float64Array(NB_BLOCS)
  const s = new Float64Array(NB_BLOCS)
  for (let i = 0; i < n; i++) {
    const o = i * NB_BLOCS
    const pG = parts[o]!
    const E = Math.max(effectif[i]!, EFFECTIF_MIN)
    if (!(pG > 0)) {
      premier[i] = deuxPremiers[i] = Number.isNaN(pG) ? NaN : 0
      continue
    }
    const sG = Math.sqrt(ecarts.blocs[GAUCHE] ** 2 + b2 / (E * Math.max(pG, 0.01)))
    let rivaux = 0
    for (let k = 1; k < NB_BLOCS; k++) {
      const p = parts[o + k]!
      if (p <= (k === AUTRES ? AUTRES_MIN : PART_MIN)) continue
      marge[rivaux] = Math.log(pG / p)
      const a = ecarts.blocs[k === AUTRES ? 2 : (k as 1 | 2 | 3)]
      s[rivaux++] = Math.sqrt(a ** 2 + b2 / (E * Math.max(p, 0.01)))
    }
    for (const { x, m } of REGLE) {
      let aucun = 1
      let unSeul = 0
      for (let j = 0; j < rivaux; j++) {
        const q = phi((marge[j]! + sG * x) / s[j]!)
        unSeul = unSeul * q + aucun * (1 - q)
        aucun *= q
      }
      premier[i]! += m * aucun
      deuxPremiers[i]! += m * (aucun + unSeul)
    }
  }
  return { premier, deuxPremiers }
}
