/** The fiche d'observation in a real browser: three fiches filled without network, the page killed, exactly three arrive. */
import { sql } from 'kysely'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creerLaissezPasser } from '#db/laissezPasser'
import { creerMilitant } from '../../server/features/militant/queries.ts'
import { ouvrirMandataire, type Mandataire } from '../support/mandataire.ts'
import { ARTEFACTS, CHROMIUM, chromiumPresent, construirePage } from '../support/navigateur.ts'
import { BUREAU, clientDe } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const ADRESSE = `/observer?niveau=bureau&code=${BUREAU}`

describe.skipIf(!chromiumPresent)('la fiche d’observation', () => {
  let serveur: ServeurDeTest
  let mandataire: Mandataire
  let navigateur: Browser
  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo(() => new Date()) // the browser dates its fiches of today
    mandataire = await ouvrirMandataire(Number(new URL(serveur.url).port))
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  beforeEach(async () => {
    mandataire.panne = () => 'passe'
    mandataire.repetitions = 1
    await clientDe(serveur).vider()
  })
  afterAll(async () => {
    await navigateur?.close()
    await mandataire?.fermer()
    await serveur?.fermer()
  })

  const contexte = (colorScheme: 'light' | 'dark' = 'light') =>
    navigateur.newContext({ viewport: { width: 360, height: 740 }, colorScheme, hasTouch: true })
  /** First visit, until the worker holds all that the form needs. */
  async function visiter(c: BrowserContext): Promise<Page> {
    const page = await c.newPage()
    await page.goto(mandataire.url + ADRESSE, { waitUntil: 'networkidle' })
    await page.evaluate(() => navigator.serviceWorker.ready)
    for (const adresse of ['/api/v1/publication', '/api/v1/techniques'])
      await expect
        .poll(() => page.evaluate(async (a) => (await caches.match(a)) !== undefined, adresse))
        .toBe(true)
    return page
  }
  async function remplir(page: Page, portes: number): Promise<void> {
    await page.getByLabel('Portes frappées', { exact: true }).getByRole('textbox').fill(String(portes))
    await page.getByRole('button', { name: 'Portes ouvertes : 5 de plus' }).click()
    await page.getByRole('button', { name: 'Conversations : un de plus' }).click()
    await page.getByRole('button', { name: 'Hésitants' }).click()
    await page.getByRole('button', { name: 'Santé, hôpital, médecins' }).click()
  }
  const enregistrer = (page: Page) => page.getByRole('button', { name: 'Enregistrer l’observation' }).click()
  const recues = async () =>
    (await serveur.base.db.selectFrom('observation').select('portesFrappees').execute())
      .map((o) => o.portesFrappees)
      .toSorted((a, b) => a - b)
  const compte = (page: Page) => page.locator('.compte-envois b').textContent()

  it('trois fiches sans réseau, la page tuée puis rouverte, cinq exemplaires de chaque envoi : trois arrivent', async () => {
    const c = await contexte()
    let page = await visiter(c)
    mandataire.panne = () => 'coupe'
    await c.setOffline(true)
    await page.reload()
    for (const [k, portes] of [41, 42, 43].entries()) {
      await remplir(page, portes)
      await enregistrer(page)
      await page.getByText(/à envoyer dès que le réseau/).waitFor()
      // The notice of the fiche before is still there: the count tells that this one is in the outbox, and the form blank again.
      await expect.poll(() => compte(page), { timeout: 15_000 }).toBe(String(k + 1))
    }
    // A fourth one is under way when the page is killed: it must be found again.
    await page.getByLabel('Portes frappées', { exact: true }).getByRole('textbox').fill('44')
    await page.waitForTimeout(100)
    await page.screenshot({ path: `${ARTEFACTS}/observer-hors-ligne.png`, fullPage: true })
    await page.goto('chrome://crash').catch(() => {})
    await page.close()
    page = await c.newPage()
    await page.goto(mandataire.url + ADRESSE)
    await expect.poll(() => compte(page), { timeout: 5000 }).toBe('3')
    expect(await page.getByLabel('Portes frappées', { exact: true }).getByRole('textbox').inputValue()).toBe(
      '44',
    )
    expect(await recues()).toEqual([])

    // The network comes back badly: the first answers are lost after the server has worked, then everything comes five times.
    let pertes = 0
    mandataire.repetitions = 5
    mandataire.panne = () => (pertes++ < 2 ? 'apres' : 'passe')
    await c.setOffline(false)
    await expect.poll(recues, { timeout: 30_000 }).toEqual([41, 42, 43])
    await expect.poll(() => page.locator('.compte-envois').count(), { timeout: 30_000 }).toBe(0)
    expect(await recues()).toEqual([41, 42, 43])
    await c.close()
  })

  it('choisit dans son groupe qui était là, sans réseau : le nombre part avec la fiche, les présences à part', async () => {
    const { db } = serveur.base
    const vider = () => sql.raw('truncate laissez_passer, militants.militant cascade').execute(db)
    await vider()
    const { secret } = await creerLaissezPasser(
      db,
      { role: 'groupe', libelle: 'Groupe du Val', departements: ['96'], jours: 9 },
      new Date(),
    )
    const inscrire = (appellation: string, groupe: string | null) =>
      creerMilitant(
        db,
        {
          departement: '96',
          appellation,
          contact: null,
          groupe,
          commune: null,
          competences: [],
          themes: [],
          langues: ['francais'],
          disponibilites: ['samediMatin'],
          trajetMax: 30,
          consentementLe: '2026-10-01',
        },
        new Date(),
      )
    const lune = await inscrire('Lune', 'Groupe du Val')
    const cle = await inscrire('Clé de 12', 'Groupe du Val')
    await inscrire('Ailleurs', null)
    const c = await contexte()
    await c.addCookies([{ name: 'qg_laissez_passer', value: secret, url: mandataire.url }])
    let page = await visiter(c)
    await page.getByRole('button', { name: 'Lune' }).waitFor()
    mandataire.panne = () => 'coupe'
    await c.setOffline(true)
    await page.close()
    page = await c.newPage()
    await page.goto(mandataire.url + ADRESSE)
    const nombre = page.getByLabel('Nous étions').getByRole('textbox')
    expect(await page.getByRole('button', { name: 'Ailleurs' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Lune' }).click()
    await page.getByText('Et 1 autre.').waitFor()
    await page.getByRole('button', { name: 'Clé de 12' }).click()
    await page.getByLabel('Nous étions').getByRole('button', { name: 'un de plus' }).click()
    expect(await nombre.inputValue()).toBe('3')
    await page.screenshot({ path: `${ARTEFACTS}/observer-equipe.png`, fullPage: true })
    await remplir(page, 37)
    await enregistrer(page)
    await expect.poll(() => compte(page)).toBe('1')
    // Asked for five times, each with its answer lost once: the days of action count once.
    let pertes = 0
    mandataire.repetitions = 5
    mandataire.panne = () => (pertes++ < 2 ? 'apres' : 'passe')
    await c.setOffline(false)
    const presences = async () =>
      (await db.selectFrom('militants.participation').select('militant').execute())
        .map((p) => p.militant)
        .toSorted()
    await expect.poll(presences, { timeout: 60_000 }).toEqual([lune, cle].toSorted())
    const [fiche] = await db.selectFrom('observation').selectAll().execute()
    expect(fiche).toMatchObject({ participants: 3, portesFrappees: 37 })
    expect(JSON.stringify(fiche)).not.toContain(lune)
    await c.close()
    await vider()
  })

  it('un nom dans le texte est refusé sur place, sans réseau aussi, avec quoi écrire à la place', async () => {
    const c = await contexte('dark')
    const page = await visiter(c)
    await page.screenshot({ path: `${ARTEFACTS}/observer-vide-sombre.png`, fullPage: true })
    // No text was begun yet: the rules come from what the first visit kept.
    mandataire.panne = () => 'coupe'
    await c.setOffline(true)
    await page.reload()
    await remplir(page, 30)
    await page.getByLabel('Ce qu’il faut corriger sur la fiche').fill('Rappeler Mme Dupont au 06 39 98 12 45')
    await page.getByText(/numéro de téléphone : gardez-le hors de la fiche/).waitFor()
    await enregistrer(page)
    await page.screenshot({ path: `${ARTEFACTS}/observer-refus-sombre.png`, fullPage: true })
    expect(await page.locator('.compte-envois').count()).toBe(0)
    mandataire.panne = () => 'passe'
    await c.setOffline(false)
    await page.getByLabel('Ce qu’il faut corriger sur la fiche').fill('Le hall B est en travaux.')
    await enregistrer(page)
    await expect.poll(recues, { timeout: 15_000 }).toEqual([30])
    await c.close()
  })

  it('une fiche refusée par le serveur reste, dit quoi faire, et repart corrigée', async () => {
    const c = await contexte()
    const page = await visiter(c)
    await page.goto(`${mandataire.url}/observer?niveau=bureau&code=96009_9999`)
    await remplir(page, 25)
    await enregistrer(page)
    await page.getByText('1 fiche à reprendre').waitFor()
    await page.screenshot({ path: `${ARTEFACTS}/observer-refusee.png`, fullPage: true })
    await page.getByRole('button', { name: 'Corriger' }).click()
    await page.getByRole('button', { name: 'Changer' }).click()
    await page.getByLabel('Lieu de l’action').fill(BUREAU)
    await page.locator('.obs-choix li button').first().click()
    await enregistrer(page)
    await expect.poll(recues, { timeout: 15_000 }).toEqual([25])
    await expect.poll(() => page.locator('.compte-envois').count()).toBe(0)
    await c.close()
  })

  it('au bureau, un verso se saisit au clavier, dans l’ordre du papier', async () => {
    const c = await navigateur.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await c.newPage()
    await page.goto(`${mandataire.url}${ADRESSE}&saisie=papier`)
    for (const portes of [51, 52]) {
      await page.getByRole('textbox', { name: 'Portes frappées' }).focus()
      await page.keyboard.type(String(portes))
      await page.keyboard.press('Tab')
      await page.keyboard.type('20')
      await page.keyboard.press('Tab')
      await page.keyboard.type('9')
      if (portes === 51) await page.screenshot({ path: `${ARTEFACTS}/observer-papier.png` })
      await page.keyboard.press('Control+Enter')
      await page
        .locator('.obs-faite', { hasText: portes === 51 ? 'Fiche enregistrée' : '2 fiches enregistrées' })
        .waitFor()
    }
    await expect.poll(recues, { timeout: 15_000 }).toEqual([51, 52])
    await c.close()
  })
})
