/** Indicators of a commune, an IRIS or a circonscription: means of its bureaux weighted by their people. */
import type { Commune } from './communes.ts'
import { Hasard } from './hasard.ts'
import type { Electorat } from './opinion.ts'
import { inscritsDe, type Sociologie } from './sociologie.ts'

export interface Groupe extends Sociologie {
  inscrits: number
  population: number
  /** Euros a year per consumption unit. */
  median: number
  d1: number
  d9: number
  /** Share of people under 60 % of the national median, 0–1. */
  pauvrete: number
}

export type Ensemble = Groupe & Commune

export function reduireEnCommune(commune: Commune, electorats: readonly Electorat[]): Ensemble {
  const siens = electorats.filter((e) => e.bureau.commune === commune)
  return { ...reduireEnGroupe(commune.nom, siens), ...commune }
}

export function reduireEnGroupe(nom: string, electorats: readonly Electorat[]): Groupe {
  const poids = electorats.map((e) => inscritsDe(e.bureau, e.quartier))
  const inscrits = poids.reduce((s, p) => s + p, 0)
  const moyenne = (cle: keyof Sociologie) =>
    electorats.reduce((s, e, i) => s + e.socio[cle] * poids[i]!, 0) / inscrits
  const hasard = new Hasard(`population ${nom}`)
  const chomage = moyenne('chomage')
  const median = 1000 * moyenne('revenu')
  const inegalite = 1 + 0.9 * moyenne('cadres') + 0.8 * chomage
  return {
    revenu: moyenne('revenu'),
    diplome: moyenne('diplome'),
    cadres: moyenne('cadres'),
    ouvriers: moyenne('ouvriers'),
    age65: moyenne('age65'),
    moins15: moyenne('moins15'),
    locataires: moyenne('locataires'),
    sansVoiture: moyenne('sansVoiture'),
    chomage,
    inscrits,
    population: Math.round(inscrits * (1.22 + moyenne('moins15') + hasard.normale(0.03))),
    median,
    d1: median * (0.62 - 0.5 * chomage),
    d9: median * (1.35 + 0.4 * inegalite - 0.1),
    pauvrete: Math.max(0.04, 0.03 + 1.05 * chomage + 0.006 * (22 - median / 1000)),
  }
}
