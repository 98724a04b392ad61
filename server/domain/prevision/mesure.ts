/** Scores of probabilistic predictions of a yes/no event, and of predicted shares. */

export interface Mesures {
  n: number
  /** mean (p − y)², 0–1, lower is better */
  brier: number
  /** share of cases where p > ½ says what happened */
  accuracy: number
  /** mean −ln of the probability given to what happened */
  logloss: number
  /** expected calibration error: mean over tenths of probability of |mean p − frequency|, weighted by their size */
  ece: number
}

export interface Dixieme {
  de: number
  a: number
  n: number
  /** Mean predicted probability and observed frequency; null for an empty tenth. */
  annonce: number | null
  observe: number | null
}

/** @param y 1 when the event happened. NaN for all scores of an empty list. */
export function mesurer(p: Float64Array, y: Uint8Array): Mesures {
  let brier = 0
  let justes = 0
  let perte = 0
  const n = p.length
  for (let i = 0; i < n; i++) {
    const v = Math.min(1 - 1e-6, Math.max(1e-6, p[i]!))
    brier += (v - y[i]!) ** 2
    if (v > 0.5 === (y[i] === 1)) justes++
    perte -= Math.log(y[i] === 1 ? v : 1 - v)
  }
  const ece = dixiemes(p, y).reduce(
    (s, d) => s + (d.n / n) * Math.abs((d.annonce ?? 0) - (d.observe ?? 0)),
    0,
  )
  return { n, brier: brier / n, accuracy: justes / n, logloss: perte / n, ece }
}

/** Calibration by tenth of announced probability. */
export function dixiemes(p: Float64Array, y: Uint8Array): Dixieme[] {
  const nb = new Float64Array(10)
  const annonces = new Float64Array(10)
  const observes = new Float64Array(10)
  for (let i = 0; i < p.length; i++) {
    const d = Math.min(9, Math.floor(p[i]! * 10))
    nb[d]!++
    annonces[d]! += p[i]!
    observes[d]! += y[i]!
  }
  return Array.from({ length: 10 }, (_, d) => ({
    de: d / 10,
    a: (d + 1) / 10,
    n: nb[d]!,
    annonce: nb[d]! > 0 ? annonces[d]! / nb[d]! : null,
    observe: nb[d]! > 0 ? observes[d]! / nb[d]! : null,
  }))
}

/** Frequency of the event among the cases of announced probability within [de, a]; null part when there is none. */
export function frequence(
  p: Float64Array,
  y: Uint8Array,
  de: number,
  a: number,
): { n: number; part: number | null } {
  let n = 0
  let oui = 0
  for (let i = 0; i < p.length; i++)
    if (p[i]! >= de && p[i]! <= a) {
      n++
      oui += y[i]!
    }
  return { n, part: n > 0 ? oui / n : null }
}

/** R² = 1 − Σ(observed − predicted)² / Σ(observed − mean)²; ≤ 1, negative when worse than the mean. */
export function r2(predit: Float64Array, observe: Float64Array): number {
  const n = observe.length
  let moyenne = 0
  for (const v of observe) moyenne += v / n
  let reste = 0
  let total = 0
  for (let i = 0; i < n; i++) {
    reste += (observe[i]! - predit[i]!) ** 2
    total += (observe[i]! - moyenne) ** 2
  }
  return 1 - reste / total
}

/** Root of the mean squared error. */
export function rmse(predit: Float64Array, observe: Float64Array): number {
  let somme = 0
  for (let i = 0; i < observe.length; i++) somme += (observe[i]! - predit[i]!) ** 2
  return Math.sqrt(somme / observe.length)
}
