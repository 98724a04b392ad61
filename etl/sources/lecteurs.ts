/** The reader of each layout, by the name that the cards of the catalogue use. */
import type { NomLecteur } from '#contract/catalogue'
import { lireAgregees } from './agregees.ts'
import { lireColonnes } from './colonnes.ts'
import { lireComplement } from './complement.ts'
import { lireMinistereFixe } from './ministere-fixe.ts'
import { lireMinistereLarge } from './ministere-large.ts'
import { lireMinistereRagged } from './ministere-ragged.ts'
import type { Lecteur } from './resultat.ts'

export const LECTEURS: Record<NomLecteur, Lecteur> = {
  'ministere-ragged': lireMinistereRagged,
  'ministere-large': lireMinistereLarge,
  'ministere-fixe': lireMinistereFixe,
  agregees: lireAgregees,
  colonnes: lireColonnes,
  complement: lireComplement,
}
