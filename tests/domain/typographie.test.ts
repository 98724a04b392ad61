import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import {
  FINE,
  accord,
  dateCourte,
  dateLongue,
  enumeration,
  euros,
  nombre,
  nombreSigne,
  ordinal,
  pluriel,
  points,
  pointsSansSigne,
  pourcentage,
  segments,
  typographier,
} from '#domain/typographie'

/** The expected texts below are typed with ordinary spaces, for the reader. */
const lisible = (texte: string) => texte.replaceAll(/[\u00A0\u202F]/g, ' ')

describe('figures', () => {
  it('groups thousands with a no-break space, or the narrow one on demand', () => {
    expect(nombre(85573)).toBe('85\u00A0573')
    expect(nombre(1234567, { milliers: FINE })).toBe('1\u202F234\u202F567')
    expect(nombre(999)).toBe('999')
  })
  it('writes a decimal comma and a real minus', () => {
    expect(nombre(-7.25, { decimales: 1 })).toBe('\u22127,3')
    expect(nombreSigne(-1469)).toBe('\u22121\u00A0469')
    expect(nombreSigne(244)).toBe('+244')
  })
  it('gives no sign to what rounds to zero', () => {
    expect(nombre(-0.4)).toBe('0')
    expect(nombreSigne(0.04, { decimales: 1 })).toBe('0,0')
    expect(nombreSigne(-0)).toBe('0')
  })
  it('rounds half away from zero in spite of binary fractions', () => {
    expect(nombre(1.005, { decimales: 2 })).toBe('1,01')
    expect(nombreSigne(-0.5)).toBe('\u22121')
  })
  it('keeps the value it was given (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
        const relu = Number(nombreSigne(n).replaceAll('\u00A0', '').replace('\u2212', '-'))
        expect(relu).toBe(n)
      }),
    )
  })
  it('writes shares, points and euros', () => {
    expect(pourcentage(0.4179)).toBe('41,8\u00A0%')
    expect(lisible(points(0.053))).toBe('+5,3 points')
    expect(lisible(points(-0.012))).toBe('\u22121,2 point')
    expect(lisible(pointsSansSigne(-0.0773))).toBe('7,7 points')
    expect(lisible(euros(20250))).toBe('20 250 €')
  })
})

describe('words', () => {
  it('agrees in number from two', () => {
    expect(lisible(pluriel(1, 'bureau', 'bureaux'))).toBe('1 bureau')
    expect(lisible(pluriel(82, 'bureau', 'bureaux'))).toBe('82 bureaux')
    expect(accord(1.9, 'point')).toBe('point')
  })
  it('writes ordinals, and finds their ending', () => {
    expect([ordinal(1), ordinal(6), ordinal(1, 'masculin'), ordinal(2, 'masculin')]).toEqual([
      '1re',
      '6e',
      '1er',
      '2d',
    ])
    expect(segments('Gard, 6e circonscription')).toEqual([
      { texte: 'Gard, 6', exposant: false },
      { texte: 'e', exposant: true },
      { texte: ' circonscription', exposant: false },
    ])
  })
  it('leaves alone what only looks like an ordinal', () => {
    for (const texte of ['bureau 48', 'A6er', '2024', 'le 3 de trèfle', '25der'])
      expect(segments(texte)).toEqual([{ texte, exposant: false }])
  })
  it('enumerates', () => {
    expect(enumeration([])).toBe('')
    expect(enumeration(['a'])).toBe('a')
    expect(enumeration(['a', 'b', 'c'])).toBe('a, b et c')
  })
  it('sets the spaces of French punctuation', () => {
    expect(typographier('« ici » : 12 % ; là ?')).toBe('«\u00A0ici\u00A0»\u00A0: 12\u00A0%\u202F; là\u202F?')
  })
})

describe('dates', () => {
  it('reads a day without time zone', () => {
    expect(lisible(dateCourte('2027-06-06'))).toBe('dim. 6 juin')
    expect(lisible(dateLongue('2026-11-01T23:59:00Z'))).toBe('1er novembre 2026')
  })
  it('refuses another text', () => {
    expect(() => dateCourte('demain')).toThrow(RangeError)
  })
})
