/**
 * Votes per militant-hour of door-to-door. Design note §8:
 *   v_b = (d·c·m / 2) · [τ_mob·A_b·(π_G − π_X) + τ_per·q_b·φ(t)] · f_technique · f_thème
 * in net votes (left minus far right) per hour of one militant, militants working in pairs. Negative where waking
 * abstention would help the far right more than persuasion helps the left. Three values: « bas » and « haut » take every
 * parameter one standard deviation to the bad or to the good side at once, so the range is wide on purpose.
 */
import type { Profil } from '../profil.ts'

export const VERSION_CIBLAGE = '1.1'

/** Days until a vote whose date nobody set. */
export const JOURS_AVANT_VOTE = 60

export const DENSITES = ['dense', 'intermediaire', 'rural'] as const
export type Densite = (typeof DENSITES)[number]

export const NOM_DENSITE: Record<Densite, string> = {
  dense: 'terrain dense',
  intermediaire: 'terrain pavillonnaire',
  rural: 'terrain rural',
}

export interface Scenario {
  /** Doors that open, 0–1. */
  ouverture: number
  /** Electors met per opened door. */
  electeurs: number
  /** Gain in turnout of an abstainer who was met, 0–1. */
  mobilisation: number
  /** Gain in net votes of a persuadable elector who was met, 0–1. */
  persuasion: number
}

export const SCENARIOS = ['bas', 'central', 'haut'] as const
export type NomScenario = (typeof SCENARIOS)[number]

/** Doors that open in each scenario, 0–1. */
export type Ouverture = Readonly<Record<NomScenario, number>>

export const PARAMETRES_CIBLAGE = {
  /** Doors per hour of a pair. Source: field counts of campaigns, 2012–2020. */
  portesParHeure: { dense: 25, intermediaire: 15, rural: 8 } satisfies Record<Densite, number>,
  /** Ouverture: Beta(28, 72), mean .28, standard deviation .045. τ = .02 ± .015 (Pons 2018; Bhatti et al.; Kalla, Broockman 2018). */
  scenarios: {
    bas: { ouverture: 0.235, electeurs: 1.6, mobilisation: 0.005, persuasion: 0.005 },
    central: { ouverture: 0.28, electeurs: 1.6, mobilisation: 0.02, persuasion: 0.02 },
    haut: { ouverture: 0.325, electeurs: 1.6, mobilisation: 0.035, persuasion: 0.035 },
  } satisfies Record<NomScenario, Scenario>,
  /** Share of electors that can be persuaded, by profil. */
  persuadables: { hesitant: 0.35, droite: 0.15, acquis: 0.1, indetermine: 0.2 } satisfies Record<
    Profil,
    number
  >,
  /** Persuasion fades near the vote: halved in the last days (Kalla, Broockman 2018). */
  joursDePersuasionFaible: 14,
  facteurPersuasionFaible: 0.5,
  /** Electors per door: doors of a bureau ≈ inscrits / 1.6. */
  electeursParPorte: 1.6,
  /** Learnt factors stay within these bounds. */
  facteurMin: 0.5,
  facteurMax: 1.5,
} as const

/** What the rate of a bureau depends on. */
export interface Terrain {
  densite: Densite
  profil: Profil
  /** Abstention expected at the coming vote, share of inscrits. */
  abstention: number
  /** Shares of the left and of the far right among those who abstain from legislatives and vote at presidentials. */
  partGauche: number
  partExtremeDroite: number
  /** Learnt from fiches (`apprentissage/ouverture.ts`); without any, that of the scenarios. */
  ouverture?: Ouverture | undefined
  /** Factors learnt from observations; 1 without any. */
  facteurTechnique?: number
  facteurTheme?: number
}

export interface Rendement {
  bas: number
  central: number
  haut: number
}

const borner = (f: number) =>
  Math.min(PARAMETRES_CIBLAGE.facteurMax, Math.max(PARAMETRES_CIBLAGE.facteurMin, f))

/** Net votes per militant-hour, signed. @param joursAvantVote days until the vote. */
export function rendementHoraire(terrain: Terrain, joursAvantVote: number): Rendement {
  const { scenarios } = PARAMETRES_CIBLAGE
  const valeurs = SCENARIOS.map((nom) =>
    valeur(
      terrain,
      { ...scenarios[nom], ouverture: terrain.ouverture?.[nom] ?? scenarios[nom].ouverture },
      joursAvantVote,
    ),
  )
  // Where mobilisation helps the opponent, more of everything can be worse: the range stays in order.
  return { bas: Math.min(...valeurs), central: valeurs[1]!, haut: Math.max(...valeurs) }
}

function valeur(t: Terrain, s: Scenario, joursAvantVote: number): number {
  const { portesParHeure, persuadables, joursDePersuasionFaible, facteurPersuasionFaible } =
    PARAMETRES_CIBLAGE
  const rencontres = (portesParHeure[t.densite] * s.ouverture * s.electeurs) / 2
  const mobilisation = s.mobilisation * t.abstention * (t.partGauche - t.partExtremeDroite)
  const phi = joursAvantVote <= joursDePersuasionFaible ? facteurPersuasionFaible : 1
  const persuasion = s.persuasion * persuadables[t.profil] * phi
  const facteurs = borner(t.facteurTechnique ?? 1) * borner(t.facteurTheme ?? 1)
  return rencontres * (mobilisation + persuasion) * facteurs
}

/**
 * Share of a bureau's doors knocked per militant-hour, ρ = (d/2)/D with D = inscrits/1.6 doors. Returns diminish as
 * G(h) = (v/ρ)·(1 − e^(−ρh)): the first hour is worth v, a bureau visited throughout v/ρ.
 */
export function epuisementHoraire(densite: Densite, inscrits: number): number {
  const { portesParHeure, electeursParPorte } = PARAMETRES_CIBLAGE
  const portes = Math.max(1, inscrits / electeursParPorte)
  return portesParHeure[densite] / 2 / portes
}

/** Net votes of `heures` militant-hours in one bureau. */
export function gain(valeurHoraire: number, epuisement: number, heures: number): number {
  return (valeurHoraire / epuisement) * -Math.expm1(-epuisement * heures)
}
