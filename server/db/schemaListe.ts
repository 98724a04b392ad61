/** Tables of target lists: their bureaux, versions, shares, and what happened to them. */
import type { ColumnType } from 'kysely'
import type { Ecarts } from '#domain/liste/ecarts'
import type { StatutLigne } from '#domain/liste/statut'
import type { Tri } from '#domain/liste/tri'
import type { Depart } from '#domain/secteur'

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
  groupeId: string | null
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

export interface SchemaListe {
  liste: TableListe
  listeLigne: TableListeLigne
  listeVersion: TableListeVersion
  listePartage: TableListePartage
  listeEvenement: TableListeEvenement
}
