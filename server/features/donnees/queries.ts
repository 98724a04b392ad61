/** Loads started from the page, as all the servers that share the database see them. Times are those of the database. */
import { sql, type Kysely, type Selectable } from 'kysely'
import type { Chargement } from '#contract/chargement'
import type { Schema } from '#db/schema'
import type { TableChargement } from '#db/schemaDurable'

type Db = Kysely<Schema>

/** Runs shown. */
const MONTRES = 10
/** Silence after which the server of a run is taken for dead, seconds: many beats. */
const SILENCE_S = 15

const decrire = ({
  id,
  etat,
  debut,
  fin,
  demande,
  bilan,
}: Pick<Selectable<TableChargement>, keyof Chargement>): Chargement => ({
  id,
  etat,
  debut: debut.toISOString(),
  fin: fin?.toISOString() ?? null,
  demande,
  bilan,
})
const COLONNES = ['id', 'debut', 'fin', 'etat', 'demande', 'bilan'] as const

const table = (db: Db) => db.withSchema('public')

/** @returns false when a run is going on, on any server. */
export async function retenirDebut(db: Db, c: Chargement): Promise<boolean> {
  await fermerMuets(db)
  const { rows } = await sql`
    insert into public.chargement (id, debut, etat, demande, bilan)
    values (${c.id}, ${c.debut}::timestamptz, 'encours', ${JSON.stringify(c.demande)}::jsonb, ${JSON.stringify(c.bilan)}::jsonb)
    on conflict do nothing returning id`.execute(db)
  return rows.length === 1
}

/**
 * Says how far a run is, and that its server lives.
 * @returns what to do: go on; stop, since somebody asked; or `perdu`: another server took it for dead.
 */
export async function battre(db: Db, c: Chargement): Promise<'continuer' | 'arreter' | 'perdu'> {
  const ligne = await table(db)
    .updateTable('chargement')
    .set({ bilan: JSON.stringify(c.bilan), battement: sql`now()` })
    .where('id', '=', c.id)
    .where('etat', '=', 'encours')
    .returning('arretDemande')
    .executeTakeFirst()
  if (!ligne) return 'perdu'
  return ligne.arretDemande ? 'arreter' : 'continuer'
}

/** How it ended, unless another server has already said that it was interrupted. */
export async function retenirFin(db: Db, c: Chargement): Promise<void> {
  await table(db)
    .updateTable('chargement')
    .set({ etat: c.etat, fin: c.fin === null ? null : new Date(c.fin), bilan: JSON.stringify(c.bilan) })
    .where('id', '=', c.id)
    .where('etat', '=', 'encours')
    .execute()
}

/** Asks the server that runs it to stop. @returns false when it is not going on. */
export async function demanderArret(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await table(db)
    .updateTable('chargement')
    .set({ arretDemande: true })
    .where('id', '=', id)
    .where('etat', '=', 'encours')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** A run whose server has given no sign for long did not end. */
async function fermerMuets(db: Db): Promise<void> {
  await table(db)
    .updateTable('chargement')
    .set({ etat: 'interrompu', fin: sql`now()` })
    .where('etat', '=', 'encours')
    .where('battement', '<', sql<Date>`now() - make_interval(secs => ${SILENCE_S})`)
    .execute()
}

export async function lireChargement(db: Db, id: string): Promise<Chargement | null> {
  const ligne = await table(db)
    .selectFrom('chargement')
    .select(COLONNES)
    .where('id', '=', id)
    .executeTakeFirst()
  return ligne ? decrire(ligne) : null
}

/** The run that is going on, null when none is; then those that ended, the latest first. */
export async function lireChargements(
  db: Db,
): Promise<{ enCours: Chargement | null; historique: Chargement[] }> {
  await fermerMuets(db)
  const lignes = await table(db)
    .selectFrom('chargement')
    .select(COLONNES)
    .orderBy('rang', 'desc')
    .limit(MONTRES + 1)
    .execute()
  const tous = lignes.map(decrire)
  return {
    enCours: tous.find((c) => c.etat === 'encours') ?? null,
    historique: tous.filter((c) => c.etat !== 'encours').slice(0, MONTRES),
  }
}
