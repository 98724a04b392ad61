/** CSV that opens right in French Excel: byte order mark, `;`, decimal comma, CRLF; no cell can be read as a formula. Pure. */

export type Cellule = string | number | null

/** Without it, Excel reads UTF-8 as Windows-1252. */
export const MARQUE = '\uFEFF'
const FIN = '\r\n'
/** A text that a spreadsheet would run: behind quotes and spaces too, and with the full-width signs that some fold. */
const FORMULE = /^["'\s]*[=+\-@\t\r\n＝＋－＠]/
const NOMBRE = /^[+-]?\d+([.,]\d+)?$/

/** True when a spreadsheet could take the text for a formula; a plain signed number is none. */
export const estFormule = (texte: string): boolean => FORMULE.test(texte) && !NOMBRE.test(texte)

/** One cell. A number takes a comma and at most `decimales`; a text that starts as a formula gets an apostrophe. */
export function cellule(valeur: Cellule, decimales = 2): string {
  if (valeur === null) return ''
  if (typeof valeur === 'number')
    return Number.isFinite(valeur) ? String(arrondir(valeur, decimales)).replace('.', ',') : ''
  const texte = estFormule(valeur) ? `'${valeur}` : valeur
  return /[";\t\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte
}

/** Nearest value with at most so many decimals; never −0. */
export const arrondir = (x: number, decimales: number): number =>
  Math.round(x * 10 ** decimales) / 10 ** decimales || 0

/** One line, its end included. */
export const ligneCsv = (cellules: readonly string[]): string => cellules.join(';') + FIN

/** A whole file, header first. */
export const csv = (lignes: readonly (readonly Cellule[])[]): string =>
  MARQUE + lignes.map((l) => ligneCsv(l.map((v) => cellule(v)))).join('')
