/** Sets of rows as bits, against sets of numbers. */
import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import {
  compter,
  contient,
  depuisBase64,
  depuisRangs,
  difference,
  enBase64,
  intersection,
  rangsDe,
  union,
} from '#domain/selection/bits'

const TAILLE = 333
const ensemble = fc.uniqueArray(fc.integer({ min: 0, max: TAILLE - 1 })).map((l) => new Set(l))
const trier = (s: Iterable<number>): number[] => [...s].sort((a, b) => a - b)

describe('des bits', () => {
  it('font ce que font des ensembles', () => {
    fc.assert(
      fc.property(ensemble, ensemble, (a, b) => {
        const [x, y] = [depuisRangs(TAILLE, a), depuisRangs(TAILLE, b)]
        expect(rangsDe(x)).toEqual(trier(a))
        expect(compter(x)).toBe(a.size)
        expect(rangsDe(union(x, y))).toEqual(trier(new Set([...a, ...b])))
        expect(rangsDe(difference(x, y))).toEqual(trier([...a].filter((k) => !b.has(k))))
        expect(rangsDe(intersection(x, y))).toEqual(trier([...a].filter((k) => b.has(k))))
        for (let k = 0; k < TAILLE; k++) expect(contient(x, k)).toBe(a.has(k))
        expect(depuisBase64(enBase64(x), TAILLE)).toEqual(x)
      }),
      { numRuns: 60 },
    )
  })
  it('d’une autre taille ne se lisent pas', () => {
    expect(depuisBase64(enBase64(depuisRangs(TAILLE, [1])), TAILLE + 40)).toBeNull()
  })
})
