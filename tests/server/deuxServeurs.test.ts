/** Two servers and a worker, as processes, that share a PostgreSQL and nothing else. Needs DATABASE_URL: the embedded database has one process. */
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ouvrirBase, type Base } from '#db/connect'
import { dossierTemporaire, ILE_NULLE, publier } from '../support/base.ts'
import { lancerOuvrier, lancerServeur, type Processus } from '../support/processus.ts'

const administration = process.env['DATABASE_URL']
const NOM = `qg_essai_deux_${process.pid}`

async function administrer(ordre: string): Promise<void> {
  const client = new Client({ connectionString: administration })
  await client.connect()
  await client.query(ordre)
  await client.end()
}

describe.runIf(administration)('two servers and a worker', () => {
  let base: Base
  let a: Processus
  let b: Processus
  let ouvrier: Processus
  const lire = async <T>({ url }: Processus, chemin: string): Promise<T> =>
    (await (await fetch(`${url}/api/v1${chemin}`)).json()) as T
  const version = async (p: Processus) => (await lire<{ version: string }>(p, '/publication')).version

  beforeAll(async () => {
    await administrer(`create database ${NOM} template template0`)
    const url = new URL(administration!)
    url.pathname = `/${NOM}`
    // each with an empty folder of its own: servers share nothing but the database
    const env = () => ({ DATABASE_URL: url.href, QG_HOME: dossierTemporaire() })
    ;[a, b, ouvrier] = await Promise.all([lancerServeur(env()), lancerServeur(env()), lancerOuvrier(env())])
    base = await ouvrirBase({ databaseUrl: url.href, home: dossierTemporaire() })
  }, 400_000)
  afterAll(async () => {
    await Promise.all([a, b, ouvrier].map((p) => p?.finir('SIGKILL')))
    await base?.fermer()
    await administrer(`drop database if exists ${NOM} with (force)`)
  })

  it('started together on an empty database: migrated once, published once, nothing twice', async () => {
    const chargements = [a, b].filter((p) => p.dit().includes('Chargement du département de démonstration'))
    expect(chargements).toHaveLength(1)
    expect(await version(a)).toBe(await version(b))
    const { rows } = await sql<{ n: number; d: number }>`
      select count(*)::int as n, count(distinct name)::int as d from kysely_migration`.execute(base.db)
    expect(rows[0]!.n).toBe(rows[0]!.d)
    await expect
      .poll(async () => (await sql`select 1 from militants.retention`.execute(base.db)).rows.length)
      .toBe(1)
  })

  it('started together print one link for the first account, which makes it', async () => {
    const liens = [a, b].flatMap((p) => /\/rejoindre#(\S+)/.exec(p.dit())?.[1] ?? [])
    expect(liens).toHaveLength(1)
    expect([a, b].filter((p) => p.dit().includes('à la console d’un autre serveur'))).toHaveLength(1)
    const lecture = await fetch(`${a.url}/api/v1/invitations/lecture`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: liens[0] }),
    })
    expect(await lecture.json()).toMatchObject({ role: 'siege' })
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from invitation where premiere and revoque_le is null`.execute(base.db)
    expect(rows[0]!.n).toBe(1)
  })

  it('print on one what the other was asked for', async () => {
    const demande = await fetch(`${a.url}/api/v1/impressions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ departement: '96' }),
    })
    const { id } = (await demande.json()) as { id: string }
    await expect
      .poll(async () => (await lire<{ statut: string }>(b, `/impressions/${id}`)).statut, {
        timeout: 100_000,
      })
      .toBe('fini')
    const zip = await fetch(`${b.url}/fiches/impressions/${id}.zip`)
    expect(Object.keys(unzipSync(Buffer.from(await zip.arrayBuffer())))).toHaveLength(6)
  })

  it('both show a new publication within seconds, in what they keep in memory too', async () => {
    const avant = await version(a)
    const trouver = async (p: Processus) =>
      (await lire<{ resultats: { departement: string }[] }>(p, '/recherche?q=9')).resultats.map(
        (r) => r.departement,
      )
    const fiche = (p: Processus) => fetch(`${p.url}/fiches/circonscriptions/96-01`).then((r) => r.status)
    for (const p of [a, b]) {
      expect(await lire(p, '/recherche?q=96')).toMatchObject({
        resultats: expect.arrayContaining([expect.anything()]),
      })
      expect(await fiche(p)).toBe(200)
    }
    await publier(base, ILE_NULLE)
    await expect.poll(() => version(a), { timeout: 5000 }).not.toBe(avant)
    expect(await version(b)).toBe(await version(a))
    for (const p of [a, b]) {
      expect(await fiche(p)).toBe(404)
      expect(await trouver(p)).not.toContain('96')
    }
  })

  it('asked to stop, end the request at hand and are gone in less than ten seconds', async () => {
    const enMain = fetch(`${a.url}/api/v1/carte`).then((r) => r.status)
    await new Promise((suite) => setTimeout(suite, 5))
    const [serveur, travailleur, status] = await Promise.all([a.finir(), ouvrier.finir(), enMain])
    expect(status).toBe(200)
    expect([serveur.code, travailleur.code]).toEqual([0, 0])
    expect(serveur.ms).toBeLessThan(10_000)
    expect(travailleur.ms).toBeLessThan(10_000)
    expect((await fetch(`${b.url}/ready`)).status).toBe(200)
  })
})
