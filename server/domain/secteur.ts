/**
 * A secteur: neighbouring bureaux that a local group works through, session after session.
 * A pair knocks at 40 to 60 doors in a session of two hours on dense ground, fewer elsewhere (methods § 8); a bureau holds some ten
 * sessions, so what a pair takes in one session is a numbered part of a bureau, and a sector is a set of such parts.
 */
import { PARAMETRES_CIBLAGE, type Densite } from './ciblage/rendement.ts'
import { densiteDe, type Point } from './ciblage/terrain.ts'

export const PARAMETRES_SECTEUR = {
  /** Version of the cut: a sector says which rules made it. */
  version: '1.0',
  heuresParSeance: 2,
  /** Inscrits aimed at, by ground: some six bureaux in town, a handful of villages elsewhere. */
  cible: { dense: 6000, intermediaire: 4000, rural: 2200 } satisfies Record<Densite, number>,
  /** A sector stays within these multiples of its aim, unless what is never cut is already larger, or is alone. */
  chargeMin: 0.5,
  chargeMax: 1.5,
  /** A commune with more bureaux than this, and more inscrits than an aim, is cut. */
  bureauxParCommune: 4,
  /** No street network is in the data: straight line × detour. */
  detour: 1.3,
  metresParMinute: 75,
} as const

/** What the cut reads of a bureau. */
export interface BureauADecouper {
  code: string
  nom: string
  commune: string
  nomCommune: string
  inscrits: number
  /** km²; null without contour. */
  superficie: number | null
  /** Longitude, latitude of a point inside; null: nowhere on the map. */
  ancre: Point | null
  /** What is done there: two neighbours that call for the same gesture are rather kept together. */
  affinite: string
}

/** Where a group meets. */
export interface Depart {
  nom: string
  longitude: number
  latitude: number
}

/** A sector as the rules make it, before it has a number. */
export interface SecteurDecoupe {
  nom: string
  bureaux: string[]
}

/** Doors of a pair in one session: 50 on dense ground, 30 in suburbs, 16 in the country. */
export function portesParSeance(densite: Densite): number {
  return PARAMETRES_CIBLAGE.portesParHeure[densite] * PARAMETRES_SECTEUR.heuresParSeance
}

/** Doors of a bureau, about inscrits / 1.6. */
export function portesDe(inscrits: number): number {
  return Math.round(inscrits / PARAMETRES_CIBLAGE.electeursParPorte)
}

/** Sessions of a pair that knock at every door of a bureau; 0 for nobody. */
export function seancesDe(bureau: Pick<BureauADecouper, 'inscrits' | 'superficie'>): number {
  return Math.ceil(portesDe(bureau.inscrits) / portesParSeance(densiteDe(bureau.inscrits, bureau.superficie)))
}

/** Size of bureaux in sectors: inscrits over the aim of their ground. 1 is a sector. */
export function chargeDe(bureaux: readonly Pick<BureauADecouper, 'inscrits' | 'superficie'>[]): number {
  const inscrits = bureaux.reduce((s, b) => s + b.inscrits, 0)
  const connues = bureaux.flatMap((b) => b.superficie ?? [])
  const superficie = connues.length === bureaux.length ? connues.reduce((s, km2) => s + km2, 0) : null
  return inscrits / PARAMETRES_SECTEUR.cible[densiteDe(inscrits, superficie)]
}
