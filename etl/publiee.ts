/**
 * What is published now. A PostgreSQL server is asked. The embedded database takes seconds to open: beside it, a note says which
 * version it holds, torn up before each switch and written after it.
 */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Base } from '#db/connect'

const note = (home: string) => path.join(home, 'publication.json')

export function oublierPublication(home: string): void {
  fs.rmSync(note(home), { force: true })
}

export function retenirPublication(home: string, base: Base, version: string): void {
  if (base.moteur === 'embarque') fs.writeFileSync(note(home), JSON.stringify({ version }))
}

/** Version in the database; null: nothing is published. */
export async function versionPubliee(base: Base): Promise<string | null> {
  const { rows } = await sql<{ present: boolean }>`
    select to_regclass('publie.publication') is not null as present`.execute(base.db)
  if (!rows[0]?.present) return null
  const p = await base.db.withSchema('publie').selectFrom('publication').select('version').executeTakeFirst()
  return p?.version ?? null
}

/** Whether `version` is what the database shows. A base that is not open yet is opened only when no note answers for it. */
export async function estPubliee(
  home: string,
  base: Base | (() => Promise<Base>),
  version: string,
): Promise<boolean> {
  if (typeof base !== 'function') return (await versionPubliee(base)) === version
  if (!fs.existsSync(note(home)) || !fs.existsSync(path.join(home, 'base'))) return false
  return JSON.parse(fs.readFileSync(note(home), 'utf8')).version === version
}
