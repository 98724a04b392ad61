/** The DuckDB scripts of sql/etl. */
import fs from 'node:fs'
import path from 'node:path'
import { RACINE } from '../server/config.ts'

export function sqlEtl(nom: string): string {
  return fs.readFileSync(path.join(RACINE, 'sql/etl', nom), 'utf8')
}
