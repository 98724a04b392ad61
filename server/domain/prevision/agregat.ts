/** From bureaux to circonscriptions, and who is in front. */
import {
  GAUCHE,
  NB_BLOCS,
  poidsDesBureaux,
  voixDe,
  type Historique,
  type Offre,
  type Territoire,
  type TourEnColonnes,
} from './colonnes.ts'
import { completer } from './positions.ts'

/**
 * Exprimés to expect of each bureau: those of the latest presidential, a new bureau taking the mean of its commune, else of its
 * circonscription; 0 where nobody stands, that is for a bureau that does not exist at the round to predict.
 */
export function effectifAttendu(historique: Historique, offre: Offre, territoire: Territoire): Float64Array {
  const connus = poidsDesBureaux(historique)
  const attendus = completer(
    connus.map((e) => (e > 0 ? e : NaN)),
    connus.map((e) => (e > 0 ? 1 : 0)),
    territoire,
  )
  return attendus.map((e, i) => {
    for (let k = 0; k < NB_BLOCS; k++) if (offre.presence[i * NB_BLOCS + k] === 1) return e
    return 0
  })
}

/** Predicted shares by circonscription: means of its bureaux weighted by expected exprimés; NaN for an empty one. */
export function agregerParts(
  parts: Float64Array,
  effectif: Float64Array,
  territoire: Territoire,
): { parts: Float64Array; effectif: Float64Array } {
  const sommes = new Float64Array(territoire.nbCirconscriptions * NB_BLOCS)
  const total = new Float64Array(territoire.nbCirconscriptions)
  for (let i = 0; i < territoire.n; i++) {
    const c = territoire.circonscription[i]!
    if (c < 0) continue
    total[c]! += effectif[i]!
    for (let k = 0; k < NB_BLOCS; k++) sommes[c * NB_BLOCS + k]! += effectif[i]! * parts[i * NB_BLOCS + k]!
  }
  return {
    parts: sommes.map((s, j) => s / total[Math.floor(j / NB_BLOCS)]!),
    effectif: total,
  }
}

/** Votes of a round by circonscription, `nbCirconscriptions × NB_BLOCS`, 0 for an absent bloc. */
export function regrouper(tour: TourEnColonnes, territoire: Territoire): Float64Array {
  const sommes = new Float64Array(territoire.nbCirconscriptions * NB_BLOCS)
  for (let i = 0; i < territoire.n; i++) {
    const c = territoire.circonscription[i]!
    if (c >= 0) for (let k = 0; k < NB_BLOCS; k++) sommes[c * NB_BLOCS + k]! += voixDe(tour, i, k)
  }
  return sommes
}

/** 1 where the left has strictly more votes than each other bloc; 0 where it has no candidate. Rows of NB_BLOCS votes. */
export function gaucheEnTeteParLieu(voix: Float64Array): Uint8Array {
  return Uint8Array.from({ length: voix.length / NB_BLOCS }, (_, i) => {
    const gauche = voix[i * NB_BLOCS + GAUCHE]!
    if (!(gauche > 0)) return 0
    for (let k = 1; k < NB_BLOCS; k++) if (voix[i * NB_BLOCS + k]! >= gauche) return 0
    return 1
  })
}
