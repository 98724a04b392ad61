/** A higher turnout: the votes held back are cast, nothing appears or vanishes. */
import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { mobiliser, type Retenues } from '#domain/prevision/mobilisation'

const un = (exprimes: number, ecart: number, gauche: number, extremeDroite: number): Retenues => ({
  exprimes: Float32Array.of(exprimes),
  ecart: Float32Array.of(ecart),
  gauche: Float32Array.of(gauche),
  extremeDroite: Float32Array.of(extremeDroite),
})
const mobilises = (parts: readonly number[], retenues: Retenues, fraction: number): number[] => {
  const sortie = Float64Array.from(parts)
  mobiliser(sortie, 0, retenues, 0, fraction)
  return [...sortie]
}
const somme = (t: readonly number[]) => t.reduce((a, x) => a + (Number.isNaN(x) ? 0 : x), 0)

describe('mobiliser', () => {
  it('adds the votes of each bloc, by hand: 100 inscrits, 40 vote, 20 more come, 10 of them left, 4 far right', () => {
    // 40 valid votes: 12, 8, 8, 12, 0; then 22, 11, 11, 16, 0 of 60
    const parts = mobilises([0.3, 0.2, 0.2, 0.3, 0], un(0.4, 0.2, 0.1, 0.04), 1)
    expect(parts.map((p) => Math.round(600 * p))).toEqual([220, 110, 110, 160, 0])
  })
  it('gives back the shares as they are without movement, or where a figure lacks', () => {
    const parts = [0.3, 0.2, 0.2, 0.3, 0]
    expect(mobilises(parts, un(0.4, 0.2, 0.1, 0.04), 0)).toEqual(parts)
    expect(mobilises(parts, un(Number.NaN, 0.2, 0.1, 0.04), 1)).toEqual(parts)
  })
  it('is the formula of the design note, bloc by bloc', () => {
    const [t, ecart, rho, f] = [0.45, 0.15, [0.05, 0, 0, 0.04, 0], 0.3]
    const s = [0.25, 0.3, 0.05, 0.35, 0.05]
    const reste = ecart - rho[0]! - rho[3]!
    const part = (k: number) => s[k]! / (s[1]! + s[2]! + s[4]!)
    const attendues = s.map(
      (p, k) => (t * p + f * (k === 0 || k === 3 ? rho[k]! : reste * part(k))) / (t + f * ecart),
    )
    mobilises(s, un(t, ecart, rho[0]!, rho[3]!), f).forEach((p, k) => expect(p).toBeCloseTo(attendues[k]!, 6))
  })
  it('leaves a bloc without candidate at nothing, and the sum at one', () => {
    const part = fc.double({ min: 0.01, max: 1, noNaN: true })
    const reel = fc.double({ min: 0.01, max: 0.4, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.option(part, { nil: 0 }), { minLength: 5, maxLength: 5 }),
        fc.tuple(reel, reel, reel, reel),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bruts, [t, ecart, g, x], fraction) => {
          const total = somme(bruts)
          if (total === 0) return
          const parts = bruts.map((p) => p / total)
          const sortie = mobilises(parts, un(t, ecart, ecart * g, ecart * x), fraction)
          expect(somme(sortie)).toBeCloseTo(1, 5)
          parts.forEach((p, k) => p === 0 && expect(sortie[k]).toBe(0))
        },
      ),
    )
  })
})
