/** What is exported: bureaux of the publication, read as they leave, and the notice that goes with them. */
import { sql, type Kysely } from 'kysely'
import { compterBureaux, lireBureaux, type Cible } from '#db/bureaux'
import type { Schema } from '#db/schema'
import type { BureauExporte } from '#domain/export/bureau'
import type { Notice } from '#domain/export/notice'
import { Probleme } from '../../http/problem.ts'

type Publication = Pick<Notice, 'donnees' | 'methode' | 'fictive'>

async function lirePublication(db: Kysely<Schema>): Promise<Publication> {
  const { rows } = await sql<Publication>`
    select version as donnees, methode, fictive from publie.publication`.execute(db)
  if (!rows[0])
    throw new Probleme('aucuneDonnee', 'Chargez des données : npm run etl -- --demo, ou --from DIR.')
  return rows[0]
}

/** @throws Probleme when the target has no bureau. */
export async function lireNotice(
  db: Kysely<Schema>,
  cible: Cible,
  titre: string,
  jour: string,
): Promise<Notice> {
  const [publication, { total, qualite }] = await Promise.all([
    lirePublication(db),
    compterBureaux(db, cible),
  ])
  if (total === 0) throw new Probleme('introuvable', 'Aucun bureau ne correspond : il n’y a rien à exporter.')
  const { rows: sources } = await sql<Notice['sources'][number]>`
    select titre, editeur, millesime, licence from publie.source order by cle`.execute(db)
  return { ...publication, titre, jour, qualite, sources, lignes: total }
}

/**
 * The bureaux of a target.
 * @throws Error when another publication takes the place of this one half-way: a file never mixes two.
 */
export async function* lireLots(
  db: Kysely<Schema>,
  cible: Cible,
  contours: boolean,
  version: string,
): AsyncGenerator<BureauExporte[], void, undefined> {
  for await (const lot of lireBureaux(db, cible, contours)) {
    if ((await lirePublication(db)).donnees !== version)
      throw new Error('les données ont été publiées à nouveau pendant l’export')
    yield lot
  }
}
