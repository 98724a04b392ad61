/** What a PostgreSQL server shows, asked by one connection and nothing more: a command asks it before it loads what it may not need. */
import { Client } from 'pg'

export const sansReponse = (cause: unknown): Error =>
  new Error(`PostgreSQL ne répond pas (DATABASE_URL) : ${(cause as Error).message}`, { cause })

/** Version of what is published; null: nothing is. @throws Error in French when the server does not answer. */
export async function versionSur(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (cause) {
    throw sansReponse(cause)
  }
  try {
    const { rows } = await client.query<{ present: boolean }>(
      `select to_regclass('publie.publication') is not null as present`,
    )
    if (!rows[0]?.present) return null
    const lues = await client.query<{ version: string }>('select version from publie.publication')
    return lues.rows[0]?.version ?? null
  } finally {
    await client.end()
  }
}
