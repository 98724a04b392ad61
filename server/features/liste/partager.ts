/** Sharing a list with a group: a pass of its own, its link and its QR code; taken back with it. */
import { randomUUID } from 'node:crypto'
import QRCode from 'qrcode'
import type { Kysely } from 'kysely'
import type { PartageRemis } from '#contract/liste'
import { groupeNomme } from '#db/groupe'
import { creerLaissezPasser, revoquer } from '#db/laissezPasser'
import type { ListeGardee } from '#db/liste'
import type { Schema } from '#db/schema'

type Db = Kysely<Schema>

/** @param origine address of the service, as a phone reaches it. */
export async function partager(
  db: Db,
  liste: ListeGardee,
  { groupe, jours }: { groupe: string; jours: number },
  origine: string,
  quand: Date,
): Promise<PartageRemis> {
  const passe = await creerLaissezPasser(
    db,
    { role: 'groupe', departements: [liste.departement], libelle: groupe, jours },
    quand,
  )
  const id = randomUUID()
  await db
    .insertInto('listePartage')
    .values({
      id,
      liste: liste.id,
      groupe,
      groupeId: await groupeNomme(db, groupe, [liste.departement]),
      laissezPasser: passe.id,
      creeLe: quand,
    })
    .execute()
  // The secret stands behind the #: no server ever reads it in an address.
  const lien = `${origine}/entrer?vers=/listes/${liste.id}#${passe.secret}`
  const qr = await QRCode.toString(lien, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { id, groupe, creeLe: quand.toISOString(), expireLe: passe.expireLe, lien, qr }
}

/** Takes a link back: who holds it is a visitor at the next request. @returns false when the list has no such link. */
export async function retirerPartage(db: Db, liste: string, id: string, quand: Date): Promise<boolean> {
  const partage = await db
    .deleteFrom('listePartage')
    .where('id', '=', id)
    .where('liste', '=', liste)
    .returning('laissezPasser')
    .executeTakeFirst()
  if (!partage) return false
  await revoquer(db, partage.laissezPasser, quand)
  return true
}
