/** The engine state of the current publication, decoded once by process and version. */
import v8 from 'node:v8'
import zlib from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Moteur } from '#domain/moteur'
import type { Schema } from './schema.ts'

let garde: { empreinte: string; moteur: Moteur } | null = null

/** @returns null when nothing is published, or by a version of the program that had no engine. */
export async function lireMoteur(base: Kysely<Schema>): Promise<Moteur | null> {
  const db = base.withSchema('publie')
  const cle = await db
    .selectFrom('artefact')
    .select('empreinte')
    .where('cle', '=', 'moteur')
    .executeTakeFirst()
  if (!cle) return null
  if (garde?.empreinte === cle.empreinte) return garde.moteur
  const { contenu } = await db
    .selectFrom('artefact')
    .select('contenu')
    .where('cle', '=', 'moteur')
    .executeTakeFirstOrThrow()
  const moteur: Moteur = v8.deserialize(zlib.brotliDecompressSync(contenu))
  garde = { empreinte: cle.empreinte, moteur }
  return moteur
}
