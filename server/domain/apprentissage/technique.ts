/**
 * What fiches d'observation teach: how often a technique works here, by shrinkage towards the wider context, and how often doors open.
 * Constants of the design note: κ = 20 contacts, half-life 45 days, published from 3 fiches and 10 contacts, ranked by the lower 10 % bound.
 */
import type { Densite } from '../ciblage/rendement.ts'
import type { Profil } from '../profil.ts'
import { quantileBeta } from './beta.ts'

export const PARAMETRES_APPRENTISSAGE = {
  /** Contacts that the parent context is worth. */
  kappa: 20,
  demiVieJours: 45,
  fichesMin: 3,
  contactsMin: 10,
  /** Ends of the interval shown; the lower one ranks. */
  bornes: [0.1, 0.9],
} as const

/** What is believed of a technique before any fiche: nothing, half and half. */
export const SANS_FICHE = 0.5
/** Doors that open, before any fiche: Beta(28, 72). Source: methods § 8, close to the 30.4 % of Toulouse 2020. */
export const OUVERTURE_A_PRIORI = { a: 28, b: 72 } as const

/** Where a technique was tried; null: the place has no published class or density. */
export interface Cadre {
  terrain: Densite | null
  profil: Profil | null
}

/** One technique on one fiche. */
export interface Essai extends Cadre {
  technique: string
  fiche: string
  /** Day of the fiche, ISO. */
  jour: string
  /** People with whom it was tried, and with whom it went well. */
  essais: number
  reussites: number
}

/** A rate 0–1 with its 80 % interval, and what it rests on. */
export interface Taux {
  taux: number
  bas: number
  haut: number
  fiches: number
  contacts: number
  /** Last day that counted, ISO; null without a fiche. */
  dernierJour: string | null
}

/** Weight of a fiche, 0–1: 2^(−age / 45 days); a fiche of tomorrow counts 1. */
export function poidsDe(jour: string, aujourdhui: string): number {
  const age = (Date.parse(aujourdhui) - Date.parse(jour)) / 86_400_000
  return 2 ** (-Math.max(0, age) / PARAMETRES_APPRENTISSAGE.demiVieJours)
}

/** Beta after the weighted counts of a context, its parent worth κ contacts at `parent` (0–1). Without a try: κ contacts at `parent`. */
export function apres(
  essais: readonly Essai[],
  aujourdhui: string,
  parent: number,
): { a: number; b: number } {
  const { kappa } = PARAMETRES_APPRENTISSAGE
  let [a, b] = [kappa * parent, kappa * (1 - parent)]
  for (const e of essais) {
    const poids = poidsDe(e.jour, aujourdhui)
    a += poids * e.reussites
    b += poids * (e.essais - e.reussites)
  }
  return { a, b }
}

/** Mean of a Beta, 0–1. */
export const moyenne = ({ a, b }: { a: number; b: number }): number => a / (a + b)

/** A belief as a rate with its 80 % interval, and what it rests on. */
export function tauxDe(
  { a, b }: { a: number; b: number },
  fiches: readonly { fiche: string; jour: string }[],
  contacts: number,
): Taux {
  const [bas, haut] = PARAMETRES_APPRENTISSAGE.bornes
  return {
    taux: moyenne({ a, b }),
    bas: quantileBeta(bas, a, b),
    haut: quantileBeta(haut, a, b),
    fiches: new Set(fiches.map((f) => f.fiche)).size,
    contacts,
    dernierJour: fiches.reduce<string | null>((m, f) => (m === null || f.jour > m ? f.jour : m), null),
  }
}

/**
 * Rate of success of a technique in a context: (Σ w·réussites + κ·m) / (Σ w·essais + κ), where m is the same rate in the wider context:
 * all techniques → the technique → on this terrain → with this profil. A null terrain or profil stops at the wider context.
 * Range 0–1, never null: without a fiche, the parent. Counts are those of the narrowest context, not weighted.
 */
export function tauxTechnique(
  technique: string,
  cadre: Cadre,
  essais: readonly Essai[],
  aujourdhui: string,
): Taux {
  const contextes: Essai[][] = [[...essais]]
  const resserrer = (garde: (e: Essai) => boolean) => contextes.push(contextes.at(-1)!.filter(garde))
  resserrer((e) => e.technique === technique)
  if (cadre.terrain !== null) resserrer((e) => e.terrain === cadre.terrain)
  if (cadre.profil !== null) resserrer((e) => e.profil === cadre.profil)
  let croyance = apres([], aujourdhui, SANS_FICHE)
  for (const contexte of contextes) croyance = apres(contexte, aujourdhui, moyenne(croyance))
  const ici = contextes.at(-1)!
  return tauxDe(
    croyance,
    ici,
    ici.reduce((n, e) => n + e.essais, 0),
  )
}

/** Whether a rate rests on enough to be shown: 3 fiches and 10 contacts, counted without decay. */
export function estPubliable({ fiches, contacts }: Taux): boolean {
  return fiches >= PARAMETRES_APPRENTISSAGE.fichesMin && contacts >= PARAMETRES_APPRENTISSAGE.contactsMin
}

/** Those that may be published first, by their lower bound, best first; then the others, in the order given: nothing ranks them. */
export function classerTechniques<T extends { appris: Taux }>(techniques: readonly T[]): T[] {
  return [
    ...techniques.filter((t) => estPubliable(t.appris)).toSorted((x, y) => y.appris.bas - x.appris.bas),
    ...techniques.filter((t) => !estPubliable(t.appris)),
  ]
}

/** Doors of one fiche. */
export interface Tournee {
  fiche: string
  jour: string
  portesFrappees: number
  portesOuvertes: number
}

/**
 * Opening rate after the fiches of a place: Beta(28 + Σ ouvertes, 72 + Σ fermées). No decay: a door opens in March as in June.
 * Range 0–1; without a fiche, the prior of .28. `contacts` counts the doors knocked.
 */
export function tauxOuverture(tournees: readonly Tournee[]): Taux {
  const faites = tournees.filter((t) => t.portesFrappees > 0)
  const frappees = faites.reduce((n, t) => n + t.portesFrappees, 0)
  const ouvertes = faites.reduce((n, t) => n + t.portesOuvertes, 0)
  const croyance = { a: OUVERTURE_A_PRIORI.a + ouvertes, b: OUVERTURE_A_PRIORI.b + frappees - ouvertes }
  return tauxDe(croyance, faites, frappees)
}
