/** Reads and writes of fiches d'observation, techniques and issues. */
import { isDeepStrictEqual } from 'node:util'
import { sql, type Kysely } from 'kysely'
import type { ObservationEnvoyee } from '#contract/observation'
import { estDesDepartements, estDuLieu, lireLieuDeTerrain, type LieuDeTerrain } from '#db/lieuDeTerrain'
import { signalerFiche } from '#db/listeEvenement'
import type { Schema } from '#db/schema'
import type { TableObservation } from '#db/schemaDurable'
import { STATUTS_RETENUS, type NiveauEnjeu, type StatutObservation } from '#domain/observation'
import { Probleme } from '../../http/problem.ts'

/** @throws Probleme `type` when the place is neither published nor a sector. */
export async function exigerLieu(
  db: Kysely<Schema>,
  lieu: { niveau: NiveauEnjeu; code: string },
  type: 'introuvable' | 'requete',
): Promise<LieuDeTerrain> {
  const trouve = await lireLieuDeTerrain(db, lieu)
  if (!trouve) throw new Probleme(type, `Le lieu « ${lieu.code} » n’est pas dans les données publiées.`)
  return trouve
}

type LigneTechnique = ObservationEnvoyee['techniques'][number]
const parCle = <T extends LigneTechnique>(techniques: readonly T[]): T[] =>
  techniques.toSorted((a, b) => (a.technique < b.technique ? -1 : 1))

