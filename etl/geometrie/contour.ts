/** Contours as flat integer arrays: light in memory, exact at 1e-5 degree (about 1 m), ready for PostGIS and for the map. */
import zlib from 'node:zlib'
import fs from 'node:fs'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { PAS_DEGRE } from '#contract/carte'
import { SourceInvalide } from '../anomalie.ts'

export interface Contour {
  /** x, y of each vertex in units of {@link PAS_DEGRE}, rings closed. */
  sommets: Int32Array
  /** First vertex of each ring, then the number of vertices. */
  anneaux: Uint32Array
  /** First ring of each polygon, then the number of rings. */
  polygones: Uint32Array
}

type Feuille = Feature<Polygon | MultiPolygon, Record<string, string | null>>

/**
 * Features of a GeoJSON file.
 * @throws SourceInvalide when it is not JSON, not a collection, or a geometry is neither Polygon nor MultiPolygon in degrees.
 */
export function lireGeojson(fichier: string): Feuille[] {
  let collection: FeatureCollection
  try {
    const octets = fs.readFileSync(fichier)
    collection = JSON.parse((fichier.endsWith('.gz') ? zlib.gunzipSync(octets) : octets).toString('utf8'))
  } catch (cause) {
    throw new SourceInvalide(fichier, null, `GeoJSON illisible (${(cause as Error).message})`, { cause })
  }
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    throw new SourceInvalide(fichier, null, 'GeoJSON inattendu : FeatureCollection attendue')
  return collection.features as Feuille[]
}

function polygonesDe(g: Polygon | MultiPolygon | null): Position[][][] {
  if (g?.type === 'Polygon') return [g.coordinates]
  if (g?.type === 'MultiPolygon') return g.coordinates
  return []
}

/**
 * One contour from the parts of a place (several features can carry one code).
 * @throws Error when there is no polygon, or a coordinate is not a longitude and a latitude in degrees.
 */
export function contourDe(parts: readonly (Polygon | MultiPolygon | null)[]): Contour {
  const polys = parts.flatMap(polygonesDe)
  if (polys.length === 0) throw new Error('aucun polygone')
  const anneaux: number[] = []
  const polygones: number[] = []
  const sommets: number[] = []
  for (const poly of polys) {
    polygones.push(anneaux.length)
    for (const anneau of poly) {
      if (anneau.length < 4) throw new Error('un anneau a moins de quatre sommets')
      anneaux.push(sommets.length / 2)
      for (const [x = NaN, y = NaN] of anneau) {
        if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90))
          throw new Error(`« ${x}, ${y} » n’est pas une longitude et une latitude en degrés`)
        sommets.push(Math.round(x / PAS_DEGRE), Math.round(y / PAS_DEGRE))
      }
    }
  }
  polygones.push(anneaux.length)
  anneaux.push(sommets.length / 2)
  return {
    sommets: Int32Array.from(sommets),
    anneaux: Uint32Array.from(anneaux),
    polygones: Uint32Array.from(polygones),
  }
}

/** Several contours as one. */
export function reunir(parts: readonly Contour[]): Contour {
  if (parts.length === 1) return parts[0]!
  const sommets = new Int32Array(parts.reduce((n, p) => n + p.sommets.length, 0))
  const [anneaux, polygones]: [number[], number[]] = [[], []]
  let place = 0
  for (const p of parts) {
    for (const a of p.polygones.subarray(0, -1)) polygones.push(anneaux.length + a)
    for (const s of p.anneaux.subarray(0, -1)) anneaux.push(place / 2 + s)
    sommets.set(p.sommets, place)
    place += p.sommets.length
  }
  return {
    sommets,
    anneaux: Uint32Array.from([...anneaux, place / 2]),
    polygones: Uint32Array.from([...polygones, anneaux.length]),
  }
}

/** The contour back as a GeoJSON geometry, degrees. */
export function geometrieDe(c: Contour): MultiPolygon {
  const coordinates: Position[][][] = []
  for (let p = 0; p + 1 < c.polygones.length; p++) {
    const polygone: Position[][] = []
    for (let a = c.polygones[p]!; a < c.polygones[p + 1]!; a++) {
      const anneau: Position[] = []
      for (let i = c.anneaux[a]!; i < c.anneaux[a + 1]!; i++)
        anneau.push([c.sommets[i * 2]! * PAS_DEGRE, c.sommets[i * 2 + 1]! * PAS_DEGRE])
      polygone.push(anneau)
    }
    coordinates.push(polygone)
  }
  return { type: 'MultiPolygon', coordinates }
}

/** West, south, east, north in degrees. */
export type Emprise = [number, number, number, number]

export function empriseDe(c: Contour): Emprise {
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < c.sommets.length; i += 2) {
    const x = c.sommets[i]!
    const y = c.sommets[i + 1]!
    if (x < xMin) xMin = x
    if (x > xMax) xMax = x
    if (y < yMin) yMin = y
    if (y > yMax) yMax = y
  }
  return [xMin * PAS_DEGRE, yMin * PAS_DEGRE, xMax * PAS_DEGRE, yMax * PAS_DEGRE]
}

/** Whether two boxes have a point in common. */
export function seTouchent(a: Emprise, b: Emprise): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** The contour as hexadecimal EWKB MultiPolygon, SRID 4326, as COPY reads it. */
export function ewkbHex(c: Contour): string {
  const nPolygones = c.polygones.length - 1
  const nAnneaux = c.anneaux.length - 1
  const octets = Buffer.allocUnsafe(13 + nPolygones * 9 + nAnneaux * 4 + c.sommets.length * 8)
  octets.writeUInt8(1, 0)
  octets.writeUInt32LE(0x20000006, 1)
  octets.writeUInt32LE(4326, 5)
  let o = octets.writeUInt32LE(nPolygones, 9)
  for (let p = 0; p < nPolygones; p++) {
    o = octets.writeUInt8(1, o)
    o = octets.writeUInt32LE(3, o)
    o = octets.writeUInt32LE(c.polygones[p + 1]! - c.polygones[p]!, o)
    for (let a = c.polygones[p]!; a < c.polygones[p + 1]!; a++) {
      o = octets.writeUInt32LE(c.anneaux[a + 1]! - c.anneaux[a]!, o)
      for (let i = c.anneaux[a]! * 2; i < c.anneaux[a + 1]! * 2; i++)
        o = octets.writeDoubleLE(c.sommets[i]! * PAS_DEGRE, o)
    }
  }
  return octets.toString('hex')
}

/** Length of a degree of latitude, km. */
const KM_PAR_DEGRE = 111.2

/** Area in km², on a sphere, holes taken out; a fraction of a percent at the size of a commune. */
export function superficieDe(c: Contour): number {
  let degresCarres = 0
  let latitude = 0
  for (let p = 0; p + 1 < c.polygones.length; p++)
    for (let a = c.polygones[p]!; a < c.polygones[p + 1]!; a++) {
      let somme = 0
      const debut = c.anneaux[a]!
      for (let i = debut; i + 1 < c.anneaux[a + 1]!; i++)
        somme += c.sommets[i * 2]! * c.sommets[i * 2 + 3]! - c.sommets[i * 2 + 2]! * c.sommets[i * 2 + 1]!
      latitude = c.sommets[debut * 2 + 1]! * PAS_DEGRE
      const aire = (Math.abs(somme) / 2) * PAS_DEGRE ** 2 * Math.cos((latitude * Math.PI) / 180)
      degresCarres += a === c.polygones[p] ? aire : -aire
    }
  return degresCarres * KM_PAR_DEGRE ** 2
}
