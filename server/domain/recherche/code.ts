/** Codes as people type them. */

/**
 * Codes of places that a text may be, most likely first: `30-06`, `30 6`, `30189 48`, `30189-0048`, `2a004`, `971`, `R76`. Empty when it is
 * not a code.
 */
export function codesPossibles(texte: string): string[] {
  const t = texte.trim().toUpperCase()
  const bureau = /^(\d[\dAB]\d{3}|Z[A-Z]\d{3})[\s_-]+(?:BUREAU\s+)?(\w{1,7}(?:\.\d+)?)$/.exec(t)
  if (bureau) return [`${bureau[1]}_${bureau[2]!.padStart(4, '0')}`]
  const circonscription = /^(\d[\dAB]|97\d|98\d|Z[A-Z])[\s_-]+(\d{1,2})$/.exec(t)
  if (circonscription) return [`${circonscription[1]}-${circonscription[2]!.padStart(2, '0')}`]
  if (/^(\d[\dAB]\d{0,3}|Z[A-Z]\d{0,3}|R\d\d)$/.test(t)) return [t]
  return /^\d$/.test(t) ? [`0${t}`] : []
}
