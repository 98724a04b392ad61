/**
 * Quantile tables: a law drawn by a random index into its own quantiles costs a memory read. 1 024 equiprobable values
 * fit the first cache; they cut the far tails (beyond 1 in 2 000) and are brought back to variance 1.
 */

export const BITS_TABLE = 10
export const TAILLE_TABLE = 1 << BITS_TABLE
export const MASQUE_TABLE = TAILLE_TABLE - 1

/** Distribution function of Student's t with 5 degrees of freedom. */
function repartitionT5(t: number): number {
  const x = t / Math.sqrt(5)
  const u = 1 / (1 + x * x)
  return 0.5 + (Math.atan(x) + x * u * (1 + (2 / 3) * u)) / Math.PI
}

/** Standard normal distribution function (Abramowitz, Stegun 7.1.26, error under 1e-7). */
function repartitionNormale(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2)
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const erf = 1 - poly * Math.exp((-z * z) / 2)
  return 0.5 * (1 + Math.sign(z) * erf)
}

/** Values of the inverse of a symmetric distribution function at (k + ½)/n, by bisection, scaled to variance 1. */
function quantiles(repartition: (x: number) => number): Float64Array {
  const valeurs = Float64Array.from({ length: TAILLE_TABLE }, (_, k) => {
    const p = (k + 0.5) / TAILLE_TABLE
    let bas = -60
    let haut = 60
    while (haut - bas > 1e-9) {
      const milieu = (bas + haut) / 2
      if (repartition(milieu) < p) bas = milieu
      else haut = milieu
    }
    return (bas + haut) / 2
  })
  const ecart = Math.sqrt(valeurs.reduce((s, x) => s + x * x, 0) / TAILLE_TABLE)
  return valeurs.map((x) => x / ecart)
}

export const QUANTILES_T5 = quantiles(repartitionT5)
export const QUANTILES_NORMAUX = quantiles(repartitionNormale)
