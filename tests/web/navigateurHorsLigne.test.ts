/** The page without network, in a real browser behind a proxy that is cut: what was opened once opens again. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enChromium } from '../support/chromium.ts'
import { ouvrirMandataire, type Mandataire } from '../support/mandataire.ts'
import { ARTEFACTS, chromiumPresent } from '../support/navigateur.ts'

describe.skipIf(!chromiumPresent)('sans réseau', () => {
  let mandataire: Mandataire
  const essai = enChromium()
  beforeAll(async () => {
    mandataire = await ouvrirMandataire(Number(new URL(essai.serveur.url).port))
  })
  afterAll(() => mandataire?.fermer())

  /** A page of a new browser profile, once the worker holds what it read. */
  async function visiter(chemin: string): Promise<Page> {
    mandataire.panne = () => 'passe'
    const contexte = await essai.navigateur.newContext({ viewport: { width: 360, height: 740 } })
    const page = await contexte.newPage()
    await page.goto(mandataire.url + chemin, { waitUntil: 'networkidle' })
    await page.evaluate(() => navigator.serviceWorker.ready)
    return page
  }
  const gardee = (page: Page, adresse: string) =>
    expect
      .poll(() => page.evaluate(async (a) => (await caches.match(a)) !== undefined, adresse), {
        timeout: 10_000,
      })
      .toBe(true)

  it('une page visitée une fois se rouvre, datée, et redevient fraîche au retour', async () => {
    const page = await visiter('/circonscriptions')
    await gardee(page, '/api/v1/circonscriptions')
    await gardee(page, '/api/v1/publication')
    mandataire.panne = () => 'coupe'
    await page.reload()
    await page.getByRole('row').nth(2).waitFor()
    await expect.poll(() => page.locator('.bandeau-reseau').textContent()).toMatch(/Copie du .*\d{2}:\d{2}/)
    await page.screenshot({ path: `${ARTEFACTS}/hors-ligne-360.png` })
    mandataire.panne = () => 'passe'
    await page.reload()
    await page.getByRole('row').nth(2).waitFor()
    expect(await page.locator('.bandeau-reseau').count()).toBe(0)
    await page.context().close()
  })

  it('une fiche militante s’ouvre en mode avion après une visite, et dit sa date', async () => {
    const page = await visiter('/fiches/circonscriptions/96-01')
    const titre = await page.locator('h1').first().textContent()
    await gardee(page, '/fiches/circonscriptions/96-01')
    mandataire.panne = () => 'coupe'
    await page.reload()
    expect(await page.locator('h1').first().textContent()).toBe(titre)
    expect(await page.locator('p[role=status]').first().textContent()).toMatch(/copie du/)
    await page.screenshot({ path: `${ARTEFACTS}/fiche-hors-ligne-360.png` })
    await page.context().close()
  })

  it('ne garde ni écriture ni refus', async () => {
    const page = await visiter('/circonscriptions')
    await page.evaluate(() =>
      fetch('/api/v1/observations', {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json' },
      }),
    )
    await page.evaluate(() => fetch('/api/v1/lieux/commune/00000'))
    const cles = await page.evaluate(async () => {
      const noms = await caches.keys()
      const listes = await Promise.all(noms.map(async (n) => (await caches.open(n)).keys()))
      return listes.flat().map((r) => new URL(r.url).pathname)
    })
    expect(cles.length).toBeGreaterThan(5)
    expect(cles.filter((c) => c.startsWith('/api/v1/observations') || c.includes('00000'))).toEqual([])
    await page.context().close()
  })
})
