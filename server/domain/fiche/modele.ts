/** The portrait of a circonscription: where it comes from, who lives there. Laid out beside its fiche, like it computed nowhere else. */
import type { Bloc } from '../bloc.ts'
import type { Profil } from '../profil.ts'

/** What to do somewhere. */
export const GESTES = ['faire voter', 'convaincre', 'présence'] as const
export type Geste = (typeof GESTES)[number]

/** How many places the table and the discs of the map hold. */
export const PREMIERS_LIEUX = 12

/** One place to go: a commune, or neighbouring bureaux of a large town. */
export interface LieuAClasser {
  nom: string
  /** All its communes when the name does not say them; else empty. */
  detail: string
  /** Codes of its bureaux. */
  bureaux: string[]
  inscrits: number
  /** Number of bureaux by profil, and of those that are foyers. */
  profils: Record<Profil, number>
  foyers: number
  /** votants / inscrits at the last legislative first round. */
  participation: number | null
  /** Left minus its first rival there, share of exprimés. */
  avance: number | null
  /** Votes; null when no bureau has an estimate. */
  reserveNette: number | null
  /** A point inside, among its bureaux; null: not on the map. */
  ancre: readonly [number, number] | null
}

export interface LieuClasse extends LieuAClasser {
  rang: number
  geste: Geste
  /** Why, in a few words and verifiable figures. */
  pourquoi: string
}

/** What a map reads of a bureau. */
export interface BureauSurCarte {
  profil: Profil
  foyer: boolean
  commune: string
  inscrits: number
}

export interface LigneLegende {
  cle: Profil | 'foyer'
  libelle: string
  nombre: number
  sens: string
}

/** A figure of the circonscription beside its département and France, as text. */
export interface Chiffre {
  libelle: string
  precision: string
  lieu: string
  departement: string
  france: string
}

export interface LigneSociologie {
  libelle: string
  lieu: string
  departement: string
  france: string
  /** Circonscription minus France, in points, for the bar; null when one is missing or is not a share. */
  ecartFrance: number | null
}

export interface Courbe {
  bloc: Exclude<Bloc, 'autres'>
  /** Share of exprimés by round of {@link Portrait.scrutins}; null: no candidate of the bloc. */
  parts: (number | null)[]
}

export interface ScrutinFiche {
  /** « Prés. » and « 2022 », on two lines of an axis. */
  court: string
  annee: string
  type: string
  /** votants / inscrits */
  participation: number | null
}

export interface PointNuage {
  profil: Profil
  foyer: boolean
  avance: number
  participation: number
}

export interface Portrait {
  code: string
  titre: string
  surtitre: string
  sousTitre: string
  badge: { cle: Profil; titre: string; detail: string }
  /** Two sentences that are the whole fiche for who reads nothing else. */
  consigne: [string, string]
  legende: LigneLegende[]
  /** How many bureaux have no contour: the map leaves their part blank. */
  horsCarte: number
  /** Profil and foyer of each bureau, for the map. */
  bureaux: Map<string, BureauSurCarte>
  /** All places, best first; the page shows {@link PREMIERS_LIEUX} of them. */
  lieux: LieuClasse[]
  chiffres: Chiffre[]
  scrutins: ScrutinFiche[]
  courbes: Courbe[]
  commentaireBlocs: string
  commentaireParticipation: string
  sociologie: { titre: string; lignes: LigneSociologie[] }
  nuage: { suite: string; points: PointNuage[]; commentaire: string }
  retenir: string[]
  definitions: string
  sources: string
  /** « Méthode 1.0, données 3f2a…, éditée le 21 novembre 2026 » */
  edition: string
  fictive: boolean
}
