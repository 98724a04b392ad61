/** The layers of the map in a real browser, on the demonstration: choose, brush, go through time, compare, send hours. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { enChromium } from '../support/chromium.ts'
import { chromiumPresent } from '../support/navigateur.ts'

describe.skipIf(!chromiumPresent)('les couches dans Chromium', () => {
  const essai = enChromium()
  const { plaintes } = essai

  async function ouvrir(chemin: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await essai.ouvrir(chemin, options)
    await page.waitForSelector('.legende, .legende-compacte')
    return page
  }
  const adresse = (page: Page) => new URL(page.url()).searchParams
  const attendreAdresse = (page: Page, cle: string, valeur: string | null) =>
    page.waitForFunction(([c, v]) => new URLSearchParams(location.search).get(c) === v, [
      cle,
      valeur,
    ] as const)

  it('finds a layer by words, draws it, and says where its figures come from', async () => {
    const page = await ouvrir('/carte?n=bureau')
    await page.fill('.chercher-couche input', 'droite 2024 legis 1er')
    await page.press('.chercher-couche input', 'Enter')
    await attendreAdresse(page, 'couche', 'vote.droite.2024-legislatives-1')
    await page.waitForFunction(() => document.querySelector('.legende h2')?.textContent?.includes('Droite'))
    await page.click('.blocs button:has-text("Extrême droite")')
    await attendreAdresse(page, 'couche', 'vote.extremeDroite.2024-legislatives-1')
    await page.waitForFunction(() => document.querySelector('.legende h2')?.textContent?.includes('Extrême'))
    expect(await page.locator('.legende-source').textContent()).toContain('inventées')
    await page.context().close()
  })

  it('keeps a range by the keyboard: the table follows, the address says it, R undoes it', async () => {
    const page = await ouvrir('/carte?n=bureau&couche=vote.gauche.2024-legislatives-1')
    await page.waitForFunction(() => document.querySelector('.legende h2')?.textContent?.includes('Gauche'))
    const lignes = async () =>
      Number(/([\d\u00A0]+)\sbureau/.exec((await page.textContent('.tiroir'))!)![1]!.replace(/\D/g, ''))
    const avant = await lignes()
    expect(avant).toBeGreaterThan(100)
    const basse = page.getByRole('slider', { name: 'Valeur la plus basse gardée' })
    await basse.focus()
    for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => new URLSearchParams(location.search).has('f'))
    await expect.poll(lignes).toBeLessThan(avant)
    expect(await lignes()).toBeGreaterThan(1)
    await page.keyboard.press('r')
    await attendreAdresse(page, 'f', null)
    await expect.poll(lignes).toBe(avant)
    await page.context().close()
  })

  it('keeps a range by dragging across the histogram, and all again by a click', async () => {
    const page = await ouvrir('/carte?n=bureau&couche=ecart')
    await page.waitForFunction(() => document.querySelector('.legende h2')?.textContent?.includes('Écart'))
    const boite = (await page.locator('.histogramme svg').boundingBox())!
    await page.mouse.move(boite.x + 60, boite.y + 30)
    await page.mouse.down()
    await page.mouse.move(boite.x + 160, boite.y + 30, { steps: 5 })
    await page.mouse.up()
    await page.waitForFunction(() =>
      /^[\d.]+_[\d.]+$/.test(new URLSearchParams(location.search).get('f') ?? ''),
    )
    const [de, a] = adresse(page).get('f')!.split('_').map(Number)
    expect(de).toBeGreaterThan(0.05)
    expect(a).toBeLessThan(0.35)
    expect(de).toBeLessThan(a!)
    await page.mouse.click(boite.x + 100, boite.y + 30)
    await attendreAdresse(page, 'f', null)
    await page.context().close()
  })

  it('goes through the rounds by the keyboard and by itself', async () => {
    const page = await ouvrir('/carte?n=bureau&couche=participation.2022-presidentielle-1')
    const axe = page.getByRole('slider', { name: 'Tour' })
    await axe.focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(
      () => location.search.includes('participation.') && !location.search.includes('2022-presidentielle-1'),
    )
    const apres = adresse(page).get('couche')
    expect(await axe.getAttribute('aria-valuetext')).not.toBe('')
    await page.click('[aria-label="Faire défiler les tours"]')
    await page.waitForFunction((c) => new URLSearchParams(location.search).get('couche') !== c, apres)
    await page.click('[aria-label="Arrêter"]')
    await page.click('.frise-tous')
    await page.waitForSelector('.tours-grille figure')
    expect(await page.locator('.tours-grille figure').count()).toBeGreaterThan(3)
    await page.keyboard.press('Escape')
    await page.context().close()
  })

  it('shows two layers side by side: one camera, the pointer on both, both values in the bubble', async () => {
    const page = await ouvrir('/carte?n=bureau&couche=vote.gauche.2024-legislatives-1&avec=insee.tauxChomage')
    await page.waitForFunction(() => document.querySelectorAll('.demi canvas').length === 4)
    const [gauche, droite] = [
      await page.locator('.demi').nth(0).boundingBox(),
      await page.locator('.demi').nth(1).boundingBox(),
    ]
    expect(Math.abs(gauche!.width - droite!.width)).toBeLessThan(4)
    // nothing is under the pointer before the first picture
    const survoler = async () => {
      for (const d of [0, 3])
        await page.mouse.move(gauche!.x + gauche!.width / 2 + d, gauche!.y + gauche!.height / 2 + d)
      return await page.locator('.bulle').count()
    }
    await expect.poll(survoler, { timeout: 20_000, interval: 300 }).toBe(1)
    const bulle = await page.textContent('.bulle')
    expect(bulle).toContain('Gauche')
    expect(bulle).toContain('Chômage')
    expect(await page.locator('.demi').nth(1).locator('.curseur-jumeau').isVisible()).toBe(true)
    expect(await page.locator('.demi').nth(0).locator('.curseur-jumeau').isVisible()).toBe(false)
    // The wheel over the second map moves the camera of the address, which is that of the first.
    await page.mouse.move(droite!.x + droite!.width / 2, droite!.y + droite!.height / 2)
    await page
      .waitForFunction(() => new URLSearchParams(location.search).has('z'), undefined, { timeout: 4000 })
      .catch(() => undefined)
    const avant = adresse(page).get('z')
    await page.mouse.wheel(0, -400)
    await page.waitForFunction((z) => new URLSearchParams(location.search).get('z') !== z, avant)
    await page.context().close()
  })

  it('holds its legend in its frame, folded or not, whatever the layer', async () => {
    const page = await ouvrir('/carte?n=bureau&s=g4', { viewport: { width: 1280, height: 800 } })
    for (const couche of ['Profil', 'Marge de la gauche', 'Chances d’être en tête', 'Profils-types']) {
      await page.locator('.rail label', { hasText: couche }).first().click()
      await page.waitForFunction(
        (c) => document.querySelector('.legende h2')?.textContent?.includes(c),
        couche,
      )
      for (const fois of ['une', 'deux']) {
        await page.click('.legende-plier')
        const depassent = await page.locator('.legende').evaluate((legende) => {
          const cadre = legende.getBoundingClientRect()
          return [...legende.querySelectorAll('*')]
            .filter((e) => !e.matches('.invisible, svg *') && e.getClientRects().length > 0)
            .filter((e) => e.getBoundingClientRect().right > cadre.right + 0.5 || e.scrollWidth > cadre.width)
            .map((e) => e.outerHTML.slice(0, 80))
        })
        expect(depassent, `${couche}, pliée ou dépliée ${fois} fois`).toEqual([])
      }
    }
    await page.context().close()
  })

  it('crosses two layers in nine classes, any of which filters', async () => {
    const page = await ouvrir('/carte?n=bureau&couche=vote.gauche.2024-legislatives-1~insee.tauxChomage')
    await page.waitForSelector('.croisee-grille')
    const cases = page.locator('.croisee-grille button')
    expect(await cases.count()).toBe(9)
    await cases.nth(2).click()
    await attendreAdresse(page, 'f', 'c8')
    await page.context().close()
  })

  it('sends hours: more hours, more votes, said with their interval', async () => {
    const page = await ouvrir('/carte?couche=heures&h=300_45')
    await page.waitForSelector('.envoi-voix:has-text("voix nettes")')
    const voix = async () =>
      Number(/\+([\d\s\u00A0]+)/.exec((await page.textContent('.envoi-voix'))!)![1]!.replace(/\D/g, ''))
    const peu = await voix()
    expect(await page.textContent('.envoi-voix')).toMatch(/de .+ à \+/)
    await page.focus('.envoi input[type=range]')
    for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => (new URLSearchParams(location.search).get('h') ?? '').startsWith('3000'))
    await page.waitForSelector('.envoi-bilan:not(.en-attente)')
    expect(await voix()).toBeGreaterThan(peu)
    await page.context().close()
  })

  it('holds on a phone of 360 px, in the dark', async () => {
    const page = await ouvrir('/carte?couche=vote.gauche.2024-legislatives-1', {
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.click('.bouton-rail')
    await page.click('.rail label:has-text("Participation d’un tour")')
    await page.waitForFunction(() => location.search.includes('participation.'))
    await page.context().close()
  })

  it('complained of nothing', () => {
    expect(plaintes).toEqual([])
  })
})
