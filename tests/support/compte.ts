/** Accounts for tests, made as they are in life: an invitation of headquarters, then a password. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InvitationDemandee, InvitationRemise } from '#contract/compte'
import { Client } from './client.ts'
import type { ServeurDeTest } from './serveur.ts'

export const MOT_DE_PASSE = 'quatre cerisiers bleus'

export const viderComptes = (serveur: ServeurDeTest) =>
  sql`truncate compte, seance, invitation, secours, tentative, laissez_passer, journal cascade`.execute(
    serveur.base.db,
  )

/** An invitation from the machine of the server, headquarters on the demonstration. */
export async function inviter(
  serveur: ServeurDeTest,
  demande: Partial<InvitationDemandee> = {},
): Promise<InvitationRemise> {
  const corps = { role: 'federation', departements: ['96'], jours: 3, ...demande }
  const reponse = await new Client(serveur).appeler('POST', '/invitations', { corps, ici: true })
  if (reponse.status !== 201) throw new Error(`invitation : ${reponse.status} ${await reponse.text()}`)
  return (await reponse.json()) as InvitationRemise
}

/** A caller who has just made its account and is in. */
export async function entrer(
  serveur: ServeurDeTest,
  demande: Partial<InvitationDemandee> = {},
  identifiant = `i${randomUUID().slice(0, 8)}`,
): Promise<Client & { identifiant: string }> {
  const { secret } = await inviter(serveur, demande)
  const client = new Client(serveur)
  const reponse = await client.appeler('POST', '/invitations/acceptation', {
    corps: { secret, identifiant, motDePasse: MOT_DE_PASSE },
    // behind a trusted proxy, each has its own address and its own rate limit
    entetes: { 'x-forwarded-for': `192.0.2.${1 + Math.floor(Math.random() * 250)}` },
  })
  if (reponse.status !== 201) throw new Error(`acceptation : ${reponse.status} ${await reponse.text()}`)
  return Object.assign(client, { identifiant })
}
