/** Reads and writes of techniques; a version is never overwritten. */
import type { Kysely } from 'kysely'
import type { TechniqueSaisie, TechniqueSuivie, VersionTechnique } from '#contract/technique'
import type { Schema } from '#db/schema'

export async function lireTechniquesSuivies(db: Kysely<Schema>): Promise<TechniqueSuivie[]> {
  const lignes = await db.selectFrom('technique').selectAll().orderBy('titre').orderBy('cle').execute()
  return lignes.map(({ cle, version, ...contenu }) => ({ cle, version, contenu }))
}

/** Kept versions of a technique, the newest first. */
export async function lireVersions(db: Kysely<Schema>, cle: string): Promise<VersionTechnique[]> {
  const lignes = await db
    .selectFrom('techniqueVersion')
    .selectAll()
    .where('technique', '=', cle)
    .orderBy('version', 'desc')
    .execute()
  return lignes.map(({ version, ecriteLe, contenu }) => ({
    version,
    ecriteLe: ecriteLe.toISOString(),
    contenu: contenu as TechniqueSaisie,
  }))
}

/**
 * Writes a technique as the version after `lue` and keeps the one before; 0: a new one.
 * @returns the version written; null when `lue` is no longer the current one.
 */
export function ecrireTechnique(
  db: Kysely<Schema>,
  cle: string,
  lue: number,
  contenu: TechniqueSaisie,
  maintenant: Date,
): Promise<number | null> {
  return db.transaction().execute(async (t) => {
    const version = lue + 1
    const garder = (v: number, c: TechniqueSaisie) =>
      t
        .insertInto('techniqueVersion')
        .values({ technique: cle, version: v, contenu: JSON.stringify(c), ecriteLe: maintenant })
        .onConflict((o) => o.columns(['technique', 'version']).doNothing())
        .execute()
    const ancienne = await t
      .selectFrom('technique')
      .selectAll()
      .where('cle', '=', cle)
      .forUpdate()
      .executeTakeFirst()
    if ((ancienne?.version ?? 0) !== lue) return null
    if (ancienne) {
      const { cle: _, version: __, ...avant } = ancienne
      await garder(lue, avant) // one seeded from the file has no version kept yet
      await t
        .updateTable('technique')
        .set({ ...contenu, version })
        .where('cle', '=', cle)
        .execute()
    } else {
      const cree = await t
        .insertInto('technique')
        .values({ ...contenu, cle, version })
        .onConflict((o) => o.column('cle').doNothing())
        .returning('cle')
        .executeTakeFirst()
      if (!cree) return null
    }
    await garder(version, contenu)
    return version
  })
}
