/** The first start: nobody can let anybody in, so the machine of the server hands out one link, printed in its console. */
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import { creerInvitation } from './invitations.ts'
import { aUnSiege } from './queries.ts'

const JOURS = 1

/** Path of a link that makes the first account of headquarters, good for a day; null: there is one already. */
export async function lienDuPremierCompte(db: Kysely<Schema>, maintenant: Date): Promise<string | null> {
  const besoin = await db.transaction().execute(async (t) => !(await aUnSiege(t)))
  if (!besoin) return null
  const demande = { role: 'siege', departements: null, jours: JOURS } as const
  const { secret } = await creerInvitation(db, demande, null, maintenant, true)
  return `/rejoindre#${secret}`
}
