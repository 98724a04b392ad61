/** Reads of headquarters' inbox. */
import { sql, type Kysely } from 'kysely'
import { estDesDepartements, lireLieuDeTerrain } from '#db/lieuDeTerrain'
import type { Schema } from '#db/schema'
import { STATUTS_OBSERVATION, type StatutObservation } from '#domain/observation'
import { lireEnjeuxSuggeres, lireTechniquesDe } from './queries.ts'

/** Fiches shown at once: the oldest first, so that none waits for ever. */
const LIMITE = 200

export async function lireRetours(
  db: Kysely<Schema>,
  statut: StatutObservation,
  departements: readonly string[] | null,
) {
  const fiches = await db
    .selectFrom('observation')
    .selectAll()
    .where('statut', '=', statut)
    .where(estDesDepartements('observation', departements))
    .orderBy('recueLe')
    .orderBy('id')
    .limit(LIMITE)
    .execute()
  const ids = fiches.map((f) => f.id)
  const techniques = await lireTechniquesDe(db, ids)
  const suggeres = await lireEnjeuxSuggeres(db, ids)
  const retenus = new Set(
    (
      await db
        .selectFrom('enjeu')
        .select('signal')
        .where(sql<boolean>`signal like 'fiche:%'`)
        .execute()
    ).map((e) => e.signal),
  )
  const noms = new Map<string, string>()
  for (const f of fiches) {
    const cle = `${f.niveau}:${f.code}`
    if (!noms.has(cle)) noms.set(cle, (await lireLieuDeTerrain(db, f))?.nom ?? f.code)
  }
  return fiches.map((f) => ({
    ...f,
    nomLieu: noms.get(`${f.niveau}:${f.code}`)!,
    recueLe: f.recueLe.toISOString(),
    techniques: techniques.get(f.id)!,
    enjeux: suggeres.get(f.id)!.map((e, rang) => ({ ...e, rang, retenu: retenus.has(signalDe(f.id, rang)) })),
  }))
}

/** Name of the suggestion of a fiche, so that one enjeu is made of it, once. */
export const signalDe = (fiche: string, rang: number): string => `fiche:${fiche}:${rang}`

export async function compterRetours(
  db: Kysely<Schema>,
  departements: readonly string[] | null,
): Promise<Record<StatutObservation, number>> {
  const lignes = await db
    .selectFrom('observation')
    .select(['statut', sql<number>`count(*)::int`.as('n')])
    .where(estDesDepartements('observation', departements))
    .groupBy('statut')
    .execute()
  const comptes = Object.fromEntries(STATUTS_OBSERVATION.map((s) => [s, 0])) as Record<
    StatutObservation,
    number
  >
  for (const { statut, n } of lignes) comptes[statut] = n
  return comptes
}
