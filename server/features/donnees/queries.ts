/** History of the loads started from the page. */
import type { Kysely } from 'kysely'
import type { Chargement } from '#contract/chargement'
import type { Schema } from '#db/schema'

/** Runs shown. */
const MONTRES = 10

export async function retenirDebut(db: Kysely<Schema>, c: Chargement): Promise<void> {
  await db
    .withSchema('public')
    .insertInto('chargement')
    .values({
      id: c.id,
      debut: new Date(c.debut),
      fin: null,
      etat: c.etat,
      demande: JSON.stringify(c.demande),
      bilan: JSON.stringify(c.bilan),
    })
    .execute()
}

export async function retenirFin(db: Kysely<Schema>, c: Chargement): Promise<void> {
  await db
    .withSchema('public')
    .updateTable('chargement')
    .set({ etat: c.etat, fin: c.fin === null ? null : new Date(c.fin), bilan: JSON.stringify(c.bilan) })
    .where('id', '=', c.id)
    .execute()
}

/** A run that was going on when the server stopped did not end. */
export async function fermerInterrompus(db: Kysely<Schema>, maintenant: Date): Promise<void> {
  await db
    .withSchema('public')
    .updateTable('chargement')
    .set({ etat: 'interrompu', fin: maintenant })
    .where('etat', '=', 'encours')
    .execute()
}

/** Ended runs, the latest first. */
export async function lireHistorique(db: Kysely<Schema>): Promise<Chargement[]> {
  const rows = await db
    .withSchema('public')
    .selectFrom('chargement')
    .select(['id', 'debut', 'fin', 'etat', 'demande', 'bilan'])
    .where('etat', '!=', 'encours')
    .orderBy('rang', 'desc')
    .limit(MONTRES)
    .execute()
  return rows.map((r) => ({ ...r, debut: r.debut.toISOString(), fin: r.fin?.toISOString() ?? null }))
}
