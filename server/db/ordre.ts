/** The national order of bureaux (codes in the order of their bytes), and the codes of a selection sent as bits. */
import { sql } from 'kysely'
import { depuisBase64, rangsDe } from '#domain/selection/bits'
import type { Base } from './connect.ts'
import { versionPubliee } from './publication.ts'

interface Ordre {
  version: string
  codes: readonly string[]
  rangs: ReadonlyMap<string, number>
}
const ordres = new WeakMap<Base, Ordre>()

/** The order of the current publication, read once. */
export async function ordreNational(base: Base): Promise<Ordre> {
  const version = await versionPubliee(base.db)
  const connu = ordres.get(base)
  if (connu?.version === version) return connu
  const { rows } = await sql<{ codes: string | null }>`
    select string_agg(code, ',' order by code collate "C") as codes from publie.lieu where niveau = 'bureau'`.execute(
    base.db,
  )
  const codes = rows[0]?.codes?.split(',') ?? []
  const ordre = { version, codes, rangs: new Map(codes.map((code, rang) => [code, rang])) }
  ordres.set(base, ordre)
  return ordre
}

/** Codes that the bits of a selection name; null: they were made for another publication, or are not bits. */
export async function codesDeSelection(
  base: Base,
  selection: { version: string; bits: string },
): Promise<string[] | null> {
  const { version, codes } = await ordreNational(base)
  const bits = version === selection.version ? depuisBase64(selection.bits, codes.length) : null
  return bits && rangsDe(bits).flatMap((rang) => codes[rang] ?? [])
}
