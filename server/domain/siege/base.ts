/**
 * Expected first-round shares of circonscriptions when no finer prediction is at hand: relative position on the logit
 * scale in past rounds, brought to a national scenario. Design note §2 and §7.
 */
import { BLOCS, type ParBloc } from '../bloc.ts'
import type { Circonscriptions } from './hypotheses.ts'
import { NB_BLOCS } from './matrices.ts'

/** One past first round of all circonscriptions. */
export interface TourPasse {
  /** Shares of exprimés, n×5; 0: the bloc had no candidate, so the round says nothing of it. */
  parts: Float64Array
  /** National shares of exprimés. */
  national: ParBloc<number>
  /** Weight of the round by bloc: an absolute scale, only ratios count. */
  poids: ParBloc<number>
}

/** Shares are kept away from 0 and 1 before their logit is taken. */
const PLANCHER = 0.004
const logit = (p: number) => {
  const q = Math.min(1 - PLANCHER, Math.max(PLANCHER, p))
  return Math.log(q / (1 - q))
}

/**
 * sigmoid(logit(scenario) + Σ w·(logit(p) − logit(national)) / Σ w) by bloc, then shares of the blocs in presence. A bloc
 * that no past round saw in the circonscription takes the scenario.
 * @param presence 1 where the bloc has a candidate, n×5. @returns n×5, each row of sum 1 (or 0 without candidates).
 */
export function partsAttendues(
  tours: readonly TourPasse[],
  presence: Uint8Array,
  scenario: ParBloc<number>,
): Float64Array {
  const sortie = new Float64Array(presence.length)
  for (let debut = 0; debut < presence.length; debut += NB_BLOCS) {
    let total = 0
    BLOCS.forEach((bloc, b) => {
      if (!presence[debut + b]) return
      let masse = 0
      let ecart = 0
      for (const tour of tours) {
        const p = tour.parts[debut + b]!
        if (!(p > 0)) continue
        masse += tour.poids[bloc]
        ecart += tour.poids[bloc] * (logit(p) - logit(tour.national[bloc]))
      }
      const x = logit(scenario[bloc]) + (masse > 0 ? ecart / masse : 0)
      total += sortie[debut + b] = 1 / (1 + Math.exp(-x))
    })
    if (total > 0) for (let b = 0; b < NB_BLOCS; b++) sortie[debut + b]! /= total
  }
  return sortie
}

/**
 * Multiplies each bloc by one national factor so that, incumbency included, the circonscriptions add up to the scenario
 * (iterative proportional fitting on the odds; 100 passes leave less than a thousandth of a point).
 * @param bonus incumbency on the logit scale. @returns shares before incumbency, n×5.
 */
export function calerParts(
  c: Circonscriptions,
  bonus: ParBloc<number>,
  scenario: ParBloc<number>,
): Float64Array {
  const n = c.codes.length
  const avec = c.parts.slice()
  for (let i = 0; i < n; i++) {
    const s = c.sortant[i]!
    if (s >= 0) avec[i * NB_BLOCS + s]! *= Math.exp(bonus[BLOCS[s]!])
  }
  const exprimes = Float64Array.from(
    c.inscrits,
    (inscrits, i) => inscrits * c.participation[i]! * c.exprimes[i]!,
  )
  const facteurs = new Float64Array(NB_BLOCS).fill(1)
  for (let passe = 0; passe < 100; passe++) {
    const somme = new Float64Array(NB_BLOCS)
    let masse = 0
    for (let i = 0; i < n; i++) {
      let total = 0
      for (let b = 0; b < NB_BLOCS; b++) total += avec[i * NB_BLOCS + b]! * facteurs[b]!
      if (total === 0) continue
      masse += exprimes[i]!
      for (let b = 0; b < NB_BLOCS; b++)
        somme[b]! += (exprimes[i]! * avec[i * NB_BLOCS + b]! * facteurs[b]!) / total
    }
    for (let b = 0; b < NB_BLOCS; b++)
      if (somme[b]! > 0) facteurs[b]! *= (scenario[BLOCS[b]!] * masse) / somme[b]!
  }
  return c.parts.map((p, k) => p * facteurs[k % NB_BLOCS]!)
}
