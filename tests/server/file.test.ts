/** The queue of jobs: each done once with effect, whatever stops whoever does it. */
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import type { Base } from '#db/connect'
import { lireFichier, poserFichier } from '../../server/travaux/fichiers.ts'
import { annuler, battre, conclure, enfiler, lireTravail, prendre } from '../../server/travaux/file.ts'
import { Ouvrier } from '../../server/travaux/ouvrier.ts'
import { Impossible, Perdu, sorte, type Sorte } from '../../server/travaux/sorte.ts'
import { baseDeTest } from '../support/base.ts'

let base: Base
const HORS = new Date('2026-11-25T12:00:00Z')
beforeAll(async () => {
  base = await baseDeTest()
  await sql`create table essai (qui text)`.execute(base.db)
})
beforeEach(() => sql.raw('truncate travail cascade; truncate essai').execute(base.db))
afterAll(() => base.fermer())

const noter = (qui: string): Sorte =>
  sorte({
    nom: 'noter',
    donnees: z.object({ qui: z.string().optional() }),
    executer:
      async ({ donnees }) =>
      (t) =>
        sql`insert into essai values (${donnees.qui ?? qui})`.execute(t),
  })
const ouvrier = (sortes: readonly Sorte[], silence = 30) =>
  new Ouvrier({ base, log: pino({ level: 'silent' }), horloge: () => HORS, sortes, silence })
const effets = async () =>
  (await sql<{ qui: string }>`select qui from essai`.execute(base.db)).rows.map((r) => r.qui)
const lire = (s: Sorte, id: string) => lireTravail(base.db, s.nom, id)

it('does forty jobs once each, shared by four workers, the most urgent first', async () => {
  const urgent = { ...noter('u'), nom: 'urgent', priorite: 5 }
  for (let i = 0; i < 40; i++)
    await enfiler(base.db, i < 35 ? noter('') : urgent, { cle: null, donnees: { qui: String(i) } }, HORS)
  const premier = await prendre(base.db, ['noter', 'urgent'])
  expect(premier).toMatchObject({ sorte: 'urgent', essais: 1 })
  await sql`update travail set statut = 'attente' where id = ${premier!.id}`.execute(base.db)
  const faits = await Promise.all(Array.from({ length: 4 }, () => ouvrier([noter(''), urgent]).vider()))
  expect(faits.reduce((a, b) => a + b)).toBe(40)
  expect((await effets()).map(Number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, i) => i),
  )
})

it('queues once what several servers ask for under one key, and again once it is done', async () => {
  const demander = () => enfiler(base.db, noter('a'), { cle: 'a', donnees: {} }, HORS)
  const ids = new Set((await Promise.all(Array.from({ length: 8 }, demander))).map((t) => t.id))
  expect(ids.size).toBe(1)
  expect(await ouvrier([noter('a')]).vider()).toBe(1)
  expect(ids.has((await demander()).id)).toBe(false)
})

it('does the job of a night once, however many servers queue it, before or after it was done', async () => {
  const nuit = { ...noter('nuit'), quotidien: true, uneFois: true }
  const veiller = async () => {
    const o = ouvrier([nuit]).demarrer()
    await expect.poll(async () => (await effets()).length).toBe(1)
    await o.arreter()
  }
  await Promise.all([veiller(), veiller()])
  await veiller()
  expect(await effets()).toEqual(['nuit'])
})

it('takes a job again from a worker that went silent, whose late effect is refused', async () => {
  const s = noter('reprise')
  const { id } = await enfiler(base.db, s, { cle: null, donnees: {} }, HORS)
  const perdu = (await prendre(base.db, [s.nom]))!
  expect(await ouvrier([s]).vider()).toBe(0)
  await sql`update travail set battement = now() - interval '1 minute'`.execute(base.db)
  expect(await ouvrier([s]).vider()).toBe(1)
  const effet = () => sql`insert into essai values ('en retard')`.execute(base.db)
  await expect(conclure(base.db, perdu, s, effet, HORS)).rejects.toThrow(Perdu)
  await expect(battre(base.db, perdu)).rejects.toThrow(Perdu)
  await expect(poserFichier(base.db, perdu, 'tard', Buffer.from('x'))).rejects.toThrow(Perdu)
  expect(await effets()).toEqual(['reprise'])
  expect(await lire(s, id)).toMatchObject({ statut: 'fini', essais: 2 })
})

