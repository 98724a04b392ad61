import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { Hasard } from '#domain/hasard'
import { CARACTERISTIQUES, construireEspace } from '#domain/profilType/espace'
import { STRATEGIES } from '#domain/profilType/nommer'
import { indiceRand, partitionner, tous } from '#domain/profilType/partition'
import { construireProfilsTypes } from '#domain/profilType/profilType'
import { lieuxSemblables } from '#domain/profilType/semblables'

const P = CARACTERISTIQUES.length

/** Invented bureaux around seven kinds of place far apart; their kind is i % 7. */
function inventer(n: number, graine: number) {
  const h = new Hasard(graine)
  const centres = Float64Array.from({ length: 7 * P }, () => 0.5 + 0.4 * h.normale())
  const valeurs = Float64Array.from(
    { length: n * P },
    (_, k) => centres[(Math.floor(k / P) % 7) * P + (k % P)]! + 0.06 * h.normale(),
  )
  return construireEspace(valeurs, P, new Float64Array(n).fill(700))
}

describe('space', () => {
  it('centres, scales, clips, and puts the unpublished at the mean', () => {
    const e = construireEspace(Float64Array.from([1, 2, 3, Number.NaN]), 1, Float64Array.from([1, 1, 1, 1]))
    expect(e.moyenne[0]).toBe(2)
    expect(e.points[1]).toBe(0)
    expect(e.points[3]).toBe(0)
    expect(e.points[2]).toBeCloseTo(Math.sqrt(3 / 2))
    expect(e.manquants[0]).toBe(0.25)
  })
})

describe('partition', () => {
  it('finds kinds of place that are far apart', () => {
    const e = inventer(700, 3)
    const { type } = partitionner(tous(e), 7, 1)
    const vrai = Uint8Array.from(type, (_, i) => i % 7)
    expect(indiceRand(type, vrai)).toBeGreaterThan(0.98)
  })

  it('measures agreement: 1 with itself under any names, near 0 with chance', () => {
    const h = new Hasard(1)
    const a = Uint8Array.from({ length: 3000 }, () => h.indice(5))
    const b = Uint8Array.from({ length: 3000 }, () => h.indice(5))
    expect(
      indiceRand(
        a,
        a.map((x) => 4 - x),
      ),
    ).toBeCloseTo(1)
    expect(Math.abs(indiceRand(a, b))).toBeLessThan(0.01)
  })
})

describe('profils-types', () => {
  const e = inventer(1400, 8)
  const profils = construireProfilsTypes(e, { echantillon: 500, reprises: 3 })

  it('picks the number that comes back, names each type apart, shares the electorate', () => {
    expect(profils.types).toHaveLength(7)
    expect(Math.max(...profils.stabilite.map((s) => s.indice))).toBeGreaterThan(0.9)
    expect(new Set(profils.types.map((t) => t.nom)).size).toBe(7)
    expect(profils.types.reduce((s, t) => s + t.part, 0)).toBeCloseTo(1)
    for (const t of profils.types) {
      expect(t.nom).toMatch(/^(Quartiers|Petits|Villages) /)
      expect(Object.keys(STRATEGIES)).toContain(t.strategie)
      expect(t.portrait.gauche.valeur).toBeTypeOf('number')
    }
  })

  it('goes from left to right, and is replayed by its seed', () => {
    const scores = profils.types.map((t) => t.portrait.gauche.valeur)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(construireProfilsTypes(e, { echantillon: 500, reprises: 3 })).toEqual(profils)
  })
})

describe('similar places', () => {
  it('are the nearest, in order, as a full sort finds them', () => {
    const e = inventer(300, 5)
    fc.assert(
      fc.property(fc.nat(299), fc.integer({ min: 1, max: 12 }), (cible, nombre) => {
        const distance = (i: number) =>
          Math.sqrt(
            Array.from(
              { length: P },
              (_, j) => (e.points[i * P + j]! - e.points[cible * P + j]!) ** 2,
            ).reduce((s, x) => s + x, 0) / P,
          )
        const attendus = Array.from({ length: 300 }, (_, i) => i)
          .filter((i) => i !== cible && i % 2 === 0)
          .sort((a, b) => distance(a) - distance(b))
          .slice(0, nombre)
        const trouves = lieuxSemblables(e, cible, nombre, (b) => b % 2 === 1)
        expect(trouves.map((s) => s.bureau)).toEqual(attendus)
        expect(trouves[0]!.distance).toBeCloseTo(distance(attendus[0]!))
      }),
      { numRuns: 40 },
    )
  })
})
