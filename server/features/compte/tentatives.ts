/** Failures to enter, counted by identifier whether an account has it or not: the answer says nothing of who exists. */
import type { Kysely } from 'kysely'
import { attenteApres } from '#domain/compte'
import type { Schema } from '#db/schema'
import { empreinteDe } from '#db/secret'

/** Failures are forgotten after a day without any. */
const OUBLI_MS = 24 * 3_600_000

/**
 * Counts a try before its outcome is known, so that many at once count one by one.
 * @returns false: this identifier must wait; else how many tries since the last success, this one included.
 */
export function compterEssai(
  db: Kysely<Schema>,
  identifiant: string,
  maintenant: Date,
): Promise<number | false> {
  const empreinte = empreinteDe(identifiant)
  return db.transaction().execute(async (t) => {
    await t
      .deleteFrom('tentative')
      .where('dernierLe', '<', new Date(maintenant.getTime() - OUBLI_MS))
      .execute()
    await t
      .insertInto('tentative')
      .values({ empreinte, echecs: 0, dernierLe: maintenant, bloqueLe: null })
      .onConflict((c) => c.column('empreinte').doNothing())
      .execute()
    const { echecs: avant, bloqueLe } = await t
      .selectFrom('tentative')
      .select(['echecs', 'bloqueLe'])
      .where('empreinte', '=', empreinte)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (bloqueLe !== null && bloqueLe > maintenant) return false
    const echecs = avant + 1
    const attente = attenteApres(echecs)
    await t
      .updateTable('tentative')
      .set({
        echecs,
        dernierLe: maintenant,
        bloqueLe: attente > 0 ? new Date(maintenant.getTime() + attente) : null,
      })
      .where('empreinte', '=', empreinte)
      .execute()
    return echecs
  })
}

export async function oublierEssais(db: Kysely<Schema>, identifiant: string): Promise<void> {
  await db.deleteFrom('tentative').where('empreinte', '=', empreinteDe(identifiant)).execute()
}
