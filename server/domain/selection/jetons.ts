/** A text cut into words, numbers, codes and signs, each with its place, for the parser and its errors. */

export interface Jeton {
  genre: 'mot' | 'nombre' | 'code' | 'signe'
  /** Without accents, lower case; a number in figures with a point. */
  texte: string
  debut: number
  fin: number
}

const FORMES: readonly (readonly [Jeton['genre'], RegExp])[] = [
  ['code', /(?:\d[\dab]|97\d|98\d|z[a-z])-\d{2}(?!\d)/y],
  ['code', /\d[\dab]\d{3}(?:_[0-9a-z.]+)?(?![\d,.a-z])/y],
  ['code', /2[ab](?![a-z\d])/y],
  ['nombre', /-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?/y],
  ['mot', /[a-z]+/y],
  ['signe', />=|<=|[><≥≤()%€,;]/y],
]

/** Same length as the text, so that places stay true: accents, spaces and dashes in one form. */
function uniforme(texte: string): string {
  return Array.from(texte.toLowerCase(), (c) => {
    const nu = c.normalize('NFD').replace(/\p{M}/gu, '')
    if (/\s|[’'«»"]/.test(c)) return ' '
    return c === '−' || c === '–' ? '-' : nu.length === 1 ? nu : c
  }).join('')
}

/** A name as the parser compares it: `Moins de 15 ans` → `moins de 15 ans`. */
export const nomNu = (nom: string): string =>
  decouper(nom)
    .map((j) => j.texte)
    .join(' ')

/** Words of a text; what is neither a word, a number nor a known sign becomes a sign of one character. */
export function decouper(texte: string): Jeton[] {
  const lu = uniforme(texte)
  const jetons: Jeton[] = []
  let place = 0
  while (place < lu.length) {
    if (lu[place] === ' ') {
      place++
      continue
    }
    let jeton: Jeton = { genre: 'signe', texte: lu[place]!, debut: place, fin: place + 1 }
    for (const [genre, forme] of FORMES) {
      forme.lastIndex = place
      const trouve = forme.exec(lu)?.[0]
      if (trouve === undefined) continue
      const ecrit = genre === 'nombre' ? trouve.replaceAll(' ', '').replace(',', '.') : trouve
      jeton = { genre, texte: ecrit, debut: place, fin: place + trouve.length }
      break
    }
    jetons.push(jeton)
    place = jeton.fin
  }
  return jetons
}
