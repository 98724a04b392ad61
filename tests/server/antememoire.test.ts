/** What caches between the server and its readers may keep, and for how long. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creerLaissezPasser } from '#db/laissezPasser'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

/** Browsers ask each time, a CDN every thirty seconds. */
const COMMUNE = 'public, max-age=0, s-maxage=30, must-revalidate'
const IMMUABLE = 'public, max-age=31536000, immutable'
const demander = (chemin: string, entetes: Record<string, string> = {}) =>
  fetch(serveur.url + chemin, { headers: entetes })
const gardee = async (chemin: string) => (await demander(chemin)).headers.get('cache-control')

it('keeps for ever the geometry and the values at the address of their hash, and there only', async () => {
  const { couches } = (await (await demander('/api/v1/carte')).json()) as {
    couches: { contours: string; valeurs: string }[]
  }
  for (const { contours, valeurs } of couches)
    for (const adresse of [contours, valeurs]) {
      expect(await gardee(adresse)).toBe(IMMUABLE)
      // a hash of another publication: the content may be read, never kept under it
      expect(await gardee(adresse.replace(/h=[^&]+/, 'h=0123456789abcdef'))).toBe(COMMUNE)
      expect(await gardee(adresse.replace(/[?&]h=[^&]+/, ''))).toBe(COMMUNE)
    }
})

it('keeps for ever a layer at the address of the version', async () => {
  const { version } = (await (await demander('/api/v1/publication')).json()) as { version: string }
  const { couches } = (await (await demander('/api/v1/couches')).json()) as { couches: { adresse: string }[] }
  expect(await gardee(`${couches[0]!.adresse}?h=${version}`)).toBe(IMMUABLE)
  expect(await gardee(`${couches[0]!.adresse}?h=autre`)).toBe(COMMUNE)
})

it('answers 304 to whoever holds the version, as a browser or as a proxy says it', async () => {
  const premiere = await demander('/api/v1/publication')
  const etag = premiere.headers.get('etag')!
  expect(premiere.headers.get('cache-control')).toBe(COMMUNE)
  expect(premiere.headers.get('vary')).toMatch(/Accept-Encoding/i)
  for (const tenu of [etag, etag.replace('W/', ''), `"autre", ${etag}`, '*']) {
    const suivante = await demander('/api/v1/publication', { 'if-none-match': tenu })
    expect([tenu, suivante.status, await suivante.text()]).toEqual([tenu, 304, ''])
    expect(suivante.headers.get('etag')).toBe(etag)
    expect(suivante.headers.get('cache-control')).toBe(COMMUNE)
    expect(suivante.headers.get('vary')).toMatch(/Accept-Encoding/i)
  }
  expect((await demander('/api/v1/publication', { 'if-none-match': '"autre"' })).status).toBe(200)
})

describe('a fiche', () => {
  const FICHES = [
    '/fiches/circonscriptions/96-01',
    '/fiches/communes/96009',
    '/fiches/communes/96009.pdf',
    '/fiches/circonscriptions/96-01/portrait.pdf',
    '/fiches/communes/96009/versions',
  ]
  it.each(FICHES)('%s is shared by a CDN, and is not made again for whoever holds it', async (chemin) => {
    const premiere = await demander(chemin)
    await premiere.arrayBuffer()
    const etag = premiere.headers.get('etag')!
    expect([premiere.status, premiere.headers.get('cache-control')]).toEqual([200, COMMUNE])
    const suivante = await demander(chemin, { 'if-none-match': etag })
    expect([suivante.status, await suivante.text()]).toEqual([304, ''])
    // whoever asks, the same page: one copy is right for all
    const { secret } = await creerLaissezPasser(
      serveur.base.db,
      { role: 'federation', departements: ['96'], libelle: 'Fédération', jours: 3 },
      new Date('2026-11-21'),
    )
    const connue = await demander(chemin, {
      cookie: `qg_laissez_passer=${secret}`,
      'x-forwarded-for': '203.0.113.7',
    })
    await connue.arrayBuffer()
    expect(connue.headers.get('etag')).toBe(etag)
    expect(connue.headers.getSetCookie()).toEqual([])
  })

  it('bears another mark once an issue is published about its place, and under another name of the service', async () => {
    const marque = async (entetes: Record<string, string> = {}) =>
      (await demander('/fiches/communes/96009', entetes)).headers.get('etag')
    const avant = await marque()
    const enjeu = {
      niveau: 'commune',
      code: '96009',
      theme: 'sante',
      texte: 'La maternité ferme.',
      concerne: null,
      source: 'Conseil municipal',
      sourceDate: '2026-11-01',
    }
    const ecrire = async (chemin: string, corps: unknown) =>
      (
        await fetch(`${serveur.url}/api/v1${chemin}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(corps),
        })
      ).json() as Promise<{ id: string }>
    const { id } = await ecrire('/enjeux', enjeu)
    expect(await marque()).toBe(avant)
    await ecrire(`/enjeux/${id}/statut`, { statut: 'verifie' })
    await ecrire(`/enjeux/${id}/statut`, { statut: 'publie' })
    expect(await marque()).not.toBe(avant)
    const { port } = new URL(serveur.url)
    const autreNom = await fetch(`http://localhost:${port}/fiches/communes/96009`)
    expect(autreNom.headers.get('etag')).not.toBe(await marque())
  })

  it('that is not there is kept by nobody', async () => {
    const absente = await demander('/fiches/communes/00000')
    expect([absente.status, absente.headers.get('cache-control'), absente.headers.get('etag')]).toEqual([
      404,
      'no-store',
      null,
    ])
  })
})

it('keeps nothing of what depends on who calls', async () => {
  for (const chemin of [
    '/api/v1/militants?departement=96',
    '/api/v1/session',
    '/api/v1/brief?circonscription=96-01',
    `/api/v1/missions.ics?cle=${'a'.repeat(43)}`,
  ]) {
    const reponse = await demander(chemin)
    expect([chemin, reponse.headers.get('cache-control')]).toEqual([
      chemin,
      reponse.ok ? 'private, no-store' : 'no-store',
    ])
    expect(reponse.headers.get('etag')).toBe(null)
  }
  // what lives without a mark is asked for each time
  expect(await gardee('/api/v1/enjeux?niveau=commune&code=96009')).toBe('no-cache')
})

it('slows whoever asks for documents without end: the processor is for all', async () => {
  const lent = await demarrerServeurDemo(() => new Date('2026-11-21T12:00:00Z'), {
    DOCUMENTS_PAR_MINUTE: '3',
  })
  try {
    const statuts = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const reponse = await fetch(`${lent.url}/fiches/communes/00000.pdf`)
        return reponse.status
      }),
    )
    expect(statuts.toSorted((a, b) => a - b)).toEqual([404, 404, 404, 429, 429])
    expect((await fetch(`${lent.url}/fiches/circonscriptions/00-00/livret.pdf`)).status).toBe(404)
    expect((await fetch(`${lent.url}/fiches/circonscriptions/00-00/livret.pdf`)).status).toBe(429)
    // the page for telephones is not a document
    expect((await fetch(`${lent.url}/fiches/communes/96009`)).status).toBe(200)
  } finally {
    await lent.fermer()
  }
})