it('undoes the effect of a job that fails at the last moment, and tries again later', async () => {
  let fois = 0
  const s = sorte({
    nom: 'fragile',
    donnees: z.object({}),
    executer: async () => async (t) => {
      await sql`insert into essai values ('fragile')`.execute(t)
      if (++fois === 1) throw new Error('coupure')
    },
  })
  const { id } = await enfiler(base.db, s, { cle: 'x', donnees: {} }, HORS)
  expect(await ouvrier([s]).vider()).toBe(0)
  expect(await effets()).toEqual([])
  expect(await lire(s, id)).toMatchObject({ statut: 'attente', erreur: 'coupure', essais: 1, cle: 'x' })
  const { rows } = await sql<{ s: number }>`
    select extract(epoch from pas_avant - clock_timestamp())::float8 as s from travail`.execute(base.db)
  expect(rows[0]!.s).toBeGreaterThan(2)
  expect(rows[0]!.s).toBeLessThanOrEqual(10)
  await sql`update travail set pas_avant = now()`.execute(base.db)
  expect(await ouvrier([s]).vider()).toBe(1)
  expect(await effets()).toEqual(['fragile'])
})

it('gives up at once what cannot succeed, and after five times what kills its worker', async () => {
  const impossible = sorte({
    nom: 'impossible',
    donnees: z.object({}),
    executer: () => Promise.reject(new Impossible('rien de tel')),
  })
  const { id } = await enfiler(base.db, impossible, { cle: null, donnees: {} }, HORS)
  await ouvrier([impossible]).vider()
  expect(await lire(impossible, id)).toMatchObject({ statut: 'echoue', erreur: 'rien de tel', essais: 1 })
  const s = noter('poison')
  const poison = await enfiler(base.db, s, { cle: null, donnees: {} }, HORS)
  for (let i = 0; i < 5; i++) {
    await prendre(base.db, [s.nom])
    await sql`update travail set battement = now() - interval '1 minute' where statut = 'encours'`.execute(
      base.db,
    )
  }
  expect(await ouvrier([s]).vider()).toBe(0)
  expect(await lire(s, poison.id)).toMatchObject({
    statut: 'echoue',
    erreur: expect.stringContaining('5 fois'),
  })
  expect(await effets()).toEqual([])
})

it('gives its job back when it is asked to stop: the next worker goes on at once', async () => {
  let commence = () => {}
  const parti = new Promise<void>((oui) => (commence = oui))
  const lent = sorte({
    nom: 'lent',
    donnees: z.object({}),
    executer: async ({ avancer }) => {
      await avancer(1, 2)
      commence()
      await new Promise(() => {})
    },
  })
  const { id } = await enfiler(base.db, lent, { cle: null, donnees: {} }, HORS)
  const o = ouvrier([lent]).demarrer()
  await parti
  await o.arreter()
  expect(await lire(lent, id)).toMatchObject({ statut: 'attente', preneur: null, essais: 0 })
})

it('stops a job that runs when it is cancelled', async () => {
  const lent = sorte({ nom: 'lent', donnees: z.object({}), executer: () => new Promise<void>(() => {}) })
  const { id } = await enfiler(base.db, lent, { cle: 'x', donnees: {} }, HORS)
  const o = ouvrier([lent], 0.3).demarrer()
  await expect.poll(async () => (await lire(lent, id))?.statut).toBe('encours')
  await annuler(base.db, id, HORS)
  // the worker is free again for the next one
  const suivant = await enfiler(base.db, lent, { cle: 'x', donnees: {} }, HORS)
  await expect.poll(async () => (await lire(lent, suivant.id))?.statut).toBe('encours')
  await o.arreter()
  expect(await lire(lent, id)).toMatchObject({ statut: 'annule', cle: null })
})

it('keeps a file of three megabytes and a half in pieces, seen once whole, from a flow that reads the same database', async () => {
  const s = noter('')
  await enfiler(base.db, s, { cle: null, donnees: {} }, HORS)
  const tenu = (await prendre(base.db, [s.nom]))!
  const attendu = Buffer.alloc(3_500_000, 'abcdefg')
  async function* flux() {
    for (let i = 0; i < attendu.length; i += 70_000) {
      await sql`select 1`.execute(base.db)
      expect(await lireFichier(base.db, tenu.id, 'f.csv')).toBeNull()
      yield attendu.subarray(i, i + 70_000)
    }
  }
  await poserFichier(base.db, tenu, 'f.csv', flux())
  const fichier = (await lireFichier(base.db, tenu.id, 'f.csv'))!
  const lus: Uint8Array[] = []
  for await (const m of fichier.flux) lus.push(m)
  expect(lus.map((m) => m.length)).toEqual([1 << 20, 1 << 20, 1 << 20, 3_500_000 - 3 * (1 << 20)])
  expect(Buffer.concat(lus).equals(attendu)).toBe(true)
  expect(fichier.taille).toBe(3_500_000)
})
