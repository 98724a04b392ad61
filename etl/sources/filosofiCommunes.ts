/** Filosofi by commune in the layout of INSEE (« base-cc-filosofi »): `;`, one row a commune, « s » and « nd » where a value is secret. */
import { SourceInvalide } from '../anomalie.ts'
import { decouper } from '../lignes.ts'
import { nombreDe, texteDe } from './tableInsee.ts'

/** Columns that are read, by indicator; what the file gives in percent becomes a share. */
const COLONNES = [
  { cle: 'niveauVieMedian', colonne: 'MED21', diviseur: 1 },
  { cle: 'tauxPauvrete', colonne: 'TP6021', diviseur: 100 },
] as const

export interface ValeurCommune {
  commune: string
  cle: (typeof COLONNES)[number]['cle']
  /** null: not published. */
  valeur: number | null
}

/** @throws SourceInvalide when a column is missing, or a row is not one of a commune. */
export function* lireFilosofiCommunes(fichier: string): Generator<ValeurCommune> {
  const lignes = texteDe(fichier)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const entete = decouper(lignes[0] ?? '', ';')
  const place = (colonne: string): number => {
    const i = entete.indexOf(colonne)
    if (i < 0) throw new SourceInvalide(fichier, 1, `en-tête inconnu : colonne « ${colonne} » absente`)
    return i
  }
  const code = place('CODGEO')
  const colonnes = COLONNES.map((c) => ({ ...c, place: place(c.colonne) }))
  for (const [n, ligne] of lignes.entries()) {
    if (n === 0 || ligne === '') continue
    const champs = decouper(ligne, ';')
    const commune = champs[code] ?? ''
    if (!/^[0-9AB]{5}$/.test(commune))
      throw new SourceInvalide(fichier, n + 1, `code de commune « ${commune} » illisible`)
    for (const { cle, place: i, diviseur } of colonnes) {
      const lu = nombreDe(champs[i] ?? '', fichier, n + 1)
      yield { commune, cle, valeur: lu === null ? null : lu / diviseur }
    }
  }
}
