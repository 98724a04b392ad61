/** Rides: the shortest detours first, never more seats than a car has, directions apart. */
import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { covoiturer, detourMinutes, type Trajet } from '#domain/mission/covoiturage'

const MISSION = [4, 44] as const
const trajet = (id: string, longitude: number, places: number, sens: Trajet['sens'] = 'aller'): Trajet => ({
  id,
  sens,
  point: [longitude, 44],
  places,
})

describe('le covoiturage', () => {
  it('prend qui attend sur la route avant qui oblige à un détour', () => {
    const { embarquements, manque } = covoiturer(
      [trajet('v', 3.5, 2), trajet('loin', 3.4, -1), trajet('route', 3.8, -2)],
      MISSION,
    )
    expect(embarquements).toEqual([{ voiture: 'v', passagers: 'route', places: 2, detour: 6 }])
    expect(manque).toEqual({ aller: 1, retour: 0 })
  })
  it('partage un groupe entre deux voitures, et ne mêle pas les sens', () => {
    const { embarquements, manque } = covoiturer(
      [trajet('a', 3.9, 1), trajet('b', 3.9, 3), trajet('r', 3.9, 4, 'retour'), trajet('p', 3.9, -4)],
      MISSION,
    )
    expect(embarquements.map((e) => [e.voiture, e.places])).toEqual([
      ['a', 1],
      ['b', 3],
    ])
    expect(manque).toEqual({ aller: 0, retour: 0 })
  })
  it('ne demande à personne plus que le détour le plus long', () => {
    expect(covoiturer([trajet('v', 3.9, 3), trajet('p', 3, -1)], MISSION, 25).embarquements).toEqual([])
  })
  it('ne remplit jamais une voiture au-delà de ses places, et compte ce qui manque', () => {
    const liste = fc.array(
      fc.record({
        longitude: fc.double({ min: 3.5, max: 4.5, noNaN: true }),
        places: fc.integer({ min: -8, max: 8 }).filter((n) => n !== 0),
        sens: fc.constantFrom<Trajet['sens']>('aller', 'retour'),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(liste, (l) => {
        const trajets = l.map((t, i) => trajet(String(i), t.longitude, t.places, t.sens))
        const { embarquements, manque } = covoiturer(trajets, MISSION)
        for (const t of trajets) {
          const pris = embarquements
            .filter((e) => e.voiture === t.id || e.passagers === t.id)
            .reduce((s, e) => s + e.places, 0)
          expect(pris).toBeLessThanOrEqual(Math.abs(t.places))
        }
        const demande = trajets.filter((t) => t.places < 0).reduce((s, t) => s - t.places, 0)
        const servis = embarquements.reduce((s, e) => s + e.places, 0)
        expect(servis + manque.aller + manque.retour).toBe(demande)
      }),
    )
  })
  it('un détour n’est jamais négatif', () => {
    expect(detourMinutes([3, 44], [3.5, 44], MISSION)).toBeGreaterThanOrEqual(0)
  })
})
