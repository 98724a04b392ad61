/** Values of map layers under a scenario: what the server sent laid over the neutral values. Pure. */
import { margeDe, probabiliteEnTete, profilDe } from '#domain/classification'
import { PROFILS } from '#domain/profil'
import { avecColonnes } from './colis.ts'
import type { BlocElan, Elans } from './elans.ts'
import type { Morceau, Valeurs } from './morceau.ts'

/** Columns that a scenario moves, in the order of the layer. */
export interface ColonnesScenario {
  probabilite: Float32Array
  marge: Float32Array
  profil: Uint8Array
}

export const INDETERMINE = PROFILS.indexOf('indetermine')

/** The layer under the scenario; polygons and the other columns are shared, nothing is copied. */
export const sousScenario = (m: Morceau, colonnes: ColonnesScenario): Morceau => ({
  ...m,
  valeurs: avecColonnes(m.valeurs, { ...colonnes }),
})

/** Without a prediction the server sends no chance: the simple rule gives them from the margin. */
export function completer(c: ColonnesScenario): { colonnes: ColonnesScenario; approchee: boolean } {
  if (c.probabilite.some((p) => !Number.isNaN(p))) return { colonnes: c, approchee: false }
  const probabilite = c.marge.map((m) => (Number.isNaN(m) ? m : probabiliteEnTete(m, false)))
  return { colonnes: { ...c, probabilite }, approchee: c.marge.some((m) => !Number.isNaN(m)) }
}

/** Rows of one layer inside columns that hold several. */
export const extraire = (c: ColonnesScenario, debut: number, n: number): ColonnesScenario => ({
  probabilite: c.probabilite.subarray(debut, debut + n),
  marge: c.marge.subarray(debut, debut + n),
  profil: c.profil.subarray(debut, debut + n),
})

/** Whether columns can be those of a layer: a scenario never changes which places are indéterminés. */
export function sAccorde(c: ColonnesScenario, v: Valeurs): boolean {
  if (c.profil.length !== v.n) return false
  return c.profil.every((p, i) => (p === INDETERMINE) === (v.profil[i] === INDETERMINE))
}

/** What is known of a circonscription beyond its layer. */
export interface Circonscription {
  /** Probability that the left leads, from the server; null without a prediction. */
  probabilite: number | null
  /** Margin from the server, when turnout moves; else null. */
  marge: number | null
  /** Latest first rounds led by the left. */
  toursEnTete: number
}

/** Circonscriptions: chances from the server, margin and class from their scores moved by the swings. */
export function scenarioCirconscriptions(
  v: Valeurs,
  elans: Elans,
  connues: ReadonlyMap<string, Circonscription>,
): ColonnesScenario {
  const c: ColonnesScenario = {
    probabilite: new Float32Array(v.n).fill(Number.NaN),
    marge: new Float32Array(v.n).fill(Number.NaN),
    profil: new Uint8Array(v.n).fill(INDETERMINE),
  }
  for (let i = 0; i < v.n; i++) {
    const connue = connues.get(v.code[i]!)
    if (!connue || v.profil[i] === INDETERMINE) continue
    const score = (bloc: BlocElan): number | null =>
      Number.isNaN(v[bloc][i]!) ? null : Math.max(0, v[bloc][i]! + elans[bloc] / 100)
    const marge =
      connue.marge ??
      margeDe({
        gauche: score('gauche'),
        centre: score('centre'),
        droite: score('droite'),
        extremeDroite: score('extremeDroite'),
        autres: null,
      })?.marge ??
      null
    if (marge === null) continue
    const enTete = Array.from({ length: connue.toursEnTete }, () => true)
    c.marge[i] = marge
    c.profil[i] = PROFILS.indexOf(profilDe(marge, enTete))
    c.probabilite[i] = connue.probabilite ?? Number.NaN
  }
  return c
}
