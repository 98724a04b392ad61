/** Text as it is searched: lower case, no accent, words separated by single spaces; `Saint-Étienne` → `saint etienne`. */
export function cherchable(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
