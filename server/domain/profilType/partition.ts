/**
 * k-means in the space of bureaux (Lloyd 1982), started by k-means++ (Arthur, Vassilvitskii 2007) with a fixed seed, weighted
 * by inscrits; and how much two partitions agree.
 */
import { Hasard } from '../hasard.ts'
import type { Espace } from './espace.ts'

export interface Partition {
  /** k×p. */
  centres: Float64Array
  /** Type of each point given. */
  type: Uint8Array
  /** Σ w·|x − centre|². */
  inertie: number
}

const PASSES_MAX = 60

/** Rows `indices` of the space, or all of them. */
export interface Echantillon {
  espace: Espace
  indices: Int32Array
}

export const tous = (espace: Espace): Echantillon => ({
  espace,
  indices: Int32Array.from({ length: espace.bureaux }, (_, i) => i),
})

/** Index of the centre nearest to row `i`, and its squared distance in `distance[0]`. */
function plusProche(
  espace: Espace,
  i: number,
  centres: Float64Array,
  k: number,
  distance: Float64Array,
): number {
  const p = espace.dimensions
  const { points } = espace
  let choix = 0
  let meilleur = Infinity
  for (let c = 0; c < k; c++) {
    let d = 0
    for (let j = 0; j < p && d < meilleur; j++) {
      const e = points[i * p + j]! - centres[c * p + j]!
      d += e * e
    }
    if (d < meilleur) {
      meilleur = d
      choix = c
    }
  }
  distance[0] = meilleur
  return choix
}

/** First centres: each drawn with a probability proportional to weight × squared distance to those already there. */
function semer({ espace, indices }: Echantillon, k: number, hasard: Hasard): Float64Array {
  const p = espace.dimensions
  const centres = new Float64Array(k * p)
  const distances = new Float64Array(indices.length).fill(Infinity)
  const une = new Float64Array(1)
  for (let c = 0; c < k; c++) {
    let total = 0
    for (let n = 0; n < indices.length; n++) {
      const i = indices[n]!
      if (c > 0) {
        plusProche(espace, i, centres.subarray((c - 1) * p, c * p), 1, une)
        distances[n] = Math.min(distances[n]!, une[0]!)
      }
      total += espace.poids[i]! * (c === 0 ? 1 : distances[n]!)
    }
    let reste = hasard.uniforme() * total
    let choix = 0
    for (; choix < indices.length - 1; choix++) {
      reste -= espace.poids[indices[choix]!]! * (c === 0 ? 1 : distances[choix]!)
      if (reste < 0) break
    }
    const i = indices[choix]!
    centres.set(espace.points.subarray(i * p, i * p + p), c * p)
  }
  return centres
}

/** Nearest type of every point, and the inertia. */
export function affecter({ espace, indices }: Echantillon, centres: Float64Array): Partition {
  const k = centres.length / espace.dimensions
  const type = new Uint8Array(indices.length)
  const une = new Float64Array(1)
  let inertie = 0
  for (let n = 0; n < indices.length; n++) {
    const i = indices[n]!
    type[n] = plusProche(espace, i, centres, k, une)
    inertie += espace.poids[i]! * une[0]!
  }
  return { centres, type, inertie }
}

function iterer(echantillon: Echantillon, depart: Float64Array): Partition {
  const { espace, indices } = echantillon
  const p = espace.dimensions
  let partition = affecter(echantillon, depart)
  for (let passe = 0; passe < PASSES_MAX; passe++) {
    const sommes = new Float64Array(depart.length)
    const masses = new Float64Array(depart.length / p)
    for (let n = 0; n < indices.length; n++) {
      const i = indices[n]!
      const c = partition.type[n]!
      masses[c]! += espace.poids[i]!
      for (let j = 0; j < p; j++) sommes[c * p + j]! += espace.poids[i]! * espace.points[i * p + j]!
    }
    // A type left empty keeps its centre.
    const centres = sommes.map((s, m) => {
      const masse = masses[Math.floor(m / p)]!
      return masse > 0 ? s / masse : partition.centres[m]!
    })
    const suivante = affecter(echantillon, centres)
    const stable = suivante.inertie > partition.inertie * (1 - 1e-5)
    partition = suivante
    if (stable) break
  }
  return partition
}

/** Best of several starts. */
export function partitionner(echantillon: Echantillon, k: number, graine: number, departs = 5): Partition {
  let meilleure: Partition | null = null
  for (let d = 0; d < departs; d++) {
    const essai = iterer(echantillon, semer(echantillon, k, new Hasard(graine, d)))
    if (!meilleure || essai.inertie < meilleure.inertie) meilleure = essai
  }
  return meilleure!
}

/** Refines centres found on a sample over the whole space. */
export const affiner = (echantillon: Echantillon, centres: Float64Array): Partition =>
  iterer(echantillon, centres)

const paires = (n: number) => (n * (n - 1)) / 2

/**
 * Adjusted Rand index (Hubert, Arabie 1985): 1 when two partitions are the same, 0 on average when they agree by chance.
 * @param a types of the same points in both, of the same length.
 */
export function indiceRand(a: Uint8Array, b: Uint8Array): number {
  const croises = new Map<number, number>()
  const lignes = new Float64Array(256)
  const colonnes = new Float64Array(256)
  for (let i = 0; i < a.length; i++) {
    const cle = a[i]! * 256 + b[i]!
    croises.set(cle, (croises.get(cle) ?? 0) + 1)
    lignes[a[i]!]!++
    colonnes[b[i]!]!++
  }
  const somme = [...croises.values()].reduce((s, n) => s + paires(n), 0)
  const sa = lignes.reduce((s, n) => s + paires(n), 0)
  const sb = colonnes.reduce((s, n) => s + paires(n), 0)
  const attendu = (sa * sb) / paires(a.length)
  const maximum = (sa + sb) / 2
  return maximum === attendu ? 1 : (somme - attendu) / (maximum - attendu)
}
