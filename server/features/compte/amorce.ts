/** The first start: nobody can let anybody in, so the machine of a server hands out one link, printed in its console. */
import type { Base } from '#db/connect'
import { sousVerrou } from '#db/verrouPartage'
import { creerInvitation } from './invitations.ts'
import { aUnSiege } from './queries.ts'

const JOURS = 1
/** Servers started together print one link: a later one prints none until this long after. */
const ENSEMBLE_MS = 60_000

/**
 * Path of a link that makes the first account of headquarters, good for a day; those printed before are taken back. `chemin` null: another server has
 * just printed it. @returns null when there is an account already.
 */
export function lienDuPremierCompte(base: Base, maintenant: Date): Promise<{ chemin: string | null } | null> {
  return sousVerrou(base, 'premier-compte', async () => {
    const { db } = base
    if (await db.transaction().execute((t) => aUnSiege(t))) return null
    const recente = await db
      .selectFrom('invitation')
      .select('id')
      .where('premiere', '=', true)
      .where('revoqueLe', 'is', null)
      .where('creeLe', '>', new Date(maintenant.getTime() - ENSEMBLE_MS))
      .executeTakeFirst()
    if (recente) return { chemin: null }
    await db
      .updateTable('invitation')
      .set({ revoqueLe: maintenant })
      .where('premiere', '=', true)
      .where('utiliseLe', 'is', null)
      .where('revoqueLe', 'is', null)
      .execute()
    const demande = { role: 'siege', departements: null, jours: JOURS } as const
    const { secret } = await creerInvitation(db, demande, null, maintenant, true)
    return { chemin: `/rejoindre#${secret}` }
  })
}
