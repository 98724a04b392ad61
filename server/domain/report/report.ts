/**
 * Vote transfers between two rounds (« reports ») by ecological inference: one row-stochastic matrix B for a set of
 * bureaux, y_b ≈ Bᵀ·x_b in shares of inscrits, least squares weighted by inscrits (Goodman 1953, constrained as in the
 * lphom family of Pavía and Romero), each cell kept within its Duncan–Davis bounds. It assumes that voters of one source behave alike in all bureaux of the set: where
 * they do not, the estimate is biased, and the interval, which only knows of chance, does not show it. Design note §6.
 */
import { ajouterGram, gramVide, type Comptes, type Gram } from './gram.ts'
import { auBord, blocsDeTirage, bornesDuncanDavis, intervalle } from './incertitude.ts'
import { projeterLigne, resoudre, type Bornes } from './simplexe.ts'

export const VERSION_REPORT = '1.0'

export const PARAMETRES_REPORT = {
  tirages: 200,
  /** Level of the intervals. */
  niveau: 0.9,
  graine: 20_240_707,
  /** Inscrits that the parent’s matrix weighs in a smaller place; 1 000–5 000 predict held-out bureaux best (ADR 0011). */
  retrecissement: 5_000,
} as const

export interface Report {
  sources: readonly string[]
  destinations: readonly string[]
  /** Share of each source's voters that went to each destination, R×C row-major, 0–1. */
  parts: Float64Array
  /** 90 % interval, R×C. */
  bas: Float64Array
  haut: Float64Array
  /** Bounds that hold without any assumption, R×C. */
  borneBasse: Float64Array
  borneHaute: Float64Array
  /** 1: the cell is at 0, at 1 or at one of its bounds, where the method only says « as few (many) as possible »: « indicatif ». */
  indicatif: Uint8Array
  /** Share of inscrits of each source, R. */
  poidsSources: Float64Array
  bureaux: number
  inscrits: number
  /** Weighted root mean square error of the destination shares by bureau, in shares of inscrits. */
  erreur: number
}

export interface OptionsReport {
  /** Group of each bureau for resampling (circonscription), `-1`: bureau left out of the estimate. */
  groupe?: Int32Array | null
  /** Matrix of the wider place, R×C, towards which this one is pulled. */
  parent?: Float64Array | null
  retrecissement?: number
  tirages?: number
  niveau?: number
  graine?: number
}

/**
 * Pull towards a parent matrix P: κ·Σ_r s_r·|B_r − P_r|², s_r the share of source r in this place; the same least squares
 * with G += κ·diag(s), H += κ·diag(s)·P. κ is in inscrits: a place of κ inscrits leans as much on itself as on its parent.
 */
export function attraction(local: Gram, parent: Float64Array, kappa: number): Gram {
  const { sources: R, destinations: C, poids } = local
  const gram = gramVide(R, C)
  for (let r = 0; r < R; r++) {
    // Σ_s G_rs is the mass of source r, since sources sum to one in every bureau.
    let masse = 0
    for (let s = 0; s < R; s++) masse += local.g[r * R + s]!
    const pull = poids > 0 ? (kappa * masse) / poids : kappa
    gram.g[r * R + r] = pull
    for (let c = 0; c < C; c++) gram.h[r * C + c] = pull * parent[r * C + c]!
  }
  return gram
}

/** The matrix alone, without interval: what a fit costs is reading the bureaux once. */
export function ajuster(gram: Gram, bornes: Bornes, fixe: Gram | null = null): Float64Array {
  const { sources: R, destinations: C } = gram
  const total = gramVide(R, C)
  ajouterGram(total, gram)
  if (fixe) ajouterGram(total, fixe)
  const depart = new Float64Array(R * C).fill(1 / C)
  for (let r = 0; r < R; r++) projeterLigne(depart, bornes, r * C, C)
  return resoudre(total.g, total.h, R, C, depart, bornes)
}

/** √(Σ w·|y − Bᵀx|² / Σ w·C), from the Gram alone. */
export function erreurDe(gram: Gram, b: Float64Array): number {
  const { sources: R, destinations: C, g, h } = gram
  let somme = gram.q
  for (let c = 0; c < C; c++)
    for (let r = 0; r < R; r++) {
      let gb = 0
      for (let s = 0; s < R; s++) gb += g[r * R + s]! * b[s * C + c]!
      somme += b[r * C + c]! * (gb - 2 * h[r * C + c]!)
    }
  return gram.poids > 0 ? Math.sqrt(Math.max(0, somme) / (gram.poids * C)) : 0
}

/**
 * Transfer matrix of a set of bureaux with its interval, bounds and cautions.
 * @returns null when no bureau has inscrits.
 */
export function estimerReport(comptes: Comptes, options: OptionsReport = {}): Report | null {
  const R = comptes.sources.length
  const C = comptes.destinations.length
  const { tirages, niveau, graine, retrecissement } = { ...PARAMETRES_REPORT, ...options }
  const groupe = options.groupe ?? null
  const blocs = blocsDeTirage(comptes, groupe, graine)
  if (blocs.length === 0) return null
  const gram = gramVide(R, C)
  for (const bloc of blocs) ajouterGram(gram, bloc)
  const fixe = options.parent ? attraction(gram, options.parent, retrecissement) : null
  const bornes = bornesDuncanDavis(comptes, groupe)
  const parts = ajuster(gram, bornes, fixe)
  const { bas, haut, aBord } = intervalle(blocs, fixe, parts, bornes, { tirages, niveau, graine })
  return {
    sources: comptes.sources,
    destinations: comptes.destinations,
    parts,
    bas,
    haut,
    borneBasse: bornes.basse,
    borneHaute: bornes.haute,
    indicatif: Uint8Array.from(parts, (p, i) => (auBord(p, bornes, i) || aBord[i]! > 0.5 ? 1 : 0)),
    poidsSources: Float64Array.from({ length: R }, (_, r) => {
      let masse = 0
      for (let s = 0; s < R; s++) masse += gram.g[r * R + s]!
      return masse / gram.poids
    }),
    bureaux: gram.bureaux,
    inscrits: gram.poids,
    erreur: erreurDe(gram, parts),
  }
}
