/** Where militants are taken to start from when nobody said. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** The largest commune of a département that has a place on the map: where militants are taken to start from by default. */
export async function lireDepartParDefaut(
  db: Kysely<Schema>,
  departement: string,
): Promise<{ nom: string; longitude: number; latitude: number } | null> {
  const { rows } = await sql<{ nom: string; longitude: number; latitude: number }>`
    select nom, ST_X(ancre) as longitude, ST_Y(ancre) as latitude from publie.lieu
    where niveau = 'commune' and departement = ${departement} and ancre is not null
    order by inscrits desc limit 1`.execute(db)
  return rows[0] ?? null
}
