/** The audit: every write leaves one line, by whom, on what, where; nothing personal; nothing can be rewritten. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { creerLaissezPasser } from '#db/laissezPasser'
import { ILE_NULLE, publier } from '../support/base.ts'
import { clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let client: ReturnType<typeof clientDe>
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  client = clientDe(serveur)
})
beforeEach(async () => {
  await client.vider()
  await sql`truncate journal, laissez_passer cascade`.execute(serveur.base.db)
})
afterAll(() => serveur.fermer())

const lignes = () => serveur.base.db.selectFrom('journal').selectAll().orderBy('rang').execute()

it('une fiche reçue laisse une ligne, au nom du laissez-passer, sans rien de ce qu’elle dit', async () => {
  const passe = await creerLaissezPasser(
    serveur.base.db,
    { role: 'groupe', departements: ['96'], libelle: 'Groupe du Val', jours: 30 },
    new Date('2026-11-20'),
  )
  const fiche = ficheDeTest()
  const envoi = await client.envoyer(fiche, {
    headers: { cookie: `qg_laissez_passer=${passe.secret}`, 'x-forwarded-for': '203.0.113.7' },
  })
  expect(envoi.status).toBe(201)
  const [ligne, ...autres] = await lignes()
  expect(autres).toEqual([])
  expect(ligne).toMatchObject({
    par: 'laissezPasser',
    auteur: passe.id,
    role: 'groupe',
    action: 'Reçoit une fiche d’observation',
    objet: fiche.id,
    departement: '96',
    quand: new Date('2026-11-21T12:00:00Z'),
  })
  expect(JSON.stringify(ligne)).not.toContain('République')
})

it('ce qui est refusé ou ne change rien n’y est pas', async () => {
  expect((await client.envoyer({ ...ficheDeTest(), participants: -1 })).status).toBe(400)
  expect((await fetch(`${serveur.url}/api/v1/session`, { method: 'DELETE' })).status).toBe(200)
  expect(await lignes()).toEqual([])
})

it('un militant inscrit n’y est pas désigné', async () => {
  const militant = {
    departement: '96',
    appellation: 'Camille',
    contact: null,
    groupe: null,
    commune: null,
    competences: [],
    themes: [],
    langues: [],
    disponibilites: [],
    trajetMax: 30,
    consentementLe: '2026-11-01',
  }
  const inscrit = await client.poster('/militants', militant)
  expect(inscrit.status).toBe(201)
  const { id } = (await inscrit.json()) as { id: string }
  await fetch(`${serveur.url}/api/v1/militants/${id}`, { method: 'DELETE' })
  const journal = await lignes()
  expect(journal.map((l) => [l.objet, l.par])).toEqual([
    [null, 'machine'],
    [null, 'machine'],
  ])
  expect(JSON.stringify(journal)).not.toMatch(new RegExp(`Camille|${id}`))
})

it('aucune ligne ne se corrige ni ne s’efface', async () => {
  await client.envoyer(ficheDeTest())
  const { db } = serveur.base
  await expect(db.updateTable('journal').set({ objet: null }).execute()).rejects.toThrow(/only added to/)
  await expect(db.deleteFrom('journal').execute()).rejects.toThrow(/only added to/)
  expect(await lignes()).toHaveLength(1)
})

it('une publication y est, avec sa version', async () => {
  await publier(serveur.base, ILE_NULLE)
  const { version } = await serveur.base.db
    .withSchema('publie')
    .selectFrom('publication')
    .select('version')
    .executeTakeFirstOrThrow()
  expect(await lignes()).toMatchObject([
    { par: 'programme', auteur: null, action: 'Données publiées', objet: version, departement: null },
  ])
})
