import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { BLOCS, type ParBloc } from '#domain/bloc'
import { Hasard } from '#domain/hasard'
import { calerParts, partsAttendues } from '#domain/siege/base'
import { HYPOTHESES } from '#domain/siege/defauts'
import type { Circonscriptions, Hypotheses } from '#domain/siege/hypotheses'
import { masqueDe, toutesConfigurations } from '#domain/siege/matrices'
import { rangDecroissant, simulerCirconscription, simulerSieges } from '#domain/siege/simulation'
import { QUANTILES_NORMAUX, QUANTILES_T5 } from '#domain/siege/tables'
import { preparer } from '#domain/siege/tirage'

const NUL: ParBloc<number> = { gauche: 0, centre: 0, droite: 0, extremeDroite: 0, autres: 0 }

/** No chance at all: what the expected shares say happens. */
const CERTAIN: Hypotheses = {
  ...HYPOTHESES,
  ecart: { national: NUL, regional: NUL, local: NUL, localSortant: NUL },
  participation: { nationale: 0, locale: 0 },
  sortant: NUL,
  front: 0,
  concentration: { nationale: 1e7, locale: 1e7 },
}

/** Circonscriptions of 80 000 inscrits, one per row of shares, one candidate per bloc. */
function pays(lignes: readonly (readonly number[])[], participation = 0.65): Circonscriptions {
  const n = lignes.length
  return {
    codes: lignes.map((_, i) => `00-${i}`),
    inscrits: new Float64Array(n).fill(80_000),
    parts: Float64Array.from(lignes.flat()),
    tete: new Float64Array(n * 5).fill(1),
    participation: new Float64Array(n).fill(participation),
    exprimes: new Float64Array(n).fill(1),
    region: new Int32Array(n),
    sortant: new Int8Array(n).fill(-1),
  }
}

const gagne = (p: readonly number[], h: Hypotheses, participation?: number) =>
  simulerSieges(pays([p], participation), h, { tirages: 20 }).chances[0]!

