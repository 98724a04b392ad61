/** Reads and writes of militants, in their own schema. */
import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Militant, MilitantSaisi } from '#contract/militant'
import type { Schema } from '#db/schema'
import { ajouterMois, CONSERVATION, finDuConsentement } from '#domain/mission/retention'

type Db = Kysely<Schema>

const CHAMPS = [
  'id',
  'departement',
  'appellation',
  'contact',
  'groupe',
  'commune',
  'competences',
  'themes',
  'langues',
  'disponibilites',
  'trajetMax',
  'consentementLe',
] as const

/** Militants of a département, or one by its id, in alphabetical order. */
export async function lireMilitants(
  db: Db,
  filtre: { departement: string } | { id: string },
): Promise<Militant[]> {
  const base = db.selectFrom('militants.militant').select(CHAMPS).orderBy('appellation').orderBy('id')
  const lignes = await (
    'id' in filtre ? base.where('id', '=', filtre.id) : base.where('departement', '=', filtre.departement)
  ).execute()
  const jours = new Map<string, string[]>()
  if (lignes.length > 0)
    for (const { militant, jour } of await db
      .selectFrom('militants.participation')
      .selectAll()
      .where(
        'militant',
        'in',
        lignes.map((l) => l.id),
      )
      .orderBy('jour', 'desc')
      .execute())
      jours.set(militant, [...(jours.get(militant) ?? []), jour])
  return lignes.map((l) => ({
    ...l,
    participations: jours.get(l.id) ?? [],
    expireLe: finDuConsentement(l.consentementLe),
  }))
}

export async function creerMilitant(db: Db, saisi: MilitantSaisi, maintenant: Date): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('militants.militant')
    .values({ ...saisi, id, creeLe: maintenant })
    .execute()
  return id
}

export async function modifierMilitant(db: Db, id: string, saisi: MilitantSaisi): Promise<void> {
  await db.updateTable('militants.militant').set(saisi).where('id', '=', id).execute()
}

/** Erases for good, with missions given and days of action. */
export async function effacerMilitant(db: Db, id: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('militants.militant')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Members of one group: how they are called, nothing more. */
export function lireMembres(
  db: Db,
  groupe: string,
  departements: readonly string[],
): Promise<{ id: string; appellation: string }[]> {
  return db
    .selectFrom('militants.militant')
    .select(['id', 'appellation'])
    .where('groupe', '=', groupe)
    .where('departement', 'in', departements)
    .orderBy('appellation')
    .execute()
}

/**
 * Notes that these militants took part in an action that day; noted twice, it counts once. Those outside the reach of the caller are
 * passed over.
 */
export async function noterParticipation(
  db: Db,
  jour: string,
  ids: readonly string[],
  portee: { groupe: string | null; departements: readonly string[] | null },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('militants.participation')
    .columns(['militant', 'jour'])
    .expression((e) =>
      e
        .selectFrom('militants.militant')
        .select((f) => ['id', f.cast<string>(f.val(jour), 'date').as('jour')])
        .where('id', 'in', ids)
        .$if(portee.groupe !== null, (q) => q.where('groupe', '=', portee.groupe))
        .$if(portee.departements !== null, (q) => q.where('departement', 'in', portee.departements!)),
    )
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0)
}

/** Missions that kept plans gave to somebody. */
export function lireMissionsDe(db: Db, id: string) {
  return db
    .selectFrom('militants.affectation')
    .innerJoin('militants.mission', 'militants.mission.id', 'militants.affectation.mission')
    .select(['titre', 'jour', 'raisons'])
    .where('militant', '=', id)
    .orderBy('jour')
    .execute()
}

/** Erases whose consent has run out, and days of action too old; the report holds counts only. */
export async function appliquerRetention(t: Transaction<Schema>, maintenant: Date) {
  const jour = maintenant.toISOString().slice(0, 10)
  const limite = ajouterMois(jour, -CONSERVATION.mois)
  const preavis = new Date(maintenant.getTime() + CONSERVATION.preavisJours * 86_400_000)
    .toISOString()
    .slice(0, 10)
  const effaces = await t
    .deleteFrom('militants.militant')
    .where('consentementLe', '<=', limite)
    .executeTakeFirstOrThrow()
  const anciennes = await t
    .deleteFrom('militants.participation')
    .where('jour', '<', ajouterMois(jour, -CONSERVATION.participationsMois))
    .executeTakeFirstOrThrow()
  const { bientot } = await t
    .selectFrom('militants.militant')
    .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('bientot'))
    .where('consentementLe', '<=', ajouterMois(preavis, -CONSERVATION.mois))
    .executeTakeFirstOrThrow()
  const rapport = {
    executeLe: maintenant,
    effaces: Number(effaces.numDeletedRows),
    bientot,
    participations: Number(anciennes.numDeletedRows),
  }
  await t
    .insertInto('militants.retention')
    .values(rapport)
    .onConflict((c) => c.column('executeLe').doNothing())
    .execute()
  return rapport
}

/** Last reports, the newest first. */
export function lireRetention(db: Db) {
  return db.selectFrom('militants.retention').selectAll().orderBy('executeLe', 'desc').limit(24).execute()
}
