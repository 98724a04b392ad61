/** The page « Données » in a real browser: producers that fail, a folder that loads, a reload in the middle, a new publication. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dossierTemporaire, ILE_NULLE } from '../support/base.ts'
import { enChromium } from '../support/chromium.ts'
import { ARTEFACTS, chromiumPresent } from '../support/navigateur.ts'
import { producteursHostiles, type Producteurs } from '../support/producteurs.ts'
import { demarrerServeurDemo } from '../support/serveur.ts'

describe.skipIf(!chromiumPresent)('la page « Données » dans Chromium', () => {
  let producteurs: Producteurs
  let page: Page
  const essai = enChromium(async () => {
    producteurs = await producteursHostiles()
    return demarrerServeurDemo(() => new Date(), {
      QG_HOME: dossierTemporaire(),
      QG_FICHES: producteurs.fiches,
    })
  })
  beforeAll(async () => {
    page = await essai.ouvrir('/donnees', { viewport: { width: 1280, height: 900 } })
  })
  afterAll(() => producteurs?.fermer())
  const photo = (nom: string) =>
    page.screenshot({ path: path.join(ARTEFACTS, `donnees-${nom}.png`), fullPage: true })

  it('choisit un département au clavier, télécharge, et dit quelle adresse manque et que faire', async () => {
    producteurs.manque('bureaux-de-vote')
    const bouton = page.getByRole('button', { name: 'Télécharger et charger' })
    expect(await bouton.isDisabled()).toBe(true)
    await page.getByLabel('Filtrer les départements').fill('gard')
    await page.getByRole('checkbox', { name: '30 Gard' }).focus()
    await page.keyboard.press('Space')
    await photo('formulaire')
    await bouton.press('Enter')
    const echec = page.locator('.historique .a-la-main')
    await echec.getByText('À prendre à la main : 1 fichier').waitFor({ timeout: 60_000 })
    const texte = await page.locator('.historique').innerText()
    expect(texte).toContain(`${producteurs.url}/contours/bureaux-de-vote/`)
    expect(texte).toContain('404')
    expect(texte).toContain('telechargements')
    expect(texte).toMatch(/le serveur répond 503 ; essai 2 sur 5/)
    expect(texte).toContain('repris à')
    expect(texte).toContain('somme SHA-256 vérifiée')
    expect(await page.getByRole('button', { name: 'Reprendre' }).count()).toBe(1)
    await photo('echec')
  }, 120_000)

  it('charge un dossier, survit à un rechargement de la page, et annonce la nouvelle publication', async () => {
    await page.getByRole('radio', { name: 'Lire un dossier de cette machine' }).check()
    await page.getByLabel('Chemin du dossier').fill(ILE_NULLE)
    await page.getByRole('checkbox', { name: '30 Gard' }).uncheck()
    await page.getByRole('button', { name: 'Charger le dossier' }).click()
    await page.getByRole('region', { name: 'Chargement en cours' }).waitFor({ timeout: 30_000 })
    await page.reload()
    await page.getByRole('region', { name: 'Chargement en cours' }).waitFor({ timeout: 30_000 })
    await photo('encours')
    await page.getByRole('button', { name: 'Les voir sur la carte' }).waitFor({ timeout: 120_000 })
    await photo('publie')
    await page.reload()
    await page.getByText('À l’écran : 1 département').waitFor()
    expect(await page.getByRole('button', { name: 'Les voir sur la carte' }).count()).toBe(0)
    expect(essai.plaintes).toEqual([])
  }, 240_000)

  it('tient sur un téléphone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await photo('360')
    const deborde = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(deborde).toBe(false)
  })
})
