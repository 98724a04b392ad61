/** Groups over HTTP, on the demonstration: written, found, closed and opened again, and what they count. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  ActeursLocaux,
  CarteGroupes,
  Compteurs,
  Couverture,
  Groupes,
  GroupesProches,
  type GroupeSaisi,
} from '#contract/groupe'
import { creerLaissezPasser } from '#db/laissezPasser'
import { Client } from '../support/client.ts'
import { clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let client: Client
let ailleurs: Client
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  client = new Client(serveur)
  ailleurs = new Client(serveur)
})
const vider = async () => {
  await serveur.base.db.deleteFrom('laissezPasser').execute()
  await serveur.base.db.deleteFrom('acteurLocal').execute()
  await serveur.base.db.deleteFrom('compteur').execute()
  await serveur.base.db.deleteFrom('groupe').execute()
}
beforeEach(vider)
afterAll(async () => {
  await vider()
  await serveur.fermer()
})

const saisi = (reste: Partial<GroupeSaisi> = {}): GroupeSaisi => ({
  nom: 'Haute-Brume insoumise',
  niveau: 'departement',
  code: '96',
  terrain: null,
  communes: [],
  commune: '96009',
  parent: null,
  canal: 'https://boucle.exemple/haute-brume',
  presentation: 'Tous les jeudis au café du marché.',
  fonctions: ['coordination', 'procurations'],
  visible: true,
  ...reste,
})
const ensemble = {
  niveau: 'communes',
  code: null,
  terrain: 'Communauté de communes de la Brume',
  communes: ['96001', '96009'],
} satisfies Partial<GroupeSaisi>
const ici = (methode: string, chemin: string, corps?: unknown) =>
  client.appeler(methode, chemin, { corps, ici: true })
const ouvrir = async (reste: Partial<GroupeSaisi> = {}) => {
  const reponse = await ici('POST', '/groupes', saisi(reste))
  expect(reponse.status).toBe(201)
  return ((await reponse.json()) as { id: string }).id
}
const lire = async () => Groupes.parse(await (await ici('GET', '/groupes?departement=96')).json()).groupes

describe('un groupe', () => {
  it('s’ouvre, se corrige, se ferme et se rouvre', async () => {
    const id = await ouvrir()
    const petit = await ouvrir({ nom: 'Groupe du bourg', niveau: 'commune', code: '96009', parent: id })
    expect((await lire()).map((g) => [g.nom, g.nomLieu !== '', g.parent])).toEqual([
      ['Haute-Brume insoumise', true, null],
      ['Groupe du bourg', true, id],
    ])
    expect((await ici('PUT', `/groupes/${petit}`, saisi({ nom: 'Le bourg', parent: id }))).status).toBe(200)
    expect((await ici('POST', `/groupes/${petit}/fermeture`, { ferme: true })).status).toBe(200)
    expect((await lire()).map((g) => g.id)).toEqual([id])
    await ici('POST', `/groupes/${petit}/fermeture`, { ferme: false })
    expect((await lire()).map((g) => g.nom)).toContain('Le bourg')
  })

  it.each<[string, Partial<GroupeSaisi>, number]>([
    ['nomme quelqu’un', { presentation: 'Demander Mme Dupont' }, 422],
    ['publie un téléphone', { presentation: 'Appeler le 06 39 98 12 45' }, 422],
    ['a un canal qui n’est pas une adresse sûre', { canal: 'javascript:alert(1)' }, 400],
    ['se retrouve hors de la carte', { commune: '30189' }, 400],
    ['nomme quelqu’un dans son terrain', { ...ensemble, terrain: 'Chez M. Dupont' }, 422],
    ['a une seule commune pour ensemble', { ...ensemble, communes: ['96009'] }, 400],
    ['a une commune d’ailleurs dans son ensemble', { ...ensemble, communes: ['96009', '30189'] }, 400],
    ['a un lieu et un ensemble', { ...ensemble, code: '96' }, 400],
    ['a un terrain inconnu', { niveau: 'circonscription', code: '30-01' }, 400],
    ['a un parent inconnu', { parent: '00000000-0000-4000-8000-000000000000' }, 400],
  ])('qui %s est refusé', async (_, reste, status) => {
    expect((await ici('POST', '/groupes', saisi(reste))).status).toBe(status)
    expect(await lire()).toEqual([])
  })

  it('a pour terrain plusieurs communes, sous le nom qu’on leur donne', async () => {
    await ouvrir(ensemble)
    const [g] = await lire()
    expect(g).toMatchObject({ nomLieu: ensemble.terrain, communes: ensemble.communes, code: null })
    expect(g!.nomsCommunes).toHaveLength(2)
  })

  it('ne prend pas le nom d’un autre du département ; un nom est libre quand son groupe est fermé', async () => {
    const id = await ouvrir()
    expect((await ici('POST', '/groupes', saisi())).status).toBe(409)
    const autre = await ouvrir({ nom: 'Autre' })
    expect((await ici('PUT', `/groupes/${autre}`, saisi())).status).toBe(409)
    await ici('POST', `/groupes/${id}/fermeture`, { ferme: true })
    expect((await ici('PUT', `/groupes/${autre}`, saisi())).status).toBe(200)
    expect((await ici('POST', `/groupes/${id}/fermeture`, { ferme: false })).status).toBe(409)
  })

  it('est sur la carte de tous quand il se montre, à la commune où il se retrouve, et n’y est plus sinon', async () => {
    const id = await ouvrir()
    await ouvrir({ nom: 'Discret', visible: false })
    const carte = async () => CarteGroupes.parse(await ailleurs.lire('/groupes/carte?departement=96'))
    const { contour, groupes } = await carte()
    expect(groupes.map((g) => g.nom)).toEqual(['Haute-Brume insoumise'])
    expect(Object.keys(groupes[0]!).sort()).toEqual([
      'id',
      'latitude',
      'longitude',
      'nom',
      'nomCommune',
      'nomLieu',
    ])
    const sommets = contour.flat()
    expect(sommets.length).toBeGreaterThan(3)
    const [x, y] = [sommets.map((s) => s[0]), sommets.map((s) => s[1])]
    expect(groupes[0]!.longitude).toBeGreaterThan(Math.min(...x))
    expect(groupes[0]!.latitude).toBeLessThan(Math.max(...y))
    expect((await ici('PUT', `/groupes/${id}/carte`, { visible: false })).status).toBe(200)
    expect((await carte()).groupes).toEqual([])
    expect((await ailleurs.appeler('GET', '/groupes/carte?departement=30')).status).toBe(404)
  })

  it('se montre ou se cache lui-même, et compte ses semaines ; jamais celles d’un autre', async () => {
    const [sien, autre] = [await ouvrir({ nom: 'Le sien' }), await ouvrir({ nom: 'Un autre' })]
    const { secret } = await creerLaissezPasser(
      serveur.base.db,
      { role: 'groupe', departements: ['96'], libelle: 'Le sien', jours: 30 },
      new Date('2026-11-21'),
    )
    const groupe = new Client(serveur)
    groupe.temoins.set('qg_laissez_passer', secret)
    expect((await groupe.lire<{ groupe: { id: string } }>('/groupes/mien')).groupe.id).toBe(sien)
    const montrer = (id: string) =>
      groupe.appeler('PUT', `/groupes/${id}/carte`, { corps: { visible: false } })
    expect((await montrer(sien)).status).toBe(200)
    expect((await montrer(autre)).status).toBe(403)
    const compte = { semaine: '2026-11-16', sorte: 'appels', nombre: 12 }
    const compter = (id: string) => groupe.appeler('PUT', '/compteurs', { corps: { groupe: id, ...compte } })
    expect((await compter(sien)).status).toBe(200)
    expect((await compter(autre)).status).toBe(403)
  })

  it('se trouve par qui n’a pas de compte, s’il se montre ; la liste entière reste à la fédération', async () => {
    await ouvrir()
    await ouvrir({ nom: 'Discret', visible: false })
    const proches = GroupesProches.parse(await ailleurs.lire('/groupes/proches?commune=96001'))
    expect(proches.groupes.map((g) => g.nom)).toEqual(['Haute-Brume insoumise'])
    expect(proches.groupes[0]!.minutes).toBeGreaterThan(6)
    expect((await ailleurs.appeler('GET', '/groupes?departement=96')).status).toBe(403)
    expect((await ailleurs.appeler('POST', '/groupes', { corps: saisi() })).status).toBe(403)
    expect((await ailleurs.appeler('GET', '/groupes/proches?commune=75056')).status).toBe(404)
  })
})

describe('la couverture', () => {
  const demander = async (trajet: number) =>
    Couverture.parse(await (await ici('GET', `/groupes/couverture?departement=96&trajet=${trajet}`)).json())

  it('sans groupe rien n’est atteint ; avec un groupe, ce qui est loin diminue avec le trajet', async () => {
    const sans = await demander(30)
    expect([sans.atteinte, sans.groupes]).toEqual([0, 0])
    expect(sans.totale).toBeGreaterThan(0)
    await ouvrir()
    const [court, long] = [await demander(10), await demander(40)]
    expect(court.atteinte).toBeGreaterThan(0)
    expect(long.atteinte).toBeGreaterThan(court.atteinte)
    expect(long.loin.length).toBeLessThan(court.loin.length)
    expect(court.loin.every((l) => l.plusProche !== null && l.plusProche.minutes >= 10)).toBe(true)
  })
})

describe('les compteurs', () => {
  it('additionnent les fiches retenues, et gardent le dernier nombre écrit par un groupe', async () => {
    const fiches = clientDe(serveur)
    await fiches.vider()
    const fiche = ficheDeTest({})
    await fiches.envoyer(fiche)
    const lireCompteurs = async () =>
      Compteurs.parse(await (await ici('GET', '/compteurs?departement=96')).json())
    expect((await lireCompteurs()).terrain).toEqual([])
    await fiches.decider(fiche.id, 'qualifiee')
    const groupe = await ouvrir()
    const compteur = { groupe, semaine: '2026-11-16', sorte: 'procurations' as const, nombre: 7 }
    for (const nombre of [7, 9])
      expect((await ici('PUT', '/compteurs', { ...compteur, nombre })).status).toBe(200)
    const { terrain, saisis } = await lireCompteurs()
    expect(terrain).toMatchObject([
      { actions: 1, portes: fiche.portesFrappees, conversations: fiche.conversations },
    ])
    expect(saisis).toMatchObject([{ sorte: 'procurations', nombre: 9 }])
    expect((await ici('PUT', '/compteurs', { ...compteur, semaine: '2026-11-17' })).status).toBe(400)
    await fiches.vider()
  })
})

describe('une organisation locale', () => {
  const organisation = {
    commune: '96009',
    sorte: 'association',
    nom: 'Les Jardins partagés',
    note: 'Local le mercredi.',
    lien: 'https://jardins.exemple',
  }
  const acteurs = async () =>
    ActeursLocaux.parse(await (await ici('GET', '/acteurs-locaux?departement=96')).json()).acteurs

  it('se note, se retire et se remet', async () => {
    const reponse = await ici('POST', '/acteurs-locaux', organisation)
    expect(reponse.status).toBe(201)
    const { id } = (await reponse.json()) as { id: string }
    expect(await acteurs()).toMatchObject([{ id, nom: organisation.nom, nomCommune: expect.any(String) }])
    for (const [retire, restent] of [
      [true, 0],
      [false, 1],
    ] as const) {
      expect((await ici('POST', `/acteurs-locaux/${id}/retrait`, { retire })).status).toBe(200)
      expect(await acteurs()).toHaveLength(restent)
    }
  })

  it.each<[string, object, number]>([
    ['qui est une personne', { nom: 'M. Dupont' }, 422],
    ['dont la note donne un téléphone', { note: 'Le 06 39 98 12 45' }, 422],
    ['hors de la carte', { commune: '30189' }, 400],
    ['dont l’adresse n’est pas sûre', { lien: 'javascript:alert(1)' }, 400],
  ])('%s est refusée', async (_, reste, status) => {
    expect((await ici('POST', '/acteurs-locaux', { ...organisation, ...reste })).status).toBe(status)
  })
})
