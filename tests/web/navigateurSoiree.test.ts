/**
 * The evening of a federation lead, in a real browser, on the demonstration: log in, 200 hours and 45 minutes of travel, the list,
 * adjust it, open missions, share two links; a group opens its own on a phone, goes, reports; the lead sees it come in. Screenshots of
 * each step are in `.artefacts/soiree-*.png`.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTEFACTS, CHROMIUM, chromiumPresent, construirePage } from '../support/navigateur.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const TELEPHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

describe.skipIf(!chromiumPresent)('la soirée d’une fédération', () => {
  let serveur: ServeurDeTest
  let navigateur: Browser
  let bureau: BrowserContext
  let page: Page
  const fautes: string[] = []
  const liens: string[] = []

  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo(() => new Date())
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    bureau = await navigateur.newContext({ viewport: { width: 1280, height: 900 } })
    page = await bureau.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (e) => fautes.push(e.message))
  })
  afterAll(async () => {
    await navigateur?.close()
    await serveur?.fermer()
  })
  const photographier = (nom: string, de: Page = page) =>
    de.screenshot({ path: `${ARTEFACTS}/soiree-${nom}.png` })
  const noms = () => page.locator('.tableau-liste .col-bureau > a').allTextContents()

  it('elle se connecte, demande 200 heures à 45 minutes au plus, et obtient sa liste', async () => {
    await page.goto(`${serveur.url}/connexion`)
    await page.getByRole('button', { name: /^Fédération/ }).click()
    await page.getByRole('link', { name: 'Ciblage' }).click()
    await page.locator('table.secteurs').waitFor()
    const regler = async (nom: string, valeur: string): Promise<void> => {
      await page.getByLabel(nom).first().fill(valeur)
      await page.keyboard.press('Enter')
    }
    await regler('Heures de militants', '120')
    await page.getByRole('heading', { name: 'Où envoyer 120 heures' }).waitFor()
    await regler('Heures de militants', '200')
    await regler('Trajet aller, au plus', '45')
    await page.getByRole('heading', { name: 'Où envoyer 200 heures' }).waitFor()
    await photographier('1-ciblage')
    await page.getByRole('button', { name: 'En faire une liste' }).click()
    await page.getByLabel('Nom de la liste').fill('Porte-à-porte de décembre')
    await photographier('2-nommer')
    await page.getByRole('button', { name: 'Créer la liste' }).click()
    await page.locator('.tableau-liste').waitFor()
    expect((await noms()).length).toBeGreaterThan(5)
    await page.getByText('En direct').waitFor()
    await photographier('3-liste')
  })

  it('elle garde une version, retire un bureau, change l’ordre, revient sur ses pas', async () => {
    await page.getByRole('button', { name: 'Garder la version 1' }).click()
    await page.getByText('Rien n’a changé depuis la version 1.').waitFor()
    const avant = await noms()
    await page.getByRole('button', { name: `Retirer ${avant[1]}` }).click()
    await expect.poll(noms).toEqual(avant.toSpliced(1, 1))
    await page.getByText('Depuis la version 1 : 1 bureau retiré.').waitFor()
    await page.getByRole('button', { name: 'réserve nette' }).click()
    await page.getByRole('button', { name: 'réserve nette', pressed: true }).waitFor()
    const reserves = (
      await page.locator('.tableau-liste .col-valeur[data-titre^="Réserve nette"]').allTextContents()
    ).map((t) => Number(t.replace('−', '-').replaceAll(/\s/g, '')))
    expect(reserves).toEqual(reserves.toSorted((a, b) => b - a))
    await photographier('4-ajustee')
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(noms).toEqual(avant.toSpliced(1, 1))
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(noms).toEqual(avant)
    await page.getByText('Rien n’a changé depuis la version 1.').waitFor()
    await page.getByRole('button', { name: `Monter ${avant[1]}` }).click()
    await expect.poll(noms).toEqual([avant[1], avant[0], ...avant.slice(2)])
  })

  it('elle ouvre deux missions', async () => {
    for (const nom of (await noms()).slice(0, 2))
      await page.getByRole('checkbox', { name: `Choisir ${nom}` }).check()
    await page.getByRole('button', { name: 'Ouvrir 2 missions' }).click()
    await page.getByLabel('Jour').fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10))
    await photographier('5-missions')
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
    await expect.poll(() => page.getByText('1 mission', { exact: true }).count()).toBe(2)
    expect((await serveur.base.db.selectFrom('militants.mission').select('code').execute()).length).toBe(2)
  })

  it('elle partage la liste avec deux groupes, un lien et un carré à scanner chacun', async () => {
    for (const groupe of ['Groupe du Centre', 'Groupe des Coteaux']) {
      await page.getByLabel('Partager avec').fill(groupe)
      await page.getByRole('button', { name: 'Créer le lien' }).click()
      const champ = page.getByLabel(`Lien de ${groupe}`, { exact: true })
      await champ.waitFor()
      liens.push(await champ.inputValue())
    }
    await page.getByRole('img', { name: /QR code/ }).scrollIntoViewIfNeeded()
    await photographier('6-partages')
    expect(new Set(liens).size).toBe(2)
  })

  it('un groupe ouvre son lien sur un téléphone, y va, le dit fait, envoie sa fiche ; elle voit tout arriver', async () => {
    // As from the street: not the machine of the server.
    const rue = await navigateur.newContext({
      ...TELEPHONE,
      extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' },
    })
    const telephone = await rue.newPage()
    telephone.on('pageerror', (e) => fautes.push(e.message))
    await telephone.goto(liens[0]!)
    const premiere = telephone.locator('.carte-ligne').first()
    await premiere.waitFor()
    expect(telephone.url()).not.toContain('#')
    await photographier('7-telephone', telephone)
    expect(await telephone.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    const nom = (await premiere.getByRole('heading').textContent())!
    const geste = premiere.getByRole('button', { name: 'J’y vais' })
    expect((await geste.boundingBox())!.height).toBeGreaterThanOrEqual(48)
    await geste.click()
    const ligne = page.getByRole('row', { name: new RegExp(nom) })
    await expect.poll(() => ligne.getAttribute('data-statut')).toBe('enCours')
    await ligne.getByText('Groupe du Centre').waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    await photographier('8-en-cours')
    await premiere.getByRole('button', { name: 'Fait' }).click()
    await telephone.locator('.carte-ligne[data-statut="fait"]').waitFor()
    await expect.poll(() => ligne.getAttribute('data-statut')).toBe('fait')
    await photographier('9-fait', telephone)
    await telephone.getByRole('link', { name: 'Remplir la fiche' }).click()
    await telephone
      .getByRole('heading', { name: /Observer|Fiche/ })
      .first()
      .waitFor()
    await photographier('10-fiche', telephone)
    await telephone.getByLabel('Portes frappées', { exact: true }).getByRole('textbox').fill('40')
    await telephone.getByRole('button', { name: 'Portes ouvertes : 5 de plus' }).click()
    await telephone.getByRole('button', { name: 'Conversations : un de plus' }).click()
    await telephone.getByRole('button', { name: 'Hésitants' }).click()
    await telephone.getByRole('button', { name: 'Santé, hôpital, médecins' }).click()
    await telephone.getByRole('button', { name: 'Enregistrer l’observation' }).click()
    await ligne.getByText('1 fiche reçue').waitFor({ timeout: 30_000 })
    await page.evaluate(() => scrollTo(0, 0))
    await photographier('11-fiche-recue')
    await page.setViewportSize({ width: 360, height: 740 })
    await photographier('12-federation-telephone')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await rue.close()
    expect(fautes).toEqual([])
  })
})
