/** Orders and changes of a list, and cells that no spreadsheet may run. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { cellule, estFormule } from '#domain/export/cellule'
import { ecartsEntre } from '#domain/liste/ecarts'
import { trier, TRIS } from '#domain/liste/tri'
import { couper } from '../../server/impression/tableau/lignes.ts'
import { chargerPolice, coder, largeurDe } from '../../server/impression/tableau/police.ts'

/** Fewest codes to move, by trying every set that stays. */
function moinsDeplaces(avant: readonly string[], apres: readonly string[]): number {
  let restent = 0
  for (let masque = 0; masque < 2 ** apres.length; masque++) {
    const gardes = apres.filter((_, k) => masque & (1 << k))
    if (gardes.join() === avant.filter((c) => gardes.includes(c)).join())
      restent = Math.max(restent, gardes.length)
  }
  return apres.length - restent
}

describe('ce qui a changé dans une liste', () => {
  it('compte le moins de déplacements possible', () => {
    const codes = ['a', 'b', 'c', 'd', 'e', 'f']
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: 6 }), (apres) => {
        const ecarts = ecartsEntre(codes, apres)
        expect(ecarts).toEqual({ ajoutes: [], retires: [], deplaces: moinsDeplaces(codes, apres) })
      }),
    )
  })
  it('dit ce qui est venu et ce qui est parti', () =>
    expect(ecartsEntre(['a', 'b', 'c'], ['c', 'a', 'd'])).toEqual({ ajoutes: ['d'], retires: ['b'], deplaces: 1 }))
}) // prettier-ignore

describe('l’ordre d’une liste', () => {
  const ligne = fc.record({
    voixHeure: fc.option(fc.record({ central: fc.double({ noNaN: true, min: -1, max: 1 }) })),
    reserveNette: fc.option(fc.integer({ min: -500, max: 500 })),
    marge: fc.option(fc.double({ noNaN: true, min: -1, max: 1 })),
  })
  it('met l’inconnu à la fin, et garde le reste entier', () =>
    fc.assert(
      fc.property(fc.array(ligne), fc.constantFrom(...TRIS), (lignes, tri) => {
        const cle = { voix: 'voixHeure', reserve: 'reserveNette', hesitance: 'marge' } as const
        const connus = trier(lignes, tri).map((l) => l[cle[tri]] !== null)
        expect(connus).toEqual(connus.toSorted((a, b) => Number(b) - Number(a)))
        expect(connus.length).toBe(lignes.length)
      }),
    ))
  it('met d’abord qui hésite le plus', () =>
    expect(trier([-0.2, 0.01, -0.05].map((marge) => ({ marge, reserveNette: 0, voixHeure: null })), 'hesitance').map((l) => l.marge)).toEqual([0.01, -0.05, -0.2]))
}) // prettier-ignore

describe('une cellule', () => {
  it('ne devient jamais une formule, même derrière des guillemets, des espaces ou des signes larges', () => {
    for (const piege of ['=1+1', '+33 6', '-2+3', '@SOMME(A1)', '\t=1', '\r=1', '"=1"', ' =1', '\u00A0=1', "'=1", '＝1', '\n=1'])
      expect([piege, estFormule(piege), cellule(piege).replace(/^"/, '').startsWith("'")]).toEqual([piege, true, true])
    for (const texte of ['-12,5', '+3', 'Saint-Gilles', 'été = hiver', '12'])
      expect([texte, estFormule(texte)]).toEqual([texte, false])
  })
  it('garde les décimales à la française', () =>
    expect([cellule(0.1 + 0.2), cellule(-3.456, 1), cellule(-0.001), cellule(null), cellule(NaN)]).toEqual(['0,3', '-3,5', '0', '', '']))
}) // prettier-ignore

describe('une page de tableau', () => {
  const police = chargerPolice('source-sans-3', 400)
  it('coupe entre les mots, sans jamais dépasser la colonne', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zéèœ’]{1,14}$/), { minLength: 1, maxLength: 12 }), fc.integer({ min: 30, max: 200 }), (mots, largeur) => {
        const lignes = couper(police, mots.join(' '), 8, largeur, 2)
        expect(lignes.length).toBeLessThanOrEqual(2)
        for (const l of lignes) expect(largeurDe(police, l, 8)).toBeLessThanOrEqual(largeur)
      }),
    ))
  it('écrit œ, ’ et – dans le jeu de la police, et ôte l’accent qu’il n’a pas', () =>
    expect([...coder('œ’−ā漢')]).toEqual([0x9c, 0x92, 0x96, 0x61, 63]))
}) // prettier-ignore
