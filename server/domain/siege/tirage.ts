/**
 * Everything that circonscriptions share in the draws: national and regional errors, the mood of the second round, and
 * the tables of local errors. Prepared once; one circonscription can then be drawn again alone, with the same chance.
 */
import { BLOCS, type Bloc } from '../bloc.ts'
import { Hasard } from '../hasard.ts'
import { SITUATIONS, type Circonscriptions, type Hypotheses } from './hypotheses.ts'
import { HUMEURS, NB_BLOCS, tirerMatrices, toutesConfigurations } from './matrices.ts'
import { MASQUE_TABLE, QUANTILES_NORMAUX, QUANTILES_T5, TAILLE_TABLE } from './tables.ts'

export interface Contexte {
  hypotheses: Hypotheses
  tirages: number
  graine: number
  /** National × regional factor of each bloc, `(region·tirages + tirage)·5 + bloc`. */
  facteurs: Float32Array
  /** National turnout error, by draw. */
  participation: Float32Array
  /** 1 when the front holds, by draw. */
  front: Uint8Array
  /** National mood of the transfers, by draw. */
  humeur: Uint8Array
  /** exp(σ·t5), mean 1, by bloc: 5 tables without, then 5 with, an outgoing member. */
  local: Float32Array
  participationLocale: Float32Array
  /** Probability of withdrawal, `situation·5 + bloc`. */
  desistement: Float64Array
  /** Shares of the sources in every configuration, without then with the front. */
  lignes: readonly [Float64Array, Float64Array]
  /** Drawn matrices by regime then configuration, made when first met: `front·32 + masque`. */
  matrices: (Float32Array | undefined)[]
}

const parBloc = (v: Partial<Record<Bloc, number>>) => Float64Array.from(BLOCS, (b) => v[b] ?? 0)

/** Quantiles of exp(σ·t5) brought to mean 1, so that uncertainty alone never moves the expected share. */
function tableCentree(sigma: number): Float32Array {
  const table = Float32Array.from(QUANTILES_T5, (q) => Math.exp(sigma * q))
  const moyenne = table.reduce((s, x) => s + x, 0) / table.length
  return table.map((x) => x / moyenne)
}

export function preparer(
  circonscriptions: Circonscriptions,
  hypotheses: Hypotheses,
  tirages: number,
  graine: number,
): Contexte {
  const regions = 1 + circonscriptions.region.reduce((m, r) => Math.max(m, r), 0)
  const hasard = new Hasard(graine, 0)
  const normale = () => QUANTILES_NORMAUX[hasard.bits() & MASQUE_TABLE]!
  const { ecart } = hypotheses
  const [national, regional] = [parBloc(ecart.national), parBloc(ecart.regional)]
  const facteurs = new Float32Array(tirages * regions * NB_BLOCS)
  const participation = new Float32Array(tirages)
  const front = new Uint8Array(tirages)
  const humeur = new Uint8Array(tirages)
  const commun = new Float64Array(NB_BLOCS)
  for (let t = 0; t < tirages; t++) {
    for (let b = 0; b < NB_BLOCS; b++) commun[b] = national[b]! * normale()
    for (let r = 0; r < regions; r++)
      for (let b = 0; b < NB_BLOCS; b++)
        facteurs[(r * tirages + t) * NB_BLOCS + b] = Math.exp(commun[b]! + regional[b]! * normale())
    participation[t] = hypotheses.participation.nationale * normale()
    front[t] = Number(hasard.uniforme() < hypotheses.front)
    humeur[t] = hasard.indice(HUMEURS)
  }
  const local = new Float32Array(2 * NB_BLOCS * TAILLE_TABLE)
  ;[...parBloc(ecart.local), ...parBloc(ecart.localSortant)].forEach((sigma, b) =>
    local.set(tableCentree(sigma), b * TAILLE_TABLE),
  )
  return {
    hypotheses,
    tirages,
    graine,
    facteurs,
    participation,
    front,
    humeur,
    local,
    participationLocale: Float32Array.from(QUANTILES_NORMAUX, (q) => q * hypotheses.participation.locale),
    desistement: Float64Array.from(SITUATIONS.flatMap((s) => [...parBloc(hypotheses.desistement[s])])),
    lignes: [toutesConfigurations(hypotheses.reports.sans), toutesConfigurations(hypotheses.reports.avec)],
    matrices: [],
  }
}

/** Drawn matrices of a configuration, from the stock or made now. */
export function matricesDe(contexte: Contexte, avecFront: number, masque: number): Float32Array {
  const i = (avecFront << NB_BLOCS) + masque
  return (contexte.matrices[i] ??= tirerMatrices(
    contexte.lignes[avecFront]!,
    masque,
    contexte.hypotheses.concentration,
    new Hasard(contexte.graine, 1000 + i),
  ))
}
