/** Small Parquet files through DuckDB, one thread, so that the bytes do not depend on luck. */
import { DuckDBInstance } from '@duckdb/node-api'

/** `code` is text, every other column a double. */
export type Colonne = string

function litteral(v: string | number | null): string {
  if (v === null) return 'null'
  return typeof v === 'number' ? String(v) : `'${v.replaceAll("'", "''")}'`
}

export async function ecrireParquet(
  chemin: string,
  colonnes: readonly Colonne[],
  lignes: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connexion = await instance.connect()
  const types = colonnes.map((c) => `"${c}" ${c === 'code' ? 'varchar' : 'double'}`)
  await connexion.run(`create table t (${types.join(', ')})`)
  await connexion.run(
    `insert into t values ${lignes.map((l) => `(${l.map(litteral).join(', ')})`).join(', ')}`,
  )
  await connexion.run(`copy t to '${chemin.replaceAll("'", "''")}' (format parquet, compression zstd)`)
  connexion.closeSync()
  instance.closeSync()
}
