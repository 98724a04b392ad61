/** Car-sharing of a mission: those who need a seat, in the cars that they delay least. */
import { trajetMinutes, type Point } from '../ciblage/terrain.ts'

export const SENS = { aller: 'Aller', retour: 'Retour' } as const
export type Sens = keyof typeof SENS

export interface Trajet {
  id: string
  sens: Sens
  /** Where the car starts, or where somebody waits (or is brought back). */
  point: Point
  /** Seats offered, or needed when negative. */
  places: number
}

export interface Embarquement {
  voiture: string
  passagers: string
  places: number
  /** Minutes that the detour adds to the journey of the car, one way (estimate). */
  detour: number
}

/**
 * Detour of a car that takes somebody on its way to (or from) the mission, minutes ≥ 0: the two legs through the place where they wait,
 * less the direct journey.
 */
export function detourMinutes(voiture: Point, passager: Point, mission: Point): number {
  const [x, y] = [trajetMinutes(voiture, [passager]), trajetMinutes(passager, [mission])]
  return Math.max(0, x + y - trajetMinutes(voiture, [mission]))
}

/**
 * Who rides with whom. The shortest detours are served first; a group too large for one car is shared between several; needs of one
 * direction only meet cars of that direction.
 * @param detourMax longest detour asked of a driver, minutes.
 * @returns rides, and the seats that are still needed, by direction.
 */
export function covoiturer(
  trajets: readonly Trajet[],
  mission: Point,
  detourMax = 25,
): { embarquements: Embarquement[]; manque: Record<Sens, number> } {
  const reste = new Map(trajets.map((t) => [t.id, Math.abs(t.places)]))
  const couples = trajets
    .filter((v) => v.places > 0)
    .flatMap((v) =>
      trajets
        .filter((p) => p.places < 0 && p.sens === v.sens)
        .map((p) => ({ v, p, detour: detourMinutes(v.point, p.point, mission) })),
    )
    .filter((c) => c.detour <= detourMax)
    .toSorted((a, b) => a.detour - b.detour)
  const embarquements: Embarquement[] = []
  for (const { v, p, detour } of couples) {
    const places = Math.min(reste.get(v.id)!, reste.get(p.id)!)
    if (places === 0) continue
    reste.set(v.id, reste.get(v.id)! - places)
    reste.set(p.id, reste.get(p.id)! - places)
    embarquements.push({ voiture: v.id, passagers: p.id, places, detour: Math.round(detour) })
  }
  const manque = (sens: Sens): number =>
    trajets.filter((t) => t.places < 0 && t.sens === sens).reduce((s, t) => s + reste.get(t.id)!, 0)
  return { embarquements, manque: { aller: manque('aller'), retour: manque('retour') } }
}
