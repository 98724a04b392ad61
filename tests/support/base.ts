/** Databases for tests: an empty one of their own, on the PostgreSQL of DATABASE_URL or embedded in memory. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ouvrirBase, ouvrirEmbarquee, type Base } from '#db/connect'
import { migrer } from '#db/migrate'
import { executerEtl } from '../../etl/etl.ts'

const MUET = { etape: () => ({ avancer() {}, finir() {} }) }
export const RACINE = path.resolve(import.meta.dirname, '../..')
export const ILE_NULLE = path.join(RACINE, 'tests/fixtures/ile-nulle')
export const DEMO = path.join(RACINE, 'data/demo/source')

/** Folder of the test, removed by the operating system. */
export function dossierTemporaire(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'qg-test-'))
}

/**
 * A migrated database with nothing published. With DATABASE_URL every test shares that database, so the publication of the
 * previous one is dropped.
 */
export async function baseDeTest(): Promise<Base> {
  const url = process.env['DATABASE_URL']
  const base = url
    ? await ouvrirBase({ databaseUrl: url, home: dossierTemporaire() })
    : await ouvrirEmbarquee('memory://')
  await migrer(base)
  await base.db.schema.dropSchema('publie').ifExists().cascade().execute()
  await base.db.schema.dropSchema('etape').ifExists().cascade().execute()
  return base
}

/** Publishes a folder of official files into `base`. */
export function publier(base: Base, source: string, departements: ReadonlySet<string> | null = null) {
  return executerEtl({
    source,
    home: dossierTemporaire(),
    base,
    groupement: 'coalition',
    departements,
    progres: MUET,
  })
}
