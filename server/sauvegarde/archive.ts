/**
 * A backup is one compressed file of JSON lines: a head; for each table its name and columns, then its rows, each value as PostgreSQL
 * writes it in text, which loses nothing; a foot with the rows of each table and the hash of all that precedes it.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import readline from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import type { Table } from './tables.ts'

export const FORMAT = 1

export interface Tete {
  format: number
  programme: string
  faiteLe: string
  /** Version of the tables of a publication. */
  schemaVersion: number
  migrations: string[]
  /** What is published; `incluse`: in this file, or to be loaded again by npm run etl. */
  publication: { version: string; departements: string[]; incluse: boolean } | null
}
export interface Pied {
  lignes: Record<string, number>
  sha256: string
}
export type Ligne =
  | { tete: Tete }
  | { table: Pick<Table, 'nom' | 'colonnes'> }
  | (string | null)[]
  | { pied: Pied }

/** Writes beside, then renames: a file of that name is whole. Only its owner reads it. */
export async function ecrireArchive(
  fichier: string,
  lignes: AsyncIterable<Exclude<Ligne, { pied: Pied }>>,
): Promise<Pied> {
  const empreinte = createHash('sha256')
  const pied: Pied = { lignes: {}, sha256: '' }
  async function* octets(): AsyncGenerator<string> {
    let table = ''
    for await (const ligne of lignes) {
      if (Array.isArray(ligne)) pied.lignes[table]!++
      else if ('table' in ligne) pied.lignes[(table = ligne.table.nom)] = 0
      const texte = `${JSON.stringify(ligne)}\n`
      empreinte.update(texte)
      yield texte
    }
    pied.sha256 = empreinte.digest('hex')
    yield `${JSON.stringify({ pied })}\n`
  }
  const partiel = `${fichier}.partiel`
  await pipeline(
    Readable.from(octets()),
    zlib.createGzip({ level: 6 }),
    fs.createWriteStream(partiel, { mode: 0o600 }),
  )
  await fs.promises.rename(partiel, fichier)
  return pied
}

/** @throws Error in French when the file is cut, or is not what was written. */
export async function* lireArchive(fichier: string): AsyncGenerator<Ligne> {
  const empreinte = createHash('sha256')
  let pied: Pied | null = null
  const flux = fs.createReadStream(fichier).pipe(zlib.createGunzip())
  try {
    for await (const texte of readline.createInterface({ input: flux, crlfDelay: Infinity })) {
      if (pied) throw new Error('des lignes suivent la fin')
      const ligne = JSON.parse(texte) as Ligne
      if (!Array.isArray(ligne) && 'pied' in ligne) pied = ligne.pied
      else empreinte.update(`${texte}\n`)
      yield ligne
    }
  } catch (cause) {
    throw new Error(`La sauvegarde « ${fichier} » est abîmée : ${(cause as Error).message}`, { cause })
  }
  if (!pied) throw new Error(`La sauvegarde « ${fichier} » est coupée : sa fin manque.`)
  if (pied.sha256 !== empreinte.digest('hex'))
    throw new Error(`La sauvegarde « ${fichier} » n’est pas ce qui avait été écrit : son empreinte diffère.`)
}

/** Reads the whole file once. @throws Error in French when it cannot be trusted. */
export async function verifierArchive(fichier: string): Promise<{ tete: Tete; pied: Pied }> {
  let tete: Tete | null = null
  let pied: Pied | null = null
  for await (const ligne of lireArchive(fichier)) {
    if (Array.isArray(ligne)) continue
    if ('tete' in ligne) tete = ligne.tete
    if ('pied' in ligne) pied = ligne.pied
  }
  if (!tete || !pied || tete.format !== FORMAT)
    throw new Error(`« ${fichier} » n’est pas une sauvegarde que ce programme sait lire.`)
  return { tete, pied }
}
