/** TypeScript face of the tables (camelCase by Kysely's plugin): here those of sql/publication/schema.sql. */
import type { Generated } from 'kysely'
import type { Elu } from '#domain/elu'
import type { Maille, Motif } from '#domain/indicateur'
import type { Niveau } from '#domain/lieu'
import type { Profil, Raison } from '#domain/profil'
import type { Rival } from '#domain/bloc'
import type { SchemaDurable } from './schemaDurable.ts'

export interface TablePublication {
  version: string
  methode: string
  groupement: string
  schemaVersion: number
  fictive: boolean
  publieeLe: Date
  departements: string[]
}

export interface TableScrutin {
  code: string
  type: string
  annee: number
  tour: number
  date: string
  libelle: string
  court: string
  bureaux: number
}

export interface TableLieu {
  niveau: Niveau
  code: string
  nom: string
  cherche: string
  region: string | null
  departement: string | null
  circonscription: string | null
  circonscriptions: string[]
  commune: string | null
  nomCommune: string | null
  inscrits: number
  bureaux: number
  /** km², null without contour. */
  superficie: number | null
  qualite: 'A' | 'B' | 'C' | 'D'
  /** The contour is a schematic split of the commune, not an observed one. */
  schematique: boolean
  contour: unknown
  ancre: unknown
  /** Polling place of a bureau; null: not known, or not a bureau. */
  lieuDeVote: string | null
}

export interface TableResultat {
  niveau: Niveau
  code: string
  scrutin: string
  inscrits: number
  votants: number
  exprimes: number
  blancs: number | null
  nuls: number | null
  gauche: number | null
  centre: number | null
  droite: number | null
  extremeDroite: number | null
  autres: number | null
  qualite: 'A' | 'B' | 'C' | 'D' | null
}

export interface TableClassement {
  niveau: Niveau
  code: string
  profil: Profil
  rival: Rival | null
  marge: number | null
  probabilite: number | null
  probabiliteRejeu: number | null
  partPrevue: number | null
  partPrevueBasse: number | null
  partPrevueHaute: number | null
  profilType: number | null
  scoreGauche: number | null
  scoreCentre: number | null
  scoreDroite: number | null
  scoreExtremeDroite: number | null
  scoreAutres: number | null
  foyer: boolean
  foyerARisque: boolean
  ecartParticipation: number | null
  reserveGauche: number | null
  reserveExtremeDroite: number | null
  reserveNette: number | null
  volatilite: number | null
  toursUtilises: number
  toursEnTete: number
  toursComptes: number
  raisons: Raison[]
}

export interface TableSociologie {
  niveau: Niveau
  code: string
  valeurs: Record<string, number | null>
  mailles: Record<string, Maille>
  incertitudes: Record<string, number>
  motifs: Record<string, Motif>
}

export interface TableElu extends Elu {
  cherche: string
}

export interface TableAnomalie {
  id: Generated<number>
  source: string
  ligne: number | null
  champ: string | null
  valeur: string | null
  regle: string
  gravite: 'erreur' | 'alerte' | 'information'
  voix: number | null
  message: string
}

export interface TableSource {
  cle: string
  titre: string
  editeur: string
  licence: string
  url: string | null
  millesime: string
  fichier: string
  lignes: number
  empreinte: string
}

export interface TableArtefact {
  cle: string
  empreinte: string
  contenu: Uint8Array
}

/** A transfer matrix as it is shown: typed arrays of the domain as plain arrays. */
export interface MatriceReport {
  sources: string[]
  destinations: string[]
  parts: number[]
  bas: number[]
  haut: number[]
  indicatif: number[]
  poidsSources: number[]
  bureaux: number
  inscrits: number
  erreur: number
}

export interface TableReport {
  niveau: 'france' | 'region' | 'departement' | 'circonscription'
  code: string
  typeDuel: string
  de: string
  vers: string
  matrice: MatriceReport
}

export interface TableSiege {
  circonscription: string
  gagne: number[]
  secondTour: number[]
  levier: number
  bascule: number
}

export interface TableProfilType {
  rang: number
  nom: string
  strategieTitre: string
  strategieTexte: string
  part: number
  bureaux: number
  portrait: Record<string, { ecart: number; valeur: number }>
}

/** Tables of schema `publie`, and those that outlive a publication. */
export interface Schema extends SchemaDurable {
  /** The same table, where a question joins it from another schema. */
  'publie.lieu': TableLieu
  publication: TablePublication
  scrutin: TableScrutin
  lieu: TableLieu
  resultat: TableResultat
  classement: TableClassement
  sociologie: TableSociologie
  anomalie: TableAnomalie
  source: TableSource
  artefact: TableArtefact
  report: TableReport
  siege: TableSiege
  profilType: TableProfilType
  elu: TableElu
}
