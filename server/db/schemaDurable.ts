/** TypeScript face of the tables of sql/migrations, in schema `public`: they stay from one publication to the next. */
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Chargement } from '#contract/chargement'
import type { Densite } from '#domain/ciblage/rendement'
import type { NiveauFiche } from '#domain/fiche/fiche'
import type { Ecart, FicheGardee } from '#domain/fiche/version'
import type { Fonction, NiveauGroupe, SorteActeur, SorteCompteur } from '#domain/groupe'
import type {
  Format,
  NiveauEnjeu,
  NiveauObservation,
  ProvenanceEnjeu,
  Reaction,
  StatutEnjeu,
  StatutObservation,
  Suite,
  Theme,
} from '#domain/observation'
import type { Profil } from '#domain/profil'
import type { Depart } from '#domain/secteur'
import type { SchemaComptes } from './schemaComptes.ts'
import type { SchemaListe } from './schemaListe.ts'
import type { SchemaMilitants } from './schemaMilitants.ts'

export interface TableTechnique {
  cle: string
  titre: string
  format: Format
  ouverture: string
  cloture: string
  eviter: string | null
  materiel: string | null
  dureeMinutes: number
  portesParImmeuble: number | null
  terrains: Densite[]
  profils: Profil[]
  joursAvantMin: number | null
  joursAvantMax: number | null
  partisane: boolean
  effet: string
  source: string
  active: boolean
  version: number
}

export interface TableTechniqueVersion {
  technique: string
  version: number
  /** JSON text when written, object when read. */
  contenu: ColumnType<unknown, string, never>
  ecriteLe: Date
}

export interface TableEnjeu {
  id: string
  niveau: NiveauEnjeu
  code: string
  theme: Theme
  texte: string
  source: string
  sourceDate: string
  statut: StatutEnjeu
  creeLe: Date
  concerne: string | null
  provenance: Generated<ProvenanceEnjeu>
  /** Key of the data signal or fiche that it was made from, so that it is made once. */
  signal: string | null
  modifieLe: Date | null
}

export interface TableObservation {
  id: string
  niveau: NiveauObservation
  code: string
  jour: string
  format: Format
  participants: number
  portesFrappees: number
  portesOuvertes: number
  conversations: number
  reactions: Reaction[]
  preoccupations: Theme[]
  texte: string | null
  suite: Suite
  statut: StatutObservation
  recueLe: Date
}

export interface TableObservationTechnique {
  observation: string
  technique: string
  essais: number
  reussites: number
}

export interface TableSecteur {
  id: string
  nom: string
  departement: string
  circonscription: string
  bureaux: string[]
  mode: 'auto' | 'manuel'
  libre: boolean
  depart: Depart | null
  version: number
  creeLe: Date
  modifieLe: Date
  supprimeLe: Date | null
}

/** An issue suggested on a fiche, not yet read. */
export interface TableObservationEnjeu {
  observation: string
  rang: number
  theme: Theme
  texte: string
}

export interface TableReglage {
  cle: 'prochainVote'
  valeur: string
}

export interface TableFicheVersion {
  niveau: NiveauFiche
  code: string
  rang: number
  empreinte: string
  modele: FicheGardee
  ecarts: Ecart[]
  publication: string
  methode: string
  publieeLe: Date
}

export interface TableTravail {
  id: string
  sorte: string
  /** Of its kind: asked twice, queued once. */
  cle: string | null
  departement: string | null
  /** JSON text when written, object when read. */
  donnees: ColumnType<unknown, string, never>
  priorite: number
  statut: Generated<'attente' | 'encours' | 'fini' | 'echoue' | 'annule'>
  fait: Generated<number>
  total: Generated<number>
  essais: Generated<number>
  pasAvant: Generated<Date>
  preneur: string | null
  battement: Date | null
  erreur: string | null
  creeLe: Date
  finiLe: Date | null
}
export type Travail = Selectable<TableTravail>

export interface TableTravailFichier {
  id: string
  travail: string
  nom: string
  /** Bytes; null while it is being written. */
  taille: number | null
}

export interface TableTravailMorceau {
  fichier: string
  rang: number
  octets: Buffer
}

export interface TableGroupe {
  id: string
  nom: string
  departement: string
  parent: string | null
  niveau: NiveauGroupe
  code: string | null
  terrain: string | null
  communes: string[]
  commune: string
  canal: string | null
  presentation: string | null
  fonctions: Fonction[]
  visible: boolean
  creeLe: Date
  fermeLe: Date | null
}

export interface TableActeurLocal {
  id: string
  departement: string
  commune: string
  sorte: SorteActeur
  nom: string
  note: string | null
  lien: string | null
  creeLe: Date
  retireLe: Date | null
}

export interface TableCompteur {
  groupe: string
  semaine: string
  sorte: SorteCompteur
  nombre: number
}

export interface TableChargement {
  id: string
  rang: Generated<number>
  debut: Date
  fin: ColumnType<Date | null, Date | null, Date | null>
  etat: Chargement['etat']
  demande: ColumnType<Chargement['demande'], string, string>
  bilan: ColumnType<Chargement['bilan'], string, string>
  battement: Generated<Date>
  arretDemande: Generated<boolean>
}

export interface SchemaDurable extends SchemaComptes, SchemaListe, SchemaMilitants {
  chargement: TableChargement
  technique: TableTechnique
  enjeu: TableEnjeu
  observation: TableObservation
  observationTechnique: TableObservationTechnique
  observationEnjeu: TableObservationEnjeu
  techniqueVersion: TableTechniqueVersion
  reglage: TableReglage
  secteur: TableSecteur
  groupe: TableGroupe
  compteur: TableCompteur
  acteurLocal: TableActeurLocal
  ficheVersion: TableFicheVersion
  travail: TableTravail
  travailFichier: TableTravailFichier
  travailMorceau: TableTravailMorceau
}
