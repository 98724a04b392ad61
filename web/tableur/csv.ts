/** CSV that opens right in French Excel: byte order mark, `;`, decimal comma, CRLF; no cell can be read as a formula. Pure. */

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
