/** How often doors open on each kind of ground, learnt from fiches: what targeting uses instead of its prior. */
import { DENSITES, type Densite, type Ouverture } from '../ciblage/rendement.ts'
import { estPubliable, OUVERTURE_A_PRIORI, tauxOuverture, type Taux, type Tournee } from './technique.ts'

/** Doors of one fiche, on one kind of ground. */
export interface TourneeDeTerrain extends Tournee {
  terrain: Densite
}

/** The rate that targeting uses on a kind of ground; `fiches` and `contacts` (doors knocked) count what was seen there, learnt or not. */
export interface OuvertureDeTerrain extends Taux {
  terrain: Densite
  /** False: too few fiches, the rate is the prior. */
  appris: boolean
}

/**
 * Opening rate by kind of ground: the mean of Beta(28 + Σ ouvertes, 72 + Σ fermées) over the fiches of that ground, so shrunk towards .28
 * by a weight of 100 doors; from 3 fiches and 10 doors, else the prior. Range 0–1, never null. Source: design note §§ 8–9.
 */
export function ouverturesDeTerrain(tournees: readonly TourneeDeTerrain[]): OuvertureDeTerrain[] {
  return DENSITES.map((terrain) => {
    const taux = tauxOuverture(tournees.filter((t) => t.terrain === terrain))
    const appris = estPubliable(taux)
    const { fiches, contacts, dernierJour } = taux
    return { ...(appris ? taux : tauxOuverture([])), terrain, appris, fiches, contacts, dernierJour }
  })
}

/**
 * Rates that replace the prior in the three scenarios, by ground: the mean, and one standard deviation of the posterior on each side,
 * as the prior is written. A ground of which nothing was learnt is absent. Range 0–1.
 */
export function ouverturesApprises(
  ouvertures: readonly OuvertureDeTerrain[],
): Partial<Record<Densite, Ouverture>> {
  const { a, b } = OUVERTURE_A_PRIORI
  return Object.fromEntries(
    ouvertures
      .filter((o) => o.appris)
      .map(({ terrain, taux, contacts }) => {
        const ecart = Math.sqrt((taux * (1 - taux)) / (a + b + contacts + 1))
        return [terrain, { bas: Math.max(0, taux - ecart), central: taux, haut: Math.min(1, taux + ecart) }]
      }),
  )
}
