/**
 * The continuous allocation, « water-filling »: hours go where the next one is worth most until all marginal values meet.
 *   max Σ G_b(h_b), Σ h_b = H, Σ_{b in commune} h_b ≤ cap  ⇒  h_b = ln(v_b/λ_c)₊/ρ_b, λ_c ≥ λ the level of the commune.
 * It is the upper bound of what whole sessions without travel can do, and its λ is the value of the next hour.
 */

export interface Champs {
  /** Net votes of the first militant-hour, by bureau; bureaux at or under 0 get nothing. */
  valeur: Float64Array
  /** Share of doors knocked per militant-hour, by bureau, > 0. */
  epuisement: Float64Array
  /** Commune of each bureau, from 0. */
  commune: Int32Array
}

export interface Remplissage {
  /** Militant-hours by bureau. */
  heures: Float64Array
  /** Net votes that the next hour would bring. */
  lambda: number
}

const PASSES = 60

/** Hours of one bureau at level ln λ. */
const heuresA = (v: number, rho: number, logLambda: number) =>
  v > 0 ? Math.max(0, (Math.log(v) - logLambda) / rho) : 0

/**
 * @param budget militant-hours. @param plafond most hours in one commune.
 * @returns all zeros when no bureau has a positive value; less than the budget when the caps leave no room.
 */
export function remplir(champs: Champs, budget: number, plafond: number): Remplissage {
  const { valeur, epuisement, commune } = champs
  const n = valeur.length
  const utiles = Array.from(valeur.keys()).filter((b) => valeur[b]! > 0)
  if (utiles.length === 0 || budget <= 0) return { heures: new Float64Array(n), lambda: 0 }
  const logs = Float64Array.from(utiles, (b) => Math.log(valeur[b]!))
  const inverses = Float64Array.from(utiles, (b) => 1 / epuisement[b]!)
  const groupes = Int32Array.from(utiles, (b) => commune[b]!)
  const total = new Float64Array(1 + groupes.reduce((m, c) => Math.max(m, c), 0))
  /** Hours of each commune at a level, uncapped. */
  const repartir = (niveau: number) => {
    total.fill(0)
    for (let k = 0; k < logs.length; k++)
      if (logs[k]! > niveau) total[groupes[k]!]! += (logs[k]! - niveau) * inverses[k]!
  }
  let haut = logs.reduce((m, x) => Math.max(m, x), -Infinity)
  // Low enough that any bureau alone would eat the budget.
  const rapide = inverses.reduce((m, x) => Math.max(m, 1 / x), 0)
  let bas = logs.reduce((m, x) => Math.min(m, x), haut) - budget * rapide
  for (let passe = 0; passe < PASSES; passe++) {
    const milieu = (bas + haut) / 2
    repartir(milieu)
    if (total.reduce((s, t) => s + Math.min(t, plafond), 0) > budget) bas = milieu
    else haut = milieu
  }
  repartir(haut)
  const niveaux = new Float64Array(total.length).fill(haut)
  total.forEach((t, c) => {
    if (t > plafond) niveaux[c] = niveauCommune(c, plafond, logs, inverses, groupes, haut)
  })
  const heures = new Float64Array(n)
  for (const b of utiles) heures[b] = heuresA(valeur[b]!, epuisement[b]!, niveaux[commune[b]!]!)
  return { heures, lambda: Math.exp(haut) }
}

/** Level at which one capped commune uses exactly its cap. */
function niveauCommune(
  c: number,
  plafond: number,
  logs: Float64Array,
  inverses: Float64Array,
  groupes: Int32Array,
  depart: number,
): number {
  const membres = Array.from(logs.keys()).filter((k) => groupes[k] === c)
  let bas = depart
  let haut = membres.reduce((m, k) => Math.max(m, logs[k]!), depart)
  for (let passe = 0; passe < PASSES; passe++) {
    const milieu = (bas + haut) / 2
    const somme = membres.reduce((s, k) => s + Math.max(0, logs[k]! - milieu) * inverses[k]!, 0)
    if (somme > plafond) bas = milieu
    else haut = milieu
  }
  return haut
}
