/** Relative positions of bureaux: how far from the country a bloc stands there, in logarithms. */
import { NB_BLOCS, NB_REGRESSES, type Territoire, type TourEnColonnes, partsNationales } from './colonnes.ts'

/**
 * z_bk = ln((v_bk + 1) / (Σ_j v_bj + 5)) − ln(n_k): 0 where the bloc does as in the country, unbounded; the constants keep a
 * bloc without a vote finite.
 * @returns one column per regressed bloc; NaN where the bureau did not exist or the bloc had no candidate.
 */
export function positionsRelatives(tour: TourEnColonnes): Float64Array[] {
  const nationales = partsNationales(tour)
  const n = tour.exprimes.length
  return Array.from({ length: NB_REGRESSES }, (_, k) => {
    const colonne = new Float64Array(n)
    const niveau = Math.log(nationales[k]!)
    for (let i = 0; i < n; i++) {
      let total = NB_BLOCS
      for (let j = 0; j < NB_BLOCS; j++) {
        const v = tour.voix[i * NB_BLOCS + j]!
        if (!Number.isNaN(v)) total += v
      }
      colonne[i] = tour.exprimes[i]! > 0 ? Math.log((tour.voix[i * NB_BLOCS + k]! + 1) / total) - niveau : NaN
    }
    return colonne
  })
}

/**
 * ln((v_bj + 1) / (w_b + 1)) of two finalists, centred on its mean over the bureaux of `lignes`.
 * @returns NaN where `lignes` is 0.
 */
export function rapportDeDuel(
  n: number,
  lignes: Uint8Array,
  voixA: (i: number) => number,
  voixB: (i: number) => number,
): Float64Array {
  const colonne = new Float64Array(n).fill(NaN)
  let somme = 0
  let compte = 0
  for (let i = 0; i < n; i++) {
    if (lignes[i] === 0) continue
    colonne[i] = Math.log((voixA(i) + 1) / (voixB(i) + 1))
    somme += colonne[i]!
    compte++
  }
  const moyenne = compte > 0 ? somme / compte : 0
  return colonne.map((v) => v - moyenne)
}

/** Replaces each NaN by the weighted mean of the commune, else of the circonscription, else 0 (the country). In place. */
export function completer(colonne: Float64Array, poids: Float64Array, territoire: Territoire): Float64Array {
  const parCommune = moyennes(colonne, poids, territoire.commune, territoire.nbCommunes)
  const parCirconscription = moyennes(
    colonne,
    poids,
    territoire.circonscription,
    territoire.nbCirconscriptions,
  )
  for (let i = 0; i < colonne.length; i++) {
    if (!Number.isNaN(colonne[i]!)) continue
    const commune = parCommune[territoire.commune[i]!] ?? NaN
    const circonscription = parCirconscription[territoire.circonscription[i]!] ?? NaN
    colonne[i] = !Number.isNaN(commune) ? commune : !Number.isNaN(circonscription) ? circonscription : 0
  }
  return colonne
}

/** Weighted means by group; NaN for a group without a value. */
function moyennes(valeurs: Float64Array, poids: Float64Array, groupe: Int32Array, nb: number): Float64Array {
  const somme = new Float64Array(nb)
  const masse = new Float64Array(nb)
  for (let i = 0; i < valeurs.length; i++) {
    const g = groupe[i]!
    if (g < 0 || Number.isNaN(valeurs[i]!)) continue
    somme[g]! += poids[i]! * valeurs[i]!
    masse[g]! += poids[i]!
  }
  return somme.map((s, g) => (masse[g]! > 0 ? s / masse[g]! : NaN))
}
