/** The audit: who did what, where, when. Added to, never changed; readable by headquarters. */
import type { Kysely } from 'kysely'
import type { Auteur } from '#domain/acteur'
import type { Schema } from './schema.ts'

export interface Fait {
  /** What was done, in a few French words: « Liste exportée en CSV ». Never what a person wrote. */
  action: string
  /** Code or id of what it was done to; null: nothing that can be named, or a person. */
  objet?: string | null
  departement?: string | null
}

/** Writes one fact. Inside a transaction, hand the transaction: the fact then stands or falls with what it tells. */
export async function consigner(
  db: Kysely<Schema>,
  acteur: { auteur: Auteur; role: string },
  { action, objet = null, departement = null }: Fait,
  quand: Date,
): Promise<void> {
  await db
    .insertInto('journal')
    .values({
      quand,
      par: acteur.auteur.par,
      auteur: acteur.auteur.id,
      role: acteur.role,
      action,
      objet,
      departement,
    })
    .execute()
}
