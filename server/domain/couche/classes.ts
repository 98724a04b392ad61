/** Classes of a numeric layer: where to cut its values. Pure; every cut works on a distribution, not on rows. */

export const METHODES_CLASSES = ['reperes', 'quantiles', 'naturelles', 'egales', 'divergente'] as const
export type MethodeClasses = (typeof METHODES_CLASSES)[number]

export const NOM_METHODE: Record<MethodeClasses, string> = {
  reperes: 'Repères fixes',
  quantiles: 'Effectifs égaux (quantiles)',
  naturelles: 'Seuils naturels (Jenks)',
  egales: 'Intervalles égaux',
  divergente: 'De part et d’autre d’un centre',
}

export const CLASSES_MINIMUM = 3
export const CLASSES_MAXIMUM = 9

/** Distinct values, increasing, and how many places have each. */
export interface Distribution {
  valeurs: Float64Array
  effectifs: Float64Array
}

/** @param valeurs in any order; NaN is left out. */
export function distributionDe(valeurs: Iterable<number>): Distribution {
  const comptes = new Map<number, number>()
  for (const v of valeurs) if (!Number.isNaN(v)) comptes.set(v, (comptes.get(v) ?? 0) + 1)
  const tries = Float64Array.from(comptes.keys()).sort()
  return { valeurs: tries, effectifs: tries.map((v) => comptes.get(v)!) }
}

/** Value under which a share `part` (0–1) of the places lies; NaN for an empty distribution. */
export function quantile({ valeurs, effectifs }: Distribution, part: number): number {
  const total = effectifs.reduce((s, n) => s + n, 0)
  let cumul = 0
  for (let i = 0; i < valeurs.length; i++) {
    cumul += effectifs[i]!
    if (cumul >= part * total) return valeurs[i]!
  }
  return valeurs.at(-1) ?? Number.NaN
}

/** Increasing, without repetition, strictly inside the range, on the grid of what the legend can write. */
function nettoyer(seuils: readonly number[], d: Distribution, grille: number): number[] {
  const [bas, haut] = [d.valeurs[0]!, d.valeurs.at(-1)!]
  const ronds = seuils.map((s) => Math.round(s / grille) * grille)
  return [...new Set(ronds.map((s) => Number(s.toPrecision(12))))]
    .filter((s) => s > bas && s <= haut)
    .sort((a, b) => a - b)
}

/** Most points that the search for natural breaks sees; beyond, neighbours are joined. */
const POINTS_JENKS = 400

/** Neighbouring values joined so that at most {@link POINTS_JENKS} remain, each the weighted mean of its group. */
function condenser(d: Distribution): Distribution {
  const n = d.valeurs.length
  if (n <= POINTS_JENKS) return d
  const valeurs = new Float64Array(POINTS_JENKS)
  const effectifs = new Float64Array(POINTS_JENKS)
  const [bas, haut] = [d.valeurs[0]!, d.valeurs[n - 1]!]
  for (let i = 0; i < n; i++) {
    const k = Math.min(POINTS_JENKS - 1, Math.floor(((d.valeurs[i]! - bas) / (haut - bas)) * POINTS_JENKS))
    valeurs[k]! += d.valeurs[i]! * d.effectifs[i]!
    effectifs[k]! += d.effectifs[i]!
  }
  const pleins = [...effectifs.keys()].filter((k) => effectifs[k]! > 0)
  return {
    valeurs: Float64Array.from(pleins, (k) => valeurs[k]! / effectifs[k]!),
    effectifs: Float64Array.from(pleins, (k) => effectifs[k]!),
  }
}

/**
 * Natural breaks of Jenks: the cuts that make the sum of squares within classes least, by dynamic programming (Fisher).
 * @returns the first value of every class but the first.
 */
