/**
 * The lake: one Parquet per round for turnout and one for votes. A step makes the two files of its round (ecrivain.ts); `assemblerLac` puts
 * those of a publication together in `<home>/lac`.
 *   participation/<scrutin>.parquet  bureau, departement, commune, circonscription, inscrits, abstentions, votants, blancs, nuls, exprimes
 *   voix/<scrutin>.parquet           bureau, panneau, nuance, nom, prenom, voix
 */
import fs from 'node:fs'
import path from 'node:path'
import { litteral, type Duck } from '#db/duckdb'

/** One file under two names, without copying it when the disk allows it. */
function relier(de: string, vers: string): void {
  fs.mkdirSync(path.dirname(vers), { recursive: true })
  try {
    fs.linkSync(de, vers)
  } catch {
    // another disk, or a system without hard links
    fs.copyFileSync(de, vers)
  }
}

const TABLES = ['participation', 'voix']

/** Puts the files of each round together in an empty `lac`. */
export function assemblerLac(lac: string, tours: Iterable<[scrutin: string, dossier: string]>): void {
  for (const [scrutin, dossier] of tours)
    for (const table of TABLES)
      relier(path.join(dossier, `${table}.parquet`), path.join(lac, table, `${scrutin}.parquet`))
}

/** Another lake of the same files. */
export function relierLac(de: string, vers: string): void {
  for (const table of TABLES)
    for (const fichier of fs.readdirSync(path.join(de, table)))
      relier(path.join(de, table, fichier), path.join(vers, table, fichier))
}

/** Views over the Parquet files of the lake: `participation`, `voix`, with the round as a column. */
export async function ouvrirLac(duck: Duck, lac: string): Promise<void> {
  const vue = (table: string) =>
    `create or replace temp view ${table} as
     select *, parse_filename(filename, true) as scrutin, regexp_replace(parse_filename(filename, true), '-[12]$', '') as election
     from read_parquet(${litteral(path.join(lac, table, '*.parquet'))}, filename = true)`
  await duck.connexion.run(`${vue('participation')}; ${vue('voix')}`)
}
