/** From the results of two rounds to the counts of a transfer matrix. */
import { BLOCS, type Bloc } from '../bloc.ts'
import { ABSTENTION, BLANCS_NULS, SOURCES_REPORT } from './duel.ts'
import type { Comptes } from './gram.ts'

/** One round by bureau, all arrays of one length; NaN where the bureau did not vote, or the bloc had no candidate. */
export interface TourBureaux {
  inscrits: Float64Array
  abstentions: Float64Array
  blancsNuls: Float64Array
  exprimes: Float64Array
  voix: Record<Bloc, Float64Array>
}

/** Same bureau when its code is the same and its inscrits moved by less than this (design note §10, grade A). */
const ECART_INSCRITS_MAX = 0.1
/** Votes that may miss from an identity before the bureau is left out. */
const ECART_COMPTES_MAX = 2

/**
 * Counts of the bureaux that voted in both rounds: every bloc, blank and null, abstention before; the blocs in presence,
 * blank and null, abstention after.
 * @param garde bureaux asked for (a type of duel, a département).
 * @returns also the index of each bureau kept, in the order of the rows.
 */
export function comptesEntre(
  avant: TourBureaux,
  apres: TourBureaux,
  presents: readonly Bloc[],
  garde: (bureau: number) => boolean,
): Comptes & { bureaux: Int32Array } {
  const bureaux: number[] = []
  const lignesAvant: number[] = []
  const lignesApres: number[] = []
  for (let i = 0; i < avant.inscrits.length; i++) {
    const n = avant.inscrits[i]!
    const m = apres.inscrits[i]!
    if (!(n > 0 && m > 0) || Math.abs(m / n - 1) > ECART_INSCRITS_MAX || !garde(i)) continue
    const ligneAvant = ligne(avant, BLOCS, i)
    const ligneApres = ligne(apres, presents, i)
    if (Math.abs(somme(ligneAvant) - n) > ECART_COMPTES_MAX) continue
    if (Math.abs(somme(ligneApres) - m) > ECART_COMPTES_MAX) continue
    bureaux.push(i)
    lignesAvant.push(...ligneAvant)
    lignesApres.push(...ligneApres)
  }
  return {
    sources: SOURCES_REPORT,
    destinations: [...presents, BLANCS_NULS, ABSTENTION],
    avant: Float64Array.from(lignesAvant),
    apres: Float64Array.from(lignesApres),
    bureaux: Int32Array.from(bureaux),
  }
}

const ligne = (tour: TourBureaux, blocs: readonly Bloc[], i: number) => [
  ...blocs.map((b) => tour.voix[b][i]! || 0),
  tour.blancsNuls[i]!,
  tour.abstentions[i]!,
]

const somme = (v: readonly number[]) => v.reduce((s, x) => s + x, 0)
