/** What a table does not give, counted: a cell that was emptied is then one more than the last time, and not a figure that changed in silence. */
import path from 'node:path'
import { nombre, pluriel } from '#domain/typographie'
import type { Journal } from '../anomalie.ts'

export interface Absents {
  /** Key of the card in the catalogue. */
  source: string
  fichier: string
  colonne: string
  /** Rows without a value (secret, not available or empty), and all of them. */
  vides: number
  lignes: number
}

/** Tells the rows of a column that have no value, when there are some. */
export function compterAbsents(journal: Journal, { source, fichier, colonne, vides, lignes }: Absents): void {
  if (vides === 0) return
  journal.signaler({
    source,
    champ: colonne,
    regle: 'valeurs non diffusées',
    gravite: 'information',
    message: `${path.basename(fichier)} : ${colonne} n’est pas donné dans ${pluriel(vides, 'ligne')} sur ${nombre(lignes)}`,
  })
}
