/** DuckDB over the Parquet files of the lake. */
import type { DuckDBConnection } from '@duckdb/node-api'

export interface Duck {
  connexion: DuckDBConnection
  /** Rows as plain objects; use it for small answers. */
  lignes<T>(sql: string): Promise<T[]>
  fermer(): void
}

/** An in-memory DuckDB that never reaches for the network; large intermediate results spill into `dossierTemporaire`. */
export async function ouvrirDuck(dossierTemporaire: string, memoire = '500MB'): Promise<Duck> {
  // a quarter of a second to load: only for those who query
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoire,
    threads: '2',
    temp_directory: dossierTemporaire,
    autoinstall_known_extensions: 'false',
    preserve_insertion_order: 'false',
  })
  const connexion = await instance.connect()
  return {
    connexion,
    async lignes<T>(sql: string) {
      return (await connexion.runAndReadAll(sql)).getRowObjectsJS() as T[]
    },
    fermer() {
      connexion.closeSync()
      instance.closeSync()
    },
  }
}

/** A text as a SQL literal, for statements that take no parameter (COPY, file paths). */
export function litteral(texte: string): string {
  return `'${texte.replaceAll("'", "''")}'`
}
