/** TypeScript face of the tables of sql/migrations, in schema `public`: they stay from one publication to the next. */
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Chargement } from '#contract/chargement'
import type { Auteur } from '#domain/acteur'
import type { Densite } from '#domain/ciblage/rendement'
import type { NiveauFiche } from '#domain/fiche/fiche'
import type { Ecart, FicheGardee } from '#domain/fiche/version'
import type { Fonction, NiveauGroupe, SorteCompteur } from '#domain/groupe'
import type { Niveau } from '#domain/lieu'
import type { Ecarts } from '#domain/liste/ecarts'
import type { StatutLigne } from '#domain/liste/statut'
import type { Tri } from '#domain/liste/tri'
import type { Sens } from '#domain/mission/covoiturage'
import type { Competence, Creneau, Langue } from '#domain/mission/listes'
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

export interface TableLaissezPasser {
  id: string
  empreinte: string
  role: 'lien' | 'lecture' | 'groupe' | 'federation' | 'siege'
  departements: string[] | null
  libelle: string
  creeLe: Date
  expireLe: Date
  revoqueLe: Date | null
  /** The place that it opens; null: the whole of its départements. */
  territoireNiveau: NiveauObservation | null
  territoireCode: string | null
}

/** What an account or an invitation opens. */
interface Ressort {
  role: 'lecture' | 'groupe' | 'federation' | 'siege'
  departements: string[] | null
  territoireNiveau: NiveauObservation | null
  territoireCode: string | null
  /** Name of the group. */
  libelle: string | null
}

export interface TableCompte extends Ressort {
  id: string
  identifiant: string
  empreinte: string | null
  graine: string | null
  graineActive: Generated<boolean>
  pasUtilise: number | null
  demonstration: Generated<boolean>
  creeLe: Date
  desactiveLe: Date | null
}

export interface TableSeance {
  id: string
  empreinte: string
  compte: string
  appareil: string
  creeLe: Date
  vueLe: Date
  expireLe: Date
}

export interface TableInvitation extends Ressort {
  id: string
  empreinte: string
  compte: string | null
  premiere: Generated<boolean>
  creeLe: Date
  expireLe: Date
  utiliseLe: Date | null
  revoqueLe: Date | null
}

export interface TableTentative {
  empreinte: string
  echecs: number
  dernierLe: Date
  bloqueLe: Date | null
}

export interface TableJournal {
  rang: Generated<number>
  quand: Date
  par: Auteur['par']
  auteur: string | null
  role: string
  action: string
  objet: string | null
  departement: string | null
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

export interface TableMilitant {
  id: string
  departement: string
  appellation: string
  contact: string | null
  groupe: string | null
  commune: string | null
  competences: Competence[]
  themes: Theme[]
  langues: Langue[]
  disponibilites: Creneau[]
  trajetMax: number
  consentementLe: string
  creeLe: Date
}

export interface TableMission {
  id: string
  departement: string
  titre: string
  niveau: Exclude<Niveau, 'france'>
  code: string
  jour: string
  creneau: Creneau
  theme: Theme | null
  competences: Competence[]
  langues: Langue[]
  personnes: number
  format: Format
  heure: string | null
  rendezVous: string | null
  materiel: string | null
  creeLe: Date
}

export interface TablePlace {
  id: string
  mission: string
  groupe: string
  sens: Sens
  commune: string
  places: number
  creeLe: Date
}

export interface TableAgenda {
  empreinte: string
  groupe: string
  departements: string[] | null
  territoireNiveau: NiveauObservation | null
  territoireCode: string | null
  creeLe: Date
}

export interface TableRetention {
  executeLe: Date
  effaces: number
  bientot: number
  participations: number
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
  code: string
  commune: string
  canal: string | null
  presentation: string | null
  fonctions: Fonction[]
  visible: boolean
  creeLe: Date
  fermeLe: Date | null
}

export interface TableCompteur {
  groupe: string
  semaine: string
  sorte: SorteCompteur
  nombre: number
}

export interface TableListe {
  id: string
  departement: string
  nom: string
  sorte: 'ciblage' | 'filtre' | 'selection'
  page: string | null
  departs: ColumnType<Depart[], string, never>
  jours: number
  tri: Tri | 'main'
  colonnes: string[]
  revision: number
  evenements: number
  creeLe: Date
  modifieLe: Date
  supprimeeLe: Date | null
}

export interface TableListeLigne {
  liste: string
  code: string
  rang: number
  seances: number | null
  statut: StatutLigne
  groupe: string | null
  quand: Date | null
  retiree: boolean
}

export interface TableListeVersion {
  liste: string
  version: number
  ecriteLe: Date
  codes: string[]
  publication: string
  ecarts: ColumnType<Ecarts, string, never>
}

export interface TableListePartage {
  id: string
  liste: string
  groupe: string
  laissezPasser: string
  creeLe: Date
}

export interface TableListeEvenement {
  liste: string
  rang: number
  sorte: 'contenu' | 'statut' | 'fiche'
  contenu: ColumnType<unknown, string, never>
  quand: Date
}

/** Tables of schema `public`, and of schema `militants`, which nothing joins to them. */
export interface TableChargement {
  id: string
  rang: Generated<number>
  debut: Date
  fin: ColumnType<Date | null, Date | null, Date | null>
  etat: Chargement['etat']
  demande: ColumnType<Chargement['demande'], string, string>
  bilan: ColumnType<Chargement['bilan'], string, string>
}

export interface SchemaDurable {
  chargement: TableChargement
  technique: TableTechnique
  enjeu: TableEnjeu
  observation: TableObservation
  observationTechnique: TableObservationTechnique
  observationEnjeu: TableObservationEnjeu
  techniqueVersion: TableTechniqueVersion
  reglage: TableReglage
  journal: TableJournal
  compte: TableCompte
  seance: TableSeance
  invitation: TableInvitation
  secours: { compte: string; empreinte: string }
  tentative: TableTentative
  laissezPasser: TableLaissezPasser
  'militants.militant': TableMilitant
  'militants.mission': TableMission
  'militants.affectation': { mission: string; militant: string; raisons: string[] }
  'militants.inscription': {
    id: string
    mission: string
    groupe: string
    personnes: number
    creeLe: Date
  }
  'militants.place': TablePlace
  'militants.agenda': TableAgenda
  'militants.participation': { militant: string; jour: string }
  'militants.retention': TableRetention
  secteur: TableSecteur
  groupe: TableGroupe
  compteur: TableCompteur
  liste: TableListe
  listeLigne: TableListeLigne
  listeVersion: TableListeVersion
  listePartage: TableListePartage
  listeEvenement: TableListeEvenement
  ficheVersion: TableFicheVersion
  travail: TableTravail
  travailFichier: TableTravailFichier
  travailMorceau: TableTravailMorceau
}
