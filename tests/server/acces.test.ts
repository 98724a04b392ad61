/** Pass links over HTTP: who may write, where, until when. A proxy header stands for a caller from elsewhere. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { LaissezPasserRemis } from '#contract/acces'
import { ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
beforeEach(async () => {
  for (const table of ['laissezPasser', 'observation'] as const)
    await serveur.base.db.deleteFrom(table).execute()
})
afterAll(() => serveur.fermer())

const DAILLEURS = { 'x-forwarded-for': '203.0.113.7' }

function appeler(methode: string, chemin: string, o: { corps?: unknown; secret?: string; ici?: boolean }) {
  return fetch(`${serveur.url}/api/v1${chemin}`, {
    method: methode,
    headers: {
      ...(o.ici ? {} : DAILLEURS),
      ...(o.secret && { cookie: `autre=1; qg_laissez_passer=${o.secret}` }),
      ...(o.corps !== undefined && { 'content-type': 'application/json' }),
    },
    ...(o.corps !== undefined && { body: JSON.stringify(o.corps) }),
  })
}

async function remettre(
  demande: object = {},
  o: { secret?: string; ici?: boolean } = { ici: true },
): Promise<LaissezPasserRemis> {
  const corps = { role: 'groupe', departements: ['96'], libelle: 'Groupe du Val', jours: 30, ...demande }
  const reponse = await appeler('POST', '/laissez-passer', { corps, ...o })
  expect(reponse.status).toBe(201)
  return (await reponse.json()) as LaissezPasserRemis
}

it('sans laissez-passer, qui vient d’ailleurs lit et n’écrit pas ; qui est ici est le siège', async () => {
  expect(await (await appeler('GET', '/session', {})).json()).toMatchObject({ role: 'visiteur' })
  expect(await (await appeler('GET', '/session', { ici: true })).json()).toMatchObject({
    role: 'siege',
    departements: null,
  })
  expect((await appeler('POST', '/observations', { corps: ficheDeTest() })).status).toBe(403)
  expect((await appeler('GET', '/laissez-passer', {})).status).toBe(403)
})

it('entrer pose un témoin que la page ne lit pas, et ouvre l’envoi d’une fiche', async () => {
  const { secret } = await remettre()
  const entree = await appeler('POST', '/session', { corps: { secret } })
  expect(await entree.json()).toMatchObject({
    role: 'groupe',
    departements: ['96'],
    libelle: 'Groupe du Val',
  })
  expect(entree.headers.get('set-cookie')).toMatch(
    new RegExp(`^qg_laissez_passer=${secret}; Path=/; Expires=.*; HttpOnly; SameSite=Strict$`),
  )
  expect((await appeler('POST', '/observations', { corps: ficheDeTest(), secret })).status).toBe(201)
  const sortie = await appeler('DELETE', '/session', { secret })
  expect(await sortie.json()).toMatchObject({ role: 'visiteur' })
  expect(sortie.headers.get('set-cookie')).toMatch(/qg_laissez_passer=;.*1970/)
})

it('le secret n’est nulle part dans la base, ni dans la liste', async () => {
  const { secret } = await remettre()
  const lignes = await serveur.base.db.selectFrom('laissezPasser').selectAll().execute()
  expect(JSON.stringify(lignes)).not.toContain(secret)
  expect(await (await appeler('GET', '/laissez-passer', { ici: true })).text()).not.toContain(secret)
})

it('retiré ou périmé, il ne vaut plus rien', async () => {
  const { id, secret } = await remettre()
  expect((await appeler('DELETE', `/laissez-passer/${id}`, { ici: true })).status).toBe(200)
  expect((await appeler('POST', '/session', { corps: { secret } })).status).toBe(403)
  expect((await appeler('POST', '/observations', { corps: ficheDeTest(), secret })).status).toBe(403)
  expect((await appeler('DELETE', `/laissez-passer/${id}`, { ici: true })).status).toBe(404)
  const autre = await remettre()
  await serveur.base.db
    .updateTable('laissezPasser')
    .set({ creeLe: new Date('2026-01-01'), expireLe: new Date('2026-11-21T11:59:59Z') })
    .execute()
  expect((await appeler('POST', '/session', { corps: { secret: autre.secret } })).status).toBe(403)
})

it('une fédération remet et retire ce qui est à ses groupes, rien d’autre', async () => {
  const federation = await remettre({ role: 'federation', libelle: 'Fédération' })
  const siege = await remettre({ role: 'siege', departements: null, libelle: 'Siège' })
  const { secret } = federation
  const groupe = await remettre({}, { secret })
  const demande = { role: 'groupe', departements: ['96'], libelle: 'G', jours: 1 }
  for (const refusee of [
    { ...demande, departements: ['30'] },
    { ...demande, departements: ['96', '30'] },
    { ...demande, role: 'federation' },
    { ...demande, role: 'siege', departements: null },
  ])
    expect((await appeler('POST', '/laissez-passer', { corps: refusee, secret })).status).toBe(403)
  const liste = await (await appeler('GET', '/laissez-passer', { secret })).json()
  expect(liste).toMatchObject({ laissezPasser: [{ id: groupe.id }] })
  expect((await appeler('DELETE', `/laissez-passer/${siege.id}`, { secret })).status).toBe(404)
  expect((await appeler('DELETE', `/laissez-passer/${groupe.id}`, { secret })).status).toBe(200)
  expect((await appeler('GET', '/laissez-passer', { secret: groupe.secret })).status).toBe(403)
})

it('un libellé qui nomme quelqu’un est refusé, une demande sans territoire aussi', async () => {
  const demande = { role: 'groupe', departements: ['96'], libelle: 'Mme Dupont, 06 39 98 12 45', jours: 1 }
  expect((await appeler('POST', '/laissez-passer', { corps: demande, ici: true })).status).toBe(422)
  const sans = { ...demande, libelle: 'Groupe', departements: null }
  expect((await appeler('POST', '/laissez-passer', { corps: sans, ici: true })).status).toBe(400)
})
