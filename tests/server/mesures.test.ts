/** What a process says of itself: metrics by the pattern of a route, and a log where nobody can be read. */
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { creerLaissezPasser } from '#db/laissezPasser'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { ouvrirLog } from '../../server/http/journalisation.ts'
import { baseDeTest } from '../support/base.ts'

const JETON = 'jeton-de-mesure-pour-les-tests'
let base: Base
let lignes: string[] = []
let url: string
let fermer: () => Promise<void>

beforeAll(async () => {
  base = await baseDeTest('demo')
  const log = ouvrirLog('debug', { write: (ligne: string) => void lignes.push(ligne) })
  const config = readConfig({ METRIQUES_JETON: JETON })
  const serveur = createApp({ base, config, log, horloge: () => new Date() }).listen(0, '127.0.0.1')
  await new Promise((oui) => serveur.once('listening', oui))
  url = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  fermer = async () => {
    serveur.closeAllConnections()
    await new Promise((oui) => serveur.close(oui))
    await base.fermer()
  }
})
afterAll(() => fermer())

const envoyer = (methode: string, chemin: string, corps?: unknown, entetes: Record<string, string> = {}) =>
  fetch(url + chemin, {
    method: methode,
    headers: { ...(corps !== undefined && { 'content-type': 'application/json' }), ...entetes },
    ...(corps !== undefined && { body: typeof corps === 'string' ? corps : JSON.stringify(corps) }),
  })

it('measures each route by its pattern, with the pool, the queue and the event loop', async () => {
  for (const code of ['96001_9998', '96001_9999'])
    await (await envoyer('GET', `/api/v1/lieux/bureau/${code}`)).text()
  const reponse = await envoyer('GET', '/metrics', undefined, { authorization: `Bearer ${JETON}` })
  expect(reponse.status).toBe(200)
  const texte = await reponse.text()
  expect(texte).toMatch(
    /qg_requete_secondes_count\{methode="GET",route="\/api\/v1\/lieux\/:niveau\/:code",status="404"\} 2/,
  )
  expect(texte).not.toContain('96001')
  expect(texte).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
  expect(texte).toContain('# TYPE qg_travaux gauge')
  if (base.moteur === 'postgresql') expect(texte).toMatch(/qg_connexions\{etat="ouvertes"\} \d/)
})

it('shows its measures to nobody without the token', async () => {
  for (const authorization of ['', 'Bearer faux', `Bearer ${JETON}x`, JETON])
    expect((await envoyer('GET', '/metrics', undefined, { authorization })).status).toBe(403)
})

it('logs a session without a name, a contact, a text, a search or a link', async () => {
  lignes = []
  const passe = await creerLaissezPasser(
    base.db,
    { role: 'groupe', departements: ['96'], libelle: 'Groupe des Pâquerettes', jours: 10 },
    new Date(),
  )
  const secrets = ['Zénobie', 'zenobie@exemple.org', 'lampadaire', 'carabistouille', passe.secret]
  const temoin = { cookie: `qg_laissez_passer=${passe.secret}` }
  const militant = {
    departement: '96',
    appellation: 'Zénobie',
    contact: 'zenobie@exemple.org',
    groupe: null,
    commune: null,
    competences: [],
    themes: [],
    langues: [],
    disponibilites: [],
    trajetMax: 30,
    consentementLe: '2026-11-01',
  }
  const statuts = [
    await envoyer('POST', '/api/v1/militants', militant),
    await envoyer('POST', '/api/v1/militants', { ...militant, trajetMax: 'lampadaire' }),
    await envoyer('POST', '/api/v1/militants', '{"appellation": "Zénobie", lampadaire'),
    await envoyer('GET', '/api/v1/recherche?q=carabistouille', undefined, temoin),
    await envoyer('GET', `/api/v1/rien/${passe.secret}?secret=${passe.secret}`),
    await envoyer('GET', `/acces?secret=${passe.secret}`),
    await envoyer('GET', '/api/v1/militants?departement=96', undefined, temoin),
  ].map((r) => r.status)
  expect(statuts.slice(0, 4)).toEqual([201, 400, 400, 200])
  // the base refuses the value and quotes it: a failure of ours, whose log must not repeat it
  await sql`alter table militants.militant add constraint essai check (appellation <> 'Zénobie') not valid`.execute(
    base.db,
  )
  expect((await envoyer('POST', '/api/v1/militants', militant)).status).toBe(500)
  await sql`alter table militants.militant drop constraint essai`.execute(base.db)

  await expect.poll(() => lignes.filter((l) => l.includes('"requête"')).length).toBe(8)
  const journal = lignes.join('')
  for (const secret of secrets) expect(journal).not.toContain(secret)
  const requetes = lignes.map((l) => JSON.parse(l) as Record<string, unknown>)
  for (const r of requetes) expect(r).toMatchObject({ id: expect.stringMatching(/^[\w-]{36}$/) })
  const echec = requetes.find((r) => r['err'])
  expect(echec).toMatchObject({
    route: '/api/v1/militants',
    err: { code: '23514', constraint: 'essai', pile: expect.stringContaining('at ') },
  })
  expect(requetes.find((r) => r['status'] === 500)?.['id']).toBe(echec?.['id'])
})

it('takes the id of the request that a proxy gives, and no other text', async () => {
  const avec = async (id: string) =>
    (await envoyer('GET', '/health', undefined, { 'x-request-id': id })).headers.get('x-request-id')
  expect(await avec('abcdef-0123456789')).toBe('abcdef-0123456789')
  expect(await avec('trop court')).toMatch(/^[0-9a-f-]{36}$/)
})
