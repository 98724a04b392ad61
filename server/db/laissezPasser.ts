/** Passes in the database: made, recognised by their secret, listed, revoked. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { LaissezPasser, LaissezPasserDemande } from '#contract/acces'
import type { Schema } from './schema.ts'
import type { TableLaissezPasser } from './schemaDurable.ts'

const JOUR_MS = 86_400_000
const empreinteDe = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const decrire = (l: TableLaissezPasser): LaissezPasser => ({
  id: l.id,
  role: l.role,
  departements: l.departements,
  territoire: l.territoireNiveau === null ? null : { niveau: l.territoireNiveau, code: l.territoireCode! },
  libelle: l.libelle,
  creeLe: l.creeLe.toISOString(),
  expireLe: l.expireLe.toISOString(),
})

/** Makes a pass; the secret that comes back is its only copy. */
export async function creerLaissezPasser(
  db: Kysely<Schema>,
  { jours, territoire = null, ...demande }: LaissezPasserDemande,
  maintenant: Date,
): Promise<LaissezPasser & { secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const ligne: TableLaissezPasser = {
    ...demande,
    id: randomUUID(),
    empreinte: empreinteDe(secret),
    creeLe: maintenant,
    expireLe: new Date(maintenant.getTime() + jours * JOUR_MS),
    revoqueLe: null,
    territoireNiveau: territoire?.niveau ?? null,
    territoireCode: territoire?.code ?? null,
  }
  await db.insertInto('laissezPasser').values(ligne).execute()
  return { ...decrire(ligne), secret }
}

/** The pass of this secret; null when there is none, or it is over or revoked. */
export async function reconnaitre(
  db: Kysely<Schema>,
  secret: string,
  maintenant: Date,
): Promise<LaissezPasser | null> {
  const ligne = await db
    .selectFrom('laissezPasser')
    .selectAll()
    .where('empreinte', '=', empreinteDe(secret))
    .where('revoqueLe', 'is', null)
    .where('expireLe', '>', maintenant)
    .executeTakeFirst()
  return ligne ? decrire(ligne) : null
}

/** Passes that still open something, the newest first. */
export async function listerLaissezPasser(db: Kysely<Schema>, maintenant: Date): Promise<LaissezPasser[]> {
  const lignes = await db
    .selectFrom('laissezPasser')
    .selectAll()
    .where('revoqueLe', 'is', null)
    .where('expireLe', '>', maintenant)
    .orderBy('creeLe', 'desc')
    .orderBy('id')
    .execute()
  return lignes.map(decrire)
}

/** A pass that has not been revoked. */
export async function lireLaissezPasser(db: Kysely<Schema>, id: string): Promise<LaissezPasser | null> {
  const ligne = await db.selectFrom('laissezPasser').selectAll().where('id', '=', id).executeTakeFirst()
  return ligne && ligne.revoqueLe === null ? decrire(ligne) : null
}

/** Revokes for good: who holds the link is a visitor again at the next request. */
export async function revoquer(db: Kysely<Schema>, id: string, maintenant: Date): Promise<void> {
  await db.updateTable('laissezPasser').set({ revoqueLe: maintenant }).where('id', '=', id).execute()
}
