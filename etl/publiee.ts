/**
 * What is published now. A PostgreSQL server is asked by one connection. The embedded database takes seconds to open: beside it, a note
 * says which version it holds, torn up before each switch and written after it.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Base, OptionsBase } from '#db/connect'
import { versionSur } from '#db/version'

const note = (home: string) => path.join(home, 'publication.json')

export function oublierPublication(home: string): void {
  fs.rmSync(note(home), { force: true })
}

export function retenirPublication(home: string, base: Base, version: string): void {
  if (base.moteur === 'embarque') fs.writeFileSync(note(home), JSON.stringify({ version }))
}

function versionNotee(home: string): string | null {
  if (!fs.existsSync(note(home)) || !fs.existsSync(path.join(home, 'base'))) return null
  try {
    return (JSON.parse(fs.readFileSync(note(home), 'utf8')) as { version: string }).version
  } catch {
    // half written by a run that was killed then: it is written again after a publication
    return null
  }
}

/** A database that nobody has opened: what it shows, known without opening it, and how to open it. */
export interface BaseFermee {
  version(): Promise<string | null>
  ouvrir(): Promise<Base>
}

export const estFermee = (base: Base | BaseFermee): base is BaseFermee => 'ouvrir' in base

/** The database that the configuration names. What opens it takes longer to load than to see that there is nothing to do. */
export function baseFermee({ home, databaseUrl }: OptionsBase): BaseFermee {
  return {
    version: async () => (databaseUrl === null ? versionNotee(home) : versionSur(databaseUrl)),
    async ouvrir() {
      const [{ ouvrirBase }, { migrer }] = [await import('#db/connect'), await import('#db/migrate')]
      const base = await ouvrirBase({ home, databaseUrl })
      await migrer(base)
      return base
    },
  }
}

/** Version that a database shows; null: nothing is published. */
export async function versionPubliee(base: Base | BaseFermee): Promise<string | null> {
  if (estFermee(base)) return base.version()
  const { publicationEnCours } = await import('#db/publication')
  return (await publicationEnCours(base.db))?.version ?? null
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
