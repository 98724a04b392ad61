/** The descriptors of a bureau from which the regression predicts a legislative first round. All are known before the vote. */
import {
  AUTRES,
  CENTRE,
  DROITE,
  EXTREME_DROITE,
  GAUCHE,
  NB_BLOCS,
  poidsDesBureaux,
  totalVoix,
  voixDe,
  type Historique,
  type Offre,
  type Territoire,
  type TourEnColonnes,
} from './colonnes.ts'
import { completer, positionsRelatives, rapportDeDuel } from './positions.ts'

/** Families of descriptors; the backtest removes them one by one to measure what each brings. */
export const FAMILLES = [
  'presidentielle',
  'legislatives',
  'duelPresidentiel',
  'duelsLegislatifs',
  'sortant',
  'offre',
] as const
export type Famille = (typeof FAMILLES)[number]

export interface Descripteurs {
  noms: readonly string[]
  /** Row-major, `n × noms.length`. */
  valeurs: Float64Array
}

const INITIALES = ['G', 'C', 'D', 'X'] as const
/** Exprimés of a second round under which a duel says nothing. */
const DUEL_MIN = 20

/**
 * Descriptors in the order of their names:
 * `presidentielle:k`, `legislatives:k` relative positions of the two latest elections (a bloc absent of the legislative one keeps
 * its presidential position); `duelPresidentiel` ln(X / adversary) of the presidential second round; `duel:GC|GD|GX` ln(G / rival)
 * in the duels of the latest legislative second round, 0 elsewhere; `sortant:k` the bloc holds the seat and stands again;
 * `diversGauche`, `gaucheSansPrincipal`, `centreSansPrincipal` facts of the offer.
 * Null case: what a bureau lacks comes from its commune, else its circonscription, else 0.
 */
export function descripteursDe(
  historique: Historique,
  offre: Offre,
  territoire: Territoire,
  familles: ReadonlySet<Famille> = new Set(FAMILLES),
): Descripteurs {
  const poids = poidsDesBureaux(historique)
  const colonnes = new Map<string, Float64Array>()
  const presidentielle = positionsRelatives(historique.presidentielle)
  const legislatives = positionsRelatives(historique.legislatives)
  INITIALES.forEach((initiale, k) => {
    const p = presidentielle[k]!
    const l = legislatives[k]!
    for (let i = 0; i < l.length; i++)
      if (Number.isNaN(l[i]!) && historique.legislatives.exprimes[i]! > 0) l[i] = p[i]!
    if (familles.has('presidentielle'))
      colonnes.set(`presidentielle:${initiale}`, completer(p, poids, territoire))
    if (familles.has('legislatives'))
      colonnes.set(`legislatives:${initiale}`, completer(l, poids, territoire))
  })
  if (familles.has('duelPresidentiel'))
    colonnes.set(
      'duelPresidentiel',
      completer(duelPresidentiel(historique.duelPresidentiel), poids, territoire),
    )
  if (familles.has('duelsLegislatifs'))
    for (const [rival, nom] of [
      [CENTRE, 'GC'],
      [DROITE, 'GD'],
      [EXTREME_DROITE, 'GX'],
    ] as const)
      colonnes.set(`duel:${nom}`, completer(duelLegislatif(historique.secondTour, rival), poids, territoire))
  if (familles.has('sortant')) {
    const gagnants = blocsSortants(historique, territoire)
    INITIALES.forEach((initiale, k) => {
      colonnes.set(
        `sortant:${initiale}`,
        Float64Array.from({ length: territoire.n }, (_, i) =>
          gagnants[territoire.circonscription[i]!] === k && offre.presence[i * NB_BLOCS + k] === 1 ? 1 : 0,
        ),
      )
    })
  }
  if (familles.has('offre'))
    for (const cle of ['diversGauche', 'gaucheSansPrincipal', 'centreSansPrincipal'] as const)
      colonnes.set(cle, Float64Array.from(offre[cle]))
  return assembler(colonnes, territoire.n)
}

