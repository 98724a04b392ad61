/** The queue: rows of `travail`, taken with `for update skip locked`; every date of the queue is the database's own. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { Travail } from '#db/schemaDurable'
import { Perdu, type Effet, type Sorte } from './sorte.ts'

type Db = Kysely<Schema>
/** A job whose last beat is older than this, in seconds, has lost its worker. */
export const SILENCE = 30
/** First wait after a failure, doubled each time, seconds. */
const ATTENTE = 10

export interface Demande {
  /** Among the jobs of its kind, asked for twice, queued once; null: each time. */
  cle: string | null
  departement?: string | null
  donnees: unknown
}

/** Queues a job; the one of the same key, when there is one. */
export async function enfiler(
  db: Db,
  { nom, priorite, donnees: schema }: Sorte,
  { cle, departement = null, donnees }: Demande,
  maintenant: Date,
): Promise<Travail> {
  const valeurs = {
    id: randomUUID(),
    sorte: nom,
    cle,
    departement,
    donnees: JSON.stringify(schema.parse(donnees)),
    priorite,
    creeLe: maintenant,
  }
  for (;;) {
    const neuf = await db
      .insertInto('travail')
      .values(valeurs)
      .onConflict((c) => c.columns(['sorte', 'cle']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (neuf) return neuf
    const connu = await db
      .selectFrom('travail')
      .selectAll()
      .where('sorte', '=', nom)
      .where('cle', '=', cle)
      .executeTakeFirst()
    if (connu) return connu
    // it ended between the two, and its key is free again
  }
}

export async function lireTravail(db: Db, sorte: string, id: string): Promise<Travail | null> {
  const lu = db.selectFrom('travail').selectAll().where('sorte', '=', sorte).where('id', '=', id)
  return (await lu.executeTakeFirst()) ?? null
}

/** Stops a job that waits or runs, and forgets what it had made; a finished one stays. */
export async function annuler(db: Db, id: string, maintenant: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('travail')
    .set({ statut: 'annule', finiLe: maintenant, cle: null, preneur: null })
    .where('id', '=', id)
    .where('statut', 'in', ['attente', 'encours'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await db.deleteFrom('travailFichier').where('travail', '=', id).execute()
}

/** The most urgent of the jobs of these kinds that wait or lost their worker, now ours; null when there is none. */
export async function prendre(
  db: Db,
  sortes: readonly string[],
  silence: number = SILENCE,
): Promise<Travail | null> {
  const { rows } = await sql<Travail>`
    update travail set statut = 'encours', battement = clock_timestamp(), preneur = ${randomUUID()}, essais = essais + 1
    where id = (
      select id from travail
      where sorte = any(${sortes}::text[]) and (
        (statut = 'attente' and pas_avant <= clock_timestamp())
        or (statut = 'encours' and battement < clock_timestamp() - make_interval(secs => ${silence})))
      order by priorite desc, pas_avant, cree_le, id limit 1 for update skip locked)
    returning *`.execute(db)
  return rows[0] ?? null
}

/** Rows that are still ours: taken by us, not cancelled, not taken again. */
const aNous = (db: Db, { id, preneur }: Travail) =>
  db
    .updateTable('travail')
    .where('id', '=', id)
    .where('preneur', '=', preneur)
    .where('statut', '=', 'encours')

async function exiger(requete: { executeTakeFirst(): Promise<{ numUpdatedRows: bigint }> }): Promise<void> {
  const { numUpdatedRows } = await requete.executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Perdu('ce travail a été arrêté, ou repris par un autre')
}

/** Says that it lives, and how far it is. @throws Perdu */
export function battre(
  db: Db,
  travail: Travail,
  avance: { fait?: number; total?: number } = {},
): Promise<void> {
  return exiger(aNous(db, travail).set({ battement: sql<Date>`clock_timestamp()`, ...avance }))
}

/** Done: in one transaction with its effect. The row is locked first, so nobody takes it meanwhile. @throws Perdu */
export function conclure(
  db: Db,
  travail: Travail,
  { uneFois }: Sorte,
  effet: Effet | void,
  maintenant: Date,
): Promise<void> {
  return db.transaction().execute(async (t) => {
    await exiger(
      aNous(t, travail).set({
        statut: 'fini',
        finiLe: maintenant,
        erreur: null,
        ...(!uneFois && { cle: null }),
      }),
    )
    await effet?.(t)
  })
}

/** Tries again later, a little later each time; the last time, says why not. */
export async function echouer(
  db: Db,
  travail: Travail,
  { essais, uneFois }: Sorte,
  { message, definitif, maintenant }: { message: string; definitif: boolean; maintenant: Date },
): Promise<'reessai' | 'echec'> {
  const fini = definitif || travail.essais >= essais
  const attente = ATTENTE * 2 ** (travail.essais - 1)
  const erreur = message.slice(0, 300)
  await aNous(db, travail)
    .set(
      fini
        ? { statut: 'echoue', erreur, finiLe: maintenant, preneur: null, ...(!uneFois && { cle: null }) }
        : {
            statut: 'attente',
            erreur,
            preneur: null,
            pasAvant: sql<Date>`clock_timestamp() + make_interval(secs => ${attente})`,
          },
    )
    .execute()
  return fini ? 'echec' : 'reessai'
}

/** Gives a job back as if it had not been taken: another worker goes on with it at once. */
export async function rendre(db: Db, travail: Travail): Promise<void> {
  await aNous(db, travail)
    .set({ statut: 'attente', preneur: null, essais: travail.essais - 1 })
    .execute()
}

/** Jobs by kind and status. */
export function compter(db: Db): Promise<{ sorte: string; statut: string; nombre: number; age: number }[]> {
  return db
    .selectFrom('travail')
    .select((e) => [
      'sorte',
      'statut',
      e.cast<number>(e.fn.countAll(), 'integer').as('nombre'),
      sql<number>`coalesce(extract(epoch from clock_timestamp() - min(pas_avant)), 0)::float8`.as('age'),
    ])
    .groupBy(['sorte', 'statut'])
    .execute()
}
