/** No page of the demonstration has a serious fault under axe, on a phone in light and on a desk in the dark. The states: `npm run bench -- axe`. */
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from '../../web/pages.ts'
import { eprouver, ETATS, FORMATS } from '../support/axe.ts'
import { CHROMIUM, chromiumPresent, construirePage, OPTIONS_CHROMIUM } from '../support/navigateur.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const pages = ETATS.slice(0, PAGES.length)

describe.skipIf(!chromiumPresent)('axe sur chaque page', () => {
  let serveur: ServeurDeTest
  let navigateur: Browser

  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo()
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS_CHROMIUM })
  })
  afterAll(async () => {
    await navigateur?.close()
    await serveur?.fermer()
  })

  it.each([
    [360, 'light'],
    [1280, 'dark'],
  ] as const)('%i px, %s', async (largeur, theme) => {
    const format = FORMATS.find((f) => f.largeur === largeur && f.theme === theme)!
    for (const page of pages)
      expect(await eprouver(navigateur, serveur.url, page, format), page.nom).toEqual([])
  })
})
