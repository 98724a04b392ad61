/** Sentences that only the page says. Figures, spaces and ordinals come from `#domain/typographie`. */
import { INSECABLE, nombre, points, pourcentage } from '#domain/typographie'

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

/** « La gauche y ferait 34 % aux prochaines législatives (estimation, de 28 à 41 %). »; null without a prediction. */
export function phrasePrevision(c: {
  partPrevue: number | null
  partPrevueBasse: number | null
  partPrevueHaute: number | null
}): string | null {
  if (c.partPrevue === null) return null
  const intervalle =
    c.partPrevueBasse === null || c.partPrevueHaute === null
      ? ''
      : `, de ${nombre(c.partPrevueBasse * 100)} à ${pourcentage(c.partPrevueHaute, 0)}`
  return `La gauche y ferait ${pourcentage(c.partPrevue, 0)} aux prochaines législatives (estimation${intervalle}).`
}

const VOIX_LEVIER = 1000

/** What a thousand votes more are worth in a circonscription; `levier`: gain in P(win) per vote. */
export function phraseLevier(levier: number): string {
  const gain = levier * VOIX_LEVIER
  const combien = Math.abs(gain) < 0.005 ? 'moins de 1 point' : points(gain, 0)
  return `${nombre(VOIX_LEVIER)} voix de plus y valent ${combien} de chances (estimation).`
}
