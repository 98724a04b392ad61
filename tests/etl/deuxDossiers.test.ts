/** Two loads of two folders into one PostgreSQL: each in its turn has the schema where a publication is made. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { sousVerrou } from '#db/verrouPartage'
import { baseDeTest, ILE_NULLE, publier } from '../support/base.ts'
import { contenuPublie, copierIle, abimer, ILE } from './dossier.ts'

/** Sessions of this database that wait for the lock. */
async function quiAttend({ db }: Base): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
    where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`.execute(db)
  return rows[0]!.n
}

// the embedded database has one process, hence one load
it.skipIf(!process.env['DATABASE_URL'])('laisse à l’autre ce qu’il est en train de publier', async () => {
  const base = await baseDeTest()
  try {
    let charge: Promise<unknown> | undefined
    await sousVerrou(base, 'publication', async () => {
      await sql.raw('create schema etape; create table etape.de_l_autre (a int)').execute(base.db)
      charge = publier(base, ILE_NULLE)
      await expect.poll(() => quiAttend(base)).toBe(1)
      // it would have been dropped by the step « géométrie », and what is published in its place with it
      await sql`select a from etape.de_l_autre`.execute(base.db)
    })
    await charge
  } finally {
    await base.fermer()
  }
})

it.skipIf(!process.env['DATABASE_URL'])('publie l’un ou l’autre, entier', async () => {
  const [base, temoin] = [await baseDeTest(), await baseDeTest()]
  try {
    const autre = copierIle()
    abimer(autre, ILE.presidentielle2022, (t) => t.replace('MACRON', 'MICRON'))
    const references = []
    for (const source of [ILE_NULLE, autre]) {
      await publier(temoin, source)
      references.push(await contenuPublie(temoin))
    }
    await Promise.all([publier(base, ILE_NULLE), publier(base, autre)])
    expect(references).toContainEqual(await contenuPublie(base))
  } finally {
    await base.fermer()
    await temoin.fermer()
  }
})
