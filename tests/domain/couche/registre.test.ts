import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { BLOCS } from '#domain/bloc'
import { ECHELLES, ecrireSeuil, ecrireValeur, GROUPES_COUCHE, millesimeDe } from '#domain/couche/couche'
import { enOklab, palette, PALETTE_CROISEE, paletteDivergente } from '#domain/couche/palette'
import { enPas, quantifier, SANS_DONNEE, valeurDuPas } from '#domain/couche/quantification'
import { coucheDe, lireCouches, toutesLesCouches } from '#domain/couche/registre'
import { INDICATEURS } from '#domain/indicateur'
import { SCRUTINS } from '#domain/scrutin'

const toutes = toutesLesCouches(SCRUTINS.map((s) => s.code))

describe('le registre des couches', () => {
  it('dates what spans several rounds by those that are loaded', () => {
    const profil = coucheDe('profil')!
    expect([[2012, 2024, 2017], [2022], []].map((a) => millesimeDe(profil, a))).toEqual([
      '2012–2024',
      '2022',
      '',
    ])
    expect(millesimeDe(coucheDe('vote.gauche.2022-presidentielle-1')!, [2012, 2024])).toBe('2022')
  })
  it('names each layer once, by a key that gives it back', () => {
    expect(new Set(toutes.map((c) => c.cle)).size).toBe(toutes.length)
    expect(new Set(toutes.map((c) => c.libelle)).size).toBe(toutes.length)
    for (const c of toutes) expect(coucheDe(c.cle)).toBe(c)
  })

  it('holds any bloc in any round, any turnout, any indicator, in every group', () => {
    const cles = new Set(toutes.map((c) => c.cle))
    for (const s of SCRUTINS) {
      expect(cles).toContain(`participation.${s.code}`)
      for (const b of BLOCS) expect(cles).toContain(`vote.${b}.${s.code}`)
    }
    for (const i of INDICATEURS) expect(cles).toContain(`insee.${i.cle}`)
    expect(new Set(toutes.map((c) => c.groupe))).toEqual(new Set(GROUPES_COUCHE))
  })

  it('shows no figure without a source and a vintage', () => {
    for (const c of toutes) {
      expect(c.source, c.cle).toMatch(/\S/)
      expect(millesimeDe(c, [2012, 2024]), c.cle).toMatch(/\d{4}/)
      expect(c.aide, c.cle).toMatch(/[.]$/)
    }
  })

  it('offers only the rounds of a publication', () => {
    const cles = toutesLesCouches(['2024-legislatives-1']).map((c) => c.cle)
    expect(cles.filter((c) => c.startsWith('vote.'))).toHaveLength(BLOCS.length)
    expect(cles.some((c) => c.startsWith('evolution.'))).toBe(false)
  })

  it('reads any pair of rounds, in both directions, and refuses what does not exist', () => {
    expect(coucheDe('evolution.gauche.2024-legislatives-1.2017-presidentielle-1')?.nature).toBe('divergente')
    for (const cle of [
      '',
      'vote.gauche',
      'vote.vert.2024-legislatives-1',
      'vote.gauche.1981-presidentielle-1',
      'evolution.gauche.2024-legislatives-1.2024-legislatives-1',
      'insee.x',
      'participation.2024-legislatives-1.x',
      '__proto__',
    ])
      expect(coucheDe(cle), cle).toBeNull()
  })

  it('crosses numbers with numbers, never a category', () => {
    expect(lireCouches('vote.gauche.2024-legislatives-1~insee.tauxChomage')).toHaveLength(2)
    expect(lireCouches('profil~insee.tauxChomage')).toBeNull()
    expect(lireCouches('marge~marge~marge')).toBeNull()
    expect(lireCouches('profil')).toHaveLength(1)
  })

  it('writes values and cuts in French', () => {
    const marge = coucheDe('marge')!
    expect(ecrireValeur(marge, -0.0534)).toBe('−5,3\u00A0pts')
    expect(ecrireSeuil('part', 0.2)).toBe('20')
    expect(ecrireSeuil('points', 0.065)).toBe('+6,5')
  })
})

