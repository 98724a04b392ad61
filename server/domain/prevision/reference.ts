/** The rules of thumb that the model must beat, computed in the same run on the same bureaux. */
import { gaucheEnTeteParLieu } from './agregat.ts'
import {
  GAUCHE,
  NB_BLOCS,
  NB_REGRESSES,
  partsNationales,
  totalVoix,
  voixDe,
  type Scenario,
  type TourEnColonnes,
} from './colonnes.ts'

/** Scale of the logistic that turns the margin of the reference into a probability. */
const ECHELLE = 0.04

const logit = (p: number) => Math.log(p / (1 - p))

/**
 * Design note §3: logit of the national share of the scenario plus the mean of logit(p_bk) − logit(n_k) over past first rounds,
 * shares rescaled to 1, probability = logistic((p_G − max of the rivals) / .04). A round without the bureau is skipped.
 * @returns predicted share of the left and probability that it is first, by bureau; NaN for a bureau that no round knows.
 */
export function predireReference(
  tours: readonly { tour: TourEnColonnes; poids: number }[],
  scenario: Scenario,
  perimetre: Uint8Array,
): { gauche: Float64Array; probabilite: Float64Array } {
  const n = perimetre.length
  const gauche = new Float64Array(n)
  const probabilite = new Float64Array(n)
  const nationales = tours.map(({ tour }) => partsNationales(tour, perimetre))
  const parts = new Float64Array(NB_BLOCS)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < NB_BLOCS; k++) {
      let ecart = 0
      let masse = 0
      tours.forEach(({ tour, poids }, t) => {
        const total = totalVoix(tour, i)
        if (total === 0) return
        const part = (voixDe(tour, i, k) + 0.5) / (total + 0.5 * NB_BLOCS)
        ecart += poids * (logit(part) - logit(nationales[t]![k]!))
        masse += poids
      })
      parts[k] = 1 / (1 + Math.exp(-(logit(scenario[k]!) + ecart / masse)))
    }
    const somme = parts.reduce((s, p) => s + p, 0)
    const rival = Math.max(...parts.subarray(1, NB_REGRESSES))
    gauche[i] = parts[GAUCHE]! / somme
    probabilite[i] = 1 / (1 + Math.exp(-(parts[GAUCHE]! - rival) / somme / ECHELLE))
  }
  return { gauche, probabilite }
}

/** 1 where the left led in each of the past first rounds: the rule « always first, will be first ». */
export function toujoursEnTete(tours: readonly TourEnColonnes[]): Uint8Array {
  const menes = tours.map((t) => gaucheEnTeteParLieu(t.voix))
  return Uint8Array.from({ length: tours[0]?.exprimes.length ?? 0 }, (_, i) =>
    menes.every((m) => m[i] === 1) ? 1 : 0,
  )
}
