/** Reads and writes of missions and of who goes on them. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Mission, MissionSaisie } from '#contract/militant'
import type { Schema } from '#db/schema'
import type { Point } from '#domain/ciblage/terrain'
import type * as convenance from '#domain/mission/convenance'
import { ajouterMois } from '#domain/mission/retention'

type Db = Kysely<Schema>

const CHAMPS = [
  'mission.id',
  'mission.departement',
  'mission.titre',
  'mission.niveau',
  'mission.code',
  'mission.jour',
  'mission.creneau',
  'mission.theme',
  'mission.competences',
  'mission.langues',
  'mission.personnes',
  'mission.format',
  'mission.heure',
  'mission.rendezVous',
  'mission.materiel',
] as const

/** Missions of a département from a day on, in order of time, with those whom a kept plan sends. */
export async function lireMissions(db: Db, departement: string, depuis: string): Promise<Mission[]> {
  const missions = await db
    .selectFrom('militants.mission as mission')
    .leftJoin('publie.lieu as lieu', (j) =>
      j.onRef('lieu.niveau', '=', 'mission.niveau').onRef('lieu.code', '=', 'mission.code'),
    )
    .select([...CHAMPS, 'lieu.nom as nomLieu'])
    .where('mission.departement', '=', departement)
    .where('mission.jour', '>=', depuis)
    .orderBy('mission.jour')
    .orderBy('mission.id')
    .execute()
  const affectes = await db
    .selectFrom('militants.affectation as a')
    .innerJoin('militants.militant as m', 'm.id', 'a.militant')
    .innerJoin('militants.mission as mission', 'mission.id', 'a.mission')
    .select(['a.mission', 'a.militant', 'a.raisons', 'm.appellation'])
    .where('mission.departement', '=', departement)
    .orderBy('m.appellation')
    .execute()
  return missions.map((m) => ({
    ...m,
    affectes: affectes
      .filter((a) => a.mission === m.id)
      .map(({ militant, appellation, raisons }) => ({ militant, appellation, raisons })),
  }))
}

export async function creerMission(db: Db, saisie: MissionSaisie, maintenant: Date): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('militants.mission')
    .values({ ...saisie, id, creeLe: maintenant })
    .execute()
  return id
}

export async function lireMission(db: Db, id: string): Promise<{ departement: string } | null> {
  const ligne = await db
    .selectFrom('militants.mission')
    .select('departement')
    .where('id', '=', id)
    .executeTakeFirst()
  return ligne ?? null
}

export async function effacerMission(db: Db, id: string): Promise<void> {
  await db.deleteFrom('militants.mission').where('id', '=', id).execute()
}

const ANCRE = { x: sql<number | null>`st_x(lieu.ancre)`, y: sql<number | null>`st_y(lieu.ancre)` }
const point = ({ x, y }: { x: number | null; y: number | null }): Point | null =>
  x === null || y === null ? null : [x, y]

/** Militants of a département as matching sees them, and how they are called. */
export async function lireProfils(
  db: Db,
  departement: string,
  jour: string,
): Promise<{ profils: convenance.Profil[]; appellations: Map<string, string> }> {
  const lignes = await db
    .selectFrom('militants.militant as m')
    .leftJoin('publie.lieu as lieu', (j) =>
      j.on('lieu.niveau', '=', 'commune').onRef('lieu.code', '=', 'm.commune'),
    )
    .select(['m.id', 'm.appellation', 'm.competences', 'm.themes', 'm.langues', 'm.disponibilites'])
    .select(['m.trajetMax', ANCRE.x.as('x'), ANCRE.y.as('y')])
    .select((e) =>
      e
        .selectFrom('militants.participation as p')
        .select((f) => f.cast<number>(f.fn.countAll(), 'integer').as('n'))
        .whereRef('p.militant', '=', 'm.id')
        .where('p.jour', '>=', ajouterMois(jour, -1))
        .as('recentes'),
    )
    .where('m.departement', '=', departement)
    .orderBy('m.creeLe')
    .orderBy('m.id')
    .execute()
  return {
    profils: lignes.map((l) => ({
      id: l.id,
      competences: l.competences,
      themes: l.themes,
      langues: l.langues,
      disponibilites: l.disponibilites,
      trajetMax: l.trajetMax,
      recentes: l.recentes ?? 0,
      depart: point(l),
    })),
    appellations: new Map(lignes.map((l) => [l.id, l.appellation])),
  }
}

/** Missions to fill from a day on, as matching sees them. */
export async function lireMissionsAPourvoir(
  db: Db,
  departement: string,
  depuis: string,
): Promise<convenance.Mission[]> {
  const lignes = await db
    .selectFrom('militants.mission as mission')
    .leftJoin('publie.lieu as lieu', (j) =>
      j.onRef('lieu.niveau', '=', 'mission.niveau').onRef('lieu.code', '=', 'mission.code'),
    )
    .select(CHAMPS)
    .select([ANCRE.x.as('x'), ANCRE.y.as('y')])
    .where('mission.departement', '=', departement)
    .where('mission.jour', '>=', depuis)
    .orderBy('mission.jour')
    .orderBy('mission.id')
    .execute()
  return lignes.map(({ x, y, ...m }) => ({ ...m, lieu: point({ x, y }) }))
}

/** Keeps a plan in the place of the one before, for the missions of a département from a day on. */
export async function retenirPlan(
  db: Db,
  departement: string,
  depuis: string,
  affectations: readonly { mission: string; militant: string; raisons: string[] }[],
): Promise<void> {
  await db.transaction().execute(async (t) => {
    const missions = t
      .selectFrom('militants.mission')
      .select('id')
      .where('departement', '=', departement)
      .where('jour', '>=', depuis)
    await t.deleteFrom('militants.affectation').where('mission', 'in', missions).execute()
    const connues = new Set((await missions.execute()).map((m) => m.id))
    const siens = await t
      .selectFrom('militants.militant')
      .select('id')
      .where('departement', '=', departement)
      .execute()
    const connus = new Set(siens.map((m) => m.id))
    const valides = affectations.filter((a) => connues.has(a.mission) && connus.has(a.militant))
    if (valides.length > 0) await t.insertInto('militants.affectation').values(valides).execute()
  })
}
