import { fc } from '../../support/proprietes.ts'
import { expect, it } from 'vitest'
import { distanceKm, type Point } from '#domain/ciblage/terrain'
import { PARAMETRES_SECTEUR } from '#domain/secteur'
import { tournee } from '#domain/secteur/marche'

const points = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([x, y]): Point => [3 + x / 1000, 44 + y / 1000]),
  { minLength: 1, maxLength: 12 },
)
const longueur = (p: readonly Point[]) =>
  p.slice(1).reduce((m, q, i) => m + distanceKm(p[i]!, q) * 1000, 0) * PARAMETRES_SECTEUR.detour

it('a walk goes once through each point, and no reversal of a stretch shortens it (property)', () => {
  fc.assert(
    fc.property(points, (p) => {
      const { ordre, metres } = tournee(p, null)
      expect(ordre.toSorted((a, b) => a - b)).toEqual([...p.keys()])
      const marche = ordre.map((i) => p[i]!)
      expect(Math.abs(metres - longueur(marche))).toBeLessThan(1)
      for (let i = 0; i < marche.length; i++)
        for (let j = i + 1; j < marche.length; j++) {
          const essai = [
            ...marche.slice(0, i),
            ...marche.slice(i, j + 1).toReversed(),
            ...marche.slice(j + 1),
          ]
          expect(longueur(essai)).toBeGreaterThan(longueur(marche) - 1)
        }
    }),
    { numRuns: 50 },
  )
})
it('starts near the meeting point, and counts the way to it', () => {
  const p: Point[] = [
    [3, 44],
    [3.01, 44],
    [3.02, 44],
  ]
  expect(tournee(p, [3.03, 44]).ordre).toEqual([2, 1, 0])
  expect(tournee(p, [3.03, 44]).metres).toBeGreaterThan(tournee(p, null).metres)
  expect(tournee([], null)).toEqual({ ordre: [], metres: 0 })
})
