/** Missions seen by a group through its link: signed up once, seats shared, a calendar, and who has not reported. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Agenda, MissionsDeGroupe, SansRetour } from '#contract/militant'
import { creerLaissezPasser } from '#db/laissezPasser'
import { Client } from '../support/client.ts'
import { clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let siege: Client
const vider = () =>
  sql
    .raw(
      'truncate laissez_passer, militants.militant, militants.mission, militants.agenda, observation cascade',
    )
    .execute(serveur.base.db)
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  siege = new Client(serveur)
})
beforeEach(() => vider())
afterAll(async () => {
  await vider()
  await serveur.fermer()
})

/** A group that came in by its link. */
async function groupe(libelle: string, departement = '96'): Promise<Client> {
  const demande = { role: 'groupe' as const, departements: [departement], libelle, jours: 30 }
  const { secret } = await creerLaissezPasser(serveur.base.db, demande, new Date('2026-11-20T12:00:00Z'))
  const client = new Client(serveur)
  expect((await client.appeler('POST', '/session', { corps: { secret } })).status).toBe(200)
  return client
}
const ouvrir = async (reste: object = {}) => {
  const corps = {
    departement: '96',
    titre: 'Porte-à-porte du bourg',
    niveau: 'commune',
    code: '96009',
    jour: '2026-11-28',
    creneau: 'samediMatin',
    theme: null,
    competences: [],
    langues: [],
    personnes: 4,
    heure: '10:00',
    rendezVous: 'Devant la mairie',
    materiel: 'Tracts, stylos',
    ...reste,
  }
  const reponse = await siege.appeler('POST', '/missions', { corps, ici: true })
  expect(reponse.status).toBe(201)
  const { id } = await serveur.base.db
    .selectFrom('militants.mission')
    .select('id')
    .orderBy('creeLe', 'desc')
    .executeTakeFirstOrThrow()
  return id
}
const missionsDe = async (client: Client) =>
  MissionsDeGroupe.parse(await client.lire('/missions/groupe')).missions

describe('une mission vue par un groupe', () => {
  it('compte une inscription envoyée deux fois une seule fois, et la rend', async () => {
    const id = await ouvrir()
    const [bourg, autre] = [await groupe('Groupe du bourg'), await groupe('Groupe du val')]
    const inscription = { id: randomUUID(), personnes: 3 }
    const envoyer = async () =>
      (await bourg.appeler('POST', `/missions/${id}/inscriptions`, { corps: inscription })).status
    expect([await envoyer(), await envoyer()]).toEqual([201, 200])
    expect(await missionsDe(bourg)).toMatchObject([
      { id, inscrits: 3, siens: [inscription], rendezVous: 'Devant la mairie' },
    ])
    expect(await missionsDe(autre)).toMatchObject([{ inscrits: 3, siens: [] }])
    expect((await autre.appeler('DELETE', `/inscriptions/${inscription.id}`)).status).toBe(404)
    expect((await bourg.appeler('DELETE', `/inscriptions/${inscription.id}`)).status).toBe(200)
    expect(await missionsDe(bourg)).toMatchObject([{ inscrits: 0 }])
  })

  it('ne se voit ni d’ailleurs ni sans lien, et ne prend personne d’ailleurs', async () => {
    const id = await ouvrir()
    const ailleurs = await groupe('Gard', '30')
    expect(await missionsDe(ailleurs)).toEqual([])
    const corps = { id: randomUUID(), personnes: 1 }
    expect((await ailleurs.appeler('POST', `/missions/${id}/inscriptions`, { corps })).status).toBe(403)
    expect((await new Client(serveur).appeler('GET', '/missions/groupe')).status).toBe(403)
  })

  it('partage les voitures par le plus court détour', async () => {
    const id = await ouvrir()
    const bourg = await groupe('Groupe du bourg')
    const place = (places: number, commune: string) => ({ id: randomUUID(), sens: 'aller', commune, places })
    const [voiture, demande] = [place(3, '96001'), place(-2, '96001')]
    for (const corps of [voiture, demande])
      expect((await bourg.appeler('POST', `/missions/${id}/places`, { corps })).status).toBe(201)
    expect(await missionsDe(bourg)).toMatchObject([
      {
        embarquements: [{ voiture: voiture.id, passagers: demande.id, places: 2 }],
        manque: { aller: 0, retour: 0 },
      },
    ])
    expect((await bourg.appeler('POST', `/missions/${id}/places`, { corps: place(0, '96001') })).status).toBe(
      400,
    )
    expect((await bourg.appeler('POST', `/missions/${id}/places`, { corps: place(1, '30189') })).status).toBe(
      400,
    )
  })

  it('refuse un rendez-vous qui nomme quelqu’un', async () => {
    const corps = { rendezVous: 'Chez Mme Dupont, 06 39 98 12 45' }
    await expect(ouvrir(corps)).rejects.toThrow()
  })
})

describe('l’agenda', () => {
  it('se lit avec sa clé, jamais avec la précédente, ni une fois fermé', async () => {
    await ouvrir()
    const bourg = await groupe('Groupe du bourg')
    const neuve = async () =>
      Agenda.parse(await (await bourg.appeler('POST', '/agenda', { corps: {} })).json()).cle
    const lire = (cle: string) => new Client(serveur).appeler('GET', `/missions.ics?cle=${cle}`)
    const avant = await neuve()
    const cle = await neuve()
    const reponse = await lire(cle)
    expect(reponse.headers.get('content-type')).toMatch(/^text\/calendar/)
    expect(await reponse.text()).toContain('DTSTART;TZID=Europe/Paris:20261128T100000')
    expect((await lire(avant)).status).toBe(404)
    expect((await lire('x'.repeat(43))).status).toBe(404)
    await bourg.appeler('DELETE', '/agenda')
    expect((await lire(cle)).status).toBe(404)
  })

  it('se ferme avec le lien du groupe', async () => {
    const bourg = await groupe('Groupe du bourg')
    const { cle } = Agenda.parse(await (await bourg.appeler('POST', '/agenda', { corps: {} })).json())
    const lire = async () => (await new Client(serveur).appeler('GET', `/missions.ics?cle=${cle}`)).status
    expect(await lire()).toBe(200)
    await serveur.base.db
      .updateTable('laissezPasser')
      .set({ revoqueLe: new Date('2026-11-21') })
      .execute()
    expect(await lire()).toBe(404)
  })
})

it('une mission passée reste sans retour jusqu’à la première fiche du lieu et du jour', async () => {
  const id = await ouvrir({ jour: '2026-11-19' })
  const lire = async () =>
    SansRetour.parse(
      await (await siege.appeler('GET', '/missions/sans-retour?departement=96', { ici: true })).json(),
    ).missions
  expect(await lire()).toMatchObject([{ id, nomLieu: expect.any(String), groupes: [] }])
  await clientDe(serveur).envoyer(ficheDeTest({ niveau: 'commune', code: '96009', jour: '2026-11-19' }))
  expect(await lire()).toEqual([])
})
