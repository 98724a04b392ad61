/** GeoJSON (RFC 7946), one feature a line; the notice stands in a foreign member. */
import { arrondir } from '#domain/export/cellule'
import { lignesDeNotice } from '#domain/export/notice'
import type { BureauExporte } from '#domain/export/bureau'
import type { Ecrivain } from './fichier.ts'
import { lireWkb, pointDe } from './geometrie.ts'

/** Six decimals of a degree: about ten centimetres. */
const DECIMALES = 6

const positions = (xy: Float64Array): number[][] =>
  Array.from({ length: xy.length / 2 }, (_, k) => [
    arrondir(xy[2 * k]!, DECIMALES),
    arrondir(xy[2 * k + 1]!, DECIMALES),
  ])

function geometrie(b: BureauExporte, contours: boolean): object | null {
  if (contours)
    return b.contour && { type: 'MultiPolygon', coordinates: lireWkb(b.contour).map((p) => p.map(positions)) }
  const point = pointDe(b)
  return point && { type: 'Point', coordinates: point.map((x) => arrondir(x, DECIMALES)) }
}

export const geojson: Ecrivain = async function* ({ notice, colonnes, lots, contours }) {
  const metadonnees = { ...Object.fromEntries(lignesDeNotice(notice)), Sources: notice.sources }
  yield `{"type":"FeatureCollection","metadata":${JSON.stringify(metadonnees)},"features":[`
  let separateur = '\n'
  for await (const lot of lots) {
    const features = lot.map((b) =>
      JSON.stringify({
        type: 'Feature',
        id: b.code,
        geometry: geometrie(b, contours),
        properties: Object.fromEntries(colonnes.map((c) => [c.cle, c.lire(b)])),
      }),
    )
    if (features.length > 0) yield separateur + features.join(',\n')
    separateur = ',\n'
  }
  yield '\n]}\n'
}
