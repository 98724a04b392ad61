/** Polygons from well-known binary, the geometry of GeoParquet: either byte order, with or without SRID, further dimensions left out. */
import type { MultiPolygon, Polygon, Position } from 'geojson'

const POLYGONE = 3
const MULTIPOLYGONE = 6

/** Flags of EWKB in the type of a geometry. */
const [Z, M, SRID] = [0x80000000, 0x40000000, 0x20000000]

class Lecture {
  readonly vue: DataView
  place = 0
  petitBoutiste = true
  constructor(octets: Uint8Array) {
    this.vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  }
  entier(): number {
    this.place += 4
    return this.vue.getUint32(this.place - 4, this.petitBoutiste)
  }
  reel(): number {
    this.place += 8
    return this.vue.getFloat64(this.place - 8, this.petitBoutiste)
  }
  /** A number of things of at least `taille` bytes each. @throws Error when the bytes cannot hold them. */
  nombre(taille: number): number {
    const n = this.entier()
    if (n * taille > this.vue.byteLength - this.place) throw new Error('WKB tronqué')
    return n
  }
}

/** Coordinates of the polygons of one geometry. */
function polygones(l: Lecture): Position[][][] {
  l.petitBoutiste = l.vue.getUint8(l.place++) === 1
  const brut = l.entier()
  const type = (brut & 0x0fffffff) % 1000
  const iso = Math.trunc((brut & 0x0fffffff) / 1000)
  const dimensions =
    2 + (brut & Z || iso === 1 || iso === 3 ? 1 : 0) + (brut & M || iso === 2 || iso === 3 ? 1 : 0)
  if (brut & SRID) l.entier()
  if (type === MULTIPOLYGONE) return Array.from({ length: l.nombre(9) }, () => polygones(l)).flat()
  if (type !== POLYGONE) throw new Error(`géométrie WKB de type ${type} : ni polygone, ni multipolygone`)
  const anneau = () =>
    Array.from({ length: l.nombre(8 * dimensions) }, (): Position => {
      const point = [l.reel(), l.reel()]
      for (let d = 2; d < dimensions; d++) l.reel()
      return point
    })
  return [Array.from({ length: l.nombre(4) }, anneau)]
}

/** @throws Error when the bytes are cut, or are neither a polygon nor a multipolygon. */
export function lireWkb(octets: Uint8Array): Polygon | MultiPolygon {
  try {
    return { type: 'MultiPolygon', coordinates: polygones(new Lecture(octets)) }
  } catch (cause) {
    if (cause instanceof RangeError) throw new Error('WKB tronqué', { cause })
    throw cause
  }
}
