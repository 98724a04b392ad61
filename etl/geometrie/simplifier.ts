/**
 * Simplification that keeps neighbours together: shared edges are simplified once (TopoJSON arcs, Visvalingam). A place whose
 * polygon would vanish keeps its original contour.
 */
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { GeometryCollection, MultiPolygon as MultiPolygonTopo, Topology } from 'topojson-specification'
import { feature, mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import { contourDe, geometrieDe, type Contour } from './contour.ts'

function collectionDe(contours: readonly Contour[]): FeatureCollection<MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: contours.map((c) => ({ type: 'Feature', properties: {}, geometry: geometrieDe(c) })),
  }
}

/** Area of a ring in square degrees, sign dropped. */
function aire(anneau: Position[]): number {
  let somme = 0
  for (let i = 0; i + 1 < anneau.length; i++)
    somme += anneau[i]![0]! * anneau[i + 1]![1]! - anneau[i + 1]![0]! * anneau[i]![1]!
  return Math.abs(somme) / 2
}

/** Drops collapsed rings, and the small islands of a place that has more to show. */
function garder(g: Polygon | MultiPolygon, aireMin: number): Position[][][] {
  const polygones = g.type === 'Polygon' ? [g.coordinates] : g.coordinates
  const lisibles = polygones.filter((p) => p[0] && p[0].length >= 4 && aire(p[0]) > 0)
  const grands = lisibles.filter((p) => aire(p[0]!) >= aireMin)
  return (grands.length > 0 ? grands : lisibles).map((p) =>
    p.filter((anneau, i) => anneau.length >= 4 && (i === 0 || aire(anneau) >= aireMin)),
  )
}

/**
 * @param aireMin square degrees: triangles below it are dropped from the lines (about the square of the wanted detail).
 * @returns contours in the same order.
 */
export function simplifier(contours: readonly Contour[], aireMin: number): Contour[] {
  const simple = simplify(
    presimplify(topology({ lieux: collectionDe(contours) }) as Topology<{ lieux: GeometryCollection }>),
    aireMin,
  )
  const { features } = feature(simple, simple.objects.lieux)
  return features.map(({ geometry }, i) => {
    const coordinates = garder(geometry as Polygon | MultiPolygon, aireMin)
    return coordinates.length === 0 ? contours[i]! : contourDe([{ type: 'MultiPolygon', coordinates }])
  })
}

/**
 * Outline of each group of neighbours: shared edges vanish. In Node, since the embedded PostGIS loses whole groups in ST_Union
 * without an error.
 */
export function fusionner(contours: readonly Contour[], groupes: readonly string[]): Map<string, Contour> {
  const topologie = topology({ lieux: collectionDe(contours) }) as Topology<{ lieux: GeometryCollection }>
  const geometries = topologie.objects.lieux.geometries as MultiPolygonTopo[]
  return new Map(
    [...new Set(groupes)].map((groupe) => {
      const fusion = mergeArcs(
        topologie,
        geometries.filter((_, i) => groupes[i] === groupe),
      )
      return [groupe, contourDe([feature(topologie, fusion).geometry])]
    }),
  )
}
