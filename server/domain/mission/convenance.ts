/** How well a militant fits a mission: what forbids it, what speaks for it, and the words for both. */
import { trajetMinutes, type Point } from '../ciblage/terrain.ts'
import { THEMES, type Theme } from '../observation.ts'
import { enumeration, INSECABLE, pluriel } from '../typographie.ts'
import { COMPETENCES, LANGUES, type Competence, type Creneau, type Langue } from './listes.ts'

/** What matching knows of a militant: never a name. */
export interface Profil {
  id: string
  competences: readonly Competence[]
  themes: readonly Theme[]
  langues: readonly Langue[]
  disponibilites: readonly Creneau[]
  /** Longest one-way travel accepted, minutes. */
  trajetMax: number
  /** Where the journey starts; null: unknown, the travel is then not counted. */
  depart: Point | null
  /** Actions taken part in during the last 30 days. */
  recentes: number
}

export interface Mission {
  id: string
  titre: string
  /** Where it happens; null: anywhere. */
  lieu: Point | null
  /** ISO day, or null: any week. */
  jour: string | null
  creneau: Creneau
  /** Null: no particular theme. */
  theme: Theme | null
  competences: readonly Competence[]
  langues: readonly Langue[]
  /** How many people it takes. */
  personnes: number
}

/** Weights of the score, out of 1; travel counts fully at zero minutes and for nothing at the cap. */
export const POIDS = { competences: 0.4, theme: 0.2, langues: 0.15, trajet: 0.25 } as const

export type Refus = 'creneau' | 'trajet'
export interface Convenance {
  /** 0–1. */
  score: number
  /** One-way travel, minutes; null: unknown. */
  trajet: number | null
  /** In French, what speaks for this choice, the strongest first. */
  raisons: string[]
}

const communs = <T>(voulus: readonly T[], sus: readonly T[]): T[] => voulus.filter((v) => sus.includes(v))
/** Share of what is wanted that is there; ½ when nothing is, so that a mission that calls for a trade comes first for that trade. */
const part = (voulus: readonly unknown[], trouves: readonly unknown[]): number =>
  voulus.length === 0 ? 0.5 : trouves.length / voulus.length

/**
 * Score = Σ weight × share of the wanted skills, theme, languages, and of the travel cap left. A slot that is not free, or a travel
 * over the cap of the militant, forbids the mission.
 */
export function convenance(profil: Profil, mission: Mission): Convenance | Refus {
  if (!profil.disponibilites.includes(mission.creneau)) return 'creneau'
  const trajet =
    profil.depart && mission.lieu ? Math.round(trajetMinutes(mission.lieu, [profil.depart])) : null
  if (trajet !== null && trajet > profil.trajetMax) return 'trajet'
  const competences = communs(mission.competences, profil.competences)
  const langues = communs(mission.langues, profil.langues)
  const theme = mission.theme !== null && profil.themes.includes(mission.theme)
  const proximite = trajet === null || profil.trajetMax === 0 ? 0.5 : 1 - trajet / profil.trajetMax
  const raisons = [
    competences.length > 0 && `connaît${INSECABLE}: ${enumeration(competences.map((c) => COMPETENCES[c]))}`,
    theme && `veut parler de${INSECABLE}: ${THEMES[mission.theme!]}`,
    langues.length > 0 && `parle${INSECABLE}: ${enumeration(langues.map((l) => LANGUES[l]))}`,
    trajet !== null && `à ${pluriel(trajet, 'minute')}`,
    profil.recentes === 0 && 'aucune action ce mois-ci',
  ].filter((r) => r !== false)
  return {
    score:
      POIDS.competences * part(mission.competences, competences) +
      POIDS.theme * (mission.theme === null ? 0.5 : Number(theme)) +
      POIDS.langues * part(mission.langues, langues) +
      POIDS.trajet * proximite,
    trajet,
    raisons,
  }
}
