/** Groups of a département: what they do, and how far they are. */
import { trajetMinutes, type Point } from './ciblage/terrain.ts'

/** What somebody takes care of in a group. */
export const FONCTIONS = {
  coordination: 'Coordination',
  accueil: 'Accueil',
  formation: 'Formation',
  evenements: 'Événements',
  communication: 'Communication',
  procurations: 'Procurations',
  materiel: 'Matériel',
} as const
export type Fonction = keyof typeof FONCTIONS

/** Counts that no fiche holds, typed by the week. */
export const SORTES_COMPTEUR = {
  procurations: 'Procurations établies',
  appels: 'Appels passés',
  presents: 'Personnes aux réunions',
} as const
export type SorteCompteur = keyof typeof SORTES_COMPTEUR

/** Kinds of organisations that groups work with. */
export const SORTES_ACTEUR = {
  association: 'Association',
  syndicat: 'Syndicat',
  collectif: 'Collectif',
  parti: 'Parti ou liste alliée',
  etablissement: 'Établissement (école, hôpital, maison de quartier…)',
  commerce: 'Commerce, marché, café',
  media: 'Journal, radio',
} as const
export type SorteActeur = keyof typeof SORTES_ACTEUR

/** Grounds, from the largest; `communes`: a named set, as an intercommunality. */
export const NIVEAUX_GROUPE = ['departement', 'circonscription', 'communes', 'commune'] as const
export type NiveauGroupe = (typeof NIVEAUX_GROUPE)[number]

export interface GroupeSitue {
  id: string
  /** Where it meets. */
  point: Point
}

/** A group and the one-way journey to it, minutes (estimate, see {@link trajetMinutes}). */
export interface Proximite<G extends GroupeSitue> {
  groupe: G
  minutes: number
}

/** Groups from the nearest; equal journeys keep their order. */
export function parProximite<G extends GroupeSitue>(depuis: Point, groupes: readonly G[]): Proximite<G>[] {
  return groupes
    .map((groupe) => ({ groupe, minutes: trajetMinutes(depuis, [groupe.point]) }))
    .toSorted((a, b) => a.minutes - b.minutes)
}

/** A place that could be worked: its net reserve, votes (see methods of targeting). */
export interface ZoneACouvrir {
  code: string
  point: Point
  reserveNette: number
}

export interface Couverture<Z extends ZoneACouvrir, G extends GroupeSitue> {
  /** Places without a group within the cap, those with the most to win first. */
  loin: { zone: Z; plusProche: Proximite<G> | null }[]
  /** Net reserve within reach of a group, and in all: votes. */
  atteinte: number
  totale: number
}

/**
 * What no group reaches. Only places with votes to win are counted (net reserve above 0).
 * @param trajetMax longest one-way journey, minutes.
 */
export function couverture<Z extends ZoneACouvrir, G extends GroupeSitue>(
  zones: readonly Z[],
  groupes: readonly G[],
  trajetMax: number,
): Couverture<Z, G> {
  const situees = zones
    .filter((z) => z.reserveNette > 0)
    .map((zone) => ({ zone, plusProche: parProximite(zone.point, groupes)[0] ?? null }))
  const somme = (liste: typeof situees): number => liste.reduce((s, { zone }) => s + zone.reserveNette, 0)
  const loin = situees
    .filter(({ plusProche }) => plusProche === null || plusProche.minutes > trajetMax)
    .toSorted((a, b) => b.zone.reserveNette - a.zone.reserveNette)
  const totale = somme(situees)
  return { loin, atteinte: totale - somme(loin), totale }
}
