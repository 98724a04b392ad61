/** Tables of schema `militants`, which nothing joins to the others. */
import type { Niveau } from '#domain/lieu'
import type { Sens } from '#domain/mission/covoiturage'
import type { Competence, Creneau, Langue } from '#domain/mission/listes'
import type { Format, NiveauObservation, Theme } from '#domain/observation'

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
  niveau: Exclude<Niveau, 'france' | 'region'>
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
  par: 'compte' | 'laissezPasser' | 'machine'
  auteur: string | null
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

export interface SchemaMilitants {
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
}
