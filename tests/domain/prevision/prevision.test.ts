import { describe, expect, it } from 'vitest'
import { gaucheEnTeteParLieu } from '#domain/prevision/agregat'
import { NB_BLOCS, partsNationales, type TourEnColonnes } from '#domain/prevision/colonnes'
import { tableDeLift } from '#domain/prevision/lift'
import { mesurer } from '#domain/prevision/mesure'
import { intervallesGauche, prevoir, rejouer } from '#domain/prevision/prevision'
import { backtester, prevoir2024 } from '../../../etl/backtest/backtest.ts'
import { AVANT, historiqueDe, offreDe, tourDe } from '../../../etl/backtest/episodes.ts'
import { prevoirProchaines } from '../../../etl/backtest/prochaines.ts'
import { inventerPays, melangerVotes } from '../../support/pays.ts'

const pays = inventerPays()
const CIBLE = '2024-legislatives-1'

const moyenne = (v: Float64Array) => v.reduce((s, x) => s + x, 0) / v.length

/** A round without one of its bureaux. */
const vider = (t: TourEnColonnes, i: number): TourEnColonnes => ({
  inscrits: t.inscrits.map((v, j) => (j === i ? NaN : v)),
  votants: t.votants.map((v, j) => (j === i ? NaN : v)),
  exprimes: t.exprimes.map((v, j) => (j === i ? NaN : v)),
  voix: t.voix.map((v, j) => (Math.floor(j / NB_BLOCS) === i ? NaN : v)),
})

describe('protocole « 2024 »', () => {
  const prevision = prevoir2024(pays)

  it('sees nothing of 2024 but the national shares and the offer: shuffled votes, same predictions', () => {
    const melange = melangerVotes(pays, CIBLE)
    expect(tourDe(melange, CIBLE).voix).not.toEqual(tourDe(pays, CIBLE).voix)
    expect(partsNationales(tourDe(melange, CIBLE))).toEqual(partsNationales(tourDe(pays, CIBLE)))
    const autre = prevoir2024(melange)
    expect(autre.parts).toEqual(prevision.parts)
    expect(autre.bureaux).toEqual(prevision.bureaux)
    expect(autre.circonscriptions).toEqual(prevision.circonscriptions)
    expect(intervallesGauche(autre)).toEqual(intervallesGauche(prevision))
  })

  it('does listen to the past: shuffled votes of 2022, other predictions', () => {
    expect(prevoir2024(melangerVotes(pays, '2022-legislatives-1')).parts).not.toEqual(prevision.parts)
  })

  it('gives the same answer twice', () => {
    expect(prevoir2024(pays).parts).toEqual(prevision.parts)
  })

  it('beats the rule of thumb of the same run, and is calibrated', () => {
    const r = backtester(pays)
    expect(r.bureaux.n).toBe(pays.territoire.metropole.reduce((s, m) => s + m, 0))
    expect(r.bureaux.brier).toBeLessThan(r.baseline.brier)
    expect(r.bureaux.ece).toBeLessThan(0.1)
    expect(r.couverture.blocs[0]).toBeGreaterThan(0.65)
    expect(r.lift).toHaveLength(6)
    expect(r.jumeau.bureaux.n).toBeGreaterThan(0)
  })
})

describe('rejouer', () => {
  const prevision = prevoir2024(pays)

  it('is the prediction of the other scenario, found faster', () => {
    const scenario = Float64Array.from([0.35, 0.2, 0.1, 0.33, 0.02])
    const direct = prevoir(
      prevision.base.modele,
      historiqueDe(pays, AVANT[2024]),
      scenario,
      offreDe(pays, CIBLE),
      pays.territoire,
    )
    const rejoue = rejouer(prevision, scenario)
    for (let j = 0; j < direct.parts.length; j++)
      expect(Math.abs(rejoue.parts[j]! - direct.parts[j]!)).toBeLessThan(1e-3)
  })

  it('raises the chances of the left when its national share rises', () => {
    const base = partsNationales(tourDe(pays, CIBLE))
    const haut = base.map((p, k) => (k === 0 ? p + 0.05 : p * (1 - 0.05 / (1 - base[0]!))))
    const plus = rejouer(prevision, haut)
    expect(moyenne(plus.bureaux.premier)).toBeGreaterThan(moyenne(prevision.bureaux.premier))
  })
})

