/** A lock between the processes that share a database. */
import { sql } from 'kysely'
import type { Base } from './connect.ts'

/**
 * Runs `faire` while no other process does the same: they wait for one another. The lock belongs to a connection, so a process that
 * dies gives it back. The embedded database has one process, and one connection that must stay free: nothing to lock.
 */
export function sousVerrou<T>(base: Base, cle: string, faire: () => Promise<T>): Promise<T> {
  if (base.moteur === 'embarque') return faire()
  return base.db.connection().execute(async (c) => {
    await sql`select pg_advisory_lock(hashtextextended(${`quartier-general/${cle}`}, 0))`.execute(c)
    try {
      return await faire()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`quartier-general/${cle}`}, 0))`.execute(c)
    }
  })
}
