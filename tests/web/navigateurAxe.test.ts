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

  const cas = ([360, 1280] as const).flatMap((largeur) =>
    pages.map((page) => ({ largeur, page, nom: page.nom, theme: largeur === 360 ? 'light' : 'dark' })),
  )
  it.each(cas)('$nom, $largeur px, $theme', async ({ largeur, theme, page }) => {
    const format = FORMATS.find((f) => f.largeur === largeur && f.theme === theme)!
    expect(await eprouver(navigateur, serveur.url, page, format)).toEqual([])
  })
})
