/** Headquarters' pages in a real browser: the inbox by keyboard, the issues, the techniques, each step with its undo. */
import type { BrowserContextOptions } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { enChromium } from '../support/chromium.ts'
import { ARTEFACTS, chromiumPresent } from '../support/navigateur.ts'
import { clientDe, ficheDeTest } from '../support/observation.ts'

describe.skipIf(!chromiumPresent)('les pages du siège', () => {
  const essai = enChromium()
  beforeEach(() => clientDe(essai.serveur).vider())
  const ouvrir = (chemin: string, options: BrowserContextOptions = {}) =>
    essai.ouvrir(chemin, { viewport: { width: 1280, height: 900 }, ...options })

  it('un retour se publie au clavier, et la décision se reprend', async () => {
    const [a, b] = [ficheDeTest(), ficheDeTest({ enjeux: [{ theme: 'sante', texte: 'Plus de médecin.' }] })]
    for (const fiche of [a, b]) expect((await clientDe(essai.serveur).envoyer(fiche)).status).toBe(201)
    const statutDe = async (id: string) =>
      (
        await essai.serveur.base.db
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

  it('la boîte se restreint à un département, comptes compris', async () => {
    for (const fiche of [ficheDeTest(), ficheDeTest()])
      expect((await clientDe(essai.serveur).envoyer(fiche)).status).toBe(201)
    const page = await ouvrir('/a-propos')
    // The demonstration has one département: the page is told of a second, where nothing was sent.
    await page.route('**/api/v1/publication', async (route) => {
      const lue = (await (await route.fetch()).json()) as { departements: { code: string; nom: string }[] }
      const [premier] = lue.departements
      await route.fulfill({
        json: { ...lue, departements: [premier, { ...premier, code: '98', nom: 'Ailleurs' }] },
      })
    })
    await page.goto(`${essai.serveur.url}/retours`)
    await page.getByRole('button', { name: 'À lire 2' }).waitFor()
    const choix = page.getByRole('combobox', { name: 'Département' })
    await choix.selectOption('98')
    await page.getByRole('button', { name: 'À lire 0' }).waitFor()
    await page.getByText('Tout est lu.').waitFor()
    await choix.selectOption('96')
    await page.getByRole('button', { name: 'À lire 2' }).waitFor()
    expect(await page.locator('.a-traiter > li').count()).toBe(2)
    await choix.selectOption('Tous les départements')
    await page.getByRole('button', { name: 'À lire 2' }).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.close()
  })

  it('un enjeu s’écrit, se publie, et chaque pas se reprend', async () => {
    const page = await ouvrir('/enjeux')
    await page.getByText('Aucun enjeu ici.').waitFor()
    await page.getByRole('button', { name: 'Écrire un enjeu' }).click()
    const lieu = page.getByLabel('Lieu')
    await lieu.fill('96009_0001')
    const propose = page.locator('datalist option').first()
    await propose.waitFor({ state: 'attached' })
    await lieu.fill((await propose.getAttribute('value'))!)
    await page.getByRole('combobox', { name: 'Thème' }).selectOption('sante')
    await page.getByLabel('Texte, sans nommer personne').fill('La maternité ferme au printemps.')
    await page.getByLabel('Source', { exact: true }).fill('Conseil municipal')
    await page.getByLabel('Date de la source').fill('2026-11-02')
    await page.screenshot({ path: `${ARTEFACTS}/enjeux-formulaire.png` })
    await page.getByRole('button', { name: 'Proposer l’enjeu' }).click()
    await page.getByRole('button', { name: 'Proposés 1' }).waitFor()
    await page.screenshot({ path: `${ARTEFACTS}/enjeux-1280.png` })
    await page.getByRole('button', { name: 'Publier' }).click()
    await page.getByRole('button', { name: 'Publiés 1' }).waitFor()
    const enjeu = () => essai.serveur.base.db.selectFrom('enjeu').select(['statut', 'code']).execute()
    expect(await enjeu()).toEqual([{ statut: 'publie', code: '96009_0001' }])
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByRole('button', { name: 'Proposés 1' }).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    await page.screenshot({ path: `${ARTEFACTS}/enjeux-360.png` })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByRole('button', { name: 'Écartés 1' }).waitFor()
    expect(await enjeu()).toEqual([{ statut: 'ecarte', code: '96009_0001' }])
    await page.close()
  })

  it('une technique se modifie, la date du vote se fixe, et les deux se reprennent', async () => {
    const page = await ouvrir('/techniques')
    const premiere = page.locator('.a-traiter > li').first()
    const titre = (await premiere.locator('h2').textContent())!
    await premiere.getByRole('button', { name: 'Modifier' }).click()
    await page.getByLabel('Titre').fill('AAA essai')
    await page.screenshot({ path: `${ARTEFACTS}/techniques-formulaire.png` })
    await page.getByRole('button', { name: 'Enregistrer' }).last().click()
    await page.getByRole('heading', { name: 'AAA essai' }).waitFor()
    await page.getByLabel('Premier tour').fill('2027-04-11')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('5 mars 2027').waitFor()
    await page.screenshot({ path: `${ARTEFACTS}/techniques-1280.png` })
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('Aucune date n’est fixée.').waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    await page.screenshot({ path: `${ARTEFACTS}/techniques-360.png` })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByRole('heading', { name: titre }).waitFor()
    expect(await page.getByRole('heading', { name: 'AAA essai' }).count()).toBe(0)
    await page.close()
  })

  it('un visiteur apprend qu’il faut un rôle', async () => {
    const page = await ouvrir('/retours', { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.1' } })
    await page.getByText('Cette page est ouverte à : fédération ou siège.').waitFor()
    await page.close()
  })
})
