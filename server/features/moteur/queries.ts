/** Reads of what the engine published. */
import type { Kysely } from 'kysely'
import type { Schema, TableReport } from '#db/schema'
import { nomDuel } from '#domain/report/duel'

export async function lireReports(base: Kysely<Schema>, niveau: TableReport['niveau'], code: string | null) {
  let requete = base.withSchema('publie').selectFrom('report').selectAll().where('niveau', '=', niveau)
  if (code !== null) requete = requete.where('code', '=', code)
  const lignes = await requete.orderBy('code').execute()
  return lignes.map(({ matrice, ...l }) => ({
    ...l,
    nomDuel: l.typeDuel === '' ? 'd’une élection à l’autre' : nomDuel(l.typeDuel),
    ...matrice,
  }))
}

export function lireProfilsTypes(base: Kysely<Schema>) {
  return base.withSchema('publie').selectFrom('profilType').selectAll().orderBy('rang').execute()
}

/** Names by code of places of one level. */
export async function lireNoms(
  base: Kysely<Schema>,
  niveau: 'bureau' | 'circonscription',
  codes: readonly string[],
): Promise<Map<string, { nom: string; departement: string | null }>> {
  if (codes.length === 0) return new Map()
  const lignes = await base
    .withSchema('publie')
    .selectFrom('lieu')
    .select(['code', 'nom', 'departement'])
    .where('niveau', '=', niveau)
    .where('code', 'in', [...codes])
    .execute()
  return new Map(lignes.map((l) => [l.code, l]))
}