function assembler(colonnes: ReadonlyMap<string, Float64Array>, n: number): Descripteurs {
  const noms = [...colonnes.keys()]
  const valeurs = new Float64Array(n * noms.length)
  let f = 0
  for (const colonne of colonnes.values()) {
    for (let i = 0; i < n; i++) valeurs[i * noms.length + f] = colonne[i]!
    f++
  }
  return { noms, valeurs }
}

/** ln(X / adversary) of the presidential second round; NaN where the far right is not in it. */
function duelPresidentiel(tour: TourEnColonnes): Float64Array {
  const n = tour.exprimes.length
  const lignes = Uint8Array.from(tour.exprimes, (e, i) =>
    e > 0 && !Number.isNaN(tour.voix[i * NB_BLOCS + EXTREME_DROITE]!) ? 1 : 0,
  )
  const extreme = (i: number) => voixDe(tour, i, EXTREME_DROITE)
  return rapportDeDuel(n, lignes, extreme, (i) => totalVoix(tour, i) - extreme(i))
}

/** ln(G / rival) where the latest second round opposed just these two; 0 in other second rounds, NaN without one. */
function duelLegislatif(tour: TourEnColonnes, rival: number): Float64Array {
  const n = tour.exprimes.length
  const lignes = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    let presents = 0
    for (let k = 0; k < NB_BLOCS; k++) if (!Number.isNaN(tour.voix[i * NB_BLOCS + k]!)) presents++
    const present = (k: number) => !Number.isNaN(tour.voix[i * NB_BLOCS + k]!)
    if (presents === 2 && present(GAUCHE) && present(rival) && totalVoix(tour, i) > DUEL_MIN) lignes[i] = 1
  }
  const colonne = rapportDeDuel(
    n,
    lignes,
    (i) => voixDe(tour, i, GAUCHE),
    (i) => voixDe(tour, i, rival),
  )
  return colonne.map((v, i) => (Number.isNaN(v) && tour.exprimes[i]! > 0 ? 0 : v))
}

/** Bloc that won each seat: first in the second round, else (elected in the first) first in the first; −1 when unknown. */
export function blocsSortants(historique: Historique, territoire: Territoire): Int8Array {
  const premiers = premiersParCirconscription(historique.legislatives, territoire)
  const seconds = premiersParCirconscription(historique.secondTour, territoire)
  return premiers.map((bloc, c) => (seconds[c]! >= 0 ? seconds[c]! : bloc))
}

/** First bloc by circonscription; −1 without a vote. */
export function premiersParCirconscription(tour: TourEnColonnes, territoire: Territoire): Int8Array {
  const sommes = new Float64Array(territoire.nbCirconscriptions * NB_BLOCS)
  for (let i = 0; i < territoire.n; i++) {
    const c = territoire.circonscription[i]!
    if (c >= 0) for (let k = 0; k < NB_BLOCS; k++) sommes[c * NB_BLOCS + k]! += voixDe(tour, i, k)
  }
  return Int8Array.from({ length: territoire.nbCirconscriptions }, (_, c) => {
    let premier = -1
    for (let k = 0; k < NB_BLOCS; k++)
      if (sommes[c * NB_BLOCS + k]! > (premier < 0 ? 0 : sommes[c * NB_BLOCS + premier]!)) premier = k
    return premier
  })
}

/**
 * Expected share of the bloc « autres » before the country is balanced: 0.6 % per candidate « divers » (at most four), plus, where
 * a regionalist stands, what the bloc made there last time if one stood already, and at least 0.8 %. Range .003–1; these
 * orders of magnitude are those of 2017 and 2022.
 */
export function partAutres(historique: Historique, offre: Offre, i: number): number {
  const { legislatives, offrePassee } = historique
  const total = totalVoix(legislatives, i)
  const passee = offrePassee.regionaliste[i] === 1 && total > 0 ? voixDe(legislatives, i, AUTRES) / total : 0
  const regionaliste = offre.regionaliste[i] === 1 ? Math.max(passee, 0.008) : 0
  return Math.max(0.003, 0.006 * Math.min(offre.divers[i]!, 4) + regionaliste)
}
