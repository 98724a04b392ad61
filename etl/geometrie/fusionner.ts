/** Outlines of groups of neighbours. */
import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { GeometryCollection, MultiPolygon as MultiPolygonTopo, Topology } from 'topojson-specification'
import { feature, mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { contourDe, geometrieDe, type Contour } from './contour.ts'

function collectionDe(contours: readonly Contour[]): FeatureCollection<MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: contours.map((c) => ({ type: 'Feature', properties: {}, geometry: geometrieDe(c) })),
  }
}

/**
 * Outline of each group of neighbours: shared edges vanish; null: of no group. In Node, since the embedded PostGIS loses whole groups in ST_Union
 * without an error.
 */
export function fusionner(
  contours: readonly Contour[],
  groupes: readonly (string | null)[],
): Map<string, Contour> {
  const topologie = topology({ lieux: collectionDe(contours) }) as Topology<{ lieux: GeometryCollection }>
  const geometries = topologie.objects.lieux.geometries as MultiPolygonTopo[]
  return new Map(
    [...new Set(groupes)]
      .filter((g) => g !== null)
      .map((groupe) => {
        const fusion = mergeArcs(
          topologie,
          geometries.filter((_, i) => groupes[i] === groupe),
        )
        return [groupe, contourDe([feature(topologie, fusion).geometry])]
      }),
  )
}
