/** Geometries of a bureau: its point, or the contour that the database gives as WKB. */
import type { BureauExporte } from '#domain/export/bureau'

/** Rings of polygons, as flat longitudes and latitudes. */
export type Polygones = readonly (readonly Float64Array[])[]

const MULTIPOLYGONE = 6
const POLYGONE = 3

/**
 * Rings of a WKB polygon or multipolygon, little-endian as PostGIS writes it here.
 * Source: OGC 06-103r4, §8.2. @throws Error on another geometry.
 */
export function lireWkb(octets: Uint8Array): Polygones {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  let ici = 0
  const entier = (): number => {
    ici += 4
    return vue.getUint32(ici - 4, true)
  }
  const entete = (): number => {
    if (vue.getUint8(ici) !== 1) throw new Error('contour illisible : WKB gros-boutiste')
    ici += 1
    return entier()
  }
  const anneau = (): Float64Array => {
    const xy = new Float64Array(2 * entier())
    for (let k = 0; k < xy.length; k++, ici += 8) xy[k] = vue.getFloat64(ici, true)
    return xy
  }
  const polygone = (): Float64Array[] => Array.from({ length: entier() }, anneau)
  const type = entete()
  if (type === POLYGONE) return [polygone()]
  if (type !== MULTIPOLYGONE) throw new Error(`contour illisible : géométrie ${type}`)
  return Array.from({ length: entier() }, () => {
    entete()
    return polygone()
  })
}

/** Point of a bureau; null: it has no place on the map. */
export const pointDe = ({ longitude, latitude }: BureauExporte): [number, number] | null =>
  longitude === null || latitude === null ? null : [longitude, latitude]

/** WKB of a point. */
export function wkbPoint([x, y]: [number, number]): Uint8Array {
  const octets = new Uint8Array(21)
  const vue = new DataView(octets.buffer)
  vue.setUint8(0, 1)
  vue.setUint32(1, 1, true)
  vue.setFloat64(5, x, true)
  vue.setFloat64(13, y, true)
  return octets
}
