/** What is learnt from the errors of past predictions: the spreads behind probabilities, and the width of intervals. */
import { AUTRES, NB_BLOCS, NB_REGRESSES } from './colonnes.ts'
import { nelderMead } from './minimisation.ts'
import { chancesDeTete, type Ecarts } from './tete.ts'

const DEPART = [0.1, 0.2, 0.5, 0.18, 1.2] as const

/** Spreads are five numbers: that many places are enough to find them, taken at even steps. */
const PLACES_MAX = 16_000

/**
 * The spreads that make the log-loss of P(left first) smallest on a past election predicted without having seen it.
 * @param avecBureau false for wide places, where the noise of a bureau vanishes.
 */
export function etalonnerEcarts(
  parts: Float64Array,
  effectif: Float64Array,
  enTete: Uint8Array,
  avecBureau: boolean,
): Ecarts {
  const pas = Math.ceil(effectif.length / PLACES_MAX)
  if (pas > 1) {
    const choisis = effectif.map((_, j) => j).filter((j) => j % pas === 0)
    const reduites = new Float64Array(choisis.length * NB_BLOCS)
    choisis.forEach((i, j) => reduites.set(parts.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS), j * NB_BLOCS))
    return etalonnerEcarts(
      reduites,
      choisis.map((i) => effectif[i]!),
      Uint8Array.from(choisis, (i) => enTete[i]!),
      avecBureau,
    )
  }
  const ecarts = (x: readonly number[]): Ecarts => ({
    blocs: [Math.abs(x[0]!), Math.abs(x[1]!), Math.abs(x[2]!), Math.abs(x[3]!)],
    bureau: avecBureau ? Math.abs(x[4]!) : 0,
  })
  const perte = (x: readonly number[]) => {
    const { premier } = chancesDeTete(parts, effectif, ecarts(x))
    let somme = 0
    for (let i = 0; i < premier.length; i++) {
      const p = Math.min(1 - 1e-6, Math.max(1e-6, premier[i]!))
      somme -= Math.log(enTete[i] === 1 ? p : 1 - p)
    }
    return somme / premier.length
  }
  return ecarts(nelderMead(perte, avecBureau ? DEPART : DEPART.slice(0, NB_REGRESSES)))
}

/** Spread of logit(p_k): s² = commun + bureau/(E·p·(1−p)); `quantile`: standardised errors that 80 % of past ones stay under. */
export interface Dispersion {
  commun: number
  bureau: number
  quantile: number
}

/** Level of the intervals. */
export const NIVEAU = 0.8

const logit = (p: number) => Math.log(p / (1 - p))
const borner = (p: number) => Math.min(0.998, Math.max(0.002, p))

/** One dispersion per regressed bloc, by least squares on squared errors of logit, over the places where the bloc stands. */
export function etalonnerDispersions(
  parts: Float64Array,
  effectif: Float64Array,
  observees: Float64Array,
): Dispersion[] {
  return Array.from({ length: NB_REGRESSES }, (_, k) => {
    const erreurs: number[] = []
    const bruits: number[] = []
    for (let i = 0; i < effectif.length; i++) {
      const p = parts[i * NB_BLOCS + k]!
      if (!(p > 0.002) || !(effectif[i]! > 0)) continue
      erreurs.push(logit(borner(observees[i * NB_BLOCS + k]!)) - logit(borner(p)))
      bruits.push(bruit(p, effectif[i]!))
    }
    const { commun, bureau } = moindresCarresPositifs(
      bruits,
      erreurs.map((e) => e * e),
    )
    const normalises = erreurs
      .map((e, i) => Math.abs(e) / Math.sqrt(commun + bureau * bruits[i]!))
      .sort((a, b) => a - b)
    return { commun, bureau, quantile: normalises[Math.floor(NIVEAU * normalises.length)] ?? NaN }
  })
}

/** Interval that holds the share of bloc k four times out of five; both bounds null for an absent bloc or « autres ». */
export function intervalle(
  p: number,
  effectif: number,
  k: number,
  dispersions: readonly Dispersion[],
): [number, number] | null {
  const d = dispersions[k]
  if (k === AUTRES || d === undefined || !(p > 0)) return null
  const demi = d.quantile * Math.sqrt(d.commun + d.bureau * bruit(p, effectif))
  const centre = logit(borner(p))
  return [1 / (1 + Math.exp(demi - centre)), 1 / (1 + Math.exp(-demi - centre))]
}

function bruit(p: number, effectif: number): number {
  const q = borner(p)
  return 1 / (Math.max(effectif, 40) * q * (1 - q))
}

/** min Σ (y − a − b·x)² with a, b ≥ 0. */
function moindresCarresPositifs(
  x: readonly number[],
  y: readonly number[],
): { commun: number; bureau: number } {
  const n = x.length
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    sx += x[i]!
    sy += y[i]!
    sxx += x[i]! ** 2
    sxy += x[i]! * y[i]!
  }
  const bureau = (n * sxy - sx * sy) / (n * sxx - sx * sx)
  const commun = (sy - bureau * sx) / n
  if (!(bureau > 0)) return { commun: sy / n, bureau: 0 }
  return commun >= 0 ? { commun, bureau } : { commun: 0, bureau: sxy / sxx }
}
