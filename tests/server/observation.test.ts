/** Fiches d'observation over HTTP, on the demonstration: once each whatever the network does, and nothing personal. */
import http from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Techniques } from '#contract/observation'
import { Hasard } from '#domain/hasard'
import { BUREAU, clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let client: ReturnType<typeof clientDe>
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  client = clientDe(serveur)
})
beforeEach(() => client.vider())
afterAll(async () => {
  await client.vider()
  await serveur.fermer()
})

const compte = async () =>
  (
    await sql<{ fiches: number; essais: number }>`select (select count(*)::int from observation) as fiches,
      (select count(*)::int from observation_technique) as essais`.execute(serveur.base.db)
  ).rows[0]

describe('une fiche', () => {
  it('est reçue, puis reconnue : 201, 200, le même corps', async () => {
    const f = ficheDeTest()
    const [premiere, seconde] = [await client.envoyer(f), await client.envoyer(f)]
    expect([premiere.status, seconde.status]).toEqual([201, 200])
    expect(premiere.headers.get('cache-control')).toBe('no-store')
    expect(premiere.headers.get('etag')).toBeNull()
    const corps = await premiere.json()
    expect(corps).toEqual({ id: f.id, statut: 'recue', recueLe: '2026-11-21T12:00:00.000Z' })
    expect(await seconde.json()).toEqual(corps)
    expect(await compte()).toEqual({ fiches: 1, essais: 1 })
  })

  it('d’un autre contenu sous le même identifiant est refusée', async () => {
    const f = ficheDeTest()
    await client.envoyer(f)
    expect((await client.envoyer({ ...f, participants: 5 })).status).toBe(409)
  })

  it('dont le texte nomme quelqu’un est refusée, avec l’explication, et rien n’est écrit', async () => {
    const reponse = await client.envoyer(
      ficheDeTest({ texte: 'Mme Dupont, 06 39 98 12 45, veut une procuration' }),
    )
    expect(reponse.status).toBe(422)
    expect(await reponse.json()).toMatchObject({
      title: 'Donnée personnelle',
      detail: expect.stringMatching(/numéro de téléphone.*« Mme Dupont »/s),
    })
    expect(await compte()).toEqual({ fiches: 0, essais: 0 })
  })

  it.each<[string, Record<string, unknown>]>([
    ['plus de portes ouvertes que frappées', { portesOuvertes: 51 }],
    ['plus de conversations que de portes ouvertes', { conversations: 21 }],
    ['un compte négatif', { participants: -1 }],
    ['personne', { participants: 0 }],
    ['une date à venir', { jour: '2026-11-23' }],
    ['une date d’un autre siècle', { jour: '1926-11-20' }],
    ['une date impossible', { jour: '2026-02-30' }],
    ['un lieu qui n’existe pas', { code: '96009_9999' }],
    ['la France entière', { niveau: 'france', code: 'FR' }],
    ['une réaction hors liste', { reactions: ['vote RN'] }],
    ['une réaction en double', { reactions: ['hostile', 'hostile'] }],
    ['une technique inconnue', { techniques: [{ technique: 'inventee', essais: 1, reussites: 1 }] }],
    [
      'plus de réussites que d’essais',
      { techniques: [{ technique: 'enjeuLocal', essais: 1, reussites: 2 }] },
    ],
    ['un champ en trop', { nom: 'Dupont' }],
    ['un texte trop long', { texte: 'a'.repeat(601) }],
    ['un caractère nul', { texte: 'a\u0000b' }],
    ['un identifiant qui n’en est pas un', { id: '1' }],
  ])('avec %s est refusée', async (_cas, reste) => {
    const reponse = await client.envoyer(ficheDeTest(reste))
    expect([reponse.status, reponse.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ])
    expect((await compte())?.fiches).toBe(0)
  })

  it.each([
    "'; drop table observation; --",
    "Robert'); DELETE FROM technique;",
    '${1} $1 %s \\',
    '" or 1=1 /*',
  ])('garde « %s » tel quel, sans effet', async (texte) => {
    // The third kind of danger of such a text is a name: « Robert » is refused before it is written.
    const f = ficheDeTest({ texte: texte.replace('Robert', 'x') })
    expect((await client.envoyer(f)).status).toBe(201)
    const ligne = await serveur.base.db
      .selectFrom('observation')
      .select('texte')
      .where('id', '=', f.id)
      .executeTakeFirst()
    expect(ligne?.texte).toBe(f.texte)
    expect((await Techniques.parseAsync(await client.lire('/techniques'))).techniques.length).toBeGreaterThan(
      10,
    )
  })
})

