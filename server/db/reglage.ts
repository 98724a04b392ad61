/** Settings that headquarters write. */
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Day of the next vote, ISO; null: none is set. */
export async function lireProchainVote(db: Kysely<Schema>): Promise<string | null> {
  const reglage = await db
    .selectFrom('reglage')
    .select('valeur')
    .where('cle', '=', 'prochainVote')
    .executeTakeFirst()
  return reglage?.valeur ?? null
}
