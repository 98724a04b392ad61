/** Visit brief over HTTP, on the demonstration. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Brief } from '#contract/brief'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const demander = (requete: string) => fetch(`${serveur.url}/api/v1/brief?${requete}`)

it('donne trois à cinq arrêts dans le temps, chacun avec ses raisons', async () => {
  const brief = Brief.parse(await (await demander('circonscription=96-01&minutes=300')).json())
  expect(brief.arrets.length).toBeGreaterThanOrEqual(3)
  expect(brief.arrets.length).toBeLessThanOrEqual(5)
  expect(brief.minutes).toBeLessThanOrEqual(300)
  expect(new Set(brief.arrets.map((a) => a.secteur)).size).toBe(brief.arrets.length)
  for (const a of brief.arrets) {
    expect(a.pourquoi.length).toBeGreaterThan(0)
    expect(a.dire.length).toBeGreaterThan(0)
    expect(a.eviter.at(-1)).toMatch(/Ne demander à personne/)
  }
})

it('dit quoi faire quand rien ne tient dans le temps, ou que le lieu n’existe pas', async () => {
  const loin = await demander('circonscription=96-01&minutes=60&parArret=60')
  expect(loin.status).toBe(400)
  expect(await loin.json()).toMatchObject({ detail: expect.stringMatching(/allongez la visite/) })
  expect((await demander('circonscription=30-01')).status).toBe(404)
  expect((await demander('circonscription=96-01&minutes=5')).status).toBe(400)
})
