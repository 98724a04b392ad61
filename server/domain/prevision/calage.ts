/** Raking: local predictions that respect the offer and add up to the national scenario. */
import { NB_BLOCS, type Offre, type Scenario } from './colonnes.ts'

/**
 * Where the voters of a bloc without a candidate go, by destination (gauche, centre, droite, extrême droite, autres), before what is absent
 * itself is removed. Rows centre and droite: second rounds of the législatives of 2022, non-negative least squares over bureaux (centre →
 * droite .87 against .13 to the left in left–right duels, → extrême droite 0 against droite .80; droite → centre .76 against the left, .61
 * against the far right's .25). The other rows, seldom used, are orders of magnitude.
 */
export const REDISTRIBUTION: readonly (readonly number[])[] = [
  [0, 0.5, 0.1, 0.2, 0.2],
  [0.15, 0, 0.8, 0.05, 0],
  [0.05, 0.65, 0, 0.3, 0],
  [0.1, 0.1, 0.8, 0, 0],
  [0.3, 0.2, 0.2, 0.3, 0],
]

export interface Cale {
  /** Predicted shares, `n × NB_BLOCS`, 0 for an absent bloc, rows summing to 1. */
  parts: Float64Array
  /** National factor found for each bloc: start the next scenario from it. */
  facteurs: Float64Array
  iterations: number
}

/**
 * p_b = R(offre_b)·softmax: propensities times a national factor f_k, normalised as if every bloc stood; the share of an absent bloc then
 * goes to those present by {@link REDISTRIBUTION}. The f_k are such that Σ_b w_b p_bk / Σ_b w_b equals the scenario, by f_k ← f_k·n_k/t_k
 * (iterative proportional fitting).
 * Null case: a bloc that stands nowhere, or that the scenario puts at 0, keeps its factor.
 */
export function caler(
  propensions: Float64Array,
  offre: Offre,
  poids: Float64Array,
  scenario: Scenario,
  options: {
    redistribution?: readonly (readonly number[])[]
    depart?: Float64Array
    precision?: number
  } = {},
): Cale {
  const { redistribution = REDISTRIBUTION, precision = 1e-5 } = options
  const n = poids.length
  const parts = new Float64Array(n * NB_BLOCS)
  const facteurs = options.depart?.slice() ?? scenario.slice()
  const routes = tablesDeRoute(redistribution)
  let masse = 0
  for (const w of poids) masse += w
  const totaux = new Float64Array(NB_BLOCS)
  let iterations = 0
  for (; iterations < 200; iterations++) {
    totaux.fill(0)
    for (let i = 0; i < n; i++) {
      const o = i * NB_BLOCS
      let somme = 0
      for (let k = 0; k < NB_BLOCS; k++) somme += parts[o + k] = propensions[o + k]! * facteurs[k]!
      let masque = 0
      for (let k = 0; k < NB_BLOCS; k++) {
        parts[o + k]! /= somme
        if (offre.presence[o + k] === 1) masque |= 1 << k
      }
      if (masque !== TOUS) reporter(parts, o, masque, routes)
      const w = poids[i]!
      for (let k = 0; k < NB_BLOCS; k++) totaux[k]! += w * parts[o + k]!
    }
    let ecart = 0
    for (let k = 0; k < NB_BLOCS; k++) {
      const obtenu = totaux[k]! / masse
      if (obtenu <= 0 || scenario[k]! <= 0) continue
      ecart = Math.max(ecart, Math.abs(obtenu - scenario[k]!))
      facteurs[k]! *= scenario[k]! / obtenu
    }
    if (ecart < precision) break
  }
  return { parts, facteurs, iterations }
}

const TOUS = (1 << NB_BLOCS) - 1

/** For each set of blocs present, the row-stochastic table of destinations; a row of zeros sums to an equal split. */
function tablesDeRoute(redistribution: readonly (readonly number[])[]): Float64Array[] {
  return Array.from({ length: 1 << NB_BLOCS }, (_, masque) => {
    const table = new Float64Array(NB_BLOCS * NB_BLOCS)
    for (let de = 0; de < NB_BLOCS; de++) {
      const present = (k: number) => (masque >> k) & 1
      let somme = 0
      for (let k = 0; k < NB_BLOCS; k++) somme += present(k) * redistribution[de]![k]!
      let nb = 0
      for (let k = 0; k < NB_BLOCS; k++) nb += present(k)
      for (let k = 0; k < NB_BLOCS; k++)
        table[de * NB_BLOCS + k] =
          somme > 0 ? (present(k) * redistribution[de]![k]!) / somme : present(k) / Math.max(nb, 1)
    }
    return table
  })
}

function reporter(parts: Float64Array, o: number, masque: number, routes: readonly Float64Array[]): void {
  const table = routes[masque]!
  for (let de = 0; de < NB_BLOCS; de++) {
    if ((masque >> de) & 1) continue
    const perdu = parts[o + de]!
    parts[o + de] = 0
    for (let k = 0; k < NB_BLOCS; k++) parts[o + k]! += perdu * table[de * NB_BLOCS + k]!
  }
}
