/** Which rounds play which part in each election that can be predicted from this application's data. */
import type { Episode } from '#domain/prevision/apprentissage'
import type { Historique, Offre, TourEnColonnes } from '#domain/prevision/colonnes'
import type { Donnees } from './charger.ts'

export interface Roles {
  presidentielle: string
  duelPresidentiel: string
  legislatives: string
  secondTour: string
}

const PRESIDENTIELLE_2022 = {
  presidentielle: '2022-presidentielle-1',
  duelPresidentiel: '2022-presidentielle-2',
}

/** What was known before the législatives of 2022, of 2024, and before the next ones. */
export const AVANT = {
  2022: {
    ...PRESIDENTIELLE_2022,
    legislatives: '2017-legislatives-1',
    secondTour: '2017-legislatives-2',
  },
  2024: {
    ...PRESIDENTIELLE_2022,
    legislatives: '2022-legislatives-1',
    secondTour: '2022-legislatives-2',
  },
  prochaines: {
    ...PRESIDENTIELLE_2022,
    legislatives: '2024-legislatives-1',
    secondTour: '2024-legislatives-2',
  },
} satisfies Record<string, Roles>

/** Rounds that the backtest reads; that of 2017 serves the rules of thumb only. */
export const SCRUTINS_LUS = [
  '2017-presidentielle-1',
  ...new Set([...Object.values(AVANT[2022]), ...Object.values(AVANT[2024])]),
  '2024-legislatives-1',
]
export const SCRUTINS_PROCHAINES = [...new Set([...SCRUTINS_LUS, ...Object.values(AVANT.prochaines)])]

/** @throws Error naming the round when it is not loaded. */
export function tourDe(donnees: Donnees, scrutin: string): TourEnColonnes {
  const tour = donnees.tours.get(scrutin)
  if (!tour) throw new Error(`le tour ${scrutin} n’est pas chargé`)
  return tour
}

/** @throws Error when the round is not a loaded legislative first round. */
export function offreDe(donnees: Donnees, scrutin: string): Offre {
  const offre = donnees.offres.get(scrutin)
  if (!offre) throw new Error(`l’offre de ${scrutin} n’est pas chargée`)
  return offre
}

export function historiqueDe(donnees: Donnees, roles: Roles): Historique {
  return {
    presidentielle: tourDe(donnees, roles.presidentielle),
    duelPresidentiel: tourDe(donnees, roles.duelPresidentiel),
    legislatives: tourDe(donnees, roles.legislatives),
    secondTour: tourDe(donnees, roles.secondTour),
    offrePassee: offreDe(donnees, roles.legislatives),
  }
}

/** The législatives of a year, with what was known before them. */
export function episodeDe(donnees: Donnees, annee: 2022 | 2024): Episode {
  const scrutin = `${annee}-legislatives-1`
  return {
    historique: historiqueDe(donnees, AVANT[annee]),
    offre: offreDe(donnees, scrutin),
    cible: tourDe(donnees, scrutin),
  }
}
