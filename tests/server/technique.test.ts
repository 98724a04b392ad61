/** Techniques and the date of the vote, as headquarters write them. */
import { calendrierDuVote, estDeSaison, joursAvantVote } from '#domain/calendrier'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TechniquesSuivies, VersionsTechnique } from '#contract/technique'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'
import { BUREAU, clientDe } from '../support/observation.ts'
import { semerTechniques } from '#db/semence'

let serveur: ServeurDeTest
const rendre = async () => {
  await sql
    .raw('truncate technique_version, observation_technique, technique, reglage')
    .execute(serveur.base.db)
  await semerTechniques(serveur.base)
}
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
beforeEach(() => rendre())
afterAll(async () => {
  await rendre()
  await serveur.fermer()
})

const VISITEUR = { 'x-forwarded-for': '192.0.2.1' }
const put = (chemin: string, corps: unknown, headers: Record<string, string> = {}) =>
  fetch(`${serveur.url}/api/v1${chemin}`, {
    method: 'PUT',
    body: JSON.stringify(corps),
    headers: { 'content-type': 'application/json', ...headers },
  })
const suivies = async () =>
  TechniquesSuivies.parse(await clientDe(serveur).lire('/techniques/suivi')).techniques
const proposees = async () =>
  ((await clientDe(serveur).lire('/techniques')) as { techniques: { cle: string }[] }).techniques.map(
    (t) => t.cle,
  )

describe('les techniques du siège', () => {
  it('chaque version reste, celle d’avant se réécrit, une lecture périmée est refusée', async () => {
    const t = (await suivies()).find((x) => x.cle === 'enjeuLocal')!
    const change = { ...t.contenu, titre: 'Un titre changé' }
    expect((await put('/techniques/enjeuLocal', { version: 1, contenu: change })).status).toBe(200)
    expect((await put('/techniques/enjeuLocal', { version: 1, contenu: change })).status).toBe(409)
    expect((await put('/techniques/enjeuLocal', { version: 2, contenu: t.contenu })).status).toBe(200)
    const lues = VersionsTechnique.strict().parse(
      await (await fetch(`${serveur.url}/api/v1/techniques/enjeuLocal/versions`)).json(),
    ).versions
    expect(lues.map((v) => [v.version, v.contenu.titre])).toEqual([
      [3, t.contenu.titre],
      [2, 'Un titre changé'],
      [1, t.contenu.titre],
    ])
    const gardees = await serveur.base.db
      .selectFrom('techniqueVersion')
      .selectAll()
      .where('technique', '=', 'enjeuLocal')
      .orderBy('version')
      .execute()
    expect(gardees.map((v) => (v.contenu as { titre: string }).titre)).toEqual([
      t.contenu.titre,
      'Un titre changé',
      t.contenu.titre,
    ])
    expect((await suivies()).find((x) => x.cle === 'enjeuLocal')).toEqual({ ...t, version: 3 })
  })

  it('une technique se crée, s’archive : elle n’est plus proposée, et reste suivie', async () => {
    const { contenu } = (await suivies())[0]!
    const creer = () => put('/techniques/cafeDuMatin', { version: 0, contenu })
    expect([(await creer()).status, (await creer()).status]).toEqual([201, 409])
    expect(await proposees()).toContain('cafeDuMatin')
    const archive = { version: 1, contenu: { ...contenu, active: false } }
    expect((await put('/techniques/cafeDuMatin', archive)).status).toBe(200)
    expect(await proposees()).not.toContain('cafeDuMatin')
    expect((await suivies()).some((t) => t.cle === 'cafeDuMatin')).toBe(true)
  })

  it('un visiteur n’écrit rien', async () => {
    const { contenu } = (await suivies())[0]!
    expect((await put('/techniques/cafeDuMatin', { version: 0, contenu }, VISITEUR)).status).toBe(403)
    expect((await put('/calendrier', { vote: '2027-04-11' }, VISITEUR)).status).toBe(403)
  })
})

it('la date du vote se fixe et se retire', async () => {
  const lire = () => clientDe(serveur).lire('/calendrier')
  expect(await lire()).toEqual({ calendrier: null })
  expect((await put('/calendrier', { vote: '2027-04-11' })).status).toBe(200)
  expect(await lire()).toMatchObject({ calendrier: { vote: '2027-04-11', inscription: '2027-03-05' } })
  expect((await put('/calendrier', { vote: null })).status).toBe(200)
  expect(await lire()).toEqual({ calendrier: null })
})

it('les techniques livrées suivent le calendrier électoral', async () => {
  const lues = await serveur.base.db.selectFrom('technique').selectAll().execute()
  const vote = '2027-06-06'
  const { inscription, procuration } = calendrierDuVote(vote)
  const aLieu = (cle: string, jour: string) =>
    estDeSaison(
      lues.find((t) => t.cle === cle)!,
      joursAvantVote(vote, jour),
    )
  // The last day to register is a day to register; nobody does after it.
  expect([aLieu('inscriptionADomicile', inscription), aLieu('inscriptionADomicile', '2027-05-01')]).toEqual([
    true,
    false,
  ])
  // A proxy of the eve rarely reaches the town hall: the point is not held on that day, nor on that of the vote.
  expect([
    aLieu('procurations', '2027-05-20'),
    aLieu('procurations', procuration),
    aLieu('procurations', vote),
  ]).toEqual([true, false, false])
  expect([aLieu('conduireAuxUrnes', '2027-06-04'), aLieu('conduireAuxUrnes', vote)]).toEqual([false, true])
})

it('une fiche ne propose que les techniques de saison', async () => {
  const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10)
  const proposees = async (vote: string | null) => {
    expect((await put('/calendrier', { vote })).status).toBe(200)
    const page = await (await fetch(`${serveur.url}/fiches/bureaux/${BUREAU}`)).text()
    return ['Visite d’inscription à domicile', 'Point procurations'].map((t) => page.includes(t))
  }
  expect((await proposees(null))[0]).toBe(true)
  expect(await proposees(dans(60))).toEqual([true, false])
  expect(await proposees(dans(20))).toEqual([false, true])
  await put('/calendrier', { vote: null })
})
