/** What a group reaches: the nearest first, and the places with votes to win that none reaches. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { couverture, parProximite } from '#domain/groupe'

const groupe = (id: string, longitude: number) => ({ id, point: [longitude, 44] as const })
const zone = (code: string, longitude: number, reserveNette: number) => ({
  code,
  point: [longitude, 44] as const,
  reserveNette,
})

describe('la couverture', () => {
  it('range ce qui est loin par voix à gagner, et laisse ce qui n’en a pas', () => {
    // one degree of longitude at 44° is 80 km: 130 minutes
    const zones = [zone('a', 0, 100), zone('b', 1, 50), zone('c', 1.1, 80), zone('d', 2, -10)]
    const { loin, atteinte, totale } = couverture(zones, [groupe('g', 0)], 30)
    expect(loin.map((l) => l.zone.code)).toEqual(['c', 'b'])
    expect([atteinte, totale]).toEqual([100, 230])
    expect(loin[0]!.plusProche).toMatchObject({ groupe: { id: 'g' } })
  })
  it('sans groupe, tout est loin et rien n’est le plus proche', () => {
    expect(couverture([zone('a', 0, 5)], [], 180)).toEqual({
      loin: [{ zone: zone('a', 0, 5), plusProche: null }],
      atteinte: 0,
      totale: 5,
    })
  })
  it('un trajet plus long, ou un groupe de plus, n’éloigne jamais rien', () => {
    const lieux = fc.array(
      fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -50, max: 500 })),
      {
        maxLength: 20,
      },
    )
    const points = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(lieux, points, fc.integer({ min: 5, max: 90 }), (l, p, trajet) => {
        const zones = l.map(([x, r], i) => zone(String(i), x, r))
        const groupes = p.map((x, i) => groupe(String(i), x))
        const base = couverture(zones, groupes, trajet)
        expect(couverture(zones, groupes, trajet + 10).atteinte).toBeGreaterThanOrEqual(base.atteinte)
        expect(base.atteinte).toBeGreaterThanOrEqual(couverture(zones, groupes.slice(1), trajet).atteinte)
      }),
    )
  })
})

it('le plus proche vient le premier', () => {
  const rang = parProximite([0.3, 44], [groupe('loin', 2), groupe('ici', 0.3), groupe('là', 0.5)])
  expect(rang.map((p) => p.groupe.id)).toEqual(['ici', 'là', 'loin'])
  expect(rang[0]!.minutes).toBe(6)
})
