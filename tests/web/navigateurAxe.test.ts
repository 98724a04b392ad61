/** No page of the demonstration has a serious fault under axe, on a phone in light and on a desk in the dark. The states: `npm run bench -- axe`. */
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from '../../web/pages.ts'
import { eprouver, ETATS, FORMATS, ouvrirFormat } from '../support/axe.ts'
import { enChromium } from '../support/chromium.ts'
import { chromiumPresent } from '../support/navigateur.ts'

const pages = ETATS.slice(0, PAGES.length)
const formats = FORMATS.filter(({ largeur, theme }) => (largeur === 360) === (theme === 'light'))

describe.skipIf(!chromiumPresent)('axe sur chaque page', () => {
  const essai = enChromium()

  describe.each(formats)('$largeur px, $theme', (format) => {
    let contexte: BrowserContext
    beforeAll(async () => {
      contexte = await ouvrirFormat(essai.navigateur, format)
    })
    afterAll(() => contexte?.close())

    it.each(pages)('$nom', async (page) => {
      expect(await eprouver(contexte, essai.serveur.url, page)).toEqual([])
    })
  })
})
