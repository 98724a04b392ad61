/** Which stops, in which order: an orienteering problem, small enough to be solved exactly over the best candidates. */
import { trajetMinutes, type Point } from '../ciblage/terrain.ts'

export const PARAMETRES_TOURNEE = {
  arretsMin: 3,
  arretsMax: 5,
  /** Candidates kept, the most useful first: beyond, a stop would not be among the best five. */
  candidats: 16,
  /** What a whole day on the road would cost, in utility of one perfect stop. */
  penaliteRoute: 0.5,
} as const

export interface Candidat {
  /** 0–1. */
  utilite: number
  ancre: Point
}

export interface Tournee {
  /** Indices of the candidates, in the order of the visit. */
  arrets: number[]
  /** Travel to each stop, minutes (estimate). */
  trajets: number[]
  /** Travel back to the start, minutes. */
  retour: number
  minutes: number
}

/**
 * Tour from `depart` and back within `minutes` that maximises Σ utility − penalty × share of the time spent on the road, with three to
 * five stops of `parArret` minutes; fewer when three do not fit. Null when not even one fits. Branch and bound: a path is left when even
 * the best stops still free could not beat the best tour known. Ties: first in the order given.
 */
export function choisirTournee(
  candidats: readonly Candidat[],
  depart: Point,
  minutes: number,
  parArret: number,
): Tournee | null {
  const { arretsMin, arretsMax, penaliteRoute } = PARAMETRES_TOURNEE
  const retenus = [...candidats.keys()]
    .toSorted((a, b) => candidats[b]!.utilite - candidats[a]!.utilite || a - b)
    .slice(0, PARAMETRES_TOURNEE.candidats)
  const entre = retenus.map((a) =>
    retenus.map((b) => trajetMinutes(candidats[b]!.ancre, [candidats[a]!.ancre])),
  )
  const duDepart = retenus.map((a) => trajetMinutes(candidats[a]!.ancre, [depart]))
  let meilleure: { ordre: number[]; valeur: number; complete: boolean } | null = null

  const essayer = (ordre: number[], utilite: number, route: number): void => {
    const dernier = ordre.at(-1)
    if (dernier !== undefined) {
      const total = route + duDepart[dernier]! + parArret * ordre.length
      if (total > minutes) return
      const valeur = utilite - (penaliteRoute * (route + duDepart[dernier]!)) / minutes
      const complete = ordre.length >= arretsMin
      if (
        !meilleure ||
        (complete && !meilleure.complete) ||
        (complete === meilleure.complete && valeur > meilleure.valeur + 1e-12)
      )
        meilleure = { ordre: [...ordre], valeur, complete }
    }
    if (ordre.length === arretsMax) return
    const restants = [...retenus.keys()].filter((k) => !ordre.includes(k))
    const espoir = restants
      .slice(0, arretsMax - ordre.length)
      .reduce((s, k) => s + candidats[retenus[k]!]!.utilite, utilite)
    if (meilleure?.complete && espoir <= meilleure.valeur) return
    for (const k of restants)
      essayer(
        [...ordre, k],
        utilite + candidats[retenus[k]!]!.utilite,
        route + (dernier === undefined ? duDepart[k]! : entre[dernier]![k]!),
      )
  }
  essayer([], 0, 0)
  const trouvee = meilleure as { ordre: number[] } | null
  if (!trouvee) return null
  const { ordre } = trouvee
  const trajets = ordre.map((k, i) => (i === 0 ? duDepart[k]! : entre[ordre[i - 1]!]![k]!))
  const retour = duDepart[ordre.at(-1)!]!
  return {
    arrets: ordre.map((k) => retenus[k]!),
    trajets,
    retour,
    minutes: trajets.reduce((s, t) => s + t, retour) + parArret * ordre.length,
  }
}
