import { describe, expect, it } from 'vitest'
import { Hasard } from '#domain/hasard'
import { NB_BLOCS, type Offre } from '#domain/prevision/colonnes'
import { caler } from '#domain/prevision/calage'
import { lbfgs, nelderMead } from '#domain/prevision/minimisation'
import { dixiemes, frequence, mesurer, r2 } from '#domain/prevision/mesure'
import { apprendreCoefficients, coefficientsApriori, propensions } from '#domain/prevision/regression'
import { chancesDeTete } from '#domain/prevision/tete'
import { fc } from '../../support/proprietes.ts'

/** Around the levels of 2024. */
const niveaux = (h: Hasard) =>
  Float64Array.from([0.3, 0.25, 0.15, 0.28, 0.02], (v) => v * Math.exp(0.2 * h.normale()))

function moyennes(parts: Float64Array, poids: Float64Array): Float64Array {
  const masse = poids.reduce((s, w) => s + w, 0)
  return Float64Array.from({ length: NB_BLOCS }, (_, k) =>
    poids.reduce((s, w, i) => s + (w * parts[i * NB_BLOCS + k]!) / masse, 0),
  )
}

describe('calage', () => {
  it('adds up to the scenario, keeps absent blocs at zero and rows at one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (graine) => {
        const h = new Hasard(graine)
        const n = 60
        const presence = Uint8Array.from({ length: n * NB_BLOCS }, (_, j) =>
          j % NB_BLOCS === 0 || h.uniforme() < 0.8 ? 1 : 0,
        )
        const poids = Float64Array.from({ length: n }, () => 100 + h.indice(900))
        const prop = Float64Array.from({ length: n * NB_BLOCS }, () => Math.exp(0.4 * h.normale()))
        // A scenario that can be reached: the totals of some other factors.
        const scenario = moyennes(
          caler(prop, { presence } as Offre, poids, niveaux(h), { precision: Infinity }).parts,
          poids,
        )
        const { parts } = caler(prop, { presence } as Offre, poids, scenario, {
          precision: 1e-7,
          depart: niveaux(h),
        })
        moyennes(parts, poids).forEach((total, k) => expect(total).toBeCloseTo(scenario[k]!, 5))
        for (let i = 0; i < n; i++) {
          const ligne = parts.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS)
          expect(ligne.reduce((s, v) => s + v, 0)).toBeCloseTo(1, 9)
          ligne.forEach((v, k) => {
            if (presence[i * NB_BLOCS + k] === 0) expect(v).toBe(0)
          })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('sends the voters of an absent centre to the right first', () => {
    const presence = Uint8Array.from([1, 0, 1, 1, 0, 1, 1, 1, 1, 0])
    const { parts } = caler(
      Float64Array.from([0.3, 0.3, 0.1, 0.3, 0.01, 0.3, 0.3, 0.1, 0.3, 0.01]),
      { presence } as Offre,
      Float64Array.from([1, 1]),
      Float64Array.from([0.3, 0.15, 0.25, 0.3, 0]),
    )
    expect(parts[2]! - parts[7]!).toBeGreaterThan(3 * (parts[0]! - parts[5]!))
  })
})

describe('chances', () => {
  const ecarts = { blocs: [0.1, 0.2, 0.5, 0.18], bureau: 1.2 } as const

  it('is one half between two equals, and follows the margin', () => {
    const p = Float64Array.from([0.5, 0.5, 0, 0, 0, 0.6, 0.4, 0, 0, 0, 0, 0.5, 0, 0.5, 0])
    const { premier, deuxPremiers } = chancesDeTete(p, new Float64Array(3).fill(500), ecarts)
    expect(premier[0]).toBeCloseTo(0.5, 6)
    expect(premier[1]).toBeGreaterThan(0.9)
    expect(premier[2]).toBe(0)
    expect(deuxPremiers[0]).toBeCloseTo(1, 9)
  })

  it('agrees with draws to one point', () => {
    const h = new Hasard(7)
    const p = [0.33, 0.3, 0.12, 0.25, 0]
    const E = 600
    const sd = p.map((v, k) =>
      Math.sqrt(ecarts.blocs[Math.min(k, 3) as 0 | 1 | 2 | 3] ** 2 + 1.44 / (E * Math.max(v, 0.01))),
    )
    const tirages = 60_000
    let premier = 0
    let deux = 0
    for (let t = 0; t < tirages; t++) {
      const v = p.map((q, k) => (q > 0 ? Math.log(q) + sd[k]! * h.normale() : -Infinity))
      const devant = v.filter((x) => x > v[0]!).length
      if (devant === 0) premier++
      if (devant <= 1) deux++
    }
    const c = chancesDeTete(Float64Array.from(p), Float64Array.from([E]), ecarts)
    expect(Math.abs(c.premier[0]! - premier / tirages)).toBeLessThan(0.01)
    expect(Math.abs(c.deuxPremiers[0]! - deux / tirages)).toBeLessThan(0.01)
  })
})

describe('régression', () => {
  it('finds the coefficients that drew the shares', () => {
    const h = new Hasard(3)
    const n = 800
    const noms = ['presidentielle:G', 'autre']
    const vrais = coefficientsApriori(noms, { presidentielle: 0, legislatives: 0 })
    vrais.valeurs.set([0.2, 0, -0.5, 0.3, 0.6, -0.2, -0.2, -0.2, 0, 0.4, 0, -0.4])
    const descripteurs = { noms, valeurs: Float64Array.from({ length: n * 2 }, () => h.normale()) }
    const parts = propensions(vrais, descripteurs, () => 0)
    const appris = apprendreCoefficients(
      [
        {
          descripteurs,
          parts,
          lignes: Int32Array.from({ length: n }, (_, i) => i),
          poids: new Float64Array(n).fill(1),
        },
      ],
      1e-9,
      coefficientsApriori(noms, { presidentielle: 0.6, legislatives: 0.4 }),
      coefficientsApriori(noms, { presidentielle: 0.6, legislatives: 0.4 }),
    )
    // Logits are known up to a constant per row: compare differences with the first bloc.
    for (let f = 0; f < 3; f++)
      for (let k = 1; k < 4; k++)
        expect(appris.valeurs[f * 4 + k]! - appris.valeurs[f * 4]!).toBeCloseTo(
          vrais.valeurs[f * 4 + k]! - vrais.valeurs[f * 4]!,
          3,
        )
  })
})

describe('minimisation', () => {
  it('L-BFGS goes down the banana of Rosenbrock', () => {
    const x = lbfgs(
      (v, g) => {
        const [a, b] = [v[0]!, v[1]!]
        g[0] = -2 * (1 - a) - 400 * a * (b - a * a)
        g[1] = 200 * (b - a * a)
        return (1 - a) ** 2 + 100 * (b - a * a) ** 2
      },
      Float64Array.from([-1.2, 1]),
    )
    expect(x[0]).toBeCloseTo(1, 4)
    expect(x[1]).toBeCloseTo(1, 4)
  })

  it('Nelder–Mead finds the bottom of a bowl', () => {
    const x = nelderMead(([a = 0, b = 0]) => (a - 3) ** 2 + 2 * (b + 1) ** 2, [1, 1], { iterations: 300 })
    expect(x[0]).toBeCloseTo(3, 2)
    expect(x[1]).toBeCloseTo(-1, 2)
  })
})

describe('mesures', () => {
  const p = Float64Array.from([0.9, 0.2, 0.6, 0.1])
  const y = Uint8Array.from([1, 0, 0, 0])

  it('are those computed by hand', () => {
    const m = mesurer(p, y)
    expect(m.brier).toBeCloseTo((0.01 + 0.04 + 0.36 + 0.01) / 4, 12)
    expect(m.accuracy).toBe(0.75)
    expect(m.logloss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.9)) / 4, 12)
    expect(m.ece).toBeCloseTo((0.1 + 0.2 + 0.6 + 0.1) / 4, 12)
    expect(dixiemes(p, y)[9]).toMatchObject({ n: 1, annonce: 0.9, observe: 1 })
    expect(dixiemes(p, y)[4]).toMatchObject({ n: 0, annonce: null, observe: null })
    expect(frequence(p, y, 0.85, 1)).toEqual({ n: 1, part: 1 })
    expect(frequence(p, y, 0.95, 1)).toEqual({ n: 0, part: null })
  })

  it('R² is 1 for the truth and 0 for the mean', () => {
    const v = Float64Array.from([1, 2, 3])
    expect(r2(v, v)).toBe(1)
    expect(r2(new Float64Array(3).fill(2), v)).toBe(0)
  })
})
