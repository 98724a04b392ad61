/**
 * What is published now. A PostgreSQL server is asked. The embedded database takes seconds to open: beside it, a note says which
 * version it holds, torn up before each switch and written after it.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Base } from '#db/connect'
import { publicationEnCours } from '#db/publication'

const note = (home: string) => path.join(home, 'publication.json')

export function oublierPublication(home: string): void {
  fs.rmSync(note(home), { force: true })
}

export function retenirPublication(home: string, base: Base, version: string): void {
  if (base.moteur === 'embarque') fs.writeFileSync(note(home), JSON.stringify({ version }))
}

/** Whether `version` is what the database shows. A base that is not open yet is opened only when no note answers for it. */
export async function estPubliee(
  home: string,
  base: Base | (() => Promise<Base>),
  version: string,
): Promise<boolean> {
  if (typeof base !== 'function') return (await publicationEnCours(base.db))?.version === version
  if (!fs.existsSync(note(home)) || !fs.existsSync(path.join(home, 'base'))) return false
  return JSON.parse(fs.readFileSync(note(home), 'utf8')).version === version
}

const NOTE_DU_LAC = 'version'

/** Publication that the lake belongs to; null: there is none, or a run died between the switch and the lake. */
export function versionDuLac(home: string): string | null {
  const fichier = path.join(home, 'lac', NOTE_DU_LAC)
  return fs.existsSync(fichier) ? fs.readFileSync(fichier, 'utf8') : null
}

export function noterLac(lac: string, version: string): void {
  fs.writeFileSync(path.join(lac, NOTE_DU_LAC), version)
}
