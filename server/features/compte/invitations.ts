/** Links that make an account, or set its password again: each serves once, and not for long. */
import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Invitation, InvitationDemandee, InvitationRemise } from '#contract/compte'
import { groupeNomme } from '#db/groupe'
import { enColonnes } from '#db/ressort'
import type { Schema } from '#db/schema'
import type { TableInvitation } from '#db/schemaComptes'
import { fermerSeances } from '#db/seance'
import { empreinteDe, secretNeuf } from '#db/secret'
import { Probleme } from '../../http/problem.ts'
import { hacher } from './motDePasse.ts'
import { aUnSiege, lireCompte, ressortDe, type LeCompte } from './queries.ts'
import { oublierEssais } from './tentatives.ts'

const JOUR_MS = 86_400_000
type LInvitation = Selectable<TableInvitation> & { identifiant: string | null }

export const decrireInvitation = (i: LInvitation): Invitation => ({
  ...ressortDe(i),
  id: i.id,
  identifiant: i.identifiant,
  creeLe: i.creeLe.toISOString(),
  expireLe: i.expireLe.toISOString(),
})

/** @param compte whose password it sets again; null: it makes an account. */
export async function creerInvitation(
  db: Kysely<Schema>,
  { jours, territoire = null, libelle = null, role, departements }: InvitationDemandee,
  compte: LeCompte | null,
  maintenant: Date,
  premiere = false,
): Promise<InvitationRemise> {
  const secret = secretNeuf()
  const ligne = {
    id: randomUUID(),
    empreinte: empreinteDe(secret),
    compte: compte?.id ?? null,
    role,
    departements,
    libelle,
    groupeId: role === 'groupe' ? await groupeNomme(db, libelle, departements) : null,
    ...enColonnes(territoire),
    premiere,
    creeLe: maintenant,
    expireLe: new Date(maintenant.getTime() + jours * JOUR_MS),
    utiliseLe: null,
    revoqueLe: null,
  }
  await db.insertInto('invitation').values(ligne).execute()
  return { ...decrireInvitation({ ...ligne, identifiant: compte?.identifiant ?? null }), secret }
}

const enCours = (db: Kysely<Schema>, maintenant: Date) =>
  db
    .selectFrom('invitation')
    .leftJoin('compte', 'compte.id', 'invitation.compte')
    .selectAll('invitation')
    .select('compte.identifiant')
    .where('invitation.utiliseLe', 'is', null)
    .where('invitation.expireLe', '>', maintenant)

/** Invitations that can still be used, the newest first; those of the console are nobody's. */
export const listerInvitations = (db: Kysely<Schema>, maintenant: Date): Promise<LInvitation[]> =>
  enCours(db, maintenant)
    .where('invitation.revoqueLe', 'is', null)
    .where('invitation.premiere', '=', false)
    .orderBy('invitation.creeLe', 'desc')
    .orderBy('invitation.id')
    .execute()

/** An invitation that can still be used, or given back when it was taken away. */
export const lireInvitation = (
  db: Kysely<Schema>,
  id: string,
  maintenant: Date,
): Promise<LInvitation | undefined> =>
  enCours(db, maintenant).where('invitation.id', '=', id).executeTakeFirst()

/** @throws Probleme 403, the same for one that is unknown, used, over or taken away. */
export async function invitationDuSecret(
  db: Kysely<Schema>,
  secret: string,
  maintenant: Date,
): Promise<LInvitation> {
  const lue = await enCours(db, maintenant)
    .where('invitation.empreinte', '=', empreinteDe(secret))
    .where('invitation.revoqueLe', 'is', null)
    .executeTakeFirst()
  if (!lue || (lue.premiere && (await aUnSiege(db))))
    throw new Probleme(
      'interdit',
      'Ce lien est inconnu, déjà utilisé, périmé ou retiré : demandez-en un autre.',
    )
  return lue
}

export async function retirerInvitation(db: Kysely<Schema>, id: string, quand: Date | null): Promise<void> {
  await db.updateTable('invitation').set({ revoqueLe: quand }).where('id', '=', id).execute()
}

/** Makes the account, or sets its password again and closes its sessions; the link serves once, even when two use it at the same time. */
export async function accepter(
  db: Kysely<Schema>,
  {
    secret,
    identifiant,
    motDePasse,
  }: { secret: string; identifiant?: string | undefined; motDePasse: string },
  maintenant: Date,
): Promise<{ compte: LeCompte; nouveau: boolean }> {
  const lue = await invitationDuSecret(db, secret, maintenant)
  const nom = lue.identifiant ?? identifiant
  if (nom === undefined) throw new Probleme('requete', 'identifiant : choisissez-en un.')
  const empreinte = await hacher(motDePasse, nom)
  return await db.transaction().execute(async (t) => {
    const { numUpdatedRows } = await t
      .updateTable('invitation')
      .set({ utiliseLe: maintenant })
      .where('id', '=', lue.id)
      .where('utiliseLe', 'is', null)
      .where('revoqueLe', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Probleme('interdit', 'Ce lien vient d’être utilisé ou retiré.')
    if (lue.compte !== null) {
      await t.updateTable('compte').set({ empreinte }).where('id', '=', lue.compte).execute()
      await fermerSeances(t, lue.compte)
      await oublierEssais(t, nom)
      return { compte: (await lireCompte(t, { id: lue.compte }))!, nouveau: false }
    }
    const cree = await t
      .insertInto('compte')
      .values({
        id: randomUUID(),
        identifiant: nom,
        empreinte,
        role: lue.role,
        departements: lue.departements,
        territoireNiveau: lue.territoireNiveau,
        territoireCode: lue.territoireCode,
        libelle: lue.libelle,
        groupeId: lue.groupeId,
        graine: null,
        pasUtilise: null,
        creeLe: maintenant,
        desactiveLe: null,
      })
      .onConflict((c) => c.column('identifiant').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!cree) throw new Probleme('dejaPris', 'Cet identifiant est déjà pris : choisissez-en un autre.')
    return { compte: cree, nouveau: true }
  })
}
