/** Small territories and slow solvers, to judge the allocation. */
import { fc } from './proprietes.ts'
import { coutSeance, gainSeance, type Contraintes, type Terrains } from '#domain/ciblage/seance'

export interface Bureau {
  valeur: number
  epuisement: number
  commune: number
  trajet: number
}

export const terrainsDe = (bureaux: readonly Bureau[]): Terrains => ({
  valeur: Float64Array.from(bureaux, (b) => b.valeur),
  epuisement: Float64Array.from(bureaux, (b) => b.epuisement),
  commune: Int32Array.from(bureaux, (b) => b.commune),
  trajet: Float64Array.from(bureaux, (b) => b.trajet),
})

export const unBureau: fc.Arbitrary<Bureau> = fc.record({
  valeur: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  epuisement: fc.double({ min: 0.005, max: 0.08, noNaN: true }),
  commune: fc.integer({ min: 0, max: 2 }),
  trajet: fc.double({ min: 0, max: 45, noNaN: true }),
})

/** Best value over every number of sessions by bureau, by exhaustion. */
export function optimumEntier(t: Terrains, { budget, plafond }: Contraintes): number {
  const n = t.valeur.length
  const parCommune = [0, 0, 0]
  const explorer = (b: number, heures: number): number => {
    if (b === n) return 0
    const cout = coutSeance(t.trajet[b]!)
    const c = t.commune[b]!
    let meilleur = -Infinity
    let gains = 0
    for (let k = 0; ; k++) {
      const prix = k * cout
      if (heures + prix > budget + 1e-9 || parCommune[c]! + prix > plafond + 1e-9) break
      parCommune[c]! += prix
      meilleur = Math.max(meilleur, gains + explorer(b + 1, heures + prix))
      parCommune[c]! -= prix
      gains += gainSeance(t, b, k)
    }
    return meilleur
  }
  return explorer(0, 0)
}

/** Continuous optimum by a generic method: many tiny hours, each given where it is worth most and allowed. */
export function remplirLentement(t: Terrains, budget: number, plafond: number, pas: number): number {
  const n = t.valeur.length
  const heures = new Float64Array(n)
  const parCommune = [0, 0, 0]
  for (let reste = budget; reste > 1e-12; reste -= pas) {
    let choix = -1
    let meilleur = 0
    for (let b = 0; b < n; b++) {
      const marginal = t.valeur[b]! * Math.exp(-t.epuisement[b]! * heures[b]!)
      if (marginal > meilleur && parCommune[t.commune[b]!]! + pas <= plafond + 1e-9) {
        meilleur = marginal
        choix = b
      }
    }
    if (choix < 0) break
    heures[choix]! += pas
    parCommune[t.commune[choix]!]! += pas
  }
  return heures.reduce(
    (s, h, b) => s + (t.valeur[b]! / t.epuisement[b]!) * (1 - Math.exp(-t.epuisement[b]! * h)),
    0,
  )
}
