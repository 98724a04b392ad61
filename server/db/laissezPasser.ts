/** Passes in the database: made, recognised by their secret, listed, revoked. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { LaissezPasser, LaissezPasserDemande } from '#contract/acces'
import { groupeNomme } from './groupe.ts'
import { enColonnes, territoireDe } from './ressort.ts'
import type { Schema } from './schema.ts'
import { empreinteDe, secretNeuf } from './secret.ts'
import type { TableLaissezPasser } from './schemaComptes.ts'

const JOUR_MS = 86_400_000

const decrire = (l: TableLaissezPasser): LaissezPasser => ({
  id: l.id,
  role: l.role,
  departements: l.departements,
  territoire: territoireDe(l),
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
  const secret = secretNeuf()
  const ligne: TableLaissezPasser = {
    ...demande,
    id: randomUUID(),
    empreinte: empreinteDe(secret),
    creeLe: maintenant,
    expireLe: new Date(maintenant.getTime() + jours * JOUR_MS),
    revoqueLe: null,
    ...enColonnes(territoire),
    groupeId: demande.role === 'groupe' ? await groupeNomme(db, demande.libelle, demande.departements) : null,
  }
  await db.insertInto('laissezPasser').values(ligne).execute()
  return { ...decrire(ligne), secret }
}

/** A pass with the number of its group, which no page is told. */
export type PasseReconnu = LaissezPasser & { groupeId: string | null }

/** The pass of this secret; null when there is none, or it is over or revoked. */
export async function reconnaitre(
  db: Kysely<Schema>,
  secret: string,
  maintenant: Date,
): Promise<PasseReconnu | null> {
  const ligne = await db
    .selectFrom('laissezPasser')
    .selectAll()
    .where('empreinte', '=', empreinteDe(secret))
    .where('revoqueLe', 'is', null)
    .where('expireLe', '>', maintenant)
    .executeTakeFirst()
  return ligne ? { ...decrire(ligne), groupeId: ligne.groupeId } : null
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

/** A pass that is not over. @param retire among those taken back, or among those in force. */
export async function lireLaissezPasser(
  db: Kysely<Schema>,
  id: string,
  retire: boolean,
  maintenant: Date,
): Promise<LaissezPasser | null> {
  const ligne = await db
    .selectFrom('laissezPasser')
    .selectAll()
    .where('id', '=', id)
    .where('expireLe', '>', maintenant)
    .where('revoqueLe', retire ? 'is not' : 'is', null)
    .executeTakeFirst()
  return ligne ? decrire(ligne) : null
}

/** Who holds the link is a visitor again at the next request; null gives it back. */
export async function revoquer(db: Kysely<Schema>, id: string, quand: Date | null): Promise<void> {
  await db.updateTable('laissezPasser').set({ revoqueLe: quand }).where('id', '=', id).execute()
}