export async function lireTechniquesDe(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<Map<string, LigneTechnique[]>> {
  const lignes = await db
    .selectFrom('observationTechnique')
    .selectAll()
    .where(sql<boolean>`observation = any(${ids}::uuid[])`)
    .execute()
  const parFiche = new Map<string, LigneTechnique[]>(ids.map((id) => [id, []]))
  for (const { observation, ...technique } of parCle(lignes)) parFiche.get(observation)!.push(technique)
  return parFiche
}

/** Issues suggested on fiches, in the order written. */
export async function lireEnjeuxSuggeres(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<Map<string, ObservationEnvoyee['enjeux']>> {
  const lignes = await db
    .selectFrom('observationEnjeu')
    .selectAll()
    .where(sql<boolean>`observation = any(${ids}::uuid[])`)
    .orderBy('rang')
    .execute()
  const parFiche = new Map<string, ObservationEnvoyee['enjeux']>(ids.map((id) => [id, []]))
  for (const { observation, theme, texte } of lignes) parFiche.get(observation)!.push({ theme, texte })
  return parFiche
}

export type Recue = Pick<TableObservation, 'id' | 'statut' | 'recueLe'>

/** What is stored under this id; null when nothing is. @throws Probleme 409 when it is another fiche. */
async function dejaRecue(db: Kysely<Schema>, envoyee: ObservationEnvoyee): Promise<Recue | null> {
  const ligne = await db.selectFrom('observation').selectAll().where('id', '=', envoyee.id).executeTakeFirst()
  if (!ligne) return null
  const { statut, recueLe, ...contenu } = ligne
  const techniques = (await lireTechniquesDe(db, [ligne.id])).get(ligne.id)!
  const enjeux = (await lireEnjeuxSuggeres(db, [ligne.id])).get(ligne.id)!
  if (
    !isDeepStrictEqual(
      { ...contenu, techniques, enjeux },
      { ...envoyee, techniques: parCle(envoyee.techniques) },
    )
  )
    throw new Probleme(
      'conflit',
      'Une fiche porte déjà cet identifiant, avec un autre contenu. La première est gardée ; envoyez celle-ci comme une nouvelle fiche.',
    )
  return { id: ligne.id, statut, recueLe }
}

/**
 * Stores a fiche once, whatever the number of times it is sent, even at the same time.
 * @param exigerPermis throws when the sender has no say in the place.
 * @returns what is stored, and whether this call stored it.
 */
export function recevoir(
  db: Kysely<Schema>,
  envoyee: ObservationEnvoyee,
  maintenant: Date,
  exigerPermis: (lieu: LieuDeTerrain, t: Kysely<Schema>) => Promise<void>,
): Promise<{ recue: Recue; nouvelle: boolean }> {
  return db.transaction().execute(async (t) => {
    const deja = await dejaRecue(t, envoyee)
    if (deja) return { recue: deja, nouvelle: false }
    // After the search: a fiche stored yesterday is still known today, when its place may have left the publication.
    await exigerPermis(await exigerLieu(t, envoyee, 'requete'), t)
    const { techniques, enjeux, ...observation } = envoyee
    await exigerTechniques(
      t,
      techniques.map((l) => l.technique),
    )
    const recue = await t
      .insertInto('observation')
      .values({ ...observation, statut: 'recue', recueLe: maintenant })
      .onConflict((c) => c.column('id').doNothing())
      .returning(['id', 'statut', 'recueLe'])
      .executeTakeFirst()
    // Nothing returned: the same fiche was being stored by another request, which has now committed.
    if (!recue) return { recue: (await dejaRecue(t, envoyee))!, nouvelle: false }
    if (techniques.length > 0)
      await t
        .insertInto('observationTechnique')
        .values(techniques.map((l) => ({ ...l, observation: envoyee.id })))
        .execute()
    if (enjeux.length > 0)
      await t
        .insertInto('observationEnjeu')
        .values(enjeux.map((e, rang) => ({ ...e, rang, observation: envoyee.id })))
        .execute()
    await signalerFiche(t, envoyee, maintenant)
    return { recue, nouvelle: true }
  })
}

async function exigerTechniques(db: Kysely<Schema>, cles: readonly string[]): Promise<void> {
  if (cles.length === 0) return
  const connues = await db.selectFrom('technique').select('cle').where('cle', 'in', cles).execute()
  const inconnues = cles.filter((c) => !connues.some((t) => t.cle === c))
  if (inconnues.length > 0) throw new Probleme('requete', `Technique inconnue : ${inconnues.join(', ')}.`)
}

/** Headquarters decide on a fiche; null when there is none in these départements. */
export async function decider(
  db: Kysely<Schema>,
  id: string,
  statut: StatutObservation,
  departements: ReadonlySet<string> | null,
): Promise<Recue | null> {
  const ligne = await db
    .updateTable('observation')
    .set({ statut })
    .where('id', '=', id)
    .where(estDesDepartements('observation', departements && [...departements]))
    .returning(['id', 'statut', 'recueLe'])
    .executeTakeFirst()
  return ligne ?? null
}

/** Retained fiches of a place and inside it, last first. The text of one that is not published stays in the database. */
export async function lireObservations(db: Kysely<Schema>, lieu: LieuDeTerrain) {
  const fiches = await db
    .selectFrom('observation')
    .selectAll()
    .where('statut', 'in', STATUTS_RETENUS)
    .where(estDuLieu('observation', lieu, false))
    .orderBy('jour', 'desc')
    .orderBy('id')
    .execute()
  const techniques = await lireTechniquesDe(
    db,
    fiches.map((f) => f.id),
  )
  return fiches.map((f) => ({
    ...f,
    statut: f.statut === 'publiee' ? ('publiee' as const) : ('qualifiee' as const),
    texte: f.statut === 'publiee' ? f.texte : null,
    techniques: techniques.get(f.id)!,
  }))
}

export function lireTechniques(db: Kysely<Schema>) {
  return db.selectFrom('technique').selectAll().where('active', '=', true).orderBy('titre').execute()
}

/** Published issues of a place, of the places inside it and of those that contain it; last source first. */
export function lireEnjeux(db: Kysely<Schema>, lieu: LieuDeTerrain) {
  return db
    .selectFrom('enjeu')
    .select(['id', 'niveau', 'code', 'concerne', 'theme', 'texte', 'source', 'sourceDate'])
    .where('statut', '=', 'publie')
    .where(estDuLieu('enjeu', lieu, true))
    .orderBy('sourceDate', 'desc')
    .orderBy('id')
    .execute()
}
