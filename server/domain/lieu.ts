/** Places: the only unit of this service. A place is never a person. */

export const NIVEAUX = ['france', 'region', 'departement', 'circonscription', 'commune', 'bureau'] as const
export type Niveau = (typeof NIVEAUX)[number]
/** Levels that the map draws and that carry a class. */
export const NIVEAUX_CARTE = ['region', 'departement', 'circonscription', 'commune', 'bureau'] as const
export type NiveauCarte = (typeof NIVEAUX_CARTE)[number]

export const NOM_NIVEAU: Record<Niveau, string> = {
  france: 'France',
  region: 'Région',
  departement: 'Département',
  circonscription: 'Circonscription',
  commune: 'Commune',
  bureau: 'Bureau de vote',
}

/** Code of the single place of level `france`. */
export const CODE_FRANCE = 'FR'
