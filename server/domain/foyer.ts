/**
 * Abstention hotspots: an overlay on the profil, since the turnout gap and the left share are uncorrelated (design note §4).
 */
import type { ParBloc } from './bloc.ts'
import { partsDe, type TourDeLieu } from './classification.ts'
import { scrutinDe, type TypeScrutin } from './scrutin.ts'

export const PARAMETRES_FOYER = {
  /** Left reserve per inscrit from which a place is a hotspot: the national 80th centile when the method was fixed. */
  reserveMin: 0.098,
  /** Or: presidential abstention from this, with a left score from that. */
  abstentionChronique: 0.275,
  scoreGaucheMin: 0.3,
  /** Bounds of the communes by registered voters, for « comparable places ». */
  tranchesInscrits: [1000, 3500, 10_000, 50_000],
} as const

export interface Reserve {
  /** Mean presidential turnout minus mean legislative turnout, share of inscrits, ≥ 0. */
  ecartParticipation: number
  /** ρ_k = gap × presidential share of the bloc, per inscrit. */
  gauche: number
  extremeDroite: number
  /** ρ_G − ρ_X, per inscrit. */
  nette: number
}

/** @returns null when the place lacks a presidential or a legislative first round. */
export function reserveDe(tours: readonly TourDeLieu[]): Reserve | null {
  const presidentielles = deType(tours, 'presidentielle')
  const participationPres = moyenne(presidentielles.map((t) => t.votants / t.inscrits))
  const participationLegis = moyenne(deType(tours, 'legislatives').map((t) => t.votants / t.inscrits))
  if (participationPres === null || participationLegis === null) return null
  const ecartParticipation = Math.max(0, participationPres - participationLegis)
  const part = (bloc: 'gauche' | 'extremeDroite') =>
    moyenne(presidentielles.flatMap((t) => partsDe(t)[bloc] ?? [])) ?? 0
  const gauche = ecartParticipation * part('gauche')
  const extremeDroite = ecartParticipation * part('extremeDroite')
  return { ecartParticipation, gauche, extremeDroite, nette: gauche - extremeDroite }
}

/** Abstention at the latest presidential first round, share of inscrits; null without one. */
export function abstentionPresidentielle(tours: readonly TourDeLieu[]): number | null {
  const dernier = deType(tours, 'presidentielle').at(-1)
  return dernier ? 1 - dernier.votants / dernier.inscrits : null
}

/**
 * Stratum of comparable places: size of the commune × fifth of median income (« inconnu » when INSEE does not publish it).
 * @param bornesRevenu the four inner quintile bounds, euros per year.
 */
export function strateDe(
  inscritsCommune: number,
  niveauVie: number | null,
  bornesRevenu: readonly number[],
): string {
  const taille = PARAMETRES_FOYER.tranchesInscrits.filter((b) => inscritsCommune >= b).length
  const revenu = niveauVie === null ? 'inconnu' : bornesRevenu.filter((b) => niveauVie >= b).length
  return `${taille}:${revenu}`
}

/**
 * Hotspot: (ρ_G ≥ threshold, or chronic abstention where the left is strong), the left not behind the far right, and an
 * abstention at or above the median of comparable places (robust z ≥ 0).
 */
export function estFoyer(
  reserve: Reserve,
  scores: ParBloc,
  abstention: number | null,
  abstentionComparable: number | null,
): boolean {
  const { gauche } = scores
  if (gauche === null || abstention === null || gauche < (scores.extremeDroite ?? 0)) return false
  const retient = reserve.gauche >= PARAMETRES_FOYER.reserveMin
  const chronique =
    abstention >= PARAMETRES_FOYER.abstentionChronique && gauche >= PARAMETRES_FOYER.scoreGaucheMin
  return (retient || chronique) && abstention >= (abstentionComparable ?? 0)
}

function deType(tours: readonly TourDeLieu[], type: TypeScrutin): TourDeLieu[] {
  return tours.filter((t) => t.inscrits > 0 && scrutinDe(t.scrutin).type === type)
}

function moyenne(valeurs: readonly number[]): number | null {
  return valeurs.length === 0 ? null : valeurs.reduce((s, v) => s + v, 0) / valeurs.length
}
