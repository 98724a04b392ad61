/** Fiches and sectors in a real browser: weight, first paint, accessibility, 360 px; and the sectors adjusted by hand. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTEFACTS, CHROMIUM, chromiumPresent, construirePage } from '../support/navigateur.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What a phone page may cost; its times, held to a slow network, are printed by `npm run bench -- phone`. */
const BUDGET = { octets: 150_000, requetes: 3, cls: 0.05 }

describe.skipIf(!chromiumPresent)('fiches dans un navigateur', () => {
  let serveur: ServeurDeTest
  let navigateur: Browser
  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo()
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await navigateur?.close()
    if (serveur) await sql`truncate secteur, fiche_version`.execute(serveur.base.db)
    await serveur?.fermer()
  })

  const violations = async (page: Page, dans = 'body'): Promise<string[]> => {
    await page.evaluate(axe)
    return page.evaluate(async (racine) => {
      const { violations: trouvees } = await (
        globalThis as unknown as {
          axe: {
            run(d: string, o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
          }
        }
      ).axe.run(racine, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
      return trouvees.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
    }, dans)
  }

  it.each(['clair', 'sombre'] as const)(
    'la page d’un secteur tient son budget et se lit, en %s',
    async (theme) => {
      const contexte = await navigateur.newContext({
        viewport: { width: 360, height: 740 },
        colorScheme: theme === 'clair' ? 'light' : 'dark',
        serviceWorkers: 'block',
      })
      const page = await contexte.newPage()
      const recues: { url: string; octets: number }[] = []
      page.on('response', async (r) => {
        const corps = await r.body().catch(() => Buffer.alloc(0))
        recues.push({ url: r.url(), octets: corps.length })
      })
      await page.addInitScript(() => {
        const mesures = { cls: 0 }
        Object.assign(globalThis, { mesures })
        new PerformanceObserver((l) => {
          for (const e of l.getEntries()) mesures.cls += (e as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      for (const chemin of [
        'secteurs/96-01-1',
        'circonscriptions/96-01',
        'communes/96009',
        'bureaux/96009_0001',
      ]) {
        recues.length = 0
        await page.goto(`${serveur.url}/fiches/${chemin}`, { waitUntil: 'load' })
        await page.waitForTimeout(200)
        const { cls } = await page.evaluate(
          () => (globalThis as unknown as { mesures: { cls: number } }).mesures,
        )
        const recue = recues.find((r) => r.url.endsWith(chemin))!
        expect(recue.octets, chemin).toBeLessThanOrEqual(BUDGET.octets)
        expect(recues.length, recues.map((r) => r.url).join(' ')).toBeLessThanOrEqual(BUDGET.requetes)
        expect(recues.every((r) => r.url.startsWith(serveur.url) || r.url.startsWith('data:'))).toBe(true)
        expect(cls, chemin).toBeLessThan(BUDGET.cls)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), chemin).toBeLessThanOrEqual(
          360,
        )
        const petites = await page.evaluate(
          () =>
            [...document.querySelectorAll('summary, .rapporter a')].filter(
              (e) => e.getBoundingClientRect().height < 44,
            ).length,
        )
        expect(petites, 'cibles trop petites').toBe(0)
        expect(await violations(page), chemin).toEqual([])
      }
      await page.screenshot({ path: `${ARTEFACTS}/fiche-${theme}-360.png` })
      await contexte.close()
    },
  )

  it('la page des secteurs est accessible, déplace un bureau, annule, enregistre', async () => {
    const page = await navigateur.newPage({ viewport: { width: 1280, height: 860 } })
    await page.goto(`${serveur.url}/secteurs?c=96-01`)
    await page.locator('.carte-secteurs').waitFor()
    expect(await violations(page, '#contenu')).toEqual([])
    const lignes = page.locator('.secteurs-liste button')
    const avant = await lignes.allInnerTexts()
    await lignes.nth(0).click()
    await page.locator('.secteur-choisi summary').click()
    await page.locator('.secteur-bureaux select').first().selectOption({ index: 1 })
    await expect.poll(() => lignes.allInnerTexts()).not.toEqual(avant)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => lignes.allInnerTexts()).toEqual(avant)
    await page.getByRole('button', { name: 'Couper en deux' }).click()
    await expect.poll(() => lignes.count()).toBe(avant.length + 1)
    await page.getByRole('button', { name: 'Enregistrer le découpage' }).click()
    await page.getByRole('button', { name: 'Enregistré' }).waitFor()
    const apres = await lignes.allInnerTexts()
    await page.reload()
    await page.locator('.carte-secteurs').waitFor()
    await expect.poll(() => lignes.allInnerTexts()).toEqual(apres)
    await page.screenshot({ path: `${ARTEFACTS}/secteurs.png` })
    await page.close()
  })
})
