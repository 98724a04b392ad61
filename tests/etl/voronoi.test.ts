/** Contours from addresses: every place to the nearest address, nothing lost, edges shared; against cells cut one by one by polygon overlay. */
import { Delaunay } from 'd3-delaunay'
import { fc } from '../support/proprietes.ts'
import { intersection, type Geom } from 'polyclip-ts'
import { describe, expect, it } from 'vitest'
import { estDedans, type Point } from '../../etl/geometrie/anneaux.ts'
import { contourDe, geometrieDe, superficieDe, type Contour } from '../../etl/geometrie/contour.ts'
import { surfacesDesGroupes, type Semis } from '../../etl/geometrie/voronoi.ts'

/** An L with a hole, and an island: everything that a commune can be. On the equator, where degrees are square. */
const COMMUNE = contourDe([
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [[0, 0], [0.1, 0], [0.1, 0.04], [0.04, 0.04], [0.04, 0.1], [0, 0.1], [0, 0]],
        [[0.01, 0.01], [0.01, 0.02], [0.02, 0.02], [0.02, 0.01], [0.01, 0.01]],
      ],
      [[[0.07, 0.07], [0.08, 0.07], [0.08, 0.08], [0.07, 0.08], [0.07, 0.07]]],
    ],
  },
]) // prettier-ignore

/** Addresses have six decimals, as in the REU. */
const degres = fc.integer({ min: -5000, max: 105000 }).map((n) => n / 1e6)
const point = fc.record({
  longitude: degres,
  latitude: degres,
  groupe: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
})
const semis = fc.uniqueArray(point, {
  minLength: 2,
  maxLength: 60,
  selector: (s) => `${s.longitude} ${s.latitude}`,
})

const somme = (surfaces: ReadonlyMap<string, Contour>) =>
  [...surfaces.values()].reduce((total, c) => total + superficieDe(c), 0)
const anneauxDe = (c: Contour) =>
  geometrieDe(c).coordinates.flat().map((a) => a.map(([x, y]): Point => [x!, y!])) // prettier-ignore
const plusProche = (points: readonly Semis[], [x, y]: Point) =>
  points.map((s) => ({ s, d: (s.longitude - x) ** 2 + (s.latitude - y) ** 2 })).toSorted((a, b) => a.d - b.d)

describe('surfacesDesGroupes', () => {
  it('donne chaque lieu du territoire au groupe de l’adresse la plus proche, et n’en perd rien', () => {
    fc.assert(
      fc.property(
        semis,
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 0.1, noNaN: true }),
            fc.double({ min: 0, max: 0.1, noNaN: true }),
          ),
          { minLength: 20, maxLength: 20 },
        ),
        (points, essais) => {
          const surfaces = surfacesDesGroupes(COMMUNE, points)!
          // the grid of contours is about a metre wide
          expect(somme(surfaces) / superficieDe(COMMUNE)).toBeCloseTo(1, 2)
          const anneaux = new Map([...surfaces].map(([g, c]) => [g, anneauxDe(c)]))
          for (const essai of essais) {
            if (!estDedans(anneauxDe(COMMUNE), essai)) continue
            const [premier, ...autres] = plusProche(points, essai)
            const rival = autres.find((a) => a.s.groupe !== premier!.s.groupe)
            // at a few metres of a limit, rounding decides
            if (rival && Math.sqrt(rival.d) - Math.sqrt(premier!.d) < 1e-4) continue
            expect(estDedans(anneaux.get(premier!.s.groupe) ?? [], essai)).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('dit la même chose que les cellules de Voronoï rognées une à une', () => {
    const territoire = geometrieDe(COMMUNE).coordinates as Geom
    const part = (c: Contour) => superficieDe(c) / superficieDe(COMMUNE)
    fc.assert(
      fc.property(semis, (points) => {
        const voronoi = new Delaunay(points.flatMap((s) => [s.longitude, s.latitude])).voronoi([-1, -1, 1, 1])
        const cellules = points.map((_, i) => voronoi.cellPolygon(i))
        // d3 gives no cell, or cells that overlap, to points in a straight line a step apart
        fc.pre(cellules.every((cellule) => cellule !== null))
        const parts = cellules.map((cellule) => {
          const coordinates = intersection(territoire, [cellule] as Geom)
          return coordinates.length === 0 ? 0 : part(contourDe([{ type: 'MultiPolygon', coordinates }]))
        })
        fc.pre(Math.abs(parts.reduce((a, b) => a + b, 0) - 1) < 0.001)
        const surfaces = surfacesDesGroupes(COMMUNE, points)!
        for (const groupe of new Set(points.map((s) => s.groupe))) {
          const attendue = parts.reduce((a, b, i) => (points[i]!.groupe === groupe ? a + b : a), 0)
          expect(surfaces.has(groupe) ? part(surfaces.get(groupe)!) : 0).toBeCloseTo(attendue, 2)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('donne tout à l’adresse du dedans quand celle d’un autre lui fait face de l’autre côté de la limite', () => {
    const surfaces = surfacesDesGroupes(COMMUNE, [
      { longitude: 0, latitude: -0.000001, groupe: 'a' },
      { longitude: 0, latitude: 0.000001, groupe: 'e' },
    ])!
    expect([...surfaces.keys()]).toEqual(['e'])
    expect(somme(surfaces) / superficieDe(COMMUNE)).toBeCloseTo(1, 2)
  })

  it('deux voisins ont les mêmes sommets sur leur limite', () => {
    const surfaces = surfacesDesGroupes(COMMUNE, [
      { longitude: 0.005, latitude: 0.03, groupe: 'a' },
      { longitude: 0.03, latitude: 0.07, groupe: 'b' },
      { longitude: 0.09, latitude: 0.02, groupe: 'c' },
    ])!
    const sommets = [...surfaces.values()].map((c) => new Set(anneauxDe(c).flat().map(String)))
    const communs = (i: number, j: number) => [...sommets[i]!].filter((s) => sommets[j]!.has(s)).length
    expect(communs(0, 1)).toBeGreaterThanOrEqual(2)
    expect(communs(0, 2)).toBeGreaterThanOrEqual(2)
  })

  it('un seul groupe a tout, aucun point ne donne rien', () => {
    expect(surfacesDesGroupes(COMMUNE, [{ longitude: 0, latitude: 0, groupe: 'a' }])).toEqual(
      new Map([['a', COMMUNE]]),
    )
    expect(surfacesDesGroupes(COMMUNE, [])).toBeNull()
  })

  it('des adresses en ligne droite ou sur une grille ne font rien perdre', () => {
    const ligne = Array.from({ length: 12 }, (_, i) => ({
      longitude: 0.008 * i,
      latitude: 0.03,
      groupe: i % 2 ? 'a' : 'b',
    }))
    expect(somme(surfacesDesGroupes(COMMUNE, ligne)!) / superficieDe(COMMUNE)).toBeCloseTo(1, 2)
    const grille = Array.from({ length: 100 }, (_, i) => ({
      longitude: 0.01 * (i % 10),
      latitude: 0.01 * Math.floor(i / 10),
      groupe: i % 3 ? 'a' : 'b',
    }))
    expect(somme(surfacesDesGroupes(COMMUNE, grille)!) / superficieDe(COMMUNE)).toBeCloseTo(1, 2)
  })
})
