/**
 * What a fiche is made of: plain rows of the publication, before any sentence. The shapes are those of the contracts
 * `Lieu` and `LigneLieu`, less what a fiche does not read.
 */
import type { Qualite } from '../qualite.ts'
import type { Taux } from '../apprentissage/technique.ts'
import type { ParBloc } from '../bloc.ts'
import type { Format, Theme } from '../observation.ts'
import type { Classement } from '../profil.ts'
import type { Depart } from '../secteur.ts'
import type { NiveauFiche } from './fiche.ts'

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
  /** How its past is followed. */
  qualite: Qualite
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
  /** Its cut. */
  secteurs: readonly SecteurSource[]
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

/** A bureau as a fiche of any place reads it. */
export interface BureauTerrain extends BureauSource {
  circonscription: string
  superficie: number | null
  /** Its result at the second round of the same election; null when there was none, or not here. */
  second: ResultatTour | null
}

/** The wider place that a fiche compares with. */
export interface ReferenceSource {
  /** « circo. » above a column. */
  court: string
  /** « La circonscription » in a sentence. */
  sujet: string
  premier: ResultatTour | null
  second: ResultatTour | null
  reserveNette: number | null
}

export interface SecteurSource {
  id: string
  nom: string
  bureaux: readonly string[]
  depart: Depart | null
}

export interface TechniqueSource {
  cle: string
  titre: string
  format: Format
  ouverture: string
  cloture: string
  eviter: string | null
  dureeMinutes: number
  portesParImmeuble: number | null
  partisane: boolean
  effet: string
  appris: Taux
}

export interface EnjeuSource {
  theme: Theme
  texte: string
  source: string
  sourceDate: string
}

/** Published returns of a place. */
export interface RetoursSource {
  nombre: number
  dernierJour: string | null
  preoccupations: readonly { theme: Theme; fiches: number }[]
  ouverture: Taux
}

/** Everything that the fiche of a place says. */
export interface SourceLieu {
  niveau: NiveauFiche
  code: string
  nom: string
  nomDepartement: string
  /** Name of the circonscription where all its bureaux vote; null when they vote in several. */
  nomCirconscription: string | null
  publication: SourceFiche['publication']
  bureaux: readonly BureauTerrain[]
  /** Sectors that hold its bureaux; the sector itself for a sector. */
  secteurs: readonly SecteurSource[]
  reference: ReferenceSource | null
  /** Rounds of the circonscription, oldest first; empty when there are several. */
  historiqueCirconscription: readonly ResultatTour[]
  sociologie: readonly ValeurSource[]
  /** Day of the next vote, ISO; null: none is set, or it is past. */
  vote: string | null
  /** Active techniques that fit the ground and the days to the vote, best first. */
  techniques: readonly TechniqueSource[]
  enjeux: readonly EnjeuSource[]
  retours: RetoursSource
  sources: SourceFiche['sources']
}
