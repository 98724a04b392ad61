/** Method 1, on figures that a reader can check by hand, and as properties. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import {
  gaucheEnTete,
  margeDe,
  PARAMETRES,
  partsDe,
  phi,
  poidsTour,
  probabiliteEnTete,
  profilDe,
  scoresDe,
  type ContexteNational,
  type TourDeLieu,
} from '#domain/classification'
import { classerLieu } from '#domain/classement'
import { estFoyer, reserveDe, strateDe } from '#domain/foyer'
import { volatiliteDe } from '#domain/volatilite'
import type { ParBloc } from '#domain/bloc'

const voix = (gauche: number | null, centre: number, droite: number, extremeDroite: number): ParBloc => ({
  gauche,
  centre,
  droite,
  extremeDroite,
  autres: 0,
})
const tour = (scrutin: string, v: ParBloc, inscrits = 1000, votants = 500): TourDeLieu => ({
  scrutin,
  inscrits,
  votants,
  exprimes: Object.values(v).reduce((s: number, x) => s + (x ?? 0), 0),
  voix: v,
})

const PAYS = voix(300, 250, 150, 300)
const national: ContexteNational = {
  aujourdhui: '2024-06-30',
  parts: new Map(
    [
      '2017-presidentielle-1',
      '2019-europeennes-1',
      '2022-presidentielle-1',
      '2022-legislatives-1',
      '2024-legislatives-1',
    ].map((s) => [s, partsDe(tour(s, PAYS))]),
  ),
  reference: '2024-legislatives-1',
}

describe('les scores', () => {
  it('d’un lieu qui vote comme le pays sont ceux du pays', () => {
    const scores = scoresDe(
      [tour('2022-legislatives-1', PAYS), tour('2024-legislatives-1', PAYS)],
      null,
      national,
    )
    expect(scores.gauche).toBeCloseTo(0.3, 10)
    expect(scores.extremeDroite).toBeCloseTo(0.3, 10)
  })

  it('se rétrécissent vers le parent : 150 exprimés du parent pèsent autant que 150 du lieu', () => {
    const parent: ParBloc = { gauche: 0.5, centre: 0.2, droite: 0.1, extremeDroite: 0.2, autres: 0 }
    const scores = scoresDe([tour('2024-legislatives-1', voix(45, 38, 22, 45))], parent, national)
    expect(scores.gauche).toBeCloseTo(0.4, 10)
  })

  it('sautent un tour où le bloc est absent, au lieu de le compter zéro', () => {
    const avec = [tour('2024-legislatives-1', voix(400, 200, 100, 300))]
    const absente = [tour('2022-legislatives-1', voix(null, 500, 200, 300)), ...avec]
    expect(scoresDe(absente, null, national).gauche).toBeCloseTo(scoresDe(avec, null, national).gauche!, 10)
  })

  it('un tour deux fois plus vieux que la demi-vie pèse quatre fois moins', () => {
    const poids = poidsTour('2017-legislatives-1', '2025-06-11')
    expect(poids).toBeCloseTo(0.25, 3)
    expect(poidsTour('2022-presidentielle-1', '2022-04-10')).toBe(PARAMETRES.poids.presidentielle)
  })

  it('restent entre 0 et 1', () => {
    const compte = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(compte, compte, compte, compte), { minLength: 1, maxLength: 2 }),
        (lignes) => {
          const codes = ['2022-legislatives-1', '2024-legislatives-1']
          const tours = lignes.map(([g, c, d, x], i) => tour(codes[i]!, voix(g, c, d, x)))
          return Object.values(scoresDe(tours, null, national)).every((s) => s === null || (s >= 0 && s <= 1))
        },
      ),
    )
  })
})

describe('la marge et le profil', () => {
  it('la marge est l’écart au premier des rivaux', () => {
    const { marge, rival } = margeDe({
      gauche: 0.36,
      centre: 0.22,
      droite: 0.09,
      extremeDroite: 0.31,
      autres: 0.02,
    })!
    expect([Number(marge.toFixed(4)), rival]).toEqual([0.05, 'extremeDroite'])
    expect(margeDe({ gauche: null, centre: 0.5, droite: 0.2, extremeDroite: 0.3, autres: 0 })).toBeNull()
  })

  it('les seuils sont ceux de la méthode', () => {
    const [V, F] = [true, false]
    expect(profilDe(0.06, [V, V, V, F])).toBe('acquis')
    expect(profilDe(0.06, [V, V, F, F])).toBe('hesitant')
    expect(profilDe(0.0599, [V, V, V, V])).toBe('hesitant')
    expect(profilDe(-0.1, [V, V, V, V])).toBe('droite')
  })

  it('une égalité n’est pas une première place', () => {
    expect(gaucheEnTete(tour('2024-legislatives-1', voix(300, 300, 100, 100)))).toBe(false)
    expect(gaucheEnTete(tour('2024-legislatives-1', voix(null, 300, 100, 100)))).toBeNull()
  })

  it('Φ vaut ce que disent les tables, et la probabilité croît avec la marge', () => {
    expect(phi(0)).toBeCloseTo(0.5, 6)
    expect(phi(1.96)).toBeCloseTo(0.975, 4)
    expect(phi(-1)).toBeCloseTo(0.158655, 5)
    fc.assert(
      fc.property(fc.double({ min: -1, max: 0.9, noNaN: true }), (m) => {
        return (
          probabiliteEnTete(m + 0.05, false) >= probabiliteEnTete(m, false) &&
          probabiliteEnTete(m, true) <= probabiliteEnTete(m, false)
        )
      }),
    )
  })
})

describe('le foyer', () => {
  // Presidential turnout 80 %, legislative 40 %: gap 0.4; left 50 %, far right 20 % of the presidential.
  const tours = [
    tour('2022-presidentielle-1', voix(400, 150, 90, 160), 1000, 800),
    tour('2022-legislatives-1', voix(200, 75, 45, 80), 1000, 400),
  ]
  it('la réserve est l’écart de participation fois la part présidentielle', () => {
    const r = reserveDe(tours)!
    expect(r.ecartParticipation).toBeCloseTo(0.4, 10)
    expect([r.gauche, r.extremeDroite, r.nette].map((x) => Number(x.toFixed(6)))).toEqual([0.2, 0.08, 0.12])
  })

  it('manque sans présidentielle ou sans législatives', () => {
    expect(reserveDe(tours.slice(0, 1))).toBeNull()
  })

  it('demande une abstention au moins égale à celle des lieux comparables', () => {
    const scores = { gauche: 0.5, centre: 0.2, droite: 0.1, extremeDroite: 0.2, autres: 0 }
    const reserve = reserveDe(tours)!
    expect(estFoyer(reserve, scores, 0.2, 0.2)).toBe(true)
    expect(estFoyer(reserve, scores, 0.2, 0.21)).toBe(false)
    expect(estFoyer(reserve, { ...scores, extremeDroite: 0.51 }, 0.3, 0.2)).toBe(false)
  })

  it('les lieux comparables sont une taille de commune et un cinquième de niveau de vie', () => {
    const bornes = [18_000, 20_000, 22_000, 25_000]
    expect(strateDe(900, 17_000, bornes)).toBe('0:0')
    expect(strateDe(12_000, 22_500, bornes)).toBe('3:3')
    expect(strateDe(900, null, bornes)).toBe('0:inconnu')
  })
})

describe('la volatilité', () => {
  it('est nulle entre deux tours identiques, et retire le bruit', () => {
    const stable = [tour('2022-legislatives-1', PAYS), tour('2024-legislatives-1', PAYS)]
    expect(volatiliteDe(stable)).toBe(0)
    // 100 of 1000 move from the left to the far right: V = 0.1; noise at 1000 exprimés = 0.02·√0.4.
    const mouvant = [tour('2022-legislatives-1', PAYS), tour('2024-legislatives-1', voix(200, 250, 150, 400))]
    expect(volatiliteDe(mouvant)).toBeCloseTo(Math.sqrt(0.01 - 0.0004 * 0.4), 10)
  })
  it('ne compare que des tours de même type', () => {
    expect(volatiliteDe([tour('2022-presidentielle-1', PAYS), tour('2022-legislatives-1', PAYS)])).toBeNull()
  })
})

describe('le classement d’un lieu', () => {
  const gauche = [
    '2019-europeennes-1',
    '2022-presidentielle-1',
    '2022-legislatives-1',
    '2024-legislatives-1',
  ].map((s) => tour(s, voix(600, 150, 50, 200)))
  it('acquis : toutes les raisons disent pourquoi', () => {
    const c = classerLieu(
      { inscrits: 1000, tours: gauche, parent: null, abstentionComparable: null },
      national,
    )
    expect(c.profil).toBe('acquis')
    expect(c.raisons[0]).toMatchObject({ signe: '+', texte: expect.stringContaining('4 fois sur 4') })
    expect(c.toursEnTete).toBe(4)
  })

  it('moins de 50 exprimés, ou un seul tour : indéterminé, sans marge ni chances', () => {
    const petit = gauche.map((t) => tour(t.scrutin, voix(20, 10, 10, 9)))
    for (const tours of [petit, gauche.slice(-1)]) {
      const c = classerLieu({ inscrits: 100, tours, parent: null, abstentionComparable: null }, national)
      expect([c.profil, c.marge, c.probabilite, c.foyer]).toEqual(['indetermine', null, null, false])
      expect(c.raisons).toHaveLength(1)
    }
  })
})
