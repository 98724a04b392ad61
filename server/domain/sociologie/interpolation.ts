/** From IRIS to bureaux (methods §11): a weighted mean of the pieces of IRIS that make up a bureau, and how far it may be off. */

/** Share of a bureau that must be covered by IRIS with a value; under it the value is not given (methods §11). */
export const COUVERTURE_MIN = 0.6
/** Half-width of an 80 % normal interval, in standard deviations. */
const Z80 = 1.2816

/** The part of a bureau that lies in one IRIS. */
export interface Morceau {
  /** Value of the IRIS; null: not published. */
  valeur: number | null
  /** What the piece weighs: addresses or households of the IRIS × share of the IRIS that is in the bureau. */
  poids: number
  /** Share of the IRIS that is in the bureau, 0–1. */
  part: number
}

export interface Interpolee {
  valeur: number
  /** Half-width of the 80 % interval, in the unit of the value. */
  incertitude: number
}

/**
 * Value of a bureau from its pieces: Σ w·v / Σ w. A piece that is a whole IRIS is known; a piece that is a part of one may differ
 * from its mean: half-width = 1.28 · `dispersion` · √(Σ ω²·(1 − part)), with ω the normalised weights.
 * Range: that of the values. Null: pieces with a value are under {@link COUVERTURE_MIN} of the bureau.
 * @param couverture share of the bureau that lies in known IRIS, 0–1.
 * @param dispersion standard deviation of the value between places of that size within a commune.
 */
export function interpoler(
  morceaux: readonly Morceau[],
  couverture: number,
  dispersion: number,
): Interpolee | null {
  let total = 0
  let connu = 0
  let somme = 0
  for (const { valeur, poids } of morceaux) {
    total += poids
    if (valeur === null) continue
    connu += poids
    somme += poids * valeur
  }
  if (!(connu > 0) || (connu / total) * Math.min(1, couverture) < COUVERTURE_MIN) return null
  let variance = 0
  for (const { valeur, poids, part } of morceaux)
    if (valeur !== null) variance += (poids / connu) ** 2 * (1 - Math.min(1, part))
  return { valeur: somme / connu, incertitude: Z80 * dispersion * Math.sqrt(variance) }
}

/**
 * Pooled standard deviation between the IRIS of one commune: √(Σ (v − mean of its commune)² / Σ (n − 1)). A bureau and an IRIS are of
 * one order of size, so it stands for the spread within an IRIS too. Null: no commune has two values. Unit of the values.
 */
export function dispersionInterne(communes: Iterable<readonly number[]>): number | null {
  let carres = 0
  let degres = 0
  for (const valeurs of communes) {
    if (valeurs.length < 2) continue
    const moyenne = valeurs.reduce((a, b) => a + b, 0) / valeurs.length
    for (const v of valeurs) carres += (v - moyenne) ** 2
    degres += valeurs.length - 1
  }
  return degres > 0 ? Math.sqrt(carres / degres) : null
}

/**
 * Mean of parts weighted by their size, for a place made of them or a selection: Σ w·v / Σ w. Null under {@link COUVERTURE_MIN} of
 * the weight known. Only published values may go in when the result is shown beside them: a sum of what is published reveals
 * nothing more.
 */
export function moyenneDesParties(
  parties: readonly { valeur: number | null; poids: number }[],
): number | null {
  let total = 0
  let connu = 0
  let somme = 0
  for (const { valeur, poids } of parties) {
    total += poids
    if (valeur === null) continue
    connu += poids
    somme += poids * valeur
  }
  return connu > 0 && connu / total >= COUVERTURE_MIN ? somme / connu : null
}
