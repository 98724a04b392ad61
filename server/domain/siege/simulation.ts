/**
 * Seats by Monte-Carlo: who wins each circonscription in thousands of invented elections that share the national errors
 * and differ by the local ones. Design note §7.
 */
import { BLOCS } from '../bloc.ts'
import { nouvelleSortie, tirerCirconscription, type Sortie } from './circonscription.ts'
import type { Bascule, Circonscriptions, Hypotheses } from './hypotheses.ts'
import { NB_BLOCS } from './matrices.ts'
import { preparer, type Contexte } from './tirage.ts'

export interface Chance {
  /** P(win) by bloc, 0–1. */
  gagne: Float64Array
  /** P(in round 2 or elected in round 1) by bloc, 0–1. */
  secondTour: Float64Array
  /** Gain in P(win) of the camp per net vote, 0–1 per vote. */
  levier: number
}

export interface Sieges {
  codes: readonly string[]
  tirages: number
  graine: number
  chances: Chance[]
  /** Probability that the circonscription is the one that gives or refuses the majority to the camp; sums to 1. */
  bascule: Float64Array
  /** Seats by bloc in each draw, `tirage·5 + bloc`. */
  tirageSieges: Uint16Array
  /** Mean and 80 % interval of the seats by bloc. */
  sieges: { moyenne: Float64Array; bas: Float64Array; haut: Float64Array }
}

export const TIRAGES = 5000

/** Half-width of the margins that count as « undecided » for the leverage, share of inscrits. */
const FENETRE_LEVIER = 0.01

/** P(win), P(round 2) and leverage of one circonscription from its draws. */
export function chanceDe(sortie: Sortie, inscrits: number, camp: number): Chance {
  const gagne = new Float64Array(NB_BLOCS)
  const secondTour = new Float64Array(NB_BLOCS)
  const { vainqueur, marge, second } = sortie
  const un = 1 / vainqueur.length
  const masques = new Uint32Array(1 << NB_BLOCS)
  let serres = 0
  let justeQualifie = 0
  let gagneQualifie = 0
  let presqueQualifie = 0
  for (let t = 0; t < vainqueur.length; t++) {
    const v = vainqueur[t]!
    gagne[v]! += un
    masques[second[t]! || 1 << v]!++
    const m = marge[t]!
    if (m < -1) {
      if (m > -1 - FENETRE_LEVIER) presqueQualifie++
    } else {
      if (Math.abs(m) < FENETRE_LEVIER) serres++
      if (second[t]! & (1 << camp)) {
        justeQualifie++
        if (v === camp) gagneQualifie++
      }
    }
  }
  masques.forEach((nombre, masque) => {
    for (let b = 0; b < NB_BLOCS; b++) if (masque & (1 << b)) secondTour[b]! += nombre * un
  })
  const duel = (serres * un) / (2 * FENETRE_LEVIER)
  const qualification = justeQualifie
    ? ((presqueQualifie * un) / FENETRE_LEVIER) * (gagneQualifie / justeQualifie)
    : 0
  return { gagne, secondTour, levier: (duel + qualification) / inscrits }
}

/** Value of rank `k` (0 = greatest) of `v`, which is reordered (Hoare's selection). */
export function rangDecroissant(v: Float32Array, k: number): number {
  let debut = 0
  let fin = v.length - 1
  while (debut < fin) {
    const pivot = v[(debut + fin) >> 1]!
    let i = debut
    let j = fin
    while (i <= j) {
      while (v[i]! > pivot) i++
      while (v[j]! < pivot) j--
      if (i <= j) {
        const x = v[i]!
        v[i++] = v[j]!
        v[j--] = x
      }
    }
    if (k <= j) fin = j
    else if (k >= i) debut = i
    else break
  }
  return v[k]!
}

/** Draws turned from columns into rows at once: enough to read whole cache lines. */
const BLOC_TIRAGES = 16

/** Tipping probability: how often each circonscription is the one of rank `majorite` by margin of the camp. */
function basculeDe(marges: Float32Array[], tirages: number, majorite: number): Float64Array {
  const n = marges.length
  const sortie = new Float64Array(n)
  const rang = Math.min(n, majorite) - 1
  if (rang < 0) return sortie
  const lignes = new Float32Array(BLOC_TIRAGES * n)
  for (let t0 = 0; t0 < tirages; t0 += BLOC_TIRAGES) {
    const fin = Math.min(BLOC_TIRAGES, tirages - t0)
    for (let i = 0; i < n; i++) {
      const marge = marges[i]!
      for (let t = 0; t < fin; t++) lignes[t * n + i] = marge[t0 + t]!
    }
    for (let t = 0; t < fin; t++) {
      const ligne = lignes.subarray(t * n, (t + 1) * n)
      const pivot = rangDecroissant(ligne.slice(), rang)
      let egaux = 0
      for (let i = 0; i < n; i++) if (ligne[i] === pivot) egaux++
      for (let i = 0; i < n; i++) if (ligne[i] === pivot) sortie[i]! += 1 / (egaux * tirages)
    }
  }
  return sortie
}

function resumer(tirageSieges: Uint16Array, tirages: number): Sieges['sieges'] {
  const moyenne = new Float64Array(NB_BLOCS)
  const bas = new Float64Array(NB_BLOCS)
  const haut = new Float64Array(NB_BLOCS)
  for (let b = 0; b < NB_BLOCS; b++) {
    const valeurs = Uint16Array.from({ length: tirages }, (_, t) => tirageSieges[t * NB_BLOCS + b]!).sort()
    moyenne[b] = valeurs.reduce((s, x) => s + x, 0) / tirages
    bas[b] = valeurs[Math.floor(0.1 * (tirages - 1))]!
    haut[b] = valeurs[Math.ceil(0.9 * (tirages - 1))]!
  }
  return { moyenne, bas, haut }
}

/**
 * Simulates the country (or any set of circonscriptions).
 * @param bascules what a page changed, by index of circonscription.
 */
export function simulerSieges(
  circonscriptions: Circonscriptions,
  hypotheses: Hypotheses,
  options: { tirages?: number; graine?: number; bascules?: ReadonlyMap<number, Bascule> } = {},
): Sieges {
  const { tirages = TIRAGES, graine = 1 } = options
  const contexte = preparer(circonscriptions, hypotheses, tirages, graine)
  const camp = BLOCS.indexOf(hypotheses.camp)
  const sortie = nouvelleSortie(tirages)
  const marges: Float32Array[] = []
  const chances = circonscriptions.codes.map((_, i) => {
    sortie.marge = new Float32Array(tirages)
    marges.push(sortie.marge)
    tirerCirconscription(circonscriptions, contexte, i, sortie, options.bascules?.get(i))
    return chanceDe(sortie, circonscriptions.inscrits[i]!, camp)
  })
  return {
    codes: circonscriptions.codes,
    tirages,
    graine,
    chances,
    bascule: basculeDe(marges, tirages, hypotheses.majorite),
    tirageSieges: sortie.sieges,
    sieges: resumer(sortie.sieges, tirages),
  }
}

/** One circonscription again, with a toggle, on the same chance: what a page needs when a switch moves. */
export function simulerCirconscription(
  circonscriptions: Circonscriptions,
  contexte: Contexte,
  i: number,
  bascule?: Bascule,
): Chance {
  const sortie = nouvelleSortie(contexte.tirages)
  tirerCirconscription(circonscriptions, contexte, i, sortie, bascule)
  return chanceDe(sortie, circonscriptions.inscrits[i]!, BLOCS.indexOf(contexte.hypotheses.camp))
}
