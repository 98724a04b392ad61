import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { dispersionInterne, interpoler, moyenneDesParties } from '#domain/sociologie/interpolation'

const morceau = fc.record({
  valeur: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  poids: fc.double({ min: 0.01, max: 5000, noNaN: true }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('de l’IRIS au bureau', () => {
  it('la valeur reste entre celles des morceaux, et l’incertitude sous 1,28 dispersion', () => {
    fc.assert(
      fc.property(fc.array(morceau, { minLength: 1, maxLength: 6 }), (morceaux) => {
        const resultat = interpoler(morceaux, 1, 0.1)
        const connus = morceaux.flatMap((m) => m.valeur ?? [])
        if (resultat === null) {
          const poids = morceaux.map((m) => m.poids).reduce((a, b) => a + b)
          const lus = morceaux.reduce((s, m) => s + (m.valeur === null ? 0 : m.poids), 0)
          expect(lus / poids).toBeLessThan(0.6)
          return
        }
        expect(resultat.valeur).toBeGreaterThanOrEqual(Math.min(...connus) - 1e-9)
        expect(resultat.valeur).toBeLessThanOrEqual(Math.max(...connus) + 1e-9)
        expect(resultat.incertitude).toBeLessThanOrEqual(1.2816 * 0.1 + 1e-9)
      }),
    )
  })

  it('un bureau fait d’IRIS entiers est connu sans doute ; une moitié d’IRIS, avec', () => {
    expect(interpoler([{ valeur: 0.2, poids: 800, part: 1 }], 1, 0.1)).toEqual({
      valeur: 0.2,
      incertitude: 0,
    })
    expect(interpoler([{ valeur: 0.2, poids: 400, part: 0.5 }], 1, 0.1)?.incertitude).toBeCloseTo(
      1.2816 * 0.1 * Math.SQRT1_2,
    )
  })

  it('refuse sous 60 % de couverture', () => {
    expect(interpoler([{ valeur: 0.2, poids: 1, part: 1 }], 0.59, 0.1)).toBeNull()
    expect(interpoler([], 1, 0.1)).toBeNull()
    expect(moyenneDesParties([{ valeur: 1, poids: 59 }, { valeur: null, poids: 41 }])).toBeNull() // prettier-ignore
    expect(moyenneDesParties([{ valeur: 1, poids: 60 }, { valeur: null, poids: 40 }])).toBe(1) // prettier-ignore
  })

  it('la dispersion ne regarde que l’intérieur des communes', () => {
    expect(dispersionInterne([[0.1, 0.1], [0.9, 0.9]])).toBe(0) // prettier-ignore
    expect(dispersionInterne([[0, 2], [10]])).toBeCloseTo(Math.SQRT2)
    expect(dispersionInterne([[0.5]])).toBeNull()
  })
})
