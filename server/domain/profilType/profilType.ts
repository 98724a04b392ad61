/**
 * Profils-types: the 6–9 readable kinds of bureaux of the country. The number is the one whose partition comes back best
 * when the bureaux are drawn again; types are ordered by the score of the left.
 */
import { Hasard } from '../hasard.ts'
import { CARACTERISTIQUES, type CleCaracteristique, type Espace } from './espace.ts'
import { nommerTypes, strategieDe, type Portrait, type Strategie } from './nommer.ts'
import { affecter, affiner, indiceRand, partitionner, tous, type Echantillon } from './partition.ts'

export const VERSION_PROFILS_TYPES = '1.1'

export const PARAMETRES_PROFILS_TYPES = {
  nombreMin: 6,
  nombreMax: 9,
  graine: 20_240_630,
  /** Bureaux of a resample at most, and resamples by number of types. */
  echantillon: 8000,
  reprises: 5,
} as const

export interface ProfilType {
  nom: string
  strategie: Strategie
  /** Share of inscrits, 0–1. */
  part: number
  bureaux: number
  portrait: Portrait
}

export interface ProfilsTypes {
  types: ProfilType[]
  /** Type of each bureau of the space, index of `types`. */
  type: Uint8Array
  /** Mean adjusted Rand index between resamples, by number of types tried. */
  stabilite: { nombre: number; indice: number }[]
  graine: number
}

/** Numbers of types this near in stability are as good: the larger says more. */
const EX_AEQUO = 0.03

type Options = { [K in keyof typeof PARAMETRES_PROFILS_TYPES]?: number }

/** Rows drawn with replacement, no more than there are: a larger draw would come back the same, and tell more stability than there is. */
function tirer(espace: Espace, tailleMax: number, hasard: Hasard): Echantillon {
  const taille = Math.min(tailleMax, espace.bureaux)
  return { espace, indices: Int32Array.from({ length: taille }, () => hasard.indice(espace.bureaux)) }
}

/** Mean adjusted Rand index between partitions learnt on different resamples and read on the same bureaux. */
export function stabilite(
  espace: Espace,
  nombre: number,
  options: { echantillon: number; reprises: number; graine: number },
): number {
  const hasard = new Hasard(options.graine, nombre)
  const lecture = tirer(espace, options.echantillon, hasard)
  const lectures = Array.from({ length: options.reprises }, (_, r) => {
    const appris = partitionner(tirer(espace, options.echantillon, hasard), nombre, options.graine + r)
    return affecter(lecture, appris.centres).type
  })
  const indices = lectures.flatMap((a, i) => lectures.slice(i + 1).map((b) => indiceRand(a, b)))
  return indices.reduce((s, x) => s + x, 0) / indices.length
}

/** @param espace built on CARACTERISTIQUES, in their order. */
export function construireProfilsTypes(espace: Espace, options: Options = {}): ProfilsTypes {
  const { nombreMin, nombreMax, graine, echantillon, reprises } = { ...PARAMETRES_PROFILS_TYPES, ...options }
  const essais = Array.from({ length: nombreMax - nombreMin + 1 }, (_, i) => ({
    nombre: nombreMin + i,
    indice: stabilite(espace, nombreMin + i, { echantillon, reprises, graine }),
  }))
  const meilleur = Math.max(...essais.map((e) => e.indice))
  const nombre = essais.findLast((e) => e.indice >= meilleur - EX_AEQUO)!.nombre
  const depart = partitionner(tirer(espace, echantillon, new Hasard(graine)), nombre, graine)
  const { centres, type } = affiner(tous(espace), depart.centres)
  const p = espace.dimensions
  // Most left-wing first, so that numbers do not depend on the order of the draws.
  const ordre = Array.from({ length: nombre }, (_, c) => c).sort((a, b) => centres[b * p]! - centres[a * p]!)
  const portraits = ordre.map((c) => portraitDe(espace, centres.subarray(c * p, (c + 1) * p)))
  const noms = nommerTypes(portraits)
  const rang = Uint8Array.from({ length: nombre }, (_, c) => ordre.indexOf(c))
  const types = type.map((c) => rang[c]!)
  const poids = new Float64Array(nombre)
  const effectifs = new Uint32Array(nombre)
  types.forEach((t, i) => {
    poids[t]! += espace.poids[i]!
    effectifs[t]!++
  })
  const total = poids.reduce((s, x) => s + x, 0)
  return {
    types: portraits.map((portrait, t) => ({
      nom: noms[t]!,
      strategie: strategieDe(portrait),
      part: total > 0 ? poids[t]! / total : 0,
      bureaux: effectifs[t]!,
      portrait,
    })),
    type: types,
    stabilite: essais,
    graine,
  }
}

function portraitDe(espace: Espace, centre: Float64Array): Portrait {
  return Object.fromEntries(
    CARACTERISTIQUES.map(({ cle }, d) => [
      cle,
      { ecart: centre[d]!, valeur: espace.moyenne[d]! + centre[d]! * espace.ecartType[d]! },
    ]),
  ) as Record<CleCaracteristique, { ecart: number; valeur: number }>
}
