/** Reads whole columns of a level in the order of the map: the database packs them, nothing is parsed row by row. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { versionPubliee } from '#db/publication'
import type { Schema } from '#db/schema'
import type { Echelle } from '#domain/couche/quantification'
import type { NiveauCarte } from '#domain/lieu'

/** A layer computed for a level. */
export interface ColonneCouche {
  rangs: Uint16Array
  echelle: Echelle
  /** The national figure; null when the layer has none. */
  moyenne: number | null
}

/** Absent integer in a column of counts. */
export const ABSENT = -1

type Memoire = Map<string, Promise<unknown>>
const memoires = new WeakMap<Kysely<Schema>, { version: string; lues: Memoire }>()

/** What `lire` gives, kept for the current publication. */
export async function retenir<T>(db: Kysely<Schema>, cle: string, lire: () => Promise<T>): Promise<T> {
  const version = await versionPubliee(db)
  const connue = memoires.get(db)
  const memoire = connue?.version === version ? connue : { version, lues: new Map() }
  memoires.set(db, memoire)
  const deja = memoire.lues.get(cle)
  if (deja) return deja as Promise<T>
  const lecture = lire()
  memoire.lues.set(cle, lecture)
  lecture.catch(() => memoire.lues.delete(cle))
  return lecture
}

/** Row of each place of a level: places by code, in the order of the bytes, as the geometry. */
export function rangsDe(db: Kysely<Schema>, niveau: NiveauCarte): Promise<ReadonlyMap<string, number>> {
  return retenir(db, `rangs/${niveau}`, async () => {
    const { rows } = await sql<{ codes: string | null }>`
      select string_agg(code, ',' order by code collate "C") as codes from publie.lieu where niveau = ${niveau}`.execute(
      db,
    )
    return new Map((rows[0]?.codes ?? '').split(',').map((code, rang) => [code, rang]))
  })
}

/** Columns of an aggregate as numbers: `string_agg(int4send(x), '')` or `float4send`. */
export const entiers = (expression: RawBuilder<unknown>): RawBuilder<Buffer> =>
  sql`string_agg(int4send(coalesce(${expression}, ${sql.lit(ABSENT)})::integer), ''::bytea)`
export const reels = (expression: RawBuilder<unknown>): RawBuilder<Buffer> =>
  sql`string_agg(float4send(coalesce(${expression}, 'NaN')::real), ''::bytea)`

/** Big-endian words of the database as a column of `n` rows, each at its place. */
export function ranger<T extends Float32Array | Int32Array>(
  cible: T,
  octets: Uint8Array | null,
  places: Int32Array,
): T {
  if (!octets) return cible
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  const reel = cible instanceof Float32Array
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    if (place >= 0) cible[place] = reel ? vue.getFloat32(4 * i) : vue.getInt32(4 * i)
  }
  return cible
}

/** Place of each code of a list in the order of the map; −1 when it is not on it. */
export const placesDe = (codes: string | null, rangs: ReadonlyMap<string, number>): Int32Array =>
  Int32Array.from((codes ?? '').split(','), (c) => rangs.get(c) ?? -1)
