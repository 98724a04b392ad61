/** SVG as text, with every attribute and text escaped. */

/** Text that is already markup, so that it is not escaped twice. */
export class Balisage {
  readonly texte: string
  constructor(texte: string) {
    this.texte = texte
  }
  toString(): string {
    return this.texte
  }
}

const ENTITES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that XML 1.0 forbids even as entities are dropped. */
const INTERDITS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Any text → text that is safe between tags and inside quotes, in XML and in HTML. */
export function echapper(texte: string): string {
  return texte.replace(INTERDITS, '').replace(/[&<>"']/g, (c) => ENTITES[c]!)
}

export type Attributs = Readonly<Record<string, string | number | undefined>>
export type Enfant = Balisage | string

/** `balise('path', { d: 'M0 0' })`. Numbers are written with at most two decimals. */
export function balise(nom: string, attributs: Attributs = {}, ...enfants: readonly Enfant[]): Balisage {
  let texte = `<${nom}`
  for (const [cle, valeur] of Object.entries(attributs))
    if (valeur !== undefined)
      texte += ` ${cle}="${typeof valeur === 'number' ? court(valeur) : echapper(valeur)}"`
  if (enfants.length === 0) return new Balisage(`${texte}/>`)
  return new Balisage(`${texte}>${coller(enfants).texte}</${nom}>`)
}

/** Side by side. */
export function coller(enfants: readonly Enfant[]): Balisage {
  return new Balisage(enfants.map((e) => (e instanceof Balisage ? e.texte : echapper(e))).join(''))
}

/** A whole image. `titre` is read by screen readers. */
export function image(
  largeur: number,
  hauteur: number,
  titre: string,
  ...enfants: readonly Enfant[]
): Balisage {
  const attributs = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${court(largeur)} ${court(hauteur)}`,
    role: 'img',
    'aria-label': titre,
  }
  return balise('svg', attributs, ...enfants)
}

function court(n: number): string {
  return String(Math.round(n * 100) / 100)
}
