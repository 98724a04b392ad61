/**
 * Multinomial logistic regression of the shares of a first round on the descriptors, learnt on one past election.
 *   p_bk = exp(c_k + Σ_f β_fk·x_bf) / Σ_j exp(c_j + Σ_f β_fj·x_bf),   k among gauche, centre, droite, extrême droite
 * minimising −Σ_b w_b Σ_k s_bk ln p_bk + λ/2 Σ_fk (β_fk − β⁰_fk)², Σ w_b = 1. The penalty pulls towards *persistence* (each bloc
 * keeps its position): bureaux are many but their errors are shared by circonscription and an election happens once, so what one
 * past election says of small effects must be believed by half.
 */
import { NB_BLOCS, NB_REGRESSES } from './colonnes.ts'
import type { Descripteurs } from './descripteurs.ts'
import { lbfgs } from './minimisation.ts'

export interface Coefficients {
  noms: readonly string[]
  /** `(1 + noms.length) × NB_REGRESSES`, first row the constants. */
  valeurs: Float64Array
}

export interface Apriori {
  /** Persistence of the position at the latest presidential and at the latest legislative election. */
  presidentielle: number
  legislatives: number
}

/** Coefficients before any learning: each bloc keeps its mean position, the country decides the rest. */
export function coefficientsApriori(noms: readonly string[], apriori: Apriori): Coefficients {
  const valeurs = new Float64Array((1 + noms.length) * NB_REGRESSES)
  for (const election of ['presidentielle', 'legislatives'] as const)
    ['G', 'C', 'D', 'X'].forEach((initiale, k) => {
      const f = noms.indexOf(`${election}:${initiale}`)
      if (f >= 0) valeurs[(1 + f) * NB_REGRESSES + k] = apriori[election]
    })
  return { noms, valeurs }
}

/** One past election to learn from. */
export interface Lecon {
  descripteurs: Descripteurs
  /** Shares to explain, `n × NB_BLOCS`. */
  parts: Float64Array
  /** Rows to learn from: all four blocs have a candidate there. */
  lignes: Int32Array
  /** Weight of each bureau, indexed like the descriptors. */
  poids: Float64Array
}

/**
 * Each lesson weighs the same and keeps constants of its own, which are the national swing of its day; those of the last one are returned.
 * @param depart where the search starts: it changes the time, not the answer.
 */
export function apprendreCoefficients(
  lecons: readonly Lecon[],
  penalite: number,
  apriori: Coefficients,
  depart: Coefficients,
): Coefficients {
  const K = NB_REGRESSES
  const { noms } = apriori
  const pentes = lecons.length * K
  const cout = (b: Float64Array, g: Float64Array): number => {
    let valeur = 0
    lecons.forEach((lecon, e) => {
      valeur += vraisemblance(lecon, b, g, e * K, pentes, 1 / lecons.length)
    })
    for (let j = 0; j < noms.length * K; j++) {
      const d = b[pentes + j]! - apriori.valeurs[K + j]!
      valeur += (penalite * d * d) / 2
      g[pentes + j]! += penalite * d
    }
    return valeur
  }
  const x0 = new Float64Array(pentes + noms.length * K)
  lecons.forEach((_, e) => x0.set(depart.valeurs.subarray(0, K), e * K))
  x0.set(depart.valeurs.subarray(K), pentes)
  return { noms, valeurs: lbfgs(cout, x0).slice(pentes - K) }
}

/** −Σ w s ln p of one lesson, its gradient added to `g`; constants at `constantes`, slopes at `pentes`. */
function vraisemblance(
  { descripteurs, parts, lignes, poids }: Lecon,
  b: Float64Array,
  g: Float64Array,
  constantes: number,
  pentes: number,
  part: number,
): number {
  const K = NB_REGRESSES
  const largeur = descripteurs.noms.length
  const X = descripteurs.valeurs
  const u = new Float64Array(K)
  let masse = 0
  for (const i of lignes) masse += poids[i]!
  let valeur = 0
  for (const i of lignes) {
    const w = (part * poids[i]!) / masse
    let plus = Number.NEGATIVE_INFINITY
    for (let k = 0; k < K; k++) {
      let e = b[constantes + k]!
      for (let f = 0; f < largeur; f++) e += X[i * largeur + f]! * b[pentes + f * K + k]!
      u[k] = e
      if (e > plus) plus = e
    }
    let somme = 0
    let reference = 0
    for (let k = 0; k < K; k++) {
      somme += Math.exp(u[k]! - plus)
      reference += parts[i * NB_BLOCS + k]!
    }
    const ln = plus + Math.log(somme)
    for (let k = 0; k < K; k++) {
      const s = parts[i * NB_BLOCS + k]! / reference
      valeur -= w * s * (u[k]! - ln)
      const r = w * (Math.exp(u[k]! - ln) - s)
      g[constantes + k]! += r
      for (let f = 0; f < largeur; f++) g[pentes + f * K + k]! += r * X[i * largeur + f]!
    }
  }
  return valeur
}

/**
 * exp(c_k + Σ_f β_fk·x_bf) normalised to sum 1 over the four blocs, then the expected share of « autres » beside them:
 * propensities, positive, known up to a national factor per bloc that {@link caler} finds. Row-major, `n × NB_BLOCS`.
 */
export function propensions(
  coefficients: Coefficients,
  { noms, valeurs }: Descripteurs,
  autres: (i: number) => number,
): Float64Array {
  const K = NB_REGRESSES
  const largeur = noms.length
  const n = valeurs.length / largeur
  const b = coefficients.valeurs
  const sortie = new Float64Array(n * NB_BLOCS)
  for (let i = 0; i < n; i++) {
    let somme = 0
    for (let k = 0; k < K; k++) {
      let e = b[k]!
      for (let f = 0; f < largeur; f++) e += valeurs[i * largeur + f]! * b[(1 + f) * K + k]!
      const v = Math.exp(e)
      sortie[i * NB_BLOCS + k] = v
      somme += v
    }
    for (let k = 0; k < K; k++) sortie[i * NB_BLOCS + k]! /= somme
    sortie[i * NB_BLOCS + K] = autres(i)
  }
  return sortie
}
