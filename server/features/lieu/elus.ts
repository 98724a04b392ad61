/** Deputies and polling places. */
import { sql, type Kysely } from 'kysely'
import type { Depute } from '#contract/lieu'
import type { Schema } from '#db/schema'

const COLONNES = ['circonscription', 'nom', 'groupe', 'groupeLibelle', 'depuis'] as const

export async function lireDepute(db: Kysely<Schema>, circonscription: string): Promise<Depute | null> {
  const depute = await db
    .withSchema('publie')
    .selectFrom('elu')
    .select(COLONNES)
    .where('circonscription', '=', circonscription)
    .executeTakeFirst()
  return depute ?? null
}

/** Deputies whose name holds every word of `q` (already without accents, see cherchable). */
export function chercherElus(db: Kysely<Schema>, q: string, limite: number): Promise<Depute[]> {
  let requete = db.withSchema('publie').selectFrom('elu').select(COLONNES)
  for (const mot of q.split(' ').filter((m) => m !== ''))
    requete = requete.where('cherche', 'like', `%${mot}%`)
  return requete
    .orderBy(sql`cherche like ${`${q}%`}`, 'desc')
    .orderBy('nom')
    .limit(limite)
    .execute()
}

export async function lireLieuDeVote(db: Kysely<Schema>, bureau: string): Promise<string | null> {
  const lieu = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('lieuDeVote')
    .where('niveau', '=', 'bureau')
    .where('code', '=', bureau)
    .executeTakeFirst()
  return lieu?.lieuDeVote ?? null
}