describe('quantifier', () => {
  it('loses at most half a step, and keeps what is missing', () => {
    for (const unite of ['part', 'points', 'voixParHeure', 'ans'] as const) {
      const e = ECHELLES[unite]
      fc.assert(
        fc.property(fc.double({ min: e.origine, max: e.origine + 60_000 * e.pas, noNaN: true }), (v) => {
          expect(Math.abs(valeurDuPas(enPas(v, e), e) - v)).toBeLessThanOrEqual(e.pas * 0.5001)
          expect(quantifier([v], e)[0]).toBe(enPas(v, e))
        }),
      )
    }
    expect(Array.from(quantifier([Number.NaN, 9], ECHELLES.part))).toEqual([SANS_DONNEE, 65_533])
    expect(valeurDuPas(SANS_DONNEE, ECHELLES.part)).toBeNaN()
  })
})

/** Linear RGB of a colour as three kinds of colour vision see it, severity 1. Source: Machado, Oliveira, Fernandes 2009. */
const VISIONS: Record<string, readonly number[]> = {
  normale: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopie: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopie: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopie: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}
const lineaire = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
function lab(hexa: string, vision: readonly number[]): [number, number, number] {
  const rvb = [1, 3, 5].map((i) => lineaire(Number.parseInt(hexa.slice(i, i + 2), 16) / 255))
  const [r = 0, g = 0, b = 0] = [0, 3, 6].map((k) =>
    Math.max(
      0,
      Math.min(
        1,
        rvb.reduce((s, c, i) => s + c * vision[k + i]!, 0),
      ),
    ),
  )
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
const deltaE = (a: string, b: string, vision: readonly number[]) => {
  const [p, q] = [lab(a, vision), lab(b, vision)]
  return Math.hypot(...p.map((c, i) => c - q[i]!))
}

describe('les palettes', () => {
  const sequentielles = [
    'gauche',
    'centre',
    'droite',
    'extremeDroite',
    'autres',
    'chances',
    'sarcelle',
    'violet',
    'vert',
  ] as const
  it.each(Object.entries(VISIONS))('neighbouring classes stay apart: %s', (_, vision) => {
    for (const teinte of sequentielles) {
      const couleurs = palette(teinte, 6)
      for (let k = 1; k < 6; k++)
        expect(deltaE(couleurs[k - 1]!, couleurs[k]!, vision), `${teinte} ${k}`).toBeGreaterThan(7)
    }
    for (const teinte of ['marge', 'solde', 'moyenne'] as const) {
      const couleurs = paletteDivergente(teinte, 3, 3)
      for (let i = 0; i < 6; i++)
        for (let j = i + 1; j < 6; j++)
          expect(deltaE(couleurs[i]!, couleurs[j]!, vision), `${teinte} ${i} ${j}`).toBeGreaterThan(7)
    }
    for (let i = 0; i < 9; i++)
      for (let j = i + 1; j < 9; j++)
        expect(deltaE(PALETTE_CROISEE[i]!, PALETTE_CROISEE[j]!, vision), `croisée ${i} ${j}`).toBeGreaterThan(
          7,
        )
    for (let i = 0; i < 9; i++)
      for (let j = i + 1; j < 9; j++)
        expect(
          deltaE(palette('types', 9)[i]!, palette('types', 9)[j]!, vision),
          `types ${i} ${j}`,
        ).toBeGreaterThan(20)
  })

  it('darken in one direction, and leave the hatch of a foyer visible on the darkest', () => {
    for (const teinte of sequentielles) {
      const clartes = palette(teinte, 9).map((c) => enOklab(c)[0])
      expect(
        [...clartes].sort((a, b) => b - a),
        teinte,
      ).toEqual(clartes)
      expect(clartes.at(-1)!, teinte).toBeGreaterThan(0.35)
    }
  })

  it('turn at their centre, however many classes each side has', () => {
    expect(paletteDivergente('marge', 4, 4)).toEqual(palette('marge', 8))
    expect(paletteDivergente('marge', 1, 4)).toEqual(palette('marge', 8).slice(3))
  })
})
