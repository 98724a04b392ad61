/** The level région in a real browser, on the demonstration: choose it, read its place, print it, find it, take its bureaux. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { enChromium } from '../support/chromium.ts'
import { chromiumPresent } from '../support/navigateur.ts'

describe.skipIf(!chromiumPresent)('le niveau région dans Chromium', () => {
  const essai = enChromium()
  const attendreAdresse = (page: Page, cle: string, valeur: string | null) =>
    page.waitForFunction(([c, v]) => new URLSearchParams(location.search).get(c) === v, [
      cle,
      valeur,
    ] as const)
  const attendreEtat = (page: Page, texte: string) =>
    page.waitForFunction((t) => document.querySelector('.outils-etat')?.textContent === t, texte)

  it('is the first of the levels, by its button and by the key 1', async () => {
    const page = await essai.ouvrir('/carte')
    const niveaux = page.getByRole('group', { name: 'Niveau de la carte' }).getByRole('button')
    await niveaux.first().waitFor()
    expect(await niveaux.allTextContents()).toEqual([
      'Auto',
      'Région',
      'Département',
      'Circonscription',
      'Commune',
      'Bureau',
    ])
    await niveaux.nth(1).click()
    await attendreAdresse(page, 'n', 'region')
    await attendreEtat(page, '1 région sur la carte')
    for (const [touche, niveau] of [
      ['2', 'departement'],
      ['5', 'bureau'],
      ['1', 'region'],
      ['0', null],
    ] as const) {
      await page.keyboard.press(touche)
      await attendreAdresse(page, 'n', niveau)
    }
    // the picture of the level before fades, and goes
    await page.waitForFunction(() => document.querySelector('.toile-fondu') === null)
    await page.context().close()
  })

  it('opens the panel of a région, read beside the country, and prints it', async () => {
    const page = await essai.ouvrir('/carte?n=region')
    await attendreEtat(page, '1 région sur la carte')
    // nothing is under the centre before the first picture
    const choisir = async () => {
      await page.locator('.vue').press('Enter')
      return new URL(page.url()).searchParams.get('sel')
    }
    await expect.poll(choisir, { timeout: 20_000, interval: 500 }).toBe('R96')
    const panneau = page.getByRole('complementary', { name: 'Lieu choisi' })
    await panneau.getByRole('heading', { name: 'Grandes-Brumes (fictif)', level: 1 }).waitFor()
    await panneau.getByText('Estimation sur').waitFor()
    const colonnes = await panneau.locator('.indicateurs thead th.nombre').allTextContents()
    expect(colonnes).toEqual(['Ici', 'France', 'Écart'])
    expect(await panneau.textContent()).toContain('Tiret : France')
    await page.getByRole('button', { name: 'Imprimer ou exporter la carte' }).click()
    const pdf = page.getByRole('link', { name: 'PDF', exact: true }).last()
    const adresse = new URL((await pdf.getAttribute('href'))!, page.url())
    expect(adresse.searchParams.get('region')).toBe('R96')
    adresse.pathname = adresse.pathname.replace('.pdf', '.svg')
    const feuille = await (await fetch(adresse)).text()
    expect(feuille).toContain('Grandes-Brumes (fictif)')
    await page.context().close()
  })

  it('is found by its name, holds its département, and gives all its bureaux to the selection', async () => {
    const page = await essai.ouvrir('/carte?sel=96-01')
    const panneau = page.getByRole('complementary', { name: 'Lieu choisi' })
    const fil = panneau.getByRole('navigation', { name: 'Lieux qui contiennent celui-ci' })
    await fil.getByRole('button').first().waitFor()
    expect(await fil.getByRole('button').allTextContents()).toEqual([
      'Grandes-Brumes (fictif)',
      'Haute-Brume (fictif)',
    ])
    await page.keyboard.press('Control+k')
    await page.locator('input[role=combobox]').fill('grandes brume')
    await page.waitForFunction(
      () => document.querySelector('[role=option]')?.textContent?.includes('Région') === true,
    )
    await page.keyboard.press('Enter')
    await attendreAdresse(page, 'sel', 'R96')
    await panneau.getByRole('heading', { name: 'Grandes-Brumes (fictif)', level: 1 }).waitFor()
    await panneau.getByRole('button', { name: 'Sélection' }).click()
    await page.waitForFunction(() => /319\sbureaux/.test(document.querySelector('main')?.textContent ?? ''))
    await page.context().close()
  })

  it('complains of nothing', () => expect(essai.plaintes).toEqual([]))
})
