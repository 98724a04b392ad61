/** What the allocation reads of bureaux, as columns. */
import { PROFILS, type Profil } from '../profil.ts'
import type { Entree } from './ciblage.ts'
import { DENSITES, epuisementHoraire, rendementHoraire, type Densite, type Ouverture } from './rendement.ts'
import { densiteDe } from './terrain.ts'

/** A bureau as targeting sees it. */
export interface BureauACibler {
  commune: string
  inscrits: number
  /** km², null without contour. */
  superficie: number | null
  profil: Profil
  scoreGauche: number | null
  scoreExtremeDroite: number | null
  /** votants / inscrits at the latest legislative first round; null when unknown. */
  participation: number | null
}

/** What fiches taught; without any, the prior and 1. */
export interface Appris {
  /** Opening rates of a bureau on this ground. */
  ouverture(rang: number, densite: Densite): Ouverture | undefined
  facteurTechnique(densite: Densite, profil: Profil): number
}

const RIEN: Appris = { ouverture: () => undefined, facteurTechnique: () => 1 }

/**
 * Columns that the allocation reads.
 * @param trajet one-way travel to each bureau, minutes; Infinity where none is known. Such a bureau, or one without class, is worth
 * no visit here.
 * @param jours days until the vote.
 */
export function entreeDe(
  bureaux: readonly BureauACibler[],
  trajet: (rang: number) => number,
  jours: number,
  appris: Appris = RIEN,
): Entree {
  const n = bureaux.length
  const communes = new Map<string, number>()
  const entree: Entree = {
    valeur: new Float64Array(n),
    bas: new Float64Array(n),
    haut: new Float64Array(n),
    epuisement: new Float64Array(n),
    commune: new Int32Array(n),
    trajet: new Float64Array(n).fill(Infinity),
    strate: new Int32Array(n).fill(-1),
  }
  bureaux.forEach((b, i) => {
    const densite = densiteDe(b.inscrits, b.superficie)
    if (!communes.has(b.commune)) communes.set(b.commune, communes.size)
    entree.commune[i] = communes.get(b.commune)!
    entree.epuisement[i] = epuisementHoraire(densite, b.inscrits)
    const minutes = trajet(i)
    if (minutes === Infinity || b.profil === 'indetermine') return
    entree.trajet[i] = minutes
    const { bas, central, haut } = rendementHoraire(
      {
        densite,
        profil: b.profil,
        abstention: b.participation === null ? 0 : 1 - b.participation,
        partGauche: b.scoreGauche ?? 0,
        partExtremeDroite: b.scoreExtremeDroite ?? 0,
        ouverture: appris.ouverture(i, densite),
        facteurTechnique: appris.facteurTechnique(densite, b.profil),
      },
      jours,
    )
    entree.valeur[i] = central
    entree.bas[i] = bas
    entree.haut[i] = haut
    entree.strate[i] = DENSITES.indexOf(densite) * PROFILS.length + PROFILS.indexOf(b.profil)
  })
  return entree
}