describe('les prochaines législatives', () => {
  it('gives each bureau shares that sum to 1, chances, and an interval that holds its share', () => {
    const p = prevoirProchaines(pays)
    const bornes = intervallesGauche(p)
    for (let i = 0; i < pays.territoire.n; i++) {
      const ligne = p.parts.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS)
      expect(ligne.reduce((s, v) => s + v, 0)).toBeCloseTo(1, 9)
      expect(p.bureaux.premier[i]).toBeGreaterThanOrEqual(0)
      expect(p.bureaux.deuxPremiers[i]).toBeGreaterThanOrEqual(p.bureaux.premier[i]!)
      expect(bornes[2 * i]).toBeLessThan(ligne[0]!)
      expect(bornes[2 * i + 1]).toBeGreaterThan(ligne[0]!)
    }
    const mesures = mesurer(p.bureaux.premier, gaucheEnTeteParLieu(tourDe(pays, CIBLE).voix))
    expect(mesures.brier).toBeLessThan(0.15)
  })

  it('predicts a new bureau from its commune, and nothing for a bureau that is no more', () => {
    const neuf = 41
    const disparu = 42
    const tours = new Map([...pays.tours].map(([s, t]) => [s, s === CIBLE ? t : vider(t, neuf)]))
    const offre = offreDe(pays, CIBLE)
    const presence = offre.presence.map((v, j) => (Math.floor(j / NB_BLOCS) === disparu ? 0 : v))
    const offres = new Map([...pays.offres, [CIBLE, { ...offre, presence }]])
    const p = prevoir2024({ ...pays, tours, offres })
    expect(p.parts[neuf * NB_BLOCS]).toBeGreaterThan(0.05)
    expect(p.effectif[neuf]).toBeGreaterThan(100)
    expect(p.effectif[disparu]).toBe(0)
    expect(p.bureaux.premier[disparu]).toBe(0)
  })
})

/** A round of ten bureaux of 100 inscrits. */
const tour = (voix: number[], votants: number[]): TourEnColonnes => ({
  inscrits: Float64Array.from(votants, () => 100),
  votants: Float64Array.from(votants),
  exprimes: Float64Array.from(votants),
  voix: Float64Array.from(voix),
})
const dix = (premier: number[], autres: number[]) => [
  ...premier,
  ...Array.from({ length: 9 }, () => autres).flat(),
]
const neuf = (a: number, b: number) => [a, ...Array.from({ length: 9 }, () => b)]

describe('lift', () => {
  it('is what an addition by hand gives', () => {
    // Ten bureaux of 100 inscrits; the first holds back thirty votes of the left and wins twenty of them.
    const presidentielle = tour(dix([60, 0, 0, 20, 0], [20, 0, 0, 40, 0]), neuf(80, 60))
    const legislatives = tour(dix([30, 0, 0, 10, 0], [18, 0, 0, 36, 0]), neuf(40, 54))
    const suivante = tour(dix([50, 0, 0, 15, 0], [20, 0, 0, 40, 0]), neuf(65, 60))
    const historique = {
      presidentielle,
      legislatives,
      duelPresidentiel: presidentielle,
      secondTour: legislatives,
      offrePassee: offreDe(pays, CIBLE),
    }
    const lignes = Int32Array.from({ length: 10 }, (_, i) => i)
    const table = tableDeLift(lignes, historique, suivante, new Float64Array(50))
    const ligne = (nom: string) => table.find((l) => l.classement === nom)!
    expect(ligne('hasard').gauche).toBeCloseTo((20 + 9 * 2) / 1000, 12)
    expect(ligne('réserve nette').gauche).toBeCloseTo(0.2, 12)
    expect(ligne('réserve nette').extremeDroite).toBeCloseTo(0.05, 12)
    expect(ligne('réserve nette').net).toBeCloseTo(0.15, 12)
  })
})
