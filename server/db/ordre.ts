/** The national order of bureaux (codes in the order of their bytes), and the codes of a selection sent as bits. */
import { sql } from 'kysely'
import { depuisBase64, rangsDe } from '#domain/selection/bits'
import type { Base } from './connect.ts'
import { parPublication } from './publication.ts'

interface Ordre {
  version: string
  codes: readonly string[]
  rangs: ReadonlyMap<string, number>
}

/** The order of the current publication, read once. */
export const ordreNational = parPublication(async (db, version): Promise<Ordre> => {
  const { rows } = await sql<{ codes: string | null }>`
    select string_agg(code, ',' order by code collate "C") as codes from publie.lieu where niveau = 'bureau'`.execute(
    db,
  )
  const codes = rows[0]?.codes?.split(',') ?? []
  return { version, codes, rangs: new Map(codes.map((code, rang) => [code, rang])) }
})

/** Codes that the bits of a selection name; null: they were made for another publication, or are not bits. */
export async function codesDeSelection(
  base: Base,
  selection: { version: string; bits: string },
): Promise<string[] | null> {
  const { version, codes } = await ordreNational(base.db)
  const bits = version === selection.version ? depuisBase64(selection.bits, codes.length) : null
  return bits && rangsDe(bits).flatMap((rang) => codes[rang] ?? [])
}
