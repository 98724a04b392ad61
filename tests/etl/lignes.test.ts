/** CSV splitting and codes, over anything. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import {
  CodeInvalide,
  communeDe,
  departementDe,
  parseCodeBureau,
  parseCodeBureauEntier,
  parseCodeCirconscription,
  parseCodeCirconscriptionEntier,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { decouper } from '../../etl/lignes.ts'

/** The writer that every producer uses, one way or the other. */
const citer = (champ: string, toujours: boolean) =>
  toujours || /[";]/.test(champ) ? `"${champ.replaceAll('"', '""')}"` : champ

const champ = fc.string({ unit: fc.constantFrom(';', '"', 'a', 'é', ' ', '1', ',', '') })

describe('decouper', () => {
  it('retrouve les champs, quelle que soit la façon de les citer', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(champ, fc.boolean()), { minLength: 1 }), (champs) => {
        const ligne = champs.map(([c, toujours]) => citer(c, toujours)).join(';')
        expect(decouper(ligne, ';')).toEqual(champs.map(([c]) => c))
      }),
    )
  })

  it('refuse un guillemet ouvert et jamais fermé, ou du texte après un guillemet fermant', () => {
    expect(() => decouper('a;"b;c', ';')).toThrow('jamais fermé')
    expect(() => decouper('a;"b"c;d', ';')).toThrow('après un guillemet fermant')
  })

  it('garde les champs vides de la fin', () => {
    expect(decouper('a;;', ';')).toEqual(['a', '', ''])
    expect(decouper('"a";"";', ';')).toEqual(['a', '', ''])
  })
})

const metropole = fc.constantFrom(
  ...Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')).filter((d) => d !== '20'),
  '2A',
  '2B',
)
const OUTRE_MER = {
  ZA: '971',
  ZB: '972',
  ZC: '973',
  ZD: '974',
  ZM: '976',
  ZN: '988',
  ZP: '987',
  ZS: '975',
  ZW: '986',
}
const outreMer = fc.constantFrom(...Object.entries(OUTRE_MER))
const rang = fc.integer({ min: 1, max: 999 })

describe('les codes', () => {
  it('un département, une fois normalisé, ne bouge plus, avec ou sans son zéro, en lettres ou en chiffres', () => {
    fc.assert(
      fc.property(metropole, (d) => {
        expect(parseCodeDepartement(d)).toBe(d)
        expect(parseCodeDepartement(d.replace(/^0/, ''))).toBe(d)
        expect(parseCodeDepartement(` ${d.toLowerCase()} `)).toBe(d)
      }),
    )
    fc.assert(
      fc.property(outreMer, ([lettres, code]) => {
        expect(parseCodeDepartement(lettres)).toBe(code)
        expect(parseCodeDepartement(code)).toBe(code)
      }),
    )
  })

  it('une commune de métropole est la même en trois chiffres, entière, ou privée de son zéro', () => {
    fc.assert(
      fc.property(metropole, rang, (d, n) => {
        const entier = d + String(n).padStart(3, '0')
        expect(parseCodeCommune(d, String(n).padStart(3, '0'))).toBe(entier)
        expect(parseCodeCommune(d, String(n))).toBe(n > 999 ? undefined : entier)
        expect(parseCodeCommune(d, entier)).toBe(entier)
        if (entier.startsWith('0')) expect(parseCodeCommune(d, entier.slice(1))).toBe(entier)
        expect(departementDe(entier)).toBe(d)
      }),
    )
  })

  it('une commune d’outre-mer est la même sous la lettre du ministère et sous le code de l’INSEE', () => {
    fc.assert(
      fc.property(outreMer, fc.integer({ min: 1, max: 99 }), ([lettres, code], n) => {
        const insee = code + String(n).padStart(2, '0')
        expect(parseCodeCommune(lettres, `${code.slice(-1)}${String(n).padStart(2, '0')}`)).toBe(insee)
        expect(parseCodeCommune(code, insee)).toBe(insee)
        expect(departementDe(insee)).toBe(code)
      }),
    )
  })

  it('un bureau garde ses lettres et retrouve ses zéros', () => {
    fc.assert(
      fc.property(
        metropole,
        rang,
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('', 'A', '.1', 'BIS'),
        (d, n, b, suite) => {
          const commune = d + String(n).padStart(3, '0')
          const code = parseCodeBureau(commune, `${b}${suite}`)
          expect(code).toBe(`${commune}_${String(b).padStart(4, '0')}${suite}`)
          expect(parseCodeBureau(commune, code.split('_')[1]!)).toBe(code)
          expect(parseCodeBureauEntier(code)).toBe(code)
          expect(parseCodeBureauEntier(`${commune}_${b}${suite}`)).toBe(code)
          expect(communeDe(code)).toBe(commune)
        },
      ),
    )
  })

  it('une circonscription est la même dans toutes les écritures', () => {
    fc.assert(
      fc.property(metropole, fc.integer({ min: 1, max: 21 }), (d, n) => {
        const nn = String(n).padStart(2, '0')
        for (const ecriture of [String(n), nn, `${d.replace(/^0/, '')}${nn}`, `${d}${nn}`])
          expect(parseCodeCirconscription(d, ecriture)).toBe(`${d}-${nn}`)
        expect(parseCodeCirconscriptionEntier(`${d}${nn}`)).toBe(`${d}-${nn}`)
        expect(parseCodeCirconscriptionEntier(`${d}0${nn}`)).toBe(`${d}-${nn}`)
      }),
    )
  })

  it('un code d’un autre département, ou un bureau à la place d’une circonscription, n’est pas pris', () => {
    for (const brut of ['0001', '3001', '1234', 'x1', '00', ''])
      expect(() => parseCodeCirconscription('48', brut)).toThrow(CodeInvalide)
    expect(parseCodeCirconscription('ZA', '97101')).toBe('971-01')
    expect(() => parseCodeCommune('48', '30189')).toThrow(/n’est pas du département 48/)
    expect(parseCodeCommune('ZA', '97101')).toBe('97101')
  })
})
