/** Repair of a polygon that crosses itself, in Node: the embedded PostGIS gives up silently in the middle of ST_MakeValid. */
import { union, type Geom } from 'polyclip-ts'
import { contourDe, geometrieDe, type Contour } from './contour.ts'

/**
 * The same surface as a valid multipolygon: the union of the contour with itself, by the even-odd rule.
 * Null when nothing is left of it.
 */
export function reparer(contour: Contour): Contour | null {
  const coordinates = union(geometrieDe(contour).coordinates as Geom)
  return coordinates.length === 0 ? null : contourDe([{ type: 'MultiPolygon', coordinates }])
}
