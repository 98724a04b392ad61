/** Rounds of the publication. */
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'

export async function scrutinsPublies(db: Kysely<Schema>): Promise<string[]> {
  const lignes = await db.withSchema('publie').selectFrom('scrutin').select('code').execute()
  return lignes.map((l) => l.code)
}

/** Codes start with the year. */
export const anneesDe = (scrutins: readonly string[]): number[] => scrutins.map((s) => Number(s.slice(0, 4)))
