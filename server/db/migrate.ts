/** Forward-only migrations: the SQL files of sql/migrations, in order, each once, in one transaction; then what a database starts with. */
import fs from 'node:fs'
import path from 'node:path'
import { Migrator, sql, type Migration } from 'kysely'
import { RACINE } from '../config.ts'
import type { Base } from './connect.ts'
import { semerTechniques } from './semence.ts'
import { sousVerrou } from './verrouPartage.ts'

const DOSSIER = path.join(RACINE, 'sql/migrations')

/** Brings the tables to this version; any number of processes may ask at once. @throws Error naming the migration that failed; nothing of it remains. */
export function migrer(base: Base): Promise<string[]> {
  return sousVerrou(base, 'migrations', async () => {
    const faites = await passer(base)
    await semerTechniques(base)
    return faites
  })
}

/** Brings the tables, empty, to the state that these migrations left them in. */
export function migrerJusqua(base: Base, noms: ReadonlySet<string>): Promise<string[]> {
  return sousVerrou(base, 'migrations', () => passer(base, noms))
}

/** Names of the migrations that this program knows. */
export const migrationsConnues = (): string[] => fs.readdirSync(DOSSIER).filter((f) => f.endsWith('.sql'))

async function passer(base: Base, seules?: ReadonlySet<string>): Promise<string[]> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    migrationsConnues()
      .filter((f) => seules?.has(f) ?? true)
      .map((f) => {
        const script = fs.readFileSync(path.join(DOSSIER, f), 'utf8')
        return [f, { up: async (db) => void (await sql.raw(script).execute(db)) }]
      }),
  )
  const migrateur = new Migrator({
    db: base.db,
    provider: { getMigrations: async () => migrations },
    // Branches add migrations of independent tables, each under its own tens.
    allowUnorderedMigrations: true,
  })
  const { error, results = [] } = await migrateur.migrateToLatest()
  if (error) {
    const fautive = results.find((r) => r.status === 'Error')?.migrationName ?? '?'
    throw new Error(`La migration « ${fautive} » a échoué : ${(error as Error).message}`, { cause: error })
  }
  return results.map((r) => r.migrationName)
}
