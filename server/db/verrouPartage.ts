/** A lock between the processes that share a database. */
import { sql } from 'kysely'
import type { Base } from './connect.ts'

/** @throws when the lock was lost with its connection: another process may have taken it. */
export type Tenir = () => Promise<unknown>

/**
 * Runs `faire` while no other process does the same: they wait for one another. The lock belongs to a connection, so a process that
 * dies gives it back, and so does a server that cuts it: `faire` asks before what cannot be undone. The embedded database has one
 * process, and one connection that must stay free: nothing to lock.
 */
export function sousVerrou<T>(base: Base, cle: string, faire: (tenir: Tenir) => Promise<T>): Promise<T> {
  if (base.moteur === 'embarque') return faire(() => Promise.resolve())
  return base.db.connection().execute(async (c) => {
    await sql`select pg_advisory_lock(hashtextextended(${`quartier-general/${cle}`}, 0))`.execute(c)
    try {
      return await faire(() => sql`select 1`.execute(c))
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`quartier-general/${cle}`}, 0))`
        .execute(c)
        .catch(() => {}) // a connection that was cut gave the lock back
    }
  })
}
