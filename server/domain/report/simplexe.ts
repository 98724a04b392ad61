/**
 * The row-stochastic least-squares problem: min_B ½·tr(BᵀGB) − tr(BᵀH), each row of sum 1 and
 * within the bounds of its cells (0 and 1, or tighter).
 * Accelerated projected gradient (Beck, Teboulle 2009) with one step per row (diagonal preconditioning: rows are
 * projected apart, so each may have its own metric) and restart when the momentum turns uphill (O'Donoghue, Candès 2015).
 */

const ITERATIONS_MAX = 20_000
const TOLERANCE = 1e-7

/** Bounds of each cell, R×C: they must leave room for rows that sum to one. */
export interface Bornes {
  basse: Float64Array
  haute: Float64Array
}

/**
 * Projects row values `v[debut … debut + n)` on {basse ≤ v ≤ haute, Σ v = 1}, in place: v = clamp(v − θ), θ found by Newton
 * on the piecewise linear Σ clamp(v − θ) = 1, kept inside a bracket.
 */
export function projeterLigne(v: Float64Array, bornes: Bornes, debut: number, n: number): void {
  const { basse, haute } = bornes
  let petit = Infinity
  let grand = -Infinity
  for (let i = debut; i < debut + n; i++) {
    petit = Math.min(petit, v[i]! - haute[i]!)
    grand = Math.max(grand, v[i]! - basse[i]!)
  }
  let theta = 0
  for (let tour = 0; tour < 60; tour++) {
    if (theta < petit || theta > grand) theta = (petit + grand) / 2
    let somme = 0
    let libres = 0
    for (let i = debut; i < debut + n; i++) {
      const x = v[i]! - theta
      if (x <= basse[i]!) somme += basse[i]!
      else if (x >= haute[i]!) somme += haute[i]!
      else {
        somme += x
        libres++
      }
    }
    const exces = somme - 1
    if (Math.abs(exces) < 1e-12) break
    if (exces > 0) petit = theta
    else grand = theta
    theta = libres > 0 ? theta + exces / libres : (petit + grand) / 2
  }
  for (let i = debut; i < debut + n; i++) v[i] = Math.min(haute[i]!, Math.max(basse[i]!, v[i]! - theta))
}

/** Largest eigenvalue of D^(−½)·G·D^(−½), D the diagonal of G: power iteration, with a margin for its last digits. */
function rayon(g: Float64Array, echelle: Float64Array, R: number): number {
  const v = new Float64Array(R).fill(1)
  const w = new Float64Array(R)
  let lambda = 1
  for (let tour = 0; tour < 60; tour++) {
    let norme = 0
    for (let r = 0; r < R; r++) {
      let s = 0
      for (let k = 0; k < R; k++) s += g[r * R + k]! * echelle[k]! * v[k]!
      w[r] = s * echelle[r]!
      norme += w[r]! * w[r]!
    }
    lambda = Math.sqrt(norme)
    if (lambda === 0) return 1
    for (let r = 0; r < R; r++) v[r] = w[r]! / lambda
  }
  return lambda * 1.01
}

/**
 * Solves the problem from `depart` (R×C, left untouched), which also fills the rows of sources without voters.
 * Stops when no cell moves by more than 1e-7 per iteration of a plain step.
 * @returns B, R×C.
 */
export function resoudre(
  g: Float64Array,
  h: Float64Array,
  R: number,
  C: number,
  depart: Float64Array,
  bornes: Bornes,
): Float64Array {
  const echelle = new Float64Array(R)
  for (let r = 0; r < R; r++) echelle[r] = g[r * R + r]! > 0 ? 1 / Math.sqrt(g[r * R + r]!) : 0
  const pas = 1 / rayon(g, echelle, R)
  let b = Float64Array.from(depart)
  let suivant = new Float64Array(R * C)
  const y = Float64Array.from(depart)
  let t = 1
  for (let iteration = 0; iteration < ITERATIONS_MAX; iteration++) {
    let deplacement = 0
    let remontee = 0
    for (let r = 0; r < R; r++) {
      const p = pas * echelle[r]! * echelle[r]!
      for (let c = 0; c < C; c++) {
        let gradient = -h[r * C + c]!
        for (let k = 0; k < R; k++) gradient += g[r * R + k]! * y[k * C + c]!
        suivant[r * C + c] = y[r * C + c]! - p * gradient
      }
      if (p > 0) projeterLigne(suivant, bornes, r * C, C)
      for (let i = r * C; i < (r + 1) * C; i++) {
        deplacement = Math.max(deplacement, Math.abs(suivant[i]! - y[i]!))
        if (p > 0) remontee += ((y[i]! - suivant[i]!) * (suivant[i]! - b[i]!)) / p
      }
    }
    const precedent = b
    b = suivant
    suivant = precedent
    if (deplacement < TOLERANCE) break
    const u = remontee > 0 ? 1 : (1 + Math.sqrt(1 + 4 * t * t)) / 2
    const elan = remontee > 0 ? 0 : (t - 1) / u
    for (let i = 0; i < y.length; i++) y[i] = b[i]! + elan * (b[i]! - precedent[i]!)
    t = u
  }
  return b
}
