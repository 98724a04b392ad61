/** Where groups are, and who may touch one. */
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import type { Contexte } from '../../http/contexte.ts'
import { Probleme } from '../../http/problem.ts'
import { lireGroupe } from './queries.ts'

export const situer = <L extends { longitude: number; latitude: number }>(l: L) => ({
  ...l,
  point: [l.longitude, l.latitude] as const,
})

/** @throws Probleme when the group is unknown or out of scope: for a group, any other than itself. */
export async function exigerGroupe(id: string, acteur: Acteur, { base: { db } }: Contexte) {
  const groupe = await lireGroupe(db, id)
  if (!groupe) throw new Probleme('introuvable', 'Ce groupe n’existe pas.')
  if (acteur.role !== 'groupe') exigerPortee(acteur, groupe.departement)
  else if (acteur.groupeId !== id || !(acteur.departements?.has(groupe.departement) ?? true))
    throw new Probleme('interdit', 'Ce groupe n’est pas le vôtre.')
  return groupe
}
