/** Every night, jobs long finished are forgotten, with their files. */
import { sql } from 'kysely'
import { z } from 'zod'
import { sorte } from './sorte.ts'

/** Days that a finished job is remembered. */
const MEMOIRE = 30

export const menage = sorte({
  nom: 'menage',
  donnees: z.object({}),
  quotidien: true,
  executer: async () => (t) =>
    sql`delete from travail where fini_le < now() - make_interval(days => ${MEMOIRE})`.execute(t),
})
