/**
 * Transfers of a second round as the seat model draws them. A configuration is the set of blocs still standing, as a
 * bit mask in the order of BLOCS. Its matrix says where each source of the first round goes: to a finalist, or elsewhere
 * (blank, null, abstention). Known types of duel come from `report`; the others follow from them by independence of
 * irrelevant alternatives (Luce 1959).
 */
import { BLOCS, type Bloc } from '../bloc.ts'
import type { Hasard } from '../hasard.ts'
import { SOURCES_REPORT } from '../report/duel.ts'
import { MASQUE_TABLE, QUANTILES_NORMAUX } from './tables.ts'

export const NB_BLOCS = BLOCS.length
export const NB_SOURCES = SOURCES_REPORT.length

/** Rows of a type of duel: for each source, the share that goes to each bloc; what is missing to 1 votes for nobody. */
export type MatriceDuel = Record<(typeof SOURCES_REPORT)[number], Partial<Record<Bloc, number>>>
/** Matrices by type of duel, as in `typeDuel`. */
export type MatricesDuel = Readonly<Record<string, MatriceDuel>>

export const masqueDe = (blocs: readonly Bloc[]): number =>
  blocs.reduce((m, b) => m | (1 << BLOCS.indexOf(b)), 0)

/** Smallest share used in an odds: « almost none ». */
const PLANCHER = 0.01
/** Odds that a voter stays with a bloc whose second rounds were never measured. */
const FIDELITE_INCONNUE = 20

/**
 * Mean log-odds of each source for each bloc against voting for nobody, over the known types. A pair that no known duel
 * has takes, for a bloc's own voters, 20 to 1, and else the mean of the source for the other blocs.
 */
function utilites(matrices: MatricesDuel): Float64Array {
  const somme = new Float64Array(NB_SOURCES * NB_BLOCS)
  const nombre = new Float64Array(NB_SOURCES * NB_BLOCS)
  for (const matrice of Object.values(matrices))
    SOURCES_REPORT.forEach((source, s) => {
      const ligne = matrice[source]
      const rien = Math.max(PLANCHER, 1 - Object.values(ligne).reduce((t, p) => t + p, 0))
      for (const [bloc, part] of Object.entries(ligne)) {
        const i = s * NB_BLOCS + BLOCS.indexOf(bloc as Bloc)
        somme[i]! += Math.log(Math.max(PLANCHER, part) / rien)
        nombre[i]! += 1
      }
    })
  return somme.map((u, i) => {
    if (nombre[i]! > 0) return u / nombre[i]!
    const source = Math.floor(i / NB_BLOCS)
    if (source === i % NB_BLOCS) return Math.log(FIDELITE_INCONNUE)
    const connus = [...nombre.keys()].filter(
      (k) => Math.floor(k / NB_BLOCS) === source && k % NB_BLOCS !== source && nombre[k]! > 0,
    )
    if (connus.length === 0) return Math.log(PLANCHER)
    return connus.reduce((t, k) => t + somme[k]! / nombre[k]!, 0) / connus.length
  })
}

/** Share of each source for each bloc in every configuration: `masque × source × bloc`; absent blocs are 0. */
export function toutesConfigurations(matrices: MatricesDuel): Float64Array {
  const u = utilites(matrices)
  const taille = NB_SOURCES * NB_BLOCS
  const sortie = new Float64Array((1 << NB_BLOCS) * taille)
  const connues = new Map(
    Object.entries(matrices).map(([type, m]) => [masqueDe(type.split('-') as Bloc[]), m]),
  )
  for (let masque = 1; masque < 1 << NB_BLOCS; masque++)
    for (let s = 0; s < NB_SOURCES; s++) {
      const debut = masque * taille + s * NB_BLOCS
      const connue = connues.get(masque)?.[SOURCES_REPORT[s]!]
      let total = 1
      for (let b = 0; b < NB_BLOCS; b++) if (masque & (1 << b)) total += Math.exp(u[s * NB_BLOCS + b]!)
      for (let b = 0; b < NB_BLOCS; b++)
        if (masque & (1 << b))
          sortie[debut + b] = connue ? (connue[BLOCS[b]!] ?? 0) : Math.exp(u[s * NB_BLOCS + b]!) / total
    }
  return sortie
}

/** Draws recycled by the simulation: as many national moods, each with its local variations. */
export const HUMEURS = 32
export const VARIANTES = 32

/**
 * Fills `sortie[debut + b·saut]` with a Dirichlet(κ·row) draw over the blocs of the mask and « nobody » (what the row misses to 1,
 * not written). Gammas by the cube of a normal (Wilson, Hilferty 1931); a cell under 0.3 pseudo-voter does not vary.
 */
function tirerLigne(
  ligne: Float64Array | Float32Array,
  source: number,
  masque: number,
  kappa: number,
  hasard: Hasard,
  sortie: Float64Array | Float32Array,
  debut: number,
  saut: number,
): void {
  let rien = 1
  let total = 0
  for (let b = 0; b <= NB_BLOCS; b++) {
    const p = b === NB_BLOCS ? rien : masque & (1 << b) ? ligne[source + b]! : 0
    rien -= p
    const forme = kappa * Math.max(0, p)
    let g = forme
    if (forme > 0.3) {
      const z = QUANTILES_NORMAUX[hasard.bits() & MASQUE_TABLE]!
      const x = Math.max(0, 1 - 1 / (9 * forme) + z / (3 * Math.sqrt(forme)))
      g = forme * x * x * x
    }
    total += g
    if (b < NB_BLOCS) sortie[debut + b * saut] = g
  }
  if (total > 0) for (let b = 0; b < NB_BLOCS; b++) sortie[debut + b * saut]! /= total
}

/**
 * Drawn matrices of one configuration: a national mood ~ Dirichlet(κn·row), and around it local variations
 * ~ Dirichlet(κl·mood), rows independent; 32-bit, `((humeur·VARIANTES + variante)·5 + bloc)·7 + source`.
 */
export function tirerMatrices(
  lignes: Float64Array,
  masque: number,
  concentration: { nationale: number; locale: number },
  hasard: Hasard,
): Float32Array {
  const taille = NB_SOURCES * NB_BLOCS
  const sortie = new Float32Array(HUMEURS * VARIANTES * taille)
  const nationale = new Float64Array(NB_BLOCS)
  for (let humeur = 0; humeur < HUMEURS; humeur++)
    for (let s = 0; s < NB_SOURCES; s++) {
      tirerLigne(
        lignes,
        masque * taille + s * NB_BLOCS,
        masque,
        concentration.nationale,
        hasard,
        nationale,
        0,
        1,
      )
      for (let variante = 0; variante < VARIANTES; variante++)
        tirerLigne(
          nationale,
          0,
          masque,
          concentration.locale,
          hasard,
          sortie,
          (humeur * VARIANTES + variante) * taille + s,
          NB_SOURCES,
        )
    }
  return sortie
}
