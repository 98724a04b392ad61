/**
 * French typography of figures and sentences: the only place that knows spaces, minus signs and ordinals.
 * Source: Lexique des règles typographiques en usage à l’Imprimerie nationale.
 */

/** No-break space: before `:` `%` `»` `€`, after `«`, and between thousands (the narrow one closes up in Barlow). */
export const INSECABLE = '\u00A0'
/** Narrow no-break space: before `;` `!` `?`. */
export const FINE = '\u202F'
export const MOINS = '\u2212'
/** What a value that its producer does not publish reads. */
export const NON_DIFFUSE = 'non diffusé'

export interface OptionsNombre {
  /** Digits after the comma, kept even when zero. Default 0. */
  decimales?: number
  /** Space between thousands. Default {@link INSECABLE}. */
  milliers?: typeof INSECABLE | typeof FINE
}

/**
 * A figure: `85573` → `85 573`, `-7.25` → `−7,3` with one decimal. Half rounds away from zero; a value that rounds
 * to zero has no sign.
 */
export function nombre(n: number, { decimales = 0, milliers = INSECABLE }: OptionsNombre = {}): string {
  const [entier = '0', fraction] = arrondi(Math.abs(n), decimales).toFixed(decimales).split('.')
  const groupes = entier.replace(/\B(?=(\d{3})+$)/g, milliers)
  const texte = fraction === undefined ? groupes : `${groupes},${fraction}`
  return n < 0 && /[1-9]/.test(texte) ? MOINS + texte : texte
}

/** A difference: `+244`, `−1 469`, `0`. */
export function nombreSigne(n: number, options: OptionsNombre = {}): string {
  const texte = nombre(n, options)
  return n > 0 && /[1-9]/.test(texte) ? `+${texte}` : texte
}

/** A share 0–1 in percent: `0.4179` → `41,8 %`. */
export function pourcentage(part: number, decimales = 1): string {
  return `${nombre(part * 100, { decimales })}${INSECABLE}%`
}

/** A difference of shares in points: `0.053` → `+5,3 points`, `-0.012` → `−1,2 point`. French plural starts at 2. */
export function points(ecart: number, decimales = 1): string {
  return `${nombreSigne(ecart * 100, { decimales })}${INSECABLE}${motPoints(ecart, decimales)}`
}

/** The same without sign, for sentences that carry the direction: `7,7 points`. */
export function pointsSansSigne(ecart: number, decimales = 1): string {
  return `${nombre(Math.abs(ecart) * 100, { decimales })}${INSECABLE}${motPoints(ecart, decimales)}`
}

/** Euros, rounded: `20 250 €`. */
export function euros(n: number): string {
  return `${nombre(n)}${INSECABLE}€`
}

/** `pluriel(1, 'bureau', 'bureaux')` → `1 bureau`; the plural form defaults to an `s`, and starts at 2. */
export function pluriel(n: number, singulier: string, plusieurs = `${singulier}s`): string {
  return `${nombre(n)}${INSECABLE}${accord(n, singulier, plusieurs)}`
}

/** The word alone, agreed: `accord(0, 'voix tenue')`. */
export function accord(n: number, singulier: string, plusieurs = `${singulier}s`): string {
  return Math.abs(n) < 2 ? singulier : plusieurs
}

/** `1re` `6e` (feminine, as « circonscription ») or `1er` `2d` (masculine, as « tour »). {@link segments} raises the ending. */
export function ordinal(n: number, genre: 'feminin' | 'masculin' = 'feminin'): string {
  if (n === 1) return genre === 'feminin' ? '1re' : '1er'
  return genre === 'masculin' && n === 2 ? '2d' : `${n}e`
}

export interface Segment {
  texte: string
  exposant: boolean
}

/** Cuts a sentence at its ordinals, so that a page can raise their ending: `6e circo` → `6` + raised `e` + ` circo`. */
export function segments(texte: string): Segment[] {
  const morceaux: Segment[] = []
  let debut = 0
  for (const trouve of texte.matchAll(/(?<=(?<![\p{L}\p{N}])\d+)(?:er|re|e|d|de)(?![\p{L}\p{N}])/gu)) {
    morceaux.push({ texte: texte.slice(debut, trouve.index), exposant: false })
    morceaux.push({ texte: trouve[0], exposant: true })
    debut = trouve.index + trouve[0].length
  }
  if (debut < texte.length) morceaux.push({ texte: texte.slice(debut), exposant: false })
  return morceaux
}

/** Ordinary spaces around French punctuation become the no-break ones that the rules ask for. */
export function typographier(texte: string): string {
  return texte
    .replace(/ (?=[:%»€])/g, INSECABLE)
    .replace(/ (?=[;!?])/g, FINE)
    .replace(/« /g, `«${INSECABLE}`)
}

/** `a`, `a et b`, `a, b et c`. */
export function enumeration(mots: readonly string[]): string {
  const dernier = mots.at(-1)
  if (dernier === undefined) return ''
  return mots.length === 1 ? dernier : `${mots.slice(0, -1).join(', ')} et ${dernier}`
}

const JOURS = ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'] as const
const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

/** « dim. 6 juin » from an ISO day (`2027-06-06`), read without time zone. @throws RangeError on another text. */
export function dateCourte(jour: string): string {
  const { date, quantieme, mois } = lireJour(jour)
  return `${JOURS[date.getUTCDay()]}${INSECABLE}${quantieme}${INSECABLE}${mois}`
}

/** « 6 juin 2027 », « 1er juin 2027 ». @throws RangeError on another text. */
export function dateLongue(jour: string): string {
  const { date, quantieme, mois } = lireJour(jour)
  return `${quantieme}${INSECABLE}${mois}${INSECABLE}${date.getUTCFullYear()}`
}

function lireJour(jour: string): { date: Date; quantieme: string; mois: string } {
  const date = new Date(`${jour.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) throw new RangeError(`date « ${jour} » illisible`)
  const n = date.getUTCDate()
  return { date, quantieme: n === 1 ? '1er' : String(n), mois: MOIS[date.getUTCMonth()]! }
}

function motPoints(ecart: number, decimales: number): string {
  return accord(arrondi(Math.abs(ecart) * 100, decimales), 'point')
}

/** Half away from zero, tolerant of binary fractions: 1.005 at two decimals is 1.01. */
function arrondi(n: number, decimales: number): number {
  const echelle = 10 ** decimales
  return Math.round(n * echelle * (1 + Number.EPSILON * 4)) / echelle
}