describe('rules of the vote', () => {
  it('elects in round 1 above half of exprimés, unless too few inscrits voted', () => {
    const net = [0.55, 0.2, 0.05, 0.2, 0]
    expect(gagne(net, CERTAIN).gagne[0]).toBeCloseTo(1)
    expect(gagne(net, CERTAIN).secondTour[3]).toBe(0)
    // 55 % of 40 % of inscrits is under a quarter: a second round is held.
    expect(gagne(net, CERTAIN, 0.4).secondTour[3]! + gagne(net, CERTAIN, 0.4).secondTour[1]!).toBeCloseTo(1)
  })

  it('keeps the first two, and whoever passes 12.5 % of inscrits', () => {
    const serre = [0.3, 0.25, 0.05, 0.4, 0]
    expect(gagne(serre, CERTAIN, 0.6).secondTour[1]).toBeCloseTo(1)
    expect(gagne(serre, CERTAIN, 0.45).secondTour[1]).toBe(0)
    expect(gagne(serre, CERTAIN, 0.45).secondTour[0]).toBeCloseTo(1)
  })

  it('lets the third withdraw when the front holds', () => {
    const serre = [0.3, 0.25, 0.05, 0.4, 0]
    const avec = {
      ...CERTAIN,
      front: 1,
      desistement: { ...CERTAIN.desistement, extremeDroiteEnTete: { centre: 1 } },
    }
    expect(gagne(serre, avec, 0.65).secondTour[1]).toBe(0)
    expect(gagne(serre, avec, 0.65).gagne[0]!).toBeGreaterThan(gagne(serre, CERTAIN, 0.65).gagne[0]!)
  })

  it('never elects a bloc without a candidate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (p) => {
          const s = simulerSieges(pays([[...p, 0]]), HYPOTHESES, { tirages: 50 })
          const { gagne, secondTour } = s.chances[0]!
          expect(gagne[4]).toBe(0)
          expect(secondTour[4]).toBe(0)
          expect(gagne.reduce((t, x) => t + x, 0)).toBeCloseTo(1)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('simulation', () => {
  const h = new Hasard(12)
  const lignes = Array.from({ length: 60 }, () => {
    const v = [0.3, 0.22, 0.12, 0.33, 0.03].map((x) => x * Math.exp(0.3 * h.normale()))
    const total = v.reduce((s, x) => s + x, 0)
    return v.map((x) => x / total)
  })

  it('is replayed by its seed, and moves with another', () => {
    const a = simulerSieges(pays(lignes), HYPOTHESES, { tirages: 300, graine: 4 })
    const b = simulerSieges(pays(lignes), HYPOTHESES, { tirages: 300, graine: 4 })
    const c = simulerSieges(pays(lignes), HYPOTHESES, { tirages: 300, graine: 5 })
    expect(b.tirageSieges).toEqual(a.tirageSieges)
    expect(c.tirageSieges).not.toEqual(a.tirageSieges)
  })

  it('fills every seat of every draw; tipping probabilities sum to 1', () => {
    const s = simulerSieges(pays(lignes), { ...HYPOTHESES, majorite: 20 }, { tirages: 400 })
    for (let t = 0; t < 400; t++)
      expect(s.tirageSieges.subarray(t * 5, t * 5 + 5).reduce((x, y) => x + y, 0)).toBe(60)
    expect(s.bascule.reduce((x, y) => x + y, 0)).toBeCloseTo(1)
    expect(s.sieges.moyenne.reduce((x, y) => x + y, 0)).toBeCloseTo(60)
  })

  it('gives the same circonscription alone as in the country; a bonus raises P(win), an absence ends it', () => {
    const c = pays(lignes)
    const s = simulerSieges(c, HYPOTHESES, { tirages: 500, graine: 9 })
    const contexte = preparer(c, HYPOTHESES, 500, 9)
    const seule = simulerCirconscription(c, contexte, 7)
    expect(seule).toEqual(s.chances[7])
    const aidee = simulerCirconscription(c, contexte, 7, { bonus: { gauche: 0.2 } })
    expect(aidee.gagne[0]!).toBeGreaterThanOrEqual(seule.gagne[0]!)
    expect(simulerCirconscription(c, contexte, 7, { absents: ['gauche'] }).gagne[0]).toBe(0)
  })

  it('measures the leverage as the slope of P(win)', () => {
    const c = pays([[0.35, 0.15, 0.1, 0.38, 0.02]])
    const contexte = preparer(c, HYPOTHESES, 40_000, 2)
    const avant = simulerCirconscription(c, contexte, 0)
    // A bonus on the left is worth votes in round 2 too: compare orders of magnitude, not digits.
    const delta = 0.05
    const apres = simulerCirconscription(c, contexte, 0, { bonus: { gauche: delta } })
    const voixNettes = 2 * delta * 0.35 * 0.65 * 0.65 * 80_000
    const pente = (apres.gagne[0]! - avant.gagne[0]!) / voixNettes
    expect(avant.levier / pente).toBeGreaterThan(0.5)
    expect(avant.levier / pente).toBeLessThan(2)
  })
})

describe('pieces', () => {
  it('has centred tables of variance 1', () => {
    for (const table of [QUANTILES_T5, QUANTILES_NORMAUX]) {
      const moyenne = table.reduce((s, x) => s + x, 0) / table.length
      expect(moyenne).toBeCloseTo(0, 6)
      expect(table.reduce((s, x) => s + x * x, 0) / table.length).toBeCloseTo(1, 6)
    }
  })

  it('knows the transfers of every configuration, and keeps those it was given', () => {
    const toutes = toutesConfigurations(HYPOTHESES.reports.avec)
    for (let masque = 1; masque < 32; masque++)
      for (let s = 0; s < 7; s++) {
        const ligne = toutes.subarray(masque * 35 + s * 5, masque * 35 + s * 5 + 5)
        ligne.forEach((p, b) => expect(p > 0 ? masque & (1 << b) : 1).toBeTruthy())
        expect(ligne.reduce((t, p) => t + p, 0)).toBeLessThanOrEqual(1.02)
      }
    const duel = masqueDe(['gauche', 'extremeDroite']) * 35
    const connu = HYPOTHESES.reports.avec['gauche-extremeDroite']!.centre.gauche!
    expect(toutes[duel + BLOCS.indexOf('centre') * 5]).toBe(connu)
  })

  it('selects the k-th greatest value', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true }), { minLength: 1 }), fc.nat(), (v, n) => {
        const k = n % v.length
        expect(rangDecroissant(Float32Array.from(v), k)).toBe(Float32Array.from(v).sort().reverse()[k])
      }),
    )
  })

  it('predicts from past positions and adds up to the scenario', () => {
    const national = { gauche: 0.3, centre: 0.25, droite: 0.1, extremeDroite: 0.33, autres: 0.02 }
    const scenario = { gauche: 0.28, centre: 0.22, droite: 0.12, extremeDroite: 0.36, autres: 0.02 }
    const un = { gauche: 1, centre: 1, droite: 1, extremeDroite: 1, autres: 1 }
    const parts = Float64Array.from([0.4, 0.2, 0.1, 0.28, 0.02, 0.2, 0.3, 0.1, 0.38, 0.02])
    const presence = new Uint8Array(10).fill(1)
    const attendues = partsAttendues([{ parts, national, poids: un }], presence, scenario)
    expect(attendues[0]!).toBeGreaterThan(attendues[5]!)
    const c = { ...pays([[], []]), parts: attendues, sortant: Int8Array.from([0, -1]) }
    const bonus = { ...NUL, gauche: 0.2 }
    const calees = calerParts(c, bonus, scenario)
    const somme = [0, 1].map((i) => {
      const p = [...calees.subarray(i * 5, i * 5 + 5)]
      if (i === 0) p[0]! *= Math.exp(0.2)
      const total = p.reduce((s, x) => s + x, 0)
      return p.map((x) => x / total)
    })
    BLOCS.forEach((b, k) => expect((somme[0]![k]! + somme[1]![k]!) / 2).toBeCloseTo(scenario[b], 4))
  })
})
