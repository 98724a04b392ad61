import { fc } from '../../support/proprietes.ts'
import { ckmeans } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { classeDe, distributionDe, METHODES_CLASSES, seuilsDe, type Decoupe } from '#domain/couche/classes'

const decoupe = (partiel: Partial<Decoupe> = {}): Decoupe => ({
  methode: 'quantiles',
  nombre: 5,
  centre: 0,
  reperes: [],
  grille: 0.001,
  ...partiel,
})
const valeurs = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000),
  { minLength: 1, maxLength: 300 },
)
const calculees = METHODES_CLASSES.filter((m) => m !== 'reperes')

describe('seuilsDe', () => {
  it('cuts increase, stay inside the values, and are at most one fewer than the classes', () => {
    fc.assert(
      fc.property(
        valeurs,
        fc.constantFrom(...calculees),
        fc.integer({ min: 3, max: 9 }),
        (v, methode, nombre) => {
          const seuils = seuilsDe(distributionDe(v), decoupe({ methode, nombre }))
          expect(seuils.length).toBeLessThan(nombre)
          expect([...new Set(seuils)].sort((a, b) => a - b)).toEqual(seuils)
          for (const s of seuils) {
            expect(s).toBeGreaterThan(Math.min(...v))
            expect(s).toBeLessThanOrEqual(Math.max(...v))
          }
        },
      ),
    )
  })

  it('quantiles put as many places in each class', () => {
    const v = Array.from({ length: 1000 }, (_, i) => i / 1000)
    const seuils = seuilsDe(distributionDe(v), decoupe({ nombre: 4 }))
    const effectifs = [0, 0, 0, 0]
    for (const x of v) effectifs[classeDe(seuils, x)]!++
    for (const n of effectifs) expect(Math.abs(n - 250)).toBeLessThanOrEqual(2)
  })

  it('natural breaks are those of an independent optimal clustering', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 8, maxLength: 120 }),
        fc.integer({ min: 3, max: 6 }),
        (entiers, nombre) => {
          const seuils = seuilsDe(
            distributionDe(entiers),
            decoupe({ methode: 'naturelles', nombre, grille: 1 }),
          )
          const inertie = (groupes: number[][]): number =>
            groupes
              .filter((g) => g.length > 0)
              .reduce((total, g) => {
                const m = g.reduce((a, b) => a + b, 0) / g.length
                return total + g.reduce((s, x) => s + (x - m) ** 2, 0)
              }, 0)
          const groupes = Array.from({ length: seuils.length + 1 }, (_, k) =>
            entiers.filter((x) => classeDe(seuils, x) === k),
          )
          expect(inertie(groupes)).toBeCloseTo(inertie(ckmeans(entiers, nombre)), 6)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a diverging cut always turns at its centre', () => {
    const v = Array.from({ length: 400 }, (_, i) => Math.sin(i) / 2 + 0.1)
    const seuils = seuilsDe(distributionDe(v), decoupe({ methode: 'divergente', nombre: 6, centre: 0.05 }))
    expect(seuils).toContain(0.05)
    expect(seuils).toHaveLength(5)
  })

  it('keeps fixed cuts, and makes none from nothing', () => {
    expect(seuilsDe(distributionDe([]), decoupe())).toEqual([])
    expect(seuilsDe(distributionDe([7]), decoupe({ methode: 'reperes', reperes: [1, 2] }))).toEqual([1, 2])
  })
})
