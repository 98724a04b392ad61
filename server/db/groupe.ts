/** Groups by their number: a name may be borne in several départements. */
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * The open group of this name in one of these départements. Null: none bears it, or several do and the name alone does not tell which.
 * @param departements null: everywhere.
 */
export async function groupeNomme(
  db: Kysely<Schema>,
  nom: string | null,
  departements: readonly string[] | null,
): Promise<string | null> {
  if (nom === null) return null
  const portent = await db
    .selectFrom('groupe')
    .select('id')
    .where('nom', '=', nom)
    .where('fermeLe', 'is', null)
    .$if(departements !== null, (q) => q.where('departement', 'in', [...departements!, '']))
    .limit(2)
    .execute()
  return portent.length === 1 ? portent[0]!.id : null
}
