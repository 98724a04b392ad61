/** Tables of who may do what: accounts, sessions, invitations, passes, and the journal of what they did. */
import type { ColumnType, Generated } from 'kysely'
import type { Auteur } from '#domain/acteur'
import type { NiveauObservation } from '#domain/observation'

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
  /** The group that it was made for; null: none that is kept. */
  groupeId: string | null
}

/** What an account or an invitation opens. */
interface Ressort {
  role: 'lecture' | 'groupe' | 'federation' | 'siege'
  departements: string[] | null
  territoireNiveau: NiveauObservation | null
  territoireCode: string | null
  /** Name of the group. */
  libelle: string | null
  groupeId: ColumnType<string | null, string | null | undefined, string | null>
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

export interface SchemaComptes {
  laissezPasser: TableLaissezPasser
  compte: TableCompte
  seance: TableSeance
  invitation: TableInvitation
  secours: { compte: string; empreinte: string }
  tentative: TableTentative
  journal: TableJournal
}
