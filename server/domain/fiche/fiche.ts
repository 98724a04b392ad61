/**
 * A fiche militante of any place, ready to lay out: sentences and figures already in French, geometry left to the page.
 * The page and the PDF compose it, and compute nothing. What a circonscription adds is its {@link Portrait}.
 */
import type { Profil } from '../profil.ts'
import type { BureauSurCarte, LieuClasse, LigneLegende } from './modele.ts'

/** What a fiche can be of. */
export const NIVEAUX_FICHE = ['circonscription', 'commune', 'secteur', 'bureau'] as const
export type NiveauFiche = (typeof NIVEAUX_FICHE)[number]

/** Numbered places of the recto: more would not be read, nor fit. */
export const ETAPES_MAX = 9
/** Lines of the blocks of concerns and of techniques on the verso. */
export const PREOCCUPATIONS_CASES = 8

/** One numbered place: a sector of a circonscription, a bureau of a sector. */
export interface Etape extends LieuClasse {
  /** Number of its sector; null for a bureau. */
  secteur: string | null
  /** Number of the bureau, beside its rank on the map; empty for a sector. */
  pastille: string
  /** « 4 foyers » and so on as signs, most telling first. */
  signes: { cle: Profil | 'foyer'; nombre: number }[]
  seances: number
}

/** A figure here beside a wider place, as text. */
export interface Repere {
  libelle: string
  precision: string
  ici: string
  reference: string
}

export interface Paragraphe {
  titre: string
  texte: string
}

/** A local issue, with where it comes from and when. */
export interface EnjeuFiche {
  titre: string
  texte: string
  source: string
}

/** Why to say it so: the technique, what is known of it, what the returns taught. */
export interface TechniqueFiche {
  cle: string
  titre: string
  /** « 34 sur 60, 80 % entre 46 et 66 % » from returns; else its documented effect. */
  preuve: string
  /** Learnt from enough returns to be ranked. */
  apprise: boolean
}

export interface MethodeFiche {
  portesParSeance: number
  portesParImmeuble: number | null
  minutes: number
  /** Sessions of a first passage. */
  seances: number
  /** Sessions that knock at every door. */
  seancesEnTout: number
  /** « 2 à 34 voix »; empty where a presence is enough. */
  voix: string
  /** « valeur centrale 10, pour 48 heures militantes ; 120 à 220 portes ouvertes sur 600 » */
  detail: string
  ouvrir: string
  conclure: string
  heures: string
}

/** Boxes of the verso, in the words of the phone form. */
export interface CasesFiche {
  lieux: string[]
  formats: string[]
  reactions: string[]
  preoccupations: string[]
  techniques: string[]
  suites: string[]
}

export interface Fiche {
  niveau: NiveauFiche
  code: string
  titre: string
  surtitre: string
  sousTitre: string
  badges: { cle: Profil | 'foyer'; titre: string }[]
  /** Two sentences that are the whole fiche for who reads nothing else. */
  consigne: [string, string]
  bureaux: Map<string, BureauSurCarte>
  horsCarte: number
  legende: LigneLegende[]
  etapes: Etape[]
  /** How many numbered places there are in all, shown or not. */
  etapesEnTout: number
  /** « secteur », « bureau »: what is numbered. */
  quoi: string
  suiteEtapes: string
  titreReference: string
  reperes: Repere[]
  pourquoi: Paragraphe[]
  enjeux: EnjeuFiche[]
  /** What to do about issues when none is known. */
  sansEnjeu: string
  dire: string[]
  eviter: string[]
  methode: MethodeFiche
  techniques: TechniqueFiche[]
  depart: string
  /** Meeting points to draw: that of the sector, those of the sectors inside, or the first place. */
  departs: readonly (readonly [longitude: number, latitude: number])[]
  marche: string
  /** Date of the next vote and its deadlines, a sentence; empty when no date is set. */
  vote: string
  /** Published returns of the place, and what they say; what they changed comes with a version. */
  retours: {
    nombre: number
    /** Day of the last one, ISO. */
    dernierJour: string | null
    preoccupations: { titre: string; fiches: number }[]
    resume: string
  }
  cases: CasesFiche
  definitions: string
  sources: string
  edition: string
  fictive: boolean
}
