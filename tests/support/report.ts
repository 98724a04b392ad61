/** Invented rounds whose transfers are known, and a slow solver written from the definition, to judge the fast one. */
import { Hasard } from '#domain/hasard'
import type { Comptes } from '#domain/report/gram'
import type { Bornes } from '#domain/report/simplexe'

export const VERITE: readonly (readonly number[])[] = [
  [0.92, 0.01, 0.07],
  [0.5, 0.15, 0.35],
  [0.3, 0.45, 0.25],
  [0.02, 0.9, 0.08],
  [0.04, 0.06, 0.9],
]
const MOYENNE = [0.25, 0.15, 0.08, 0.2, 0.32]

export interface Invention {
  comptes: Comptes
  /** What the invented voters of each source did, all bureaux together, R×C. */
  realise: Float64Array
}

/** Bureaux of 200–1 200 inscrits; each has its own rows, Dirichlet(κ·row) around the truth. */
export function inventerTours(bureaux: number, graine: number, kappa = 40): Invention {
  const h = new Hasard(graine)
  const R = VERITE.length
  const C = VERITE[0]!.length
  const dirichlet = (p: readonly number[], k: number) => p.map((x) => h.gamma(k * x))
  const tirer = (n: number, p: readonly number[]) => {
    const sortie = p.map(() => 0)
    const total = p.reduce((s, x) => s + x, 0)
    for (let k = 0; k < n; k++) {
      let u = h.uniforme() * total
      let j = 0
      while (j < p.length - 1 && u >= p[j]!) u -= p[j++]!
      sortie[j]!++
    }
    return sortie
  }
  const avant = new Float64Array(bureaux * R)
  const apres = new Float64Array(bureaux * C)
  const realise = new Float64Array(R * C)
  const totaux = new Float64Array(R)
  for (let i = 0; i < bureaux; i++) {
    tirer(200 + h.indice(1000), dirichlet(MOYENNE, 15)).forEach((x, r) => {
      avant[i * R + r] = x
      totaux[r]! += x
      tirer(x, dirichlet(VERITE[r]!, kappa)).forEach((y, c) => {
        apres[i * C + c]! += y
        realise[r * C + c]! += y
      })
    })
  }
  for (let k = 0; k < R * C; k++) realise[k]! /= totaux[Math.floor(k / C)]!
  return {
    comptes: { sources: ['a', 'b', 'c', 'd', 'e'], destinations: ['x', 'y', 'z'], avant, apres },
    realise,
  }
}

/**
 * Each row in turn at its exact optimum, the others fixed, thousands of times: block coordinate descent from the shares
 * themselves, without Gram tricks nor momentum, projection by bisection. Slow and obvious.
 */
export function solveurLent({ sources, destinations, avant, apres }: Comptes, bornes: Bornes, tours: number) {
  const R = sources.length
  const C = destinations.length
  const n = avant.length / R
  const g = matrice(R, R)
  const h = matrice(R, C)
  for (let i = 0; i < n; i++) {
    const x = [...avant.subarray(i * R, (i + 1) * R)]
    const y = [...apres.subarray(i * C, (i + 1) * C)]
    const N = x.reduce((s, v) => s + v, 0)
    const M = y.reduce((s, v) => s + v, 0)
    for (let r = 0; r < R; r++) {
      for (let s = 0; s < R; s++) g[r]![s]! += N * (x[r]! / N) * (x[s]! / N)
      for (let c = 0; c < C; c++) h[r]![c]! += N * (x[r]! / N) * (y[c]! / M)
    }
  }
  const b = matrice(R, C, 1 / C)
  for (let t = 0; t < tours; t++)
    for (let r = 0; r < R; r++) {
      const libre = b[r]!.map((_, c) => {
        const autres = b.reduce((s, ligne, k) => (k === r ? s : s + g[r]![k]! * ligne[c]!), 0)
        return (h[r]![c]! - autres) / g[r]![r]!
      })
      b[r] = projeter(libre, bornes, r * C)
    }
  return b.flat()
}

const matrice = (lignes: number, colonnes: number, valeur = 0) =>
  Array.from({ length: lignes }, () => Array.from({ length: colonnes }, () => valeur))

function projeter(v: number[], { basse, haute }: Bornes, debut: number): number[] {
  const borner = (theta: number) =>
    v.map((x, c) => Math.min(haute[debut + c]!, Math.max(basse[debut + c]!, x - theta)))
  let bas = -2
  let haut = 2
  for (let t = 0; t < 60; t++) {
    const milieu = (bas + haut) / 2
    if (borner(milieu).reduce((s, x) => s + x, 0) > 1) bas = milieu
    else haut = milieu
  }
  return borner((bas + haut) / 2)
}
