import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { gramDe, gramsParGroupe } from '#domain/report/gram'
import { bornesDuncanDavis } from '#domain/report/incertitude'
import { ajuster, estimerReport } from '#domain/report/report'
import { projeterLigne } from '#domain/report/simplexe'
import { inventerTours, solveurLent, VERITE } from '../../support/report.ts'

const R = VERITE.length
const C = VERITE[0]!.length

describe('projection of a row', () => {
  it('keeps the bounds and the sum, and is the nearest point', () => {
    const cellule = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(fc.array(cellule, { minLength: 2, maxLength: 6 }), (ligne) => {
        const n = ligne.length
        const v = Float64Array.from(ligne)
        const bornes = { basse: new Float64Array(n), haute: new Float64Array(n).fill(0.8) }
        projeterLigne(v, bornes, 0, n)
        expect(v.reduce((s, x) => s + x, 0)).toBeCloseTo(1, 9)
        for (const x of v) expect(x >= 0 && x <= 0.8).toBe(true)
        // Optimality: moving mass from any cell that can give to any that can take does not come nearer.
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++)
            if (v[i]! > 1e-9 && v[j]! < 0.8 - 1e-9)
              expect(ligne[j]! - v[j]! - (ligne[i]! - v[i]!)).toBeLessThan(1e-7)
      }),
    )
  })
})

describe('transfer matrix', () => {
  it('agrees with a slow solver within 2 points (and far better)', () => {
    for (const graine of [1, 2, 3]) {
      const { comptes } = inventerTours(300, graine, 8)
      const bornes = bornesDuncanDavis(comptes)
      const rapide = ajuster(gramDe(comptes), bornes)
      const lent = solveurLent(comptes, bornes, 20_000)
      rapide.forEach((p, i) => expect(Math.abs(p - lent[i]!)).toBeLessThan(0.001))
    }
  })

  it('finds exact transfers exactly when every bureau behaves alike', () => {
    const { comptes } = inventerTours(60, 5)
    const exact = {
      ...comptes,
      apres: comptes.apres.map((_, k) => {
        const i = Math.floor(k / C)
        return VERITE.reduce((s, ligne, r) => s + comptes.avant[i * R + r]! * ligne[k % C]!, 0)
      }),
    }
    const b = ajuster(gramDe(exact), bornesDuncanDavis(exact))
    b.forEach((p, i) => expect(p).toBeCloseTo(VERITE[Math.floor(i / C)]![i % C]!, 4))
  })

  it('covers the truth with 85–95 % of its 90 % intervals', () => {
    let realise = 0
    let loi = 0
    let total = 0
    for (let graine = 0; graine < 60; graine++) {
      const { comptes, realise: fait } = inventerTours(500, 1000 + graine)
      const { bas, haut } = estimerReport(comptes, { graine })!
      for (let i = 0; i < R * C; i++) {
        const vrai = VERITE[Math.floor(i / C)]![i % C]!
        loi += Number(bas[i]! <= vrai && vrai <= haut[i]!)
        realise += Number(bas[i]! <= fait[i]! && fait[i]! <= haut[i]!)
        total++
      }
    }
    expect(loi / total).toBeGreaterThan(0.85)
    expect(loi / total).toBeLessThan(0.95)
    expect(realise / total).toBeGreaterThan(0.85)
    expect(realise / total).toBeLessThan(0.95)
  })

  it('keeps every cell within Duncan–Davis bounds, which hold the truth', () => {
    const { comptes, realise } = inventerTours(200, 9, 5)
    const r = estimerReport(comptes, { tirages: 50 })!
    for (let i = 0; i < R * C; i++) {
      expect(realise[i]!).toBeGreaterThanOrEqual(r.borneBasse[i]! - 1e-12)
      expect(realise[i]!).toBeLessThanOrEqual(r.borneHaute[i]! + 1e-12)
      expect(r.parts[i]!).toBeGreaterThanOrEqual(r.borneBasse[i]! - 1e-9)
      expect(r.parts[i]!).toBeLessThanOrEqual(r.borneHaute[i]! + 1e-9)
      expect(r.bas[i]!).toBeLessThanOrEqual(r.haut[i]!)
    }
  })

  it('leans on its parent when it is small, on itself when it is large', () => {
    const parent = Float64Array.from([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0])
    const ecart = (bureaux: number) => {
      const { comptes } = inventerTours(bureaux, 4)
      const { parts } = estimerReport(comptes, { parent, tirages: 2 })!
      return Math.abs(parts[9]! - VERITE[3]![0]!)
    }
    expect(ecart(2)).toBeGreaterThan(0.3)
    expect(ecart(2000)).toBeLessThan(0.05)
  })

  it('says « indicatif » at the borders, and nothing without bureaux', () => {
    const { comptes } = inventerTours(100, 3)
    const r = estimerReport(comptes, { tirages: 50 })!
    r.parts.forEach((p, i) => {
      if (p < 0.001 || p > 0.999) expect(r.indicatif[i]).toBe(1)
    })
    expect(r.indicatif[3]).toBe(0)
    expect(estimerReport({ ...comptes, avant: new Float64Array(), apres: new Float64Array() })).toBeNull()
  })

  it('sums the same Gram whole or by groups, bureaux left out included', () => {
    const { comptes } = inventerTours(50, 8)
    const groupe = Int32Array.from({ length: 50 }, (_, i) => (i % 3) - 1)
    const [zero, un] = gramsParGroupe(comptes, groupe, 2)
    expect(zero!.bureaux + un!.bureaux).toBe(33)
    expect(gramDe(comptes).poids).toBe(comptes.avant.reduce((s, x) => s + x, 0))
  })
})
