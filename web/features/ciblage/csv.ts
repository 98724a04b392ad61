/** CSV that opens right in French Excel: byte order mark, `;`, decimal comma, CRLF; no cell can be read as a formula. Pure. */
import type { Ciblage } from '#contract/ciblage'
import { NOM_PROFIL } from '#domain/profil'
import { nomCirconscription } from '#domain/nom'
import type { Ligne } from './groupes.ts'

export type Cellule = string | number | null

/** Without it, Excel reads UTF-8 as Windows-1252. */
const MARQUE = '\uFEFF'
const FIN = '\r\n'
/** A text that a spreadsheet would run. */
const FORMULE = /^[=+\-@\t\r]/
const NOMBRE = /^[+-]?\d+([.,]\d+)?$/

/** One cell. A number takes a comma and at most two decimals; a text that starts as a formula gets an apostrophe. */
export function cellule(valeur: Cellule): string {
  if (valeur === null) return ''
  if (typeof valeur === 'number')
    return Number.isFinite(valeur) ? String(Math.round(valeur * 100) / 100 || 0).replace('.', ',') : ''
  const texte = FORMULE.test(valeur) && !NOMBRE.test(valeur) ? `'${valeur}` : valeur
  return /[";\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte
}

/** A whole file, header first. */
export const csv = (lignes: readonly (readonly Cellule[])[]): string =>
  MARQUE + lignes.map((l) => l.map(cellule).join(';') + FIN).join('')

const ENTETE = [
  'Rang',
  'Usage',
  'Code du bureau',
  'Bureau',
  'Commune',
  'Circonscription',
  'Classe',
  'Foyer d’abstention',
  'Inscrits',
  'Réserve nette (voix)',
  'Séances',
  'Heures aux portes',
  'Heures de trajet',
  'Trajet aller (min)',
  'Voix nettes (estimation)',
  'Voix nettes, bas',
  'Voix nettes, haut',
  'Pourquoi',
  'Source',
] as const

export interface ContexteCsv {
  /** Name of the département. */
  departement: string
  /** Data, method and date, repeated on each line: a line that is copied keeps them. */
  source: string
}

function ligneCsv(l: Ligne, rang: number, { departement, source }: ContexteCsv): Cellule[] {
  return [
    rang,
    l.exploration ? 'tiré au sort, à visiter' : 'à visiter',
    l.code,
    l.nom,
    l.nomCommune,
    // In words: « 30-01 » would become 30 January.
    l.circonscription ? nomCirconscription(departement, l.circonscription) : '',
    NOM_PROFIL[l.profil],
    l.foyer ? 'oui' : 'non',
    l.inscrits,
    l.reserveNette === null ? null : Math.round(l.reserveNette),
    l.seances,
    l.heuresPortes,
    l.heuresTrajet,
    Math.round(l.trajetMinutes),
    l.voix.central,
    l.voix.bas,
    l.voix.haut,
    l.pourquoi,
    source,
  ]
}

/** The allocation as a file: bureaux to visit in the order of the list, then the witnesses that nobody must visit. */
export function csvCiblage({ temoins }: Ciblage, lignes: readonly Ligne[], contexte: ContexteCsv): string {
  const vide = (n: number): null[] => Array.from({ length: n }, () => null)
  return csv([
    ENTETE,
    ...lignes.map((l, k) => ligneCsv(l, k + 1, contexte)),
    ...temoins.map((t) => [null, 'témoin, à ne pas visiter', t.code, t.nom, ...vide(14), contexte.source]),
  ])
}