describe('un secteur', () => {
  it('reçoit une fiche, comptée dans sa circonscription et sa commune, et apprise sur le terrain de ses bureaux', async () => {
    const { secteurs } = (await client.lire('/secteurs?circonscription=96-01')) as {
      secteurs: { id: string; bureaux: string[] }[]
    }
    const secteur = secteurs[0]!
    const suggere = [{ theme: 'sante', texte: 'Le centre de santé ferme le samedi.' }]
    const f = ficheDeTest({ niveau: 'secteur', code: secteur.id, enjeux: suggere })
    expect([(await client.envoyer(f)).status, (await client.envoyer(f)).status]).toEqual([201, 200])
    expect((await client.envoyer({ ...f, enjeux: [] })).status).toBe(409)
    await client.decider(f.id, 'publiee')
    const commune = secteur.bureaux[0]!.slice(0, 5)
    for (const lieu of [
      'niveau=circonscription&code=96-01',
      `niveau=commune&code=${commune}`,
      `niveau=secteur&code=${secteur.id}`,
    ])
      expect((await client.lire(`/observations?${lieu}`)).observations.length, lieu).toBe(1)
    expect((await client.lire('/observations?niveau=circonscription&code=96-02')).observations).toEqual([])
    expect((await client.envoyer(ficheDeTest({ niveau: 'secteur', code: '96-01-999' }))).status).toBe(400)
    const nomme = ficheDeTest({ enjeux: [{ theme: 'sante', texte: 'Voir Mme Dupont, au 06 39 98 12 45' }] })
    expect((await client.envoyer(nomme)).status).toBe(422)
  })
})

describe('ce qui n’est pas une fiche', () => {
  it.each<[string, string, Record<string, string>, number]>([
    ['un corps de 65 ko', JSON.stringify({ texte: 'a'.repeat(65 * 1024) }), {}, 413],
    ['du texte', 'bonjour', { 'Content-Type': 'text/plain' }, 415],
    ['un formulaire', 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['un corps compressé', '{}', { 'Content-Encoding': 'gzip' }, 415],
    ['du JSON cassé', '{"id":', {}, 400],
    ['un tableau', '[]', {}, 400],
    ['une page d’un autre site', JSON.stringify(ficheDeTest()), { Origin: 'https://exemple.org' }, 403],
    ['un mandataire', JSON.stringify(ficheDeTest()), { 'X-Forwarded-For': '203.0.113.7' }, 403],
  ])('%s est refusé', async (_cas, corps, entetes, status) => {
    const reponse = await client.envoyer(corps, { headers: entetes })
    expect([reponse.status, reponse.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ])
  })

  it('un autre nom qui mène ici est refusé', async () => {
    const { port } = new URL(serveur.url)
    const status = await new Promise<number | undefined>((oui, non) => {
      const entetes = { Host: 'piege.example', 'Content-Type': 'application/json' }
      http
        .request({ port, path: '/api/v1/observations', method: 'POST', headers: entetes }, (r) =>
          oui(r.resume().statusCode),
        )
        .on('error', non)
        .end('{}')
    })
    expect(status).toBe(403)
  })

  it('une méthode qui n’existe pas est refusée, les deux qui existent répondent', async () => {
    const chemin = `${serveur.url}/api/v1/observations?niveau=bureau&code=${BUREAU}`
    expect((await fetch(chemin, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(chemin)).status).toBe(200)
  })
})

it('200 fiches envoyées 5 fois chacune en même temps, une partie coupée : 200 gardées', async () => {
  const hasard = new Hasard(6)
  const fiches = Array.from({ length: 200 }, (_, i) => ficheDeTest({ participants: 1 + (i % 9) }))
  const envois = hasard.melanger(fiches.flatMap((f) => Array(5).fill(f) as (typeof f)[]))
  const coupes = new Map<string, number>()
  const recues = await Promise.all(
    envois.map(async (f) => {
      const coupe = hasard.uniforme() < 0.4 && (coupes.get(f.id) ?? 0) < 4
      if (coupe) coupes.set(f.id, (coupes.get(f.id) ?? 0) + 1)
      for (;;)
        try {
          const limite = coupe ? { signal: AbortSignal.timeout(Math.floor(hasard.uniforme() * 60)) } : {}
          return (await client.envoyer(f, limite)).status
        } catch {
          // what the network does; one that we did not cut ourselves is sent again, as the outbox does
          if (coupe) return 'coupée'
        }
    }),
  )
  expect(recues.filter((r) => r !== 'coupée' && r !== 200 && r !== 201)).toEqual([])
  expect(recues.filter((r) => r === 201).length).toBeLessThanOrEqual(200)
  expect(recues.filter((r) => r === 'coupée').length).toBeGreaterThan(20)
  expect(await compte()).toEqual({ fiches: 200, essais: 200 })
})
