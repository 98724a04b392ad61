/**
 * One run at a time in a folder. The lock is that which the system puts on a file of DuckDB: it goes with the process that holds it,
 * however that one ends, and it is seen from another container that shares the disk, where a number of process says nothing.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'

const NOM = 'occupe.verrou'

/** Another process works in this folder. */
export class DossierOccupe extends Error {
  override name = 'DossierOccupe'
}

/** @throws DossierOccupe when another process runs `faire` in `dossier`, named to the reader by `quoi`. */
export async function seulDans<T>(dossier: string, quoi: string, faire: () => Promise<T>): Promise<T> {
  fs.mkdirSync(dossier, { recursive: true })
  const verrou = await prendre(dossier, quoi)
  try {
    return await faire()
  } finally {
    verrou?.closeSync()
  }
}

/** null: the disk has no locks, and the reader must see to it. */
async function prendre(dossier: string, quoi: string): Promise<DuckDBInstance | null> {
  const fichier = path.join(dossier, NOM)
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const ouvrir = () => DuckDBInstance.create(fichier, { threads: '1', memory_limit: '16MB' })
  try {
    return await ouvrir()
  } catch (cause) {
    const { message } = cause as Error
    if (/conflicting lock/i.test(message)) {
      const processus = /\(PID (\d+)\)/.exec(message)?.[1]
      throw new DossierOccupe(
        `${quoi} est déjà en cours dans ${dossier}${processus ? ` (processus ${processus})` : ''}. ` +
          'Attendez sa fin, ou arrêtez-le, puis recommencez : rien de ce qu’il fait n’est perdu.',
        { cause },
      )
    }
    if (/set lock/i.test(message)) return null
    // left unfinished by a run that was killed while it made it: nobody holds it
    fs.rmSync(fichier, { force: true })
    return ouvrir()
  }
}
