/** Sentences that only the page says. Figures, spaces and ordinals come from `#domain/typographie`. */
import { INSECABLE, nombre, pourcentage } from '#domain/typographie'

/** A probability never reads 0 % nor 100 %: `0.997` → « plus de 99 % », `0.76` → « 76 % ». */
export function probabilite(p: number): string {
  if (p > 0.99) return `plus de 99${INSECABLE}%`
  if (p < 0.01) return `moins de 1${INSECABLE}%`
  return pourcentage(p, 0)
}

/** The same in a narrow column: « > 99 % », « < 1 % ». */
export function probabiliteCourte(p: number): string {
  return probabilite(p).replace('plus de ', `>${INSECABLE}`).replace('moins de ', `<${INSECABLE}`)
}

/** Share of inscrits or exprimés in a column headed « % »: `0.148` → `14,8`. */
export const enPourcent = (part: number): string => nombre(part * 100, { decimales: 1 })

/** First letter in upper case, the rest untouched. */
export const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/** Lower case, no accent: `Nîmes` → `nimes`. */
export const sansAccent = (texte: string): string =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
