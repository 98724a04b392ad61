/** Every night, lists forget: those thrown away long ago, and what happened long ago to the others. */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Schema } from '#db/schema'
import { CONSERVATION_LISTE } from '#domain/liste/conservation'
import { sorte } from '../../travaux/sorte.ts'

const JOUR_MS = 86_400_000

/** The last event of a list is never forgotten: who holds its rank has missed nothing. */
export async function oublierListes(t: Transaction<Schema>, maintenant: Date): Promise<void> {
  const ilYA = (jours: number): Date => new Date(maintenant.getTime() - jours * JOUR_MS)
  const jetees = ilYA(CONSERVATION_LISTE.jetee)
  await sql`
    update laissez_passer set revoque_le = ${maintenant} where revoque_le is null and id in (
      select p.laissez_passer from liste_partage p join liste l on l.id = p.liste where l.supprimee_le < ${jetees})`.execute(
    t,
  )
  await t.deleteFrom('liste').where('supprimeeLe', '<', jetees).execute()
  await sql`
    delete from liste_evenement e using liste l
    where l.id = e.liste and e.quand < ${ilYA(CONSERVATION_LISTE.evenements)} and e.rang < l.evenements`.execute(
    t,
  )
}

export const oubliDesListes = sorte({
  nom: 'oubliDesListes',
  donnees: z.object({}),
  quotidien: true,
  executer:
    async ({ horloge }) =>
    (t) =>
      oublierListes(t, horloge()),
})
