/** Snap rounding of borders: sides meet only at their ends, whatever they were, and hardly move. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import type { Contour } from '../../etl/geometrie/contour.ts'
import { nouer, relever, type Reseau } from '../../etl/geometrie/nouer.ts'

type Point = readonly [number, number]

const contour = (anneau: readonly Point[]): Contour => ({
  sommets: Int32Array.from([...anneau, anneau[0]!].flat()),
  anneaux: Uint32Array.of(0, anneau.length + 1),
  polygones: Uint32Array.of(0, 1),
})

function cotesDe({ points, cotes }: Reseau): (readonly [Point, Point])[] {
  const point = (v: number): Point => [points.a[v]!, points.b[v]!]
  return Array.from({ length: cotes.n }, (_, c) => [point(cotes.a[c]!), point(cotes.b[c]!)] as const)
}

const cote = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))

/** Points strictly inside a side, and pairs of sides that cross. Every pair is looked at. */
function fautes(r: Reseau): { sur: number; croisements: number } {
  const cotes = cotesDe(r)
  const points = Array.from({ length: r.points.n }, (_, v): Point => [r.points.a[v]!, r.points.b[v]!])
  let [sur, croisements] = [0, 0]
  cotes.forEach(([a, b], c) => {
    for (const p of points)
      if (cote(a, b, p) === 0 && (p[0] - a[0]) * (p[0] - b[0]) + (p[1] - a[1]) * (p[1] - b[1]) < 0) sur++
    for (const [e, f] of cotes.slice(c + 1))
      if (cote(a, b, e) * cote(a, b, f) < 0 && cote(e, f, a) * cote(e, f, b) < 0) croisements++
  })
  return { sur, croisements }
}

/** Distance from a point to a segment. */
function distance([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

describe('les bords arrondis à la grille', () => {
  it('ne se croisent plus, même en faisceau de bords presque parallèles', () => {
    // twenty borders of 20 km that all cross in the middle, one step apart at their ends: cutting them where they cross, turn
    // after turn, moves the crossings by a step and never ends
    const faisceau = Array.from({ length: 20 }, (_, i) =>
      contour([
        [-5000 - 40 * i, -20_000 - 40 * i],
        [25_000 + 40 * i, -20_000 - 40 * i],
        [20_000, 20 - i + (i % 3)],
        [0, i],
      ]),
    )
    const reseau = nouer(relever(faisceau), 0)
    expect(fautes(reseau)).toEqual({ sur: 0, croisements: 0 })
    expect(reseau.cotes.n).toBeGreaterThan(100)
  })

  it('ne se croisent plus et bougent d’un demi-pas au plus, quels qu’ils soient', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    const triangles = fc.array(fc.tuple(point, point, point), { minLength: 2, maxLength: 14 })
    fc.assert(
      fc.property(triangles, fc.integer({ min: 1, max: 37 }), (t, etirement) => {
        const anneaux = t.map((a) => a.map(([x, y]): Point => [x * etirement, y]))
        const reseau = nouer(relever(anneaux.map(contour)), 0)
        expect(fautes(reseau)).toEqual({ sur: 0, croisements: 0 })
        const sources = anneaux.flatMap((a) => a.map((p, i) => [p, a[(i + 1) % a.length]!] as const))
        for (const [a, b] of cotesDe(reseau))
          expect(sources.some((s) => Math.max(distance(a, s), distance(b, s)) <= Math.SQRT1_2)).toBe(true)
        // each place is still bounded by closed lines
        const degres = new Map<string, number>()
        cotesDe(reseau).forEach(([a, b], c) => {
          for (const p of reseau.lieux.valeurs.subarray(reseau.lieux.debuts[c], reseau.lieux.debuts[c + 1]))
            for (const bout of [a, b]) {
              const cle = `${p}/${bout.join()}`
              degres.set(cle, (degres.get(cle) ?? 0) + 1)
            }
        })
        for (const [cle, degre] of degres) expect(degre % 2, cle).toBe(0)
      }),
      { numRuns: 400 },
    )
  })
})
