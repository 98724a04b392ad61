/** What a transfer matrix cannot say: resampling intervals and the bounds that arithmetic alone gives. */
import { Hasard } from '../hasard.ts'
import { ajouterGram, gramsParGroupe, gramVide, type Comptes, type Gram } from './gram.ts'
import { resoudre, type Bornes } from './simplexe.ts'

/** Resampling blocks when no grouping is given: enough for a stable variance, few enough to keep the sums cheap. */
const BLOCS_MAX = 500
/** Fewer groups than this cannot carry a bootstrap: bureaux are dealt into blocks by chance instead. */
const GROUPES_MIN = 40

/**
 * Blocks of bureaux that are resampled whole: the groups given (neighbours err together), else a random deal.
 * @param groupe group of each bureau, `-1` to leave it out.
 */
export function blocsDeTirage(comptes: Comptes, groupe: Int32Array | null, graine: number): Gram[] {
  const n = comptes.avant.length / comptes.sources.length
  if (groupe) {
    const grams = gramsParGroupe(comptes, groupe, 1 + groupe.reduce((m, g) => Math.max(m, g), -1))
    const pleins = grams.filter((g) => g.bureaux > 0)
    if (pleins.length >= GROUPES_MIN) return pleins
  }
  const blocs = Math.min(n, BLOCS_MAX)
  const hasard = new Hasard(graine, 1)
  const ordre = hasard.melanger(Int32Array.from({ length: n }, (_, i) => i))
  const bloc = new Int32Array(n)
  ordre.forEach((i, rang) => {
    bloc[i] = (groupe?.[i] ?? 0) < 0 ? -1 : rang % blocs
  })
  return gramsParGroupe(comptes, bloc, blocs).filter((g) => g.bureaux > 0)
}

export interface Intervalle {
  /** Quantiles of the resampled estimates, R×C. */
  bas: Float64Array
  haut: Float64Array
  /** Share of resamples where the cell sat at a border, R×C. */
  aBord: Float64Array
}

/** A share this near to 0, to 1 or to one of its bounds is at the border of what the model allows. */
const BORD = 0.005

export function auBord(part: number, bornes: Bornes, i: number): boolean {
  return part <= bornes.basse[i]! + BORD || part >= bornes.haute[i]! - BORD
}

/**
 * Bootstrap over blocks: each resample draws as many blocks as there are, with replacement; the fit starts from the
 * estimate. Interval: percentiles `(1 − niveau)/2` and `(1 + niveau)/2`.
 * @param fixe Gram added to every resample (the parent's pull), or null.
 */
export function intervalle(
  blocs: readonly Gram[],
  fixe: Gram | null,
  estimation: Float64Array,
  bornes: Bornes,
  options: { tirages: number; niveau: number; graine: number },
): Intervalle {
  const { sources: R, destinations: C } = blocs[0]!
  const { tirages, niveau } = options
  const hasard = new Hasard(options.graine, 2)
  const valeurs = Array.from({ length: R * C }, () => new Float64Array(tirages))
  const bords = new Float64Array(R * C)
  for (let t = 0; t < tirages; t++) {
    const somme = gramVide(R, C)
    if (fixe) ajouterGram(somme, fixe)
    for (let i = 0; i < blocs.length; i++) ajouterGram(somme, blocs[hasard.indice(blocs.length)]!)
    const b = resoudre(somme.g, somme.h, R, C, estimation, bornes)
    for (let i = 0; i < b.length; i++) {
      valeurs[i]![t] = b[i]!
      if (auBord(b[i]!, bornes, i)) bords[i]! += 1 / tirages
    }
  }
  const quantile = (p: number) => Float64Array.from(valeurs, (v) => quantileTrie(v, p))
  for (const v of valeurs) v.sort()
  return { bas: quantile((1 - niveau) / 2), haut: quantile((1 + niveau) / 2), aBord: bords }
}

/** Linear-interpolated quantile of sorted values. */
function quantileTrie(v: Float64Array, p: number): number {
  const rang = p * (v.length - 1)
  const i = Math.floor(rang)
  const a = v[i]!
  return a + (rang - i) * ((v[i + 1] ?? a) - a)
}

/**
 * Duncan–Davis bounds (1953): in each bureau the voters who went from r to c number at least max(0, x_r + y_c − N) and at
 * most min(x_r, y_c); summed over bureaux and divided by Σ x_r they bound the true share without any assumption.
 * @returns rows of a source without voters are [0, 1].
 */
export function bornesDuncanDavis(comptes: Comptes, garde: Int32Array | null = null): Bornes {
  const R = comptes.sources.length
  const C = comptes.destinations.length
  const basse = new Float64Array(R * C)
  const haute = new Float64Array(R * C)
  const totaux = new Float64Array(R)
  for (let i = 0; i < comptes.avant.length / R; i++) {
    if (garde && garde[i]! < 0) continue
    let avant = 0
    let apres = 0
    for (let r = 0; r < R; r++) avant += comptes.avant[i * R + r]!
    for (let c = 0; c < C; c++) apres += comptes.apres[i * C + c]!
    if (!(avant > 0 && apres > 0)) continue
    for (let r = 0; r < R; r++) {
      const x = comptes.avant[i * R + r]!
      totaux[r]! += x
      for (let c = 0; c < C; c++) {
        const y = (comptes.apres[i * C + c]! * avant) / apres
        basse[r * C + c]! += Math.max(0, x + y - avant)
        haute[r * C + c]! += Math.min(x, y)
      }
    }
  }
  for (let r = 0; r < R; r++)
    for (let i = r * C; i < (r + 1) * C; i++) {
      basse[i] = totaux[r]! > 0 ? basse[i]! / totaux[r]! : 0
      haute[i] = totaux[r]! > 0 ? haute[i]! / totaux[r]! : 1
    }
  return { basse, haute }
}
