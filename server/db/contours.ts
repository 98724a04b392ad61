/** Borders of the current publication, as the map reads them. */
import zlib from 'node:zlib'
import type { Kysely } from 'kysely'
import { lireTopologie, type Topologie } from '#contract/topologie'
import type { NiveauCarte } from '#domain/lieu'
import type { Schema } from './schema.ts'

/** @param partie a département, or `apercu`; null: the whole level. @returns null when the publication does not draw it. */
export async function lireContours(
  db: Kysely<Schema>,
  niveau: NiveauCarte,
  partie: string | null,
): Promise<Topologie | null> {
  const artefact = await db
    .withSchema('publie')
    .selectFrom('artefact')
    .select('contenu')
    .where('cle', '=', partie ? `contours/${niveau}/${partie}` : `contours/${niveau}`)
    .executeTakeFirst()
  return artefact ? lireTopologie(zlib.brotliDecompressSync(artefact.contenu)) : null
}
