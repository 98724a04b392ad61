/** Words of the filter language: what is not a field. */
import type { Profil } from '../profil.ts'

export const MOTS_PROFIL: Readonly<Record<string, Profil>> = {
  acquis: 'acquis',
  'acquis a gauche': 'acquis',
  hesitant: 'hesitant',
  hesitants: 'hesitant',
  'a droite': 'droite',
  droite: 'droite',
  indetermine: 'indetermine',
  indetermines: 'indetermine',
}

export const MOTS_FOYER = ['foyer d abstention', 'foyers d abstention', 'foyer', 'foyers']

/** « plus de 25 », « > 25 »: the same. */
export type Comparateur = '>' | '>=' | '<' | '<='
export const COMPARATEURS: Readonly<Record<string, Comparateur>> = {
  'plus de': '>',
  'superieur a': '>',
  'au moins': '>=',
  'moins de': '<',
  'inferieur a': '<',
  'au plus': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
}

/** Units that may follow a number; the field decides what it means. */
export const UNITES = ['%', 'pour cent', 'points', 'point', 'pts', 'voix', 'euros', 'euro', '€', 'ans']
