/** The embedded database: its lock, its probe, its refusal of silent answers. The bulk load and migrations on either engine. */
import fs from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { migrer } from '#db/migrate'
import { prendreVerrou } from '#db/verrou'
import { baseDeTest, dossierTemporaire } from '../support/base.ts'

let base: Base
beforeAll(async () => {
  base = await baseDeTest()
  await sql.raw('create table if not exists essai (id integer, texte text)').execute(base.db)
})
afterAll(async () => {
  await sql.raw('drop table if exists essai').execute(base.db)
  await base.fermer()
})

async function* morceaux(...textes: string[]) {
  yield* textes
}
const compte = async () =>
  (
    await sql<{
      n: number
      textes: number
    }>`select count(*)::int as n, count(texte)::int as textes from essai`.execute(base.db)
  ).rows[0]

describe('la base', () => {
  it('charge un CSV coupé n’importe où ; un champ vide est nul, un champ cité ne l’est pas', async () => {
    await base.copier('essai', ['id', 'texte'], morceaux('1,"a""b"\n2,', '\n3,"', 'é"\n'))
    expect(await compte()).toEqual({ n: 3, textes: 2 })
  })

  it('annule une transaction qui échoue', async () => {
    const avant = await compte()
    await expect(
      base.db.transaction().execute(async (t) => {
        await sql`insert into essai values (9, 'x')`.execute(t)
        await sql`select 1 / 0`.execute(t)
      }),
    ).rejects.toThrow(/division by zero/)
    expect(await compte()).toEqual(avant)
  })

  it('fait la queue : des transactions simultanées ne se mêlent pas', async () => {
    await sql`delete from essai`.execute(base.db)
    await sql`insert into essai values (0, '')`.execute(base.db)
    await Promise.all(
      Array.from({ length: 10 }, () =>
        base.db.transaction().execute(async (t) => {
          const { rows } = await sql<{ id: number }>`select id from essai for update`.execute(t)
          await sql`update essai set id = ${rows[0]!.id + 1}`.execute(t)
        }),
      ),
    )
    const { rows } = await sql<{ id: number }>`select id from essai`.execute(base.db)
    expect(rows[0]!.id).toBe(10)
  })

  it('migre deux fois sans rien refaire', async () => {
    expect(await migrer(base)).toEqual([])
  })

  it('rend les mêmes types sur les deux moteurs', async () => {
    const { rows } = await sql`select 1::bigint as grand, 1.5::numeric as decimal, date '2024-06-30' as jour,
      '{"aB": 1}'::jsonb as objet, array['a'] as liste, '\\x00ff'::bytea as octets`.execute(base.db)
    const { octets, ...reste } = rows[0] as { octets: Uint8Array }
    expect(reste).toEqual({ grand: 1, decimal: 1.5, jour: '2024-06-30', objet: { aB: 1 }, liste: ['a'] })
    expect([...octets]).toEqual([0, 255])
  })
})

describe('le verrou', () => {
  it('refuse un second preneur, puis se rend', () => {
    const dossier = path.join(dossierTemporaire(), 'base')
    const rendre = prendreVerrou(dossier)
    expect(() => prendreVerrou(dossier)).toThrow(/déjà ouverte/)
    rendre()
    prendreVerrou(dossier)()
  })

  it('reprend celui d’un processus mort, respecte celui d’un vivant', () => {
    const dossier = path.join(dossierTemporaire(), 'base')
    fs.writeFileSync(`${dossier}.verrou`, '99999999')
    prendreVerrou(dossier)()
    fs.writeFileSync(`${dossier}.verrou`, String(process.ppid))
    expect(() => prendreVerrou(dossier)).toThrow(new RegExp(`processus ${process.ppid}`))
  })
})

describe('le fil de la base embarquée', () => {
  it('transmet une erreur SQL avec son code et refuse un script vide de réponse', async () => {
    const worker = new Worker(new URL('../../server/db/pglite-worker.mjs', import.meta.url), {
      workerData: { dossier: 'memory://' },
    })
    const repondre = () =>
      new Promise<{ erreur?: { code?: string; message: string } }>((oui) => worker.once('message', oui))
    await repondre()
    worker.postMessage({ id: 1, op: 'query', sql: 'select * from nulle_part', params: [], script: false })
    expect((await repondre()).erreur?.code).toBe('42P01')
    worker.postMessage({ id: 2, op: 'query', sql: '-- rien', params: [], script: true })
    expect((await repondre()).erreur?.message).toContain('abandonné')
    await worker.terminate()
  })
})
