/** Reads and writes of fiches d'observation, techniques and issues. */
import { isDeepStrictEqual } from 'node:util'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ObservationEnvoyee } from '#contract/observation'
import type { Schema, TableLieu } from '#db/schema'
import type { TableObservation } from '#db/schemaDurable'
import type { Essai } from '#domain/apprentissage/technique'
import { densiteDe } from '#domain/ciblage/terrain'
import type { Niveau } from '#domain/lieu'
import { STATUTS_RETENUS, type StatutObservation } from '#domain/observation'
import { Probleme } from '../../http/problem.ts'

type Lieu = Pick<TableLieu, 'niveau' | 'code' | 'departement' | 'circonscription' | 'commune'>

/** @throws Probleme `type` when the place is not published. */
export async function lireLieuPublie(
  db: Kysely<Schema>,
  { niveau, code }: { niveau: Niveau; code: string },
  type: 'introuvable' | 'requete',
): Promise<Lieu> {
  const lieu = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select(['niveau', 'code', 'departement', 'circonscription', 'commune'])
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!lieu) throw new Probleme(type, `Le lieu « ${code} » n’est pas dans les données publiées.`)
  return lieu
}

/** Condition: the published place of a row of `table` is this place or inside it (or, if asked, contains it). */
function duLieu(table: 'observation' | 'enjeu', lieu: Lieu, avecEnglobants: boolean): RawBuilder<boolean> {
  const { niveau, code, departement, circonscription, commune } = lieu
  const dedans = {
    france: sql`true`,
    departement: sql`l.departement = ${code}`,
    circonscription: sql`l.circonscription = ${code}`,
    commune: sql`l.commune = ${code}`,
    bureau: sql`false`,
  }[niveau]
  const englobants = avecEnglobants
    ? sql`l.niveau = 'france' or (l.niveau, l.code) in (('departement', ${departement}::text),
        ('circonscription', ${circonscription}::text), ('commune', ${commune}::text))`
    : sql`false`
  return sql<boolean>`exists (select 1 from publie.lieu l
    where l.niveau = ${sql.ref(`${table}.niveau`)} and l.code = ${sql.ref(`${table}.code`)}
      and ((l.niveau = ${niveau} and l.code = ${code}) or ${dedans} or ${englobants}))`
}

type LigneTechnique = ObservationEnvoyee['techniques'][number]
const parCle = <T extends LigneTechnique>(techniques: readonly T[]): T[] =>
  techniques.toSorted((a, b) => (a.technique < b.technique ? -1 : 1))

async function lireTechniquesDe(
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

export type Recue = Pick<TableObservation, 'id' | 'statut' | 'recueLe'>

/** What is stored under this id; null when nothing is. @throws Probleme 409 when it is another fiche. */
async function dejaRecue(db: Kysely<Schema>, envoyee: ObservationEnvoyee): Promise<Recue | null> {
  const ligne = await db.selectFrom('observation').selectAll().where('id', '=', envoyee.id).executeTakeFirst()
  if (!ligne) return null
  const { statut, recueLe, ...contenu } = ligne
  const techniques = (await lireTechniquesDe(db, [ligne.id])).get(ligne.id)!
  if (!isDeepStrictEqual({ ...contenu, techniques }, { ...envoyee, techniques: parCle(envoyee.techniques) }))
    throw new Probleme(
      'conflit',
      'Une fiche porte déjà cet identifiant, avec un autre contenu. La première est gardée ; envoyez celle-ci comme une nouvelle fiche.',
    )
  return { id: ligne.id, statut, recueLe }
}

/**
 * Stores a fiche once, whatever the number of times it is sent, even at the same time.
 * @returns what is stored, and whether this call stored it.
 */
export function recevoir(
  db: Kysely<Schema>,
  envoyee: ObservationEnvoyee,
  maintenant: Date,
): Promise<{ recue: Recue; nouvelle: boolean }> {
  return db.transaction().execute(async (t) => {
    const deja = await dejaRecue(t, envoyee)
    if (deja) return { recue: deja, nouvelle: false }
    await lireLieuPublie(t, envoyee, 'requete')
    const { techniques, ...observation } = envoyee
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
    return { recue, nouvelle: true }
  })
}

async function exigerTechniques(db: Kysely<Schema>, cles: readonly string[]): Promise<void> {
  if (cles.length === 0) return
  const connues = await db.selectFrom('technique').select('cle').where('cle', 'in', cles).execute()
  const inconnues = cles.filter((c) => !connues.some((t) => t.cle === c))
  if (inconnues.length > 0) throw new Probleme('requete', `Technique inconnue : ${inconnues.join(', ')}.`)
}

/** Headquarters decide on a fiche; null when there is none. */
export async function decider(
  db: Kysely<Schema>,
  id: string,
  statut: StatutObservation,
): Promise<Recue | null> {
  const ligne = await db
    .updateTable('observation')
    .set({ statut })
    .where('id', '=', id)
    .returning(['id', 'statut', 'recueLe'])
    .executeTakeFirst()
  return ligne ?? null
}

/** Retained fiches of a place and inside it, last first. The text of one that is not published stays in the database. */
export async function lireObservations(db: Kysely<Schema>, lieu: Lieu) {
  const fiches = await db
    .selectFrom('observation')
    .selectAll()
    .where('statut', 'in', STATUTS_RETENUS)
    .where(duLieu('observation', lieu, false))
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

/** Every technique tried on a retained fiche, with the ground and the class of its place. */
export async function lireEssais(db: Kysely<Schema>): Promise<Essai[]> {
  const { rows } = await sql<Omit<Essai, 'terrain'> & { inscrits: number; superficie: number | null }>`
    select t.technique, t.observation as fiche, o.jour, t.essais, t.reussites, l.inscrits, l.superficie, c.profil
    from observation_technique t
    join observation o on o.id = t.observation
    join publie.lieu l on l.niveau = o.niveau and l.code = o.code
    left join publie.classement c on c.niveau = o.niveau and c.code = o.code
    where o.statut in (${sql.join(STATUTS_RETENUS)})`.execute(db)
  return rows.map(({ inscrits, superficie, ...essai }) => ({
    ...essai,
    terrain: superficie === null ? null : densiteDe(inscrits, superficie),
  }))
}

export function lireTechniques(db: Kysely<Schema>) {
  return db.selectFrom('technique').selectAll().where('active', '=', true).orderBy('titre').execute()
}

/** Published issues of a place, of the places inside it and of those that contain it; last source first. */
export function lireEnjeux(db: Kysely<Schema>, lieu: Lieu) {
  return db
    .selectFrom('enjeu')
    .select(['id', 'niveau', 'code', 'theme', 'texte', 'source', 'sourceDate'])
    .where('statut', '=', 'publie')
    .where(duLieu('enjeu', lieu, true))
    .orderBy('sourceDate', 'desc')
    .orderBy('id')
    .execute()
}
