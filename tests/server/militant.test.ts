/** Militants and missions over HTTP: scope, consent, matching explained, erasure and retention. Everybody here is invented. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Militant, Missions, PlanMissions } from '#contract/militant'
import type { z } from 'zod'
import { creerLaissezPasser } from '#db/laissezPasser'
import { appliquerRetention } from '../../server/features/militant/queries.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
const vider = () =>
  sql
    .raw('truncate laissez_passer, militants.militant, militants.mission, militants.retention cascade')
    .execute(serveur.base.db)
beforeEach(vider)
afterAll(async () => {
  await vider()
  await serveur.fermer()
})

const MAINTENANT = new Date('2026-11-21T12:00:00Z')
const passe = async (role: 'groupe' | 'federation', libelle: string, departement = '96') =>
  (
    await creerLaissezPasser(
      serveur.base.db,
      { role, libelle, departements: [departement], jours: 9 },
      MAINTENANT,
    )
  ).secret

const appeler = (methode: string, chemin: string, corps?: unknown, secret?: string) =>
  fetch(`${serveur.url}/api/v1${chemin}`, {
    method: methode,
    headers: {
      'content-type': 'application/json',
      ...(secret && { cookie: `qg_laissez_passer=${secret}` }),
    },
    ...(corps !== undefined && { body: JSON.stringify(corps) }),
  })
const lire = async <T>(reponse: Promise<Response>): Promise<T> => (await (await reponse).json()) as T

const saisie = (appellation: string, reste: object = {}) => ({
  departement: '96',
  appellation,
  contact: 'boucle du Val',
  groupe: null,
  commune: null,
  competences: [],
  themes: [],
  langues: ['francais'],
  disponibilites: ['samediMatin'],
  trajetMax: 30,
  consentementLe: '2026-10-01',
  ...reste,
})
const inscrire = (appellation: string, reste: object = {}) =>
  lire<Militant>(appeler('POST', '/militants', saisie(appellation, reste)))
const ouvrir = (titre: string, reste: object = {}) =>
  appeler('POST', '/missions', {
    departement: '96',
    titre,
    niveau: 'commune',
    code: '96009',
    jour: '2026-12-05',
    creneau: 'samediMatin',
    theme: null,
    competences: [],
    langues: [],
    personnes: 1,
    ...reste,
  })

it('un militant est inscrit, corrigé, remis à lui-même, effacé', async () => {
  const m = await inscrire('Lune', { competences: ['soin'] })
  expect(m).toMatchObject({ appellation: 'Lune', participations: [], expireLe: '2028-10-01' })
  await appeler('PUT', `/militants/${m.id}`, saisie('Lune du Val', { consentementLe: '2026-11-20' }))
  expect(await lire(appeler('GET', `/militants/${m.id}/dossier`))).toMatchObject({
    militant: { appellation: 'Lune du Val', expireLe: '2028-11-20' },
    missions: [],
  })
  expect(await lire(appeler('DELETE', `/militants/${m.id}`))).toEqual({ effaces: 1 })
  expect((await appeler('GET', `/militants/${m.id}/dossier`)).status).toBe(404)
})

it('sans accord daté d’aujourd’hui au plus tard, rien n’est gardé', async () => {
  expect((await appeler('POST', '/militants', saisie('X', { consentementLe: '2026-11-22' }))).status).toBe(
    400,
  )
  expect((await appeler('POST', '/militants', saisie('X', { consentementLe: null }))).status).toBe(400)
})

it('une fédération ne voit que son département, un groupe que comment on appelle les siens', async () => {
  const m = await inscrire('Lune', { groupe: 'Groupe du Val' })
  await inscrire('Ailleurs', { groupe: 'Autre groupe' })
  const voisine = await passe('federation', 'Fédération voisine', '30')
  expect((await appeler('GET', '/militants?departement=96', undefined, voisine)).status).toBe(403)
  expect((await appeler('DELETE', `/militants/${m.id}`, undefined, voisine)).status).toBe(403)
  const groupe = await passe('groupe', 'Groupe du Val')
  expect((await appeler('GET', '/militants?departement=96', undefined, groupe)).status).toBe(403)
  expect(await lire(appeler('GET', '/membres', undefined, groupe))).toEqual({
    membres: [{ id: m.id, appellation: 'Lune' }],
  })
})

it('une participation compte une fois, et un groupe n’en note que pour les siens', async () => {
  const m = await inscrire('Lune', { groupe: 'Groupe du Val' })
  const autre = await inscrire('Ailleurs', { groupe: 'Autre groupe' })
  const groupe = await passe('groupe', 'Groupe du Val')
  const corps = { jour: '2026-11-20', militants: [m.id, autre.id] }
  expect(await lire(appeler('POST', '/participations', corps, groupe))).toEqual({ notees: 1 })
  expect(await lire(appeler('POST', '/participations', corps, groupe))).toEqual({ notees: 0 })
  const { militants } = await lire<{ militants: Militant[] }>(appeler('GET', '/militants?departement=96'))
  expect(militants.map((x) => [x.appellation, x.participations])).toEqual([
    ['Ailleurs', []],
    ['Lune', ['2026-11-20']],
  ])
})

it('le plan envoie qui sait, le dit, et le garde ; ce qui manque est compté', async () => {
  const soigne = await inscrire('Lune', { competences: ['soin'], commune: '96009' })
  await inscrire('Facteur', { competences: ['poste'], commune: '96009' })
  await inscrire('Du soir', { disponibilites: ['semaineSoir'] })
  await ouvrir('Devant l’hôpital', { competences: ['soin'], theme: 'sante' })
  await ouvrir('Au marché', { personnes: 2 })
  const plan = await lire<PlanMissions>(appeler('GET', '/missions/plan?departement=96'))
  const { missions } = await lire<z.infer<typeof Missions>>(appeler('GET', '/missions?departement=96'))
  const hopital = missions.find((m) => m.titre.includes('hôpital'))!
  expect(plan.affectations).toHaveLength(2)
  expect(plan.affectations.find((a) => a.mission === hopital.id)).toMatchObject({
    militant: soigne.id,
    appellation: 'Lune',
    raisons: [
      expect.stringMatching(/connaît.*Soin/),
      expect.stringMatching(/à \d+\sminutes?/),
      expect.any(String),
    ],
  })
  expect(plan.manques).toEqual([expect.objectContaining({ personnes: 1, refus: { creneau: 1, trajet: 0 } })])
  const affectations = plan.affectations.map(({ mission, militant, raisons }) => ({
    mission,
    militant,
    raisons,
  }))
  for (let k = 0; k < 2; k++) await appeler('PUT', '/missions/plan', { departement: '96', affectations })
  expect(await lire(appeler('GET', `/militants/${soigne.id}/dossier`))).toMatchObject({
    missions: [{ titre: 'Devant l’hôpital', jour: '2026-12-05' }],
  })
  expect((await appeler('DELETE', `/missions/${hopital.id}`)).status).toBe(200)
  expect((await appeler('DELETE', `/missions/${hopital.id}`)).status).toBe(404)
})

it('au bout de l’accord tout s’efface, et le rapport ne compte que des nombres', async () => {
  await inscrire('Ancienne', { consentementLe: '2024-11-21' })
  await inscrire('Bientôt', { consentementLe: '2024-12-15' })
  await inscrire('Récente')
  const rapport = await serveur.base.db.transaction().execute((t) => appliquerRetention(t, MAINTENANT))
  expect(rapport).toMatchObject({ effaces: 1, bientot: 1, participations: 0 })
  const { militants } = await lire<{ militants: Militant[] }>(appeler('GET', '/militants?departement=96'))
  expect(militants.map((m) => m.appellation)).toEqual(['Bientôt', 'Récente'])
  expect(await lire(appeler('GET', '/retention'))).toEqual({
    rapports: [{ executeLe: MAINTENANT.toISOString(), effaces: 1, bientot: 1, participations: 0 }],
  })
})
