/** DuckDB tables that a step hands to the next ones, as Parquet. */
import path from 'node:path'
import { litteral, type Duck } from '#db/duckdb'

const fichier = (dossier: string, table: string) => litteral(path.join(dossier, `${table}.parquet`))

/** Writes tables into `dossier`, each in a total order, so that the same rows make the same bytes. */
export async function deposerTables(
  duck: Duck,
  dossier: string,
  ordres: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [table, ordre] of Object.entries(ordres))
    await duck.connexion.run(
      `copy (from ${table} order by ${ordre}) to ${fichier(dossier, table)} (format parquet, compression zstd)`,
    )
}

/** Views over what {@link deposerTables} wrote. */
export async function ouvrirTables(duck: Duck, dossier: string, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    await duck.connexion.run(
      `create or replace temp view ${table} as from read_parquet(${fichier(dossier, table)})`,
    )
}
