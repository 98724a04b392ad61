/** The reader of each layout, by the name that the cards of the catalogue use. */
import type { NomLecteur } from '../catalogue.ts'
import { lireColonnes } from './colonnes.ts'
import { lireComplement } from './complement.ts'
import { lireMinistereLarge } from './ministere-large.ts'
import { lireMinistereRagged } from './ministere-ragged.ts'
import type { Lecteur } from './resultat.ts'

export const LECTEURS: Record<NomLecteur, Lecteur> = {
  'ministere-ragged': lireMinistereRagged,
  'ministere-large': lireMinistereLarge,
  colonnes: lireColonnes,
  complement: lireComplement,
}
