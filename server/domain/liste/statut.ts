/** How far a line of a list is. */
export const STATUTS_LIGNE = ['aFaire', 'enCours', 'fait'] as const
export type StatutLigne = (typeof STATUTS_LIGNE)[number]

export const NOM_STATUT: Record<StatutLigne, string> = {
  aFaire: 'À faire',
  enCours: 'En cours',
  fait: 'Fait',
}
