/** The selection by the hand, on the demonstration: click, lasso, radius, filter; each step counted and taken back. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, chromiumPresent, construirePage, OPTIONS_CHROMIUM } from '../support/navigateur.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

describe.skipIf(!chromiumPresent)('la sélection dans Chromium', () => {
  let serveur: ServeurDeTest
  let navigateur: Browser
  let page: Page
  /** Middle of the map, in the window. */
  let centre: [x: number, y: number]
  const plaintes: string[] = []

  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo()
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS_CHROMIUM })
    page = await navigateur.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', (e) => plaintes.push(e.message))
    // the address frames the place; the map is at rest when it says where it is
    await page.goto(`${serveur.url}/carte?n=bureau&sel=96009`)
    await page.waitForFunction(() => new URLSearchParams(location.search).has('z'))
    await page.keyboard.press('Escape')
    await page.waitForSelector('.panneau-accueil')
    const boite = (await page.locator('.toile').boundingBox())!
    centre = [boite.x + boite.width / 2, boite.y + boite.height / 2]
  })
  afterAll(async () => {
    await navigateur?.close()
    await serveur?.fermer()
  })

  const nombre = async (): Promise<number> => {
    const texte = await page.locator('.selection header b').textContent()
    return Number(/^[\d\s  ]+/.exec(texte ?? '')?.[0].replace(/\D/g, '') ?? Number.NaN)
  }
  const attendre = (n: number) =>
    page.waitForFunction(
      (attendu) =>
        Number(document.querySelector('.selection header b')?.textContent?.replace(/\D/g, '')) === attendu,
      n,
    )
  const change = (n: number) =>
    page.waitForFunction((avant) => {
      const texte = document.querySelector('.selection header b')?.textContent ?? ''
      return /bureau/.test(texte) && Number(texte.replace(/\D/g, '')) !== avant
    }, n)

  it('Maj + clic takes the bureau under the pointer, a second one gives it back', async () => {
    await page.keyboard.down('Shift')
    await page.mouse.click(...centre)
    await page.keyboard.up('Shift')
    await page.waitForSelector('.selection')
    await attendre(1)
    expect(new URL(page.url()).searchParams.has('sel')).toBe(false)
    await page.keyboard.down('Shift')
    await page.mouse.click(...centre)
    await page.keyboard.up('Shift')
    await attendre(0)
  })

  it('the lasso takes those around which it goes, and with Alt gives some back', async () => {
    const tour = async (cote: number): Promise<void> => {
      const [x, y] = centre
      await page.mouse.move(x - cote, y - cote)
      await page.mouse.down()
      for (const [dx, dy] of [
        [1, -1],
        [1, 1],
        [-1, 1],
        [-1, -1],
      ] as const)
        await page.mouse.move(x + dx * cote, y + dy * cote, { steps: 6 })
      await page.mouse.up()
    }
    await page.click('.selection [title^="Entourez"]')
    await tour(240)
    await change(0)
    const pris = await nombre()
    expect(pris).toBeGreaterThan(2)
    const camera = new URL(page.url()).searchParams.get('c')
    await page.keyboard.down('Alt')
    await tour(90)
    await page.keyboard.up('Alt')
    await change(pris)
    expect(await nombre()).toBeLessThan(pris)
    expect(new URL(page.url()).searchParams.get('c')).toBe(camera)
    await page.keyboard.press('u')
    await attendre(pris)
  })

  it('the radius draws around a click, and grows with its slider', async () => {
    const avant = await nombre()
    await page.click('.selection [title^="Un clic place le centre"]')
    await page.mouse.click(centre[0] + 60, centre[1])
    await page.waitForSelector('.selection-rayon')
    const fixe = await nombre()
    await page.locator('.selection-rayon input').fill('40')
    await change(fixe)
    expect(await nombre()).toBeGreaterThan(avant)
    expect(await page.textContent('.selection-rayon output')).toContain('40')
  })

  it('a filter in French replaces it, and its totals are those of the server', async () => {
    await page.fill('.selection-filtre textarea', 'hésitant')
    await page.press('.selection-filtre textarea', 'Enter')
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === 'hésitant')
    await page.waitForSelector('.selection-votes')
    const hesitants = await compter('hesitant')
    await attendre(hesitants)
    expect(plaintes).toEqual([])
  })

  /** Bureaux of a profil, as the server lists them by circonscription. */
  async function compter(profil: string): Promise<number> {
    let n = 0
    for (const code of ['96-01', '96-02', '96-03']) {
      const { lieux } = (await (
        await fetch(`${serveur.url}/api/v1/circonscriptions/${code}/bureaux`)
      ).json()) as { lieux: { classement: { profil: string } }[] }
      n += lieux.filter((l) => l.classement.profil === profil).length
    }
    return n
  }
})
