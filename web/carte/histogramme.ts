/** Counts behind the legend: places by class, and a histogram stacked by class. Pure. */
import { classeDe, type Couche } from './couches.ts'
import type { Morceau } from './morceau.ts'

export interface Repartition {
  total: number
  /** Places by class of the layer. */
  classes: number[]
  sansValeur: number
  /** Places by profil, whatever the layer. */
  profils: number[]
  foyers: number
  sansContour: number
  /** `barres[k][c]`: places of class `c` in bin `k`. Values out of range count in the end bins. */
  barres: number[][]
}

export function repartir(
  morceaux: readonly Morceau[],
  couche: Couche,
  nbClasses: number,
  nbBarres: number,
): Repartition {
  const barres = Array.from({ length: nbBarres }, () => Array.from({ length: nbClasses }, () => 0))
  const r: Repartition = {
    total: 0,
    classes: Array.from({ length: nbClasses }, () => 0),
    sansValeur: 0,
    profils: [0, 0, 0, 0],
    foyers: 0,
    sansContour: 0,
    barres,
  }
  const [bas, haut] = couche.bornes
  for (const { valeurs: v, geometrie } of morceaux) {
    r.total += v.n
    for (let i = 0; i < v.n; i++) {
      r.profils[v.profil[i]!]!++
      if (v.foyer[i] !== 0) r.foyers++
      if (geometrie.debuts[i] === geometrie.debuts[i + 1]) r.sansContour++
      const classe = classeDe(couche, v, i)
      if (classe < 0) r.sansValeur++
      else r.classes[classe]!++
      const valeur = couche.valeur(v, i)
      if (classe < 0 || Number.isNaN(valeur)) continue
      const barre = Math.floor(((valeur - bas) / (haut - bas)) * nbBarres)
      barres[Math.max(0, Math.min(nbBarres - 1, barre))]![classe]!++
    }
  }
  return r
}
