/** The page in a real browser, on the demonstration: a click on the map explains the place that was clicked. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { LigneLieu } from '#contract/commun'
import { enChromium } from '../support/chromium.ts'
import { ARTEFACTS, chromiumPresent } from '../support/navigateur.ts'

const photo = (page: Page, nom: string) => page.screenshot({ path: path.join(ARTEFACTS, `${nom}.png`) })

describe.skipIf(!chromiumPresent)('la page dans Chromium', () => {
  const essai = enChromium()
  const { ouvrir, plaintes } = essai

  async function bureau(): Promise<LigneLieu> {
    const { lieux } = (await (
      await fetch(`${essai.serveur.url}/api/v1/circonscriptions/96-02/bureaux`)
    ).json()) as {
      lieux: LigneLieu[]
    }
    return lieux.find((l) => l.contour && l.ancre && l.classement.profil !== 'indetermine')!
  }

  it('opens the panel of the place under the click, and says so in the address', async () => {
    const cible = await bureau()
    const [longitude, latitude] = cible.ancre!
    const page = await ouvrir(`/carte?z=13&c=${latitude.toFixed(5)},${longitude.toFixed(5)}&n=bureau`)
    await page.waitForSelector('.legende')
    const boite = (await page.locator('.toile').boundingBox())!
    // nothing is under the pointer before the first picture
    const choisir = async () => {
      await page.mouse.click(boite.x + boite.width / 2, boite.y + boite.height / 2)
      return new URL(page.url()).searchParams.get('sel')
    }
    await expect.poll(choisir, { timeout: 20_000, interval: 500 }).toBe(cible.code)
    await page.waitForSelector('.panneau .raisons')
    expect(await page.textContent('.panneau h1')).toBe(cible.nom)
    expect(await page.textContent('.panneau .sous')).toContain(cible.code)
    expect(page.url()).toContain(`sel=${cible.code}`)
    expect(await page.textContent('.fictives')).toContain('Données fictives')
    await photo(page, 'carte')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.panneau-accueil')
    await page.goBack()
    await page.waitForSelector('.panneau .raisons')
    await page.context().close()
  })

  it('equals the map by a table: sort, keyboard, same selection', async () => {
    const page = await ouvrir('/carte?n=commune&tableau')
    await page.waitForSelector('.tableau tbody tr')
    await page.click('th >> text=Inscrits')
    expect(await page.getAttribute('th[aria-sort=descending]', 'class')).toBe('nombre')
    const premier = await page.textContent('.tableau tbody tr:first-child td:first-child')
    await page.focus('.tableau-cadre')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.panneau .raisons')
    expect(await page.textContent('.panneau h1')).toBe(premier)
    await page.fill('.tableau-outils input', 'zzz')
    await page.waitForSelector('text=Aucun lieu ne correspond')
    await photo(page, 'tableau')
    await page.context().close()
  })

  it('recolours under a scenario, which the address holds and « neutre » undoes', async () => {
    const comptes = (page: Page) => page.locator('.legende .classes b').allTextContents()
    const page = await ouvrir('/carte?z=9.5&n=bureau')
    await page.waitForSelector('.legende .classes b')
    const neutres = await comptes(page)
    await page.keyboard.press('s')
    const curseur = page.locator('.reglage input').first()
    await curseur.focus()
    for (let k = 0; k < 8; k++) await page.keyboard.press('ArrowRight')
    await page.waitForURL(/[?&]s=g4(&|$)/)
    await page.waitForSelector('.badge-scenario')
    await page.waitForFunction(
      (t) => document.querySelector('.legende .classes b')?.textContent !== t,
      neutres[0],
    )
    await expect.poll(async () => Number((await comptes(page))[0])).toBeGreaterThan(Number(neutres[0]))
    await photo(page, 'scenario')
    const sous = await comptes(page)
    await page.reload()
    await page.waitForSelector('.pastille-scenario.actif')
    await page.waitForFunction(
      (t) => document.querySelector('.legende .classes b')?.textContent === t,
      sous[0],
    )
    expect(await page.textContent('.pastille-scenario')).toContain('gauche +4')
    await page.click('.pastille-scenario')
    await page.click('.scenario >> text=Neutre')
    await page.waitForSelector('.badge-scenario', { state: 'detached' })
    await expect.poll(() => comptes(page)).toEqual(neutres)
    expect(page.url()).not.toContain('s=')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.pastille-scenario')
    await page.context().close()
  })

  it('explains a bureau by its likes, a circonscription by its seat and transfers', async () => {
    const page = await ouvrir(`/carte?sel=${(await bureau()).code}`)
    await page.click('.panneau h2:has-text("Lieux semblables") + .premiers button')
    await page.waitForFunction((code) => !location.search.includes(code), (await bureau()).code)
    await page.goto(`${essai.serveur.url}/circonscriptions/96-02`)
    await page.waitForSelector('.matrice td.fonce')
    expect(await page.textContent('.faits')).toContain('gagne le siège')
    await page.goto(`${essai.serveur.url}/methode`)
    await page.waitForSelector('.registre tbody tr')
    await page.context().close()
  })

  it('finds a place by keyboard alone', async () => {
    const page = await ouvrir('/circonscriptions')
    await page.waitForSelector('table.donnees')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('brumeval')
    await page.waitForSelector('[role=option]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.panneau .raisons')
    expect(await page.textContent('.panneau h1')).toContain('Brumeval')
    await page.context().close()
  })

  it('shows every page in the dark, on a phone, without overflow', async () => {
    for (const chemin of ['/carte', '/circonscriptions', '/circonscriptions/96-02', '/methode']) {
      const page = await ouvrir(chemin, {
        viewport: { width: 360, height: 780 },
        colorScheme: 'dark',
        hasTouch: true,
      })
      await page.waitForSelector(chemin === '/carte' ? '.legende' : 'h1')
      await page.waitForTimeout(400)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), chemin).toBeLessThanOrEqual(360)
      expect(await page.isVisible('.fictives'), chemin).toBe(true)
      await photo(page, `telephone${chemin.replaceAll('/', '-')}`)
      await page.context().close()
    }
  })

  it('leaves the map in sight while a finger holds a slider of the scenario', async () => {
    const page = await ouvrir('/carte', {
      viewport: { width: 360, height: 780 },
      hasTouch: true,
      isMobile: true,
    })
    await page.click('.pastille-scenario')
    const gauche = page.locator('.scenario input[aria-label^="Gauche"]')
    const duBas = () =>
      gauche.evaluate(
        (e) => e.closest('.scenario')!.getBoundingClientRect().bottom - e.getBoundingClientRect().top,
      )
    const avant = await duBas()
    // The seats come later than the sliders, and push none of them from under the finger.
    await page.waitForSelector('.sieges-nombre')
    expect(await duBas()).toBe(avant)
    const { x, y, width, height } = (await gauche.boundingBox())!
    const [milieu, ligne] = [x + width / 2, y + height / 2]
    const doigt = await page.context().newCDPSession(page)
    const toucher = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => doigt.send('Input.dispatchTouchEvent', { type, touchPoints })
    await toucher('touchStart', { x: milieu, y: ligne })
    for (let pas = 1; pas <= 6; pas++) await toucher('touchMove', { x: milieu + 8 * pas, y: ligne })
    await page.waitForSelector('.scenario h2', { state: 'hidden' })
    await expect.poll(async () => Number(await gauche.inputValue())).toBeGreaterThan(0)
    await page.waitForSelector('.badge-scenario', { state: 'attached' })
    await photo(page, 'telephone-scenario-tenu')
    await toucher('touchEnd')
    await page.waitForSelector('.scenario h2')
    await page.context().close()
  })

  it.each(['in our font', 'before our font comes'])(
    'holds its header in one row at any width, %s',
    async (quand) => {
      const avant = plaintes.length
      const page = await ouvrir('/methode', { serviceWorkers: 'block' })
      if (quand !== 'in our font') {
        await page.route(/woff2$/, (route) => route.abort())
        await page.reload()
      }
      await page.waitForLoadState('networkidle')
      for (const width of [704, 881, 1024, 1221, 1280]) {
        await page.setViewportSize({ width, height: 600 })
        const bords = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              '.entete-barre > *, .entete-barre .pages a, .entete-barre .menu summary',
            ),
          ]
            .filter((e) => e.getClientRects().length > 0 && !e.closest('.menu-liste') && !e.matches('.pages'))
            .map(
              (e) =>
                [e.getBoundingClientRect().left, e.getBoundingClientRect().left + e.scrollWidth] as const,
            )
            .sort((a, b) => a[0] - b[0]),
        )
        expect(bords.length).toBeGreaterThan(8)
        expect(bords.at(-1)![1], `${width}`).toBeLessThanOrEqual(width)
        bords
          .slice(1)
          .forEach(([gauche], k) => expect(gauche, `${width}`).toBeGreaterThanOrEqual(bords[k]![1]))
      }
      // The browser complains of the fonts and of the worker that this test blocked.
      await page.context().close()
      plaintes.splice(avant)
    },
  )

  it('says what to do when the server is away', async () => {
    const avant = plaintes.length
    // The service worker's own requests would escape the one that this test breaks.
    const page = await ouvrir('/circonscriptions', { serviceWorkers: 'block' })
    await page.waitForSelector('table.donnees')
    await page.route('**/api/v1/sources', (route) => route.abort())
    await page.goto(`${essai.serveur.url}/methode`)
    await page.waitForSelector('text=Le serveur ne répond pas.')
    await page.unroute('**/api/v1/sources')
    await page.click('text=Réessayer')
    await page.waitForSelector('text=Licence')
    // The browser itself complains of the requests that this test broke, and of the worker that it blocked.
    await page.context().close()
    plaintes.splice(avant)
  })

  it('draws the map again by itself when the graphics context is lost, where it was', async () => {
    const avant = plaintes.length
    const page = await ouvrir('/carte?n=bureau')
    await page.waitForSelector('.legende')
    await page.evaluate(() => Object.assign(globalThis, { mesuresCarte: [] }))
    const dessins = () =>
      page.evaluate(() => (globalThis as unknown as { mesuresCarte: { nom: string }[] }).mesuresCarte.length)
    const perdue = await page.evaluate(() => {
      const toile = document.querySelector<HTMLCanvasElement>('.toile canvas')!
      toile.dataset['perdue'] = 'oui'
      const perte = toile.getContext('webgl2')!.getExtension('WEBGL_lose_context')
      perte!.loseContext()
      return perte !== null
    })
    expect(perdue).toBe(true)
    await page.waitForFunction(
      () => !document.querySelector<HTMLCanvasElement>('.toile canvas')?.dataset['perdue'],
    )
    await page.waitForFunction(
      () => (globalThis as unknown as { mesuresCarte: unknown[] }).mesuresCarte.length > 0,
    )
    expect(await dessins()).toBeGreaterThan(0)
    await page.waitForSelector('.avis-carte', { state: 'detached' })
    await page.mouse.click(700, 450)
    await page.waitForURL(/sel=96/)
    // The browser complains of the context that this test lost.
    await page.context().close()
    plaintes.splice(avant)
  })

  it('shows a map drawn by the server, and the table, without WebGL 2', async () => {
    const contexte = await essai.navigateur.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await contexte.newPage()
    await page.addInitScript(`{
      const proto = HTMLCanvasElement.prototype
      const avant = proto.getContext
      proto.getContext = function (genre, ...reste) {
        return genre === 'webgl2' ? null : avant.call(this, genre, ...reste)
      }
    }`)
    await page.goto(`${essai.serveur.url}/carte?n=bureau`)
    await page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>('img.carte-serveur')
      return image?.complete && image.naturalWidth > 0
    })
    await page.waitForSelector('.tiroir [role=row], .tiroir tr')
    const avant = await page.getAttribute('img.carte-serveur', 'src')
    await page.click('[aria-label=Agrandir]')
    await page.waitForFunction(
      (src) => document.querySelector('img.carte-serveur')?.getAttribute('src') !== src,
      avant,
    )
    await page.waitForTimeout(500)
    await photo(page, 'sans-webgl')
    await contexte.close()
  })

  it('keeps what was drawn when the connection is lost, and reads the rest when it is back', async () => {
    const avant = plaintes.length
    const page = await ouvrir('/carte?n=circonscription', { serviceWorkers: 'block' })
    await page.waitForSelector('.legende')
    await page.context().route('**/carte/bureau/**', (route) => route.abort())
    await page.click('text="Bureau"')
    await page.waitForSelector('.avis-carte >> text=Réessayer')
    expect(await page.isVisible('.legende')).toBe(true)
    await page.context().unroute('**/carte/bureau/**')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.waitForSelector('text=319 bureaux sur la carte')
    await page.context().close()
    plaintes.splice(avant)
  })

  it('complained of nothing, and asked nothing of anyone else', () => {
    expect(plaintes).toEqual([])
  })
})
