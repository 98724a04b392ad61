/** What is kept of the current publication, and until when. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { parPublication } from '#db/publication'
import { baseDeTest } from '../support/base.ts'

let base: Base
beforeAll(async () => {
  base = await baseDeTest('demo')
})
afterAll(() => base.fermer())

it('se lit une fois par publication, et de nouveau après une lecture qui échoue', async () => {
  const lues: string[] = []
  let panne = true
  const lire = parPublication(async (_, version) => {
    lues.push(version)
    if (panne) throw new Error('panne')
    return version
  })
  await expect(lire(base.db)).rejects.toThrow('panne')
  panne = false
  const premiere = await lire(base.db)
  expect(await Promise.all([lire(base.db), lire(base.db)])).toEqual([premiere, premiere])
  await base.db.withSchema('publie').updateTable('publication').set({ version: 'suivante' }).execute()
  expect(await lire(base.db)).toBe('suivante')
  expect(lues).toEqual([premiere, premiere, 'suivante'])
})
