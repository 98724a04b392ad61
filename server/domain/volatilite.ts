/** Pedersen index of a place, sampling noise removed (design note §5). */
import { BLOCS } from './bloc.ts'
import { partsDe, type TourDeLieu } from './classification.ts'
import { scrutinDe } from './scrutin.ts'

/** Index that chance alone gives at 400 exprimés [measured]; it falls with the square root of the size. */
const BRUIT_A_400 = 0.02

/**
 * Mean over pairs of successive first rounds of one type of √(V² − noise²), V = ½ Σ_k |p_k,t − p_k,t−1|, 0–1. An absent bloc counts 0.
 * @param tours first rounds of the place, oldest first.
 * @returns null when no type of election has two usable rounds.
 */
export function volatiliteDe(tours: readonly TourDeLieu[]): number | null {
  const precedents = new Map<string, TourDeLieu>()
  let somme = 0
  let paires = 0
  for (const tour of tours) {
    if (tour.exprimes === 0) continue
    const { type } = scrutinDe(tour.scrutin)
    const avant = precedents.get(type)
    precedents.set(type, tour)
    if (!avant) continue
    const [a, b] = [partsDe(avant), partsDe(tour)]
    const brut = BLOCS.reduce((v, k) => v + Math.abs((b[k] ?? 0) - (a[k] ?? 0)) / 2, 0)
    const bruit = BRUIT_A_400 * Math.sqrt(400 / Math.min(avant.exprimes, tour.exprimes))
    somme += Math.sqrt(Math.max(0, brut ** 2 - bruit ** 2))
    paires++
  }
  return paires === 0 ? null : somme / paires
}
