import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { cibler, type Entree } from '#domain/ciblage/ciblage'
import { effetDetectable, tirerExploration } from '#domain/ciblage/exploration'
import { planifier } from '#domain/ciblage/plan'
import { remplir } from '#domain/ciblage/remplissage'
import { gain, PARAMETRES_CIBLAGE, rendementHoraire, type Terrain } from '#domain/ciblage/rendement'
import { coutSeance, valeurDe } from '#domain/ciblage/seance'
import { Hasard } from '#domain/hasard'
import { optimumEntier, remplirLentement, terrainsDe, unBureau } from '../../support/ciblage.ts'

const plusieurs = fc.array(unBureau, { minLength: 1, maxLength: 4 })

describe('water-filling', () => {
  it('is within 1 % of a generic solver, spends the budget, respects the caps', () => {
    fc.assert(
      fc.property(plusieurs, fc.integer({ min: 4, max: 80 }), (bureaux, budget) => {
        const t = terrainsDe(bureaux)
        const plafond = budget * 0.6
        const { heures } = remplir(t, budget, plafond)
        const voix = heures.reduce((s, h, b) => s + gain(t.valeur[b]!, t.epuisement[b]!, h), 0)
        expect(voix).toBeGreaterThan(0.99 * remplirLentement(t, budget, plafond, budget / 1000))
        for (const c of [0, 1, 2]) {
          const somme = heures.reduce((s, h, b) => s + (t.commune[b] === c ? h : 0), 0)
          expect(somme).toBeLessThanOrEqual(plafond * (1 + 1e-6))
        }
        const communes = new Set(t.commune).size
        expect(heures.reduce((s, h) => s + h, 0)).toBeCloseTo(Math.min(budget, communes * plafond), 4)
      }),
      { numRuns: 60 },
    )
  })

  it('gives nothing where mobilising helps the opponent', () => {
    const t = terrainsDe([{ valeur: -0.1, epuisement: 0.02, commune: 0, trajet: 5 }])
    expect(remplir(t, 100, 100)).toEqual({ heures: new Float64Array(1), lambda: 0 })
  })
})

