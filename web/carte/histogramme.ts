/** Counts behind the legend: places by class, and a histogram stacked by class. Pure. */
import {
  NOMBRE_DE_PAS,
  PAS_MAXIMAL,
  SANS_CANDIDAT,
  SANS_DONNEE,
  valeurDuPas,
} from '#domain/couche/quantification'
import { rangsLocaux } from './colonneCouche.ts'
import type { Morceau } from './morceau.ts'
import { compterPas, SANS_CLASSE, type Rendu } from './coucheDessinee.ts'

export interface Repartition {
  total: number
  /** Places by class of the layer. */
  classes: number[]
  /** No value is known. */
  sansDonnee: number
  /** The bloc had no candidate there. */
  sansCandidat: number
  /** Places by profil, whatever the layer. */
  profils: number[]
  foyers: number
  sansContour: number
  /** Drawn by an invented split of their commune. */
  schematiques: number
  /** `barres[k][c]`: places of class `c` in bin `k`. Values out of range count in the end bins. */
  barres: number[][]
}

/** The profil has no axis of its own: its histogram is that of the margin that decides it. */
function repartirProfils(morceaux: readonly Morceau[], rendu: Rendu, marge: Rendu, barres: number[][]): void {
  const [bas, haut] = marge.variable.bornes
  const { echelle } = marge.variable
  for (const m of morceaux) {
    const rangs = rangsLocaux(marge.variable.couche, m)
    const classes = rendu.rangsDe(m)
    if (!rangs || !classes) continue
    for (let i = 0; i < rangs.length; i++) {
      if (rangs[i]! > PAS_MAXIMAL) continue
      const x = (valeurDuPas(rangs[i]!, echelle) - bas) / (haut - bas)
      const barre = barres[Math.max(0, Math.min(barres.length - 1, Math.floor(x * barres.length)))]!
      barre[classes[i]!]!++
    }
  }
}

/** @param marge how the margin is drawn: the axis of the profils. */
export function repartir(
  morceaux: readonly Morceau[],
  rendu: Rendu,
  marge: Rendu,
  nbBarres: number,
): Repartition {
  const nbClasses = rendu.couleurs.length
  const barres = Array.from({ length: nbBarres }, () => Array.from({ length: nbClasses }, () => 0))
  const classes = Array.from({ length: nbClasses }, () => 0)
  const profils = [0, 0, 0, 0]
  let [total, foyers, sansContour, schematiques] = [0, 0, 0, 0]
  const comptes = new Uint32Array(NOMBRE_DE_PAS)
  for (const m of morceaux) {
    const { valeurs: v, geometrie } = m
    total += v.n
    for (let i = 0; i < v.n; i++) {
      profils[v.profil[i]!]!++
      if (v.foyer[i] !== 0) foyers++
      if (geometrie.debuts[i] === geometrie.debuts[i + 1]) sansContour++
      else schematiques += v.schematique[i]!
    }
    const rangs = rendu.rangsDe(m)
    if (rangs) compterPas(rangs, comptes)
    else comptes[SANS_DONNEE]! += v.n
  }
  const { echelle, bornes, couche } = rendu.variable
  const [bas, haut] = bornes
  for (let pas = 0; pas <= PAS_MAXIMAL; pas++) {
    const [n, classe] = [comptes[pas]!, rendu.classeDuPas[pas]!]
    if (n === 0 || classe === SANS_CLASSE) continue
    classes[classe]! += n
    const x = (valeurDuPas(pas, echelle) - bas) / (haut - bas)
    if (rendu.seconde === null)
      barres[Math.max(0, Math.min(nbBarres - 1, Math.floor(x * nbBarres)))]![classe]! += n
  }
  if (couche.cle === 'profil') {
    for (const barre of barres) barre.fill(0)
    repartirProfils(morceaux, rendu, marge, barres)
  }
  const connus = classes.reduce((a, b) => a + b, 0)
  const sansCandidat = comptes[SANS_CANDIDAT]!
  return {
    total,
    classes,
    sansDonnee: total - connus - sansCandidat,
    sansCandidat,
    profils,
    foyers,
    sansContour,
    schematiques,
    barres,
  }
}
