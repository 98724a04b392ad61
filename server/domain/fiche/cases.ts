/** Boxes of the verso, in the words and the order of the phone form, so that a sheet is typed in without a thought. */
import { FORMATS, REACTIONS, SUITES, THEMES, type Theme } from '../observation.ts'
import { PREOCCUPATIONS_CASES, type CasesFiche, type Etape } from './fiche.ts'
import type { SourceLieu } from './source.ts'

/** Themes offered first where nothing is known. */
const THEMES_COURANTS: readonly Theme[] = [
  'pouvoirDAchat',
  'sante',
  'logement',
  'ecole',
  'transports',
  'servicesPublics',
  'securite',
  'emploi',
  'retraites',
]

/** @param lieux those that the recto numbers. */
export function casesDe(source: SourceLieu, lieux: readonly Etape[]): CasesFiche {
  const themes = [
    ...source.enjeux.map((e) => e.theme),
    ...source.retours.preoccupations.map((p) => p.theme),
    ...THEMES_COURANTS,
  ]
  return {
    lieux: lieux.map((e) => e.pastille || e.secteur || e.nom),
    formats: Object.values(FORMATS),
    reactions: Object.values(REACTIONS),
    preoccupations: [...new Set(themes)].slice(0, PREOCCUPATIONS_CASES).map((t) => THEMES[t]),
    techniques: source.techniques.slice(0, PREOCCUPATIONS_CASES).map((t) => t.titre),
    suites: Object.values(SUITES),
  }
}
