/**
 * What a fiche is made of: plain rows of the publication, before any sentence. The shapes are those of the contracts
 * `Lieu` and `LigneLieu`, less what a fiche does not read.
 */
import type { ParBloc } from '../bloc.ts'
import type { Classement } from '../profil.ts'

/** Counts of one place at one round. */
export interface ResultatTour {
  scrutin: string
  inscrits: number
  votants: number
  exprimes: number
  voix: ParBloc
}

/** One bureau of the circonscription, with its result at the last legislative first round. */
export interface BureauSource {
  code: string
  nom: string
  commune: string
  nomCommune: string
  inscrits: number
  /** Longitude, latitude of a point inside; null without contour. */
  ancre: readonly [number, number] | null
  classement: Classement
  dernier: ResultatTour | null
}

export interface CommuneSource {
  code: string
  nom: string
  /** True when other circonscriptions hold a part of it. */
  partielle: boolean
}

/** An INSEE value of the circonscription, beside its département and France; null: not published. */
export interface ValeurSource {
  cle: string
  libelle: string
  unite: 'part' | 'euros' | 'habitants' | 'ans'
  source: string
  valeur: number | null
  departement: number | null
  france: number | null
}

export interface SourceFiche {
  publication: { version: string; methode: string; fictive: boolean; publieeLe: string }
  lieu: {
    code: string
    departement: string
    nomDepartement: string
    inscrits: number
    classement: Classement
  }
  /** Classes of the département and of France, for comparison; null when they have none. */
  classementDepartement: Classement | null
  classementFrance: Classement | null
  communes: readonly CommuneSource[]
  bureaux: readonly BureauSource[]
  /** Results of every round, oldest first. */
  historique: {
    lieu: readonly ResultatTour[]
    departement: readonly ResultatTour[]
    france: readonly ResultatTour[]
  }
  sociologie: readonly ValeurSource[]
  /** Datasets behind the publication. */
  sources: readonly { titre: string; editeur: string; millesime: string }[]
}
