/** Sessions of accounts: opened at each entry under a new secret, recognised, closed. Several servers share them here. */
import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { SEANCE } from '#domain/compte'
import type { Schema } from './schema.ts'
import type { TableCompte } from './schemaComptes.ts'
import { empreinteDe, secretNeuf } from './secret.ts'

/** « Seen at » is written at most this often. */
const PRECISION_MS = 5 * 60_000

export interface SeanceOuverte {
  secret: string
  jusquAu: Date
}

export async function ouvrirSeance(
  db: Kysely<Schema>,
  compte: string,
  appareil: string,
  maintenant: Date,
): Promise<SeanceOuverte> {
  const secret = secretNeuf()
  const jusquAu = new Date(maintenant.getTime() + SEANCE.vie)
  await db
    .insertInto('seance')
    .values({
      id: randomUUID(),
      empreinte: empreinteDe(secret),
      compte,
      appareil,
      creeLe: maintenant,
      vueLe: maintenant,
      expireLe: jusquAu,
    })
    .execute()
  return { secret, jusquAu }
}

export interface SeanceReconnue {
  id: string
  expireLe: Date
  compte: Selectable<TableCompte>
}

/** The session of this secret and its account; null when it is unknown, over, idle for too long, or its account is closed. */
export async function reconnaitreSeance(
  db: Kysely<Schema>,
  secret: string,
  maintenant: Date,
): Promise<SeanceReconnue | null> {
  const ligne = await db
    .selectFrom('seance')
    .innerJoin('compte', 'compte.id', 'seance.compte')
    .selectAll('compte')
    .select(['seance.id as seance', 'seance.vueLe', 'seance.expireLe'])
    .where('seance.empreinte', '=', empreinteDe(secret))
    .where('seance.expireLe', '>', maintenant)
    .where('seance.vueLe', '>', new Date(maintenant.getTime() - SEANCE.repos))
    .where('compte.desactiveLe', 'is', null)
    .executeTakeFirst()
  if (!ligne) return null
  const { seance: id, vueLe, expireLe, ...compte } = ligne
  if (maintenant.getTime() - vueLe.getTime() > PRECISION_MS)
    await db.updateTable('seance').set({ vueLe: maintenant }).where('id', '=', id).execute()
  return { id, expireLe, compte }
}

export async function fermerSeance(db: Kysely<Schema>, secret: string): Promise<void> {
  await db.deleteFrom('seance').where('empreinte', '=', empreinteDe(secret)).execute()
}

/** Closes every session of an account, but perhaps one. */
export async function fermerSeances(
  db: Kysely<Schema>,
  compte: string,
  sauf: string | null = null,
): Promise<void> {
  await db
    .deleteFrom('seance')
    .where('compte', '=', compte)
    .$if(sauf !== null, (q) => q.where('id', '!=', sauf!))
    .execute()
}
