/** The Beta law: what is believed of a rate after counting successes and failures. */

/** Lanczos coefficients, g = 7, n = 9 (Godfrey 2001). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x), x > 0; relative error under 1e-13. Source: Lanczos approximation. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const y = x - 1
  const t = y + 7.5
  const somme = LANCZOS.reduce((s, c, i) => (i === 0 ? c : s + c / (y + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(somme)
}

const MINUSCULE = 1e-300

/** Continued fraction of the incomplete beta, modified Lentz. Source: Numerical Recipes, § 6.4. */
function fraction(x: number, a: number, b: number): number {
  const nonNul = (v: number) => (Math.abs(v) < MINUSCULE ? MINUSCULE : v)
  let c = 1
  let d = 1 / nonNul(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 1000; m++) {
    const pair = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonNul(1 + pair * d)
    c = nonNul(1 + pair / c)
    h *= d * c
    const impair = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonNul(1 + impair * d)
    c = nonNul(1 + impair / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return h
}

/** Regularised incomplete beta I_x(a, b) = P(Beta(a, b) ≤ x), 0–1; a, b > 0; x is brought back to 0–1. */
export function repartitionBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const facteur = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (facteur * fraction(x, a, b)) / a
    : 1 - (facteur * fraction(1 - x, b, a)) / b
}

/** x such that P(Beta(a, b) ≤ x) = p, by bisection, to 1e-12; p outside 0–1 gives the nearest end. */
export function quantileBeta(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  let [bas, haut] = [0, 1]
  while (haut - bas > 1e-12) {
    const milieu = (bas + haut) / 2
    if (repartitionBeta(milieu, a, b) < p) bas = milieu
    else haut = milieu
  }
  return (bas + haut) / 2
}