describe('sessions', () => {
  it('are within 1 % of the exhaustive optimum', () => {
    fc.assert(
      fc.property(
        plusieurs,
        fc.integer({ min: 8, max: 44 }),
        fc.constantFrom(0.5, 0.7, 1),
        (bureaux, budget, part) => {
          const t = terrainsDe(bureaux)
          const contraintes = { budget, plafond: part * budget, trajetMax: 45 }
          const plan = planifier(t, contraintes)
          expect(plan.heures).toBeLessThanOrEqual(budget + 1e-6)
          const optimum = optimumEntier(t, contraintes)
          expect(valeurDe(t, plan.seances)).toBeGreaterThanOrEqual(0.99 * optimum)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('count the way there, and refuse what is too far', () => {
    const loin = { valeur: 0.2, epuisement: 0.01, commune: 0, trajet: 60 }
    const pres = { valeur: 0.05, epuisement: 0.01, commune: 0, trajet: 10 }
    const plan = planifier(terrainsDe([loin, pres]), { budget: 20, plafond: 20, trajetMax: 45 })
    expect([...plan.seances]).toEqual([0, 4])
    expect(plan.heures).toBeCloseTo(4 * coutSeance(10))
    expect(coutSeance(10)).toBeCloseTo(4 + 4 / 6)
  })
})

const entreeDe = (n: number, graine: number): Entree => {
  const h = new Hasard(graine)
  const valeur = Float64Array.from({ length: n }, () => 0.05 * Math.exp(0.6 * h.normale()) - 0.01)
  return {
    valeur,
    bas: valeur.map((v) => v / 4),
    haut: valeur.map((v) => v * 2),
    epuisement: Float64Array.from({ length: n }, () => 12 / (400 + 300 * h.uniforme())),
    commune: Int32Array.from({ length: n }, () => h.indice(Math.max(1, n >> 2))),
    trajet: Float64Array.from({ length: n }, () => 60 * h.uniforme()),
    strate: Int32Array.from({ length: n }, (_, i) => i % 4),
  }
}

describe('exploration', () => {
  it('pairs likes, never visits a witness, and replays its seed', () => {
    const e = entreeDe(400, 1)
    const a = tirerExploration(e, e.strate, { heures: 60, trajetMax: 45 }, 7)
    expect(a).toEqual(tirerExploration(e, e.strate, { heures: 60, trajetMax: 45 }, 7))
    expect(a.visites.length).toBeGreaterThan(2)
    expect(a.heures).toBeLessThanOrEqual(60)
    const temoins = new Set(a.temoins)
    a.visites.forEach((b, k) => {
      expect(temoins.has(b)).toBe(false)
      expect(e.strate[a.temoins[k]!]).toBe(e.strate[b])
    })
    const plan = cibler(e, { budget: 600, graine: 7 })
    for (const l of plan.lignes) expect(plan.exploration.temoins.includes(l.bureau)).toBe(false)
  })

  it('says how many pairs an effect needs', () => {
    expect(effetDetectable(0)).toBe(Infinity)
    expect(effetDetectable(400)).toBeLessThan(effetDetectable(100) / 1.9)
  })
})

describe('the whole plan', () => {
  it('stays in its budget and its caps, ranks its lines, and returns diminish', () => {
    const e = entreeDe(300, 5)
    const plan = cibler(e, { budget: 500 })
    expect(plan.heures).toBeLessThanOrEqual(500 + 1e-6)
    expect(plan.heures).toBeGreaterThan(490)
    const parCommune = new Map<number, number>()
    for (const l of plan.lignes) {
      expect(e.trajet[l.bureau]!).toBeLessThanOrEqual(45)
      expect(l.voix.bas).toBeLessThanOrEqual(l.voix.central)
      expect(l.voix.central).toBeLessThanOrEqual(l.voix.haut)
      if (!l.exploration)
        parCommune.set(
          e.commune[l.bureau]!,
          (parCommune.get(e.commune[l.bureau]!) ?? 0) + l.heuresPortes + l.heuresTrajet,
        )
    }
    for (const heures of parCommune.values()) expect(heures).toBeLessThanOrEqual(200 + 1e-6)
    const { courbe } = plan
    for (let k = 2; k < courbe.length - 1; k++) {
      const pente = (i: number) =>
        (courbe[i]!.voix - courbe[i - 1]!.voix) / (courbe[i]!.heures - courbe[i - 1]!.heures)
      expect(pente(k)).toBeLessThanOrEqual(pente(k - 1) * 1.05)
    }
    expect(plan.marginale).toBeGreaterThan(0)
  })

  it('lets a single commune take everything', () => {
    const e = { ...entreeDe(50, 3), commune: new Int32Array(50) }
    expect(cibler(e, { budget: 100 }).heures).toBeGreaterThan(90)
  })
})

describe('votes per militant-hour', () => {
  const terrain: Terrain = {
    densite: 'dense',
    profil: 'hesitant',
    abstention: 0.4,
    partGauche: 0.35,
    partExtremeDroite: 0.2,
  }

  it('follows the formula, by hand', () => {
    // 25 doors × .28 × 1.6 / 2 = 5.6 met per hour; .02·.4·.15 + .02·.35 = .0082
    expect(rendementHoraire(terrain, 60).central).toBeCloseTo(5.6 * 0.0082)
    expect(rendementHoraire(terrain, 10).central).toBeCloseTo(5.6 * (0.0012 + 0.0035))
  })

  it('orders its range, is signed, and bounds what was learnt', () => {
    const hostile = { ...terrain, profil: 'acquis' as const, partGauche: 0.1, partExtremeDroite: 0.6 }
    const r = rendementHoraire(hostile, 60)
    expect(r.central).toBeLessThan(0)
    expect(r.bas).toBeLessThanOrEqual(r.haut)
    const max = rendementHoraire({ ...terrain, facteurTechnique: 9 }, 60).central
    expect(max).toBeCloseTo(rendementHoraire(terrain, 60).central * PARAMETRES_CIBLAGE.facteurMax)
  })
})
