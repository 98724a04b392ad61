/** Headquarters' pages in a real browser: the inbox by keyboard with its undo. */
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ARTEFACTS, CHROMIUM, chromiumPresent, construirePage } from '../support/navigateur.ts'
import { clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

describe.skipIf(!chromiumPresent)('les pages du siège', () => {
  let serveur: ServeurDeTest
  let navigateur: Browser
  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo()
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  beforeEach(() => clientDe(serveur).vider())
  afterAll(async () => {
    await navigateur?.close()
    await serveur?.fermer()
  })
  const ouvrir = async (chemin: string, options: BrowserContextOptions = {}) => {
    const page = await navigateur.newPage({ viewport: { width: 1280, height: 900 }, ...options })
    await page.goto(serveur.url + chemin)
    return page
  }

  it('un retour se publie au clavier, et la décision se reprend', async () => {
    const [a, b] = [ficheDeTest(), ficheDeTest({ enjeux: [{ theme: 'sante', texte: 'Plus de médecin.' }] })]
    for (const fiche of [a, b]) expect((await clientDe(serveur).envoyer(fiche)).status).toBe(201)
    const statutDe = async (id: string) =>
      (
        await serveur.base.db
          .selectFrom('observation')
          .select('statut')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).statut
    const page = await ouvrir('/retours')
    await page.getByRole('button', { name: 'À lire 2' }).waitFor()
    const courant = () => page.locator('.a-traiter > [aria-current="true"]').getAttribute('data-retour')
    const premier = (await courant())!
    await page.keyboard.press('j')
    await expect.poll(courant).not.toBe(premier)
    const second = (await courant())!
    await page.screenshot({ path: `${ARTEFACTS}/retours-1280.png` })
    await page.keyboard.press('p')
    await page.getByRole('button', { name: 'Publiés 1' }).waitFor()
    expect([await statutDe(premier), await statutDe(second)]).toEqual(['recue', 'publiee'])
    await page.setViewportSize({ width: 360, height: 740 })
    await page.screenshot({ path: `${ARTEFACTS}/retours-360.png` })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByRole('button', { name: 'À lire 2' }).waitFor()
    expect(await statutDe(second)).toBe('recue')
    await page.getByRole('button', { name: 'En faire un enjeu' }).click()
    await page.getByText('Déjà versé aux enjeux').waitFor()
    await page.close()
  })

  it('un visiteur apprend qu’il faut un laissez-passer', async () => {
    const page = await ouvrir('/retours', { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.1' } })
    await page.getByText('Cette page demande un laissez-passer : fédération ou siège.').waitFor()
    await page.close()
  })
})
