/** Where N militant-hours count most: exploration set aside, the rest in sessions by descending worth, a reason per line. */
import { effetDetectable, SEANCES_EXPLORATION, tirerExploration, type Exploration } from './exploration.ts'
import { planifier } from './plan.ts'
import type { Rendement } from './rendement.ts'
import { coutSeance, gainSeance, HEURES_SEANCE, type Terrains } from './seance.ts'

export interface Entree extends Terrains {
  /** `valeur` is the central value; these are its low and high, net votes per militant-hour. */
  bas: Float64Array
  haut: Float64Array
  /** Stratum for the matched witnesses, `-1`: never explored. */
  strate: Int32Array
}

export interface OptionsCiblage {
  /** Militant-hours, travel included. */
  budget: number
  trajetMaxMinutes?: number
  /** Most hours in one commune, share of the budget. */
  plafondCommune?: number
  /** Hours kept for exploration, share of the budget. */
  exploration?: number
  graine?: number
}

export const OPTIONS_CIBLAGE = {
  trajetMaxMinutes: 45,
  plafondCommune: 0.4,
  exploration: 0.1,
  graine: 1,
} as const

export interface LigneCiblage {
  /** Index of the bureau. */
  bureau: number
  seances: number
  /** Militant-hours at the doors, and on the road. */
  heuresPortes: number
  heuresTrajet: number
  /** Net votes of all its sessions. */
  voix: Rendement
  /** Visited to learn, not because it is the best place. */
  exploration: boolean
}

export interface Ciblage {
  /** Best first. */
  lignes: LigneCiblage[]
  /** Bureaux left alone, in pairs with the explored ones. */
  exploration: Exploration
  /** Smallest effect that the pairs can show, share of inscrits. */
  effetDetectable: number
  heures: number
  voix: Rendement
  /** Net votes of the next militant-hour, travel included. */
  marginale: number
  /** Diminishing returns: hours spent and central net votes so far, exploration not counted. */
  courbe: { heures: number; voix: number }[]
}

const POINTS_COURBE = 40

export function cibler(entree: Entree, options: OptionsCiblage): Ciblage {
  const {
    budget,
    trajetMaxMinutes,
    plafondCommune,
    exploration: part,
    graine,
  } = {
    ...OPTIONS_CIBLAGE,
    ...options,
  }
  const exploration = tirerExploration(
    entree,
    entree.strate,
    { heures: part * budget, trajetMax: trajetMaxMinutes },
    graine,
  )
  // Explored bureaux and their witnesses are out of the plan.
  const valeur = entree.valeur.slice()
  for (const b of exploration.visites) valeur[b] = 0
  for (const b of exploration.temoins) valeur[b] = 0
  const terrains = { ...entree, valeur }
  const plan = planifier(terrains, {
    budget: budget - exploration.heures,
    plafond: plafond(entree, budget, plafondCommune),
    trajetMax: trajetMaxMinutes,
  })
  const lignes: LigneCiblage[] = []
  plan.seances.forEach((n, b) => {
    if (n > 0) lignes.push(ligne(entree, b, n, false))
  })
  lignes.sort((x, y) => parHeure(y) - parHeure(x) || x.bureau - y.bureau)
  for (const b of exploration.visites) lignes.push(ligne(entree, b, SEANCES_EXPLORATION, true))
  return {
    lignes,
    exploration,
    effetDetectable: effetDetectable(exploration.visites.length),
    heures: plan.heures + exploration.heures,
    voix: {
      bas: lignes.reduce((s, l) => s + l.voix.bas, 0),
      central: lignes.reduce((s, l) => s + l.voix.central, 0),
      haut: lignes.reduce((s, l) => s + l.voix.haut, 0),
    },
    marginale: plan.marginale,
    courbe: courbeDe(terrains, plan.ordre),
  }
}

/** Hours allowed in one commune: the share of the budget, or an even split when there are too few communes for it. */
function plafond(entree: Entree, budget: number, part: number): number {
  const communes = new Set(entree.commune.filter((_, b) => entree.valeur[b]! > 0)).size
  return budget * Math.max(part, communes > 0 ? 1 / communes : 1)
}

const parHeure = (l: LigneCiblage) => l.voix.central / (l.heuresPortes + l.heuresTrajet)

function ligne(entree: Entree, b: number, seances: number, exploration: boolean): LigneCiblage {
  let central = 0
  for (let rang = 0; rang < seances; rang++) central += gainSeance(entree, b, rang)
  const portes = seances * HEURES_SEANCE
  // Gains are proportional to the value of the first hour.
  const facteur = (v: number) => (central * v) / entree.valeur[b]!
  return {
    bureau: b,
    seances,
    heuresPortes: portes,
    heuresTrajet: seances * coutSeance(entree.trajet[b]!) - portes,
    voix: { bas: facteur(entree.bas[b]!), central, haut: facteur(entree.haut[b]!) },
    exploration,
  }
}

function courbeDe(t: Terrains, ordre: readonly number[]): Ciblage['courbe'] {
  const rangs = new Map<number, number>()
  const points = [{ heures: 0, voix: 0 }]
  const pas = Math.max(1, Math.ceil(ordre.length / POINTS_COURBE))
  let heures = 0
  let voix = 0
  ordre.forEach((b, k) => {
    const rang = rangs.get(b) ?? 0
    rangs.set(b, rang + 1)
    heures += coutSeance(t.trajet[b]!)
    voix += gainSeance(t, b, rang)
    if ((k + 1) % pas === 0 || k === ordre.length - 1) points.push({ heures, voix })
  })
  return points
}