function jenks(complete: Distribution, nombre: number): number[] {
  const d = condenser(complete)
  const n = d.valeurs.length
  const k = Math.min(nombre, n)
  const poids = new Float64Array(n + 1)
  const sommes = new Float64Array(n + 1)
  const carres = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) {
    const [v, e] = [d.valeurs[i]!, d.effectifs[i]!]
    poids[i + 1] = poids[i]! + e
    sommes[i + 1] = sommes[i]! + e * v
    carres[i + 1] = carres[i]! + e * v * v
  }
  /** Sum of squares of values `i` to `j`, the last excluded. */
  const ecart = (i: number, j: number): number =>
    carres[j]! - carres[i]! - (sommes[j]! - sommes[i]!) ** 2 / (poids[j]! - poids[i]!)
  let couts = Float64Array.from({ length: n + 1 }, (_, j) => (j === 0 ? 0 : ecart(0, j)))
  const coupes: Int32Array[] = []
  for (let classe = 2; classe <= k; classe++) {
    const suivants = new Float64Array(n + 1).fill(Infinity)
    const coupe = new Int32Array(n + 1)
    for (let j = classe; j <= n; j++)
      for (let i = classe - 1; i < j; i++) {
        const cout = couts[i]! + ecart(i, j)
        if (cout < suivants[j]!) {
          suivants[j] = cout
          coupe[j] = i
        }
      }
    couts = suivants
    coupes.push(coupe)
  }
  const debuts: number[] = []
  let fin = n
  for (const coupe of coupes.reverse()) {
    fin = coupe[fin]!
    debuts.unshift(d.valeurs[fin]!)
  }
  return debuts
}

/** Cuts on both sides of `centre`: half of the classes below, half above, so that a colour always says which side. */
function divergente(d: Distribution, nombre: number, centre: number): number[] {
  const moitie = Math.floor(nombre / 2)
  const ecarts = distributionPonderee(d, (v) => Math.abs(v - centre))
  const pas = Array.from({ length: moitie - 1 }, (_, k) => quantile(ecarts, (k + 1) / moitie))
  return [...pas.map((p) => centre - p), centre, ...pas.map((p) => centre + p)]
}

function distributionPonderee(d: Distribution, f: (v: number) => number): Distribution {
  const paires = Array.from(d.valeurs, (v, i) => [f(v), d.effectifs[i]!] as const).sort((a, b) => a[0] - b[0])
  return {
    valeurs: Float64Array.from(paires, (p) => p[0]),
    effectifs: Float64Array.from(paires, (p) => p[1]),
  }
}

export interface Decoupe {
  methode: MethodeClasses
  /** Classes wanted, {@link CLASSES_MINIMUM} to {@link CLASSES_MAXIMUM}; `divergente` uses an even number. */
  nombre: number
  /** Where `divergente` turns. */
  centre: number
  /** Cuts of `reperes`. */
  reperes: readonly number[]
  /** Step of what the legend writes: every cut is a multiple of it. */
  grille: number
}

/**
 * Cuts of a distribution, increasing; a value equal to a cut belongs to the class above. Fewer than asked when the values do not
 * tell that many classes apart; none for an empty distribution. `reperes` are kept whatever the values, so that two maps agree.
 */
export function seuilsDe(d: Distribution, decoupe: Decoupe): number[] {
  const { methode, centre, grille } = decoupe
  if (methode === 'reperes') return [...decoupe.reperes]
  const n = d.valeurs.length
  if (n === 0) return []
  const nombre = Math.max(CLASSES_MINIMUM, Math.min(CLASSES_MAXIMUM, decoupe.nombre))
  const rangs = Array.from({ length: nombre - 1 }, (_, k) => (k + 1) / nombre)
  const [bas, haut] = [d.valeurs[0]!, d.valeurs[n - 1]!]
  const bruts = {
    quantiles: () => rangs.map((r) => quantile(d, r)),
    egales: () => rangs.map((r) => bas + r * (haut - bas)),
    naturelles: () => jenks(d, nombre),
    divergente: () => divergente(d, nombre, centre),
  }[methode]()
  return nettoyer(bruts, d, grille)
}

/** Class of a value among cuts, from 0. */
export function classeDe(seuils: readonly number[], valeur: number): number {
  let classe = 0
  while (classe < seuils.length && valeur >= seuils[classe]!) classe++
  return classe
}
