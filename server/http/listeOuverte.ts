/** Which target lists an actor may open: a federation those of its scope, a group those shared with it. */
import { estPartagee, lireListe, type ListeGardee } from '#db/liste'
import { exigerPortee, type Acteur } from './acces.ts'
import type { Contexte } from './contexte.ts'
import { Probleme } from './problem.ts'

/** @throws Probleme 404 when there is no such list, 403 when the actor may not see it. */
export async function exigerListe(acteur: Acteur, id: string, { base }: Contexte): Promise<ListeGardee> {
  const liste = await lireListe(base.db, id)
  if (!liste) throw new Probleme('introuvable', 'Cette liste n’existe pas, ou plus.')
  if (acteur.role !== 'groupe') exigerPortee(acteur, liste.departement)
  else if (
    !(acteur.departements?.has(liste.departement) ?? true) ||
    !(await estPartagee(base.db, id, acteur))
  )
    throw new Probleme('interdit', 'Cette liste n’est pas partagée avec votre groupe.')
  return liste
}
