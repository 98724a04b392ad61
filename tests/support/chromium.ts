/** A browser over a server, for the tests of a `describe`: both are opened before the first one and closed after the last. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { CHROMIUM, chromiumPresent, construirePage, OPTIONS_CHROMIUM } from './navigateur.ts'
import { demarrerServeurDemo, type ServeurDeTest } from './serveur.ts'

if (!chromiumPresent)
  console.warn(`Chromium absent (${CHROMIUM}) : la page n’est pas éprouvée. Voir CHROMIUM=…`)

export interface EnChromium {
  readonly serveur: ServeurDeTest
  readonly navigateur: Browser
  /** What the pages of `ouvrir` complained of: errors, warnings, requests to another place than the server. */
  readonly plaintes: string[]
  /** Opens a page of the server in a new profile, 1440 by 900. */
  ouvrir: (chemin: string, options?: BrowserContextOptions) => Promise<Page>
}

/** @param demarrer the server; the one of the demonstration, unless said otherwise. */
export function enChromium(demarrer: () => Promise<ServeurDeTest> = demarrerServeurDemo): EnChromium {
  let serveur: ServeurDeTest | undefined
  let navigateur: Browser | undefined
  const plaintes: string[] = []
  beforeAll(async () => {
    construirePage()
    serveur = await demarrer()
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS_CHROMIUM })
  })
  afterAll(async () => {
    await navigateur?.close()
    await serveur?.fermer()
  })
  return {
    get serveur() {
      return serveur!
    },
    get navigateur() {
      return navigateur!
    },
    plaintes,
    async ouvrir(chemin, options = {}) {
      const contexte = await navigateur!.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      const page = await contexte.newPage()
      page.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warning') plaintes.push(m.text())
      })
      page.on('pageerror', (e) => plaintes.push(e.message))
      page.on('request', (r) => {
        if (!r.url().startsWith(serveur!.url) && !r.url().startsWith('data:'))
          plaintes.push(`dehors : ${r.url()}`)
      })
      await page.goto(serveur!.url + chemin)
      return page
    },
  }
}
