import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { BLOCS_ELAN, direElans, ELANS_NEUTRES, lireElans, requeteElans } from '../../web/carte/elans.ts'
import { encartsDe } from '../../web/carte/encart.ts'
import { memeCible } from '../../web/carte/pointage.ts'
import {
  completer,
  extraire,
  INDETERMINE,
  sAccorde,
  scenarioCirconscriptions,
  sousScenario,
} from '../../web/carte/scenario.ts'
import { phraseLevier, phrasePrevision } from '../../web/texte.ts'
import { phrasesReport } from '../../web/lieu/phrasesTransferts.ts'
import { morceau, valeurs } from './morceaux.ts'

const m = morceau([
  { code: '96-01', nom: 'a', profil: 0, marge: 0.08 },
  { code: '96-02', nom: 'b', profil: 1, marge: -0.02 },
  { code: '96-03', nom: 'c' },
])
const colonnes = {
  probabilite: Float32Array.of(0.9, 0.5, Number.NaN),
  marge: Float32Array.of(0.1, 0, Number.NaN),
  profil: Uint8Array.of(0, 1, INDETERMINE),
}

describe('élans', () => {
  it('reads back what it writes, and asks the server for shares', () => {
    const e = lireElans('g2,x-1.5')
    expect(requeteElans(e)).toBe('gauche=0.02&extremeDroite=-0.015')
    expect(direElans(e)).toBe('gauche +2, extrême droite −1,5')
    const p = lireElans('g1,p33')
    expect([requeteElans(p), direElans(p)]).toEqual([
      'gauche=0.01&participation=0.35',
      'gauche +1, abstention ramenée de 35 %',
    ])
    expect([requeteElans(ELANS_NEUTRES), direElans(ELANS_NEUTRES)]).toEqual(['', 'neutre'])
  })
  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        for (const b of BLOCS_ELAN) expect(Math.abs(lireElans(s)[b])).toBeLessThanOrEqual(10)
      }),
    )
  })
})

describe('scénario sur une couche', () => {
  it('moves values, not polygons: same geometry, same place', () => {
    const sous = sousScenario(m, colonnes)
    expect(sous.geometrie).toBe(m.geometrie)
    expect(memeCible({ morceau: sous, rang: 1 }, { morceau: m, rang: 1 })).toBe(true)
    expect([sous.valeurs.marge[0], sous.valeurs.nom[0]]).toEqual([Math.fround(0.1), 'a'])
  })
  it('refuses columns of another layer', () => {
    expect(sAccorde(colonnes, m.valeurs)).toBe(true)
    expect(sAccorde(extraire(colonnes, 0, 2), m.valeurs)).toBe(false)
    expect(sAccorde({ ...colonnes, profil: Uint8Array.of(INDETERMINE, 1, 0) }, m.valeurs)).toBe(false)
  })
  it('gives the chances of the simple rule when there is no prediction, and says so', () => {
    expect(completer(colonnes).approchee).toBe(false)
    const sans = completer({ ...colonnes, probabilite: new Float32Array(3).fill(Number.NaN) })
    expect(sans.approchee).toBe(true)
    expect(sans.colonnes.probabilite[1]).toBeCloseTo(0.5, 6)
    expect(sans.colonnes.probabilite[2]).toBeNaN()
  })
  it('moves circonscriptions by their scores; acquis still needs the rounds led', () => {
    const v = valeurs([
      { code: '96-01', nom: 'a', profil: 1 },
      { code: '96-02', nom: 'b', profil: 1 },
      { code: '96-03', nom: 'c' },
    ])
    v.gauche.fill(0.35)
    v.extremeDroite.fill(0.33)
    const connues = new Map([
      ['96-01', { probabilite: 0.8, marge: null, toursEnTete: 4 }],
      ['96-02', { probabilite: 0.7, marge: null, toursEnTete: 2 }],
    ])
    const c = scenarioCirconscriptions(v, lireElans('g3,x-2'), connues)
    expect(c.marge[0]).toBeCloseTo(0.07, 5)
    expect(Array.from(c.profil)).toEqual([0, 1, INDETERMINE])
    expect(c.probabilite[2]).toBeNaN()
    // when turnout moves, the margin is that of the server
    const mobilise = new Map([['96-01', { probabilite: 0.8, marge: -0.2, toursEnTete: 4 }]])
    const d = scenarioCirconscriptions(v, lireElans('g3,p50'), mobilise)
    expect([d.marge[0], d.profil[0]]).toEqual([Math.fround(-0.2), 2])
  })
})

describe('encarts', () => {
  it('frames the overseas départements of a layer, in their order, and no other', () => {
    const outremer = morceau([
      { code: '974-01', nom: 'a', departement: '974' },
      { code: '30-01', nom: 'b', departement: '30' },
      { code: '971-01', nom: 'c', departement: '971' },
      { code: '974-02', nom: 'd', departement: '974' },
    ])
    expect(encartsDe(outremer).map((e) => [e.nom, e.rangs, e.emprise.map(Math.round)])).toEqual([
      ['Guadeloupe', [2], [2, 0, 3, 1]],
      ['La Réunion', [0, 3], [0, 0, 4, 1]],
    ])
    expect(encartsDe(m)).toEqual([])
  })
})

describe('phrases', () => {
  it('says the predicted share with its interval', () => {
    const c = { partPrevue: 0.341, partPrevueBasse: 0.28, partPrevueHaute: 0.41 }
    expect(phrasePrevision(c)).toBe(
      'La gauche y ferait 34\u00a0% aux prochaines législatives (estimation, de 28 à 41\u00a0%).',
    )
    expect(phrasePrevision({ ...c, partPrevueBasse: null })).toContain('(estimation).')
    expect(phrasePrevision({ ...c, partPrevue: null })).toBeNull()
  })
  it('says what votes are worth', () => {
    expect(phraseLevier(5.4e-5)).toContain('valent +5\u00a0points de chances')
    expect(phraseLevier(1e-7)).toContain('moins de 1 point')
  })
  it('says where the votes of the absent blocs went, the heaviest first', () => {
    const report = {
      niveau: 'circonscription' as const,
      code: '96-01',
      typeDuel: '',
      nomDuel: '',
      de: '',
      vers: '',
      sources: ['gauche', 'droite', 'centre', 'abstention'],
      destinations: ['gauche', 'abstention'],
      parts: [1, 0, 0.3, 0.7, 0.98, 0.02, 0, 1],
      bas: [],
      haut: [],
      indicatif: [],
      poidsSources: [0.3, 0.1, 0.2, 0.4],
      bureaux: 10,
      inscrits: 1000,
      erreur: 0,
    }
    expect(phrasesReport(report)).toEqual([
      'Des voix du centre, 98\u00a0% sont allées à la gauche.',
      'Des voix de la droite, 70\u00a0% sont allées à l’abstention et 30\u00a0% à la gauche.',
    ])
    // from one election to the next a bloc is on both sides
    const d = {
      ...report,
      niveau: 'region' as const,
      de: '2022-presidentielle-1',
      vers: '2024-legislatives-1',
    }
    expect(phrasesReport({ ...d, parts: [0.8, 0.2, 0.3, 0.7, 0.98, 0.02, 0, 1] })).toEqual([
      'Des voix de la gauche, 80\u00a0% sont restées à la gauche et 20\u00a0% sont allées à l’abstention.',
      'Des voix du centre, 98\u00a0% sont allées à la gauche.',
      'Des voix de la droite, 70\u00a0% sont allées à l’abstention et 30\u00a0% à la gauche.',
    ])
  })
})
