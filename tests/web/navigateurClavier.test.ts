/** The whole map page without a pointer, on the demonstration: every action is reached by Tab or by its key, and does what it says. */
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, chromiumPresent, construirePage, OPTIONS_CHROMIUM } from '../support/navigateur.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

/** More stops than the page has. */
const ARRETS_MAX = 160

describe.skipIf(!chromiumPresent)('la carte au clavier seul', () => {
  let serveur: ServeurDeTest
  let navigateur: Browser
  const plaintes: string[] = []

  beforeAll(async () => {
    construirePage()
    serveur = await demarrerServeurDemo()
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS_CHROMIUM })
  })
  afterAll(async () => {
    await navigateur?.close()
    await serveur?.fermer()
  })

  async function ouvrir(chemin: string): Promise<Page> {
    const contexte = await navigateur.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    const page = await contexte.newPage()
    page.on('pageerror', (e) => plaintes.push(e.message))
    page.on('console', (m) => {
      if (m.type() === 'error') plaintes.push(m.text())
    })
    await page.goto(serveur.url + chemin)
    await page.waitForSelector('.legende, .panneau .raisons')
    return page
  }

  /** Presses Tab until what a selector names has the focus. */
  async function aller(page: Page, selecteur: string): Promise<void> {
    for (let k = 0; k < ARRETS_MAX; k++) {
      if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selecteur)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`la touche Tab n’atteint pas ${selecteur}`)
  }
  const presser = async (page: Page, ...touches: string[]): Promise<void> => {
    for (const touche of touches) await page.keyboard.press(touche)
  }
  const adresse = (page: Page, cle: string, valeur: string | RegExp | null) =>
    page.waitForFunction(
      ([c, v, exp]) => {
        const lu = new URLSearchParams(location.search).get(c)
        return exp === null ? lu === v : new RegExp(exp).test(lu ?? '')
      },
      [
        cle,
        typeof valeur === 'string' ? valeur : null,
        valeur instanceof RegExp ? valeur.source : null,
      ] as const,
    )
  const choisis = (page: Page) => page.locator('.selection header b').textContent()

  it('finds a place, reads its panel, its neighbours in the table, and closes it', async () => {
    const page = await ouvrir('/carte?n=commune')
    await presser(page, 'Control+k')
    await page.keyboard.type('brumeval')
    await page.waitForSelector('[role=option]')
    await presser(page, 'Enter')
    await page.waitForSelector('.panneau .raisons')
    expect(await page.textContent('.panneau h1')).toContain('Brumeval')
    const nom = await page.textContent('.panneau h1')
    await presser(page, ']')
    await page.waitForFunction((n) => document.querySelector('.panneau h1')?.textContent !== n, nom)
    await presser(page, '[')
    await page.waitForFunction((n) => document.querySelector('.panneau h1')?.textContent === n, nom)
    await aller(page, '.panneau [aria-label^="Fermer"], .panneau [title^="Fermer"]')
    await presser(page, 'Enter')
    await page.waitForSelector('.panneau-accueil')
    await page.context().close()
  })

  it('chooses the level, the layer, what lies over it and which classes stay', async () => {
    const page = await ouvrir('/carte')
    await aller(page, '.segments button[title^="Bureau"]')
    await presser(page, 'Enter')
    await adresse(page, 'n', 'bureau')
    await presser(page, '4')
    await adresse(page, 'n', 'commune')
    await presser(page, '0')
    await adresse(page, 'n', null)
    await aller(page, '.rail input[type=radio]')
    await presser(page, 'ArrowDown')
    await adresse(page, 'couche', 'marge')
    await aller(page, '.rail [role=switch]')
    await presser(page, ' ')
    await adresse(page, 'sup', /^(?!.*foyers)/)
    await aller(page, '.rail fieldset label.couche input[type=checkbox]:not([role=switch])')
    await presser(page, ' ')
    await adresse(page, 'cl', /hesitant/)
    await aller(page, '.legende .classes button')
    await presser(page, 'Enter')
    await adresse(page, 'f', /^c0/)
    await presser(page, 'r')
    await adresse(page, 'f', null)
    await page.context().close()
  })

  it('goes through the rounds, prints, shares, and shows its own keys', async () => {
    const page = await ouvrir('/carte?couche=participation.2022-presidentielle-1')
    await aller(page, '[role=slider][aria-label="Tour"]')
    await presser(page, 'ArrowLeft')
    await adresse(page, 'couche', /^participation\.(?!2022-presidentielle-1)/)
    await aller(page, '.frise-tous')
    await presser(page, 'Enter')
    await page.waitForSelector('.tours-grille figure')
    await presser(page, 'Escape')
    await page.waitForSelector('.tours-grille', { state: 'detached' })
    await aller(page, '[aria-label="Imprimer ou exporter la carte"]')
    await presser(page, 'Enter')
    await page.waitForSelector('dialog .export-liens a')
    await aller(page, 'dialog .export-liens a')
    await presser(page, 'Escape')
    await page.waitForSelector('dialog', { state: 'detached' })
    await aller(page, '.bouton-partager')
    await presser(page, 'Enter')
    await page.waitForFunction(() =>
      /Copie|copié/.test(document.querySelector('.bouton-partager')!.textContent),
    )
    await presser(page, '?')
    await page.waitForSelector('dialog.aide')
    await presser(page, 'Escape')
    await page.waitForSelector('dialog', { state: 'detached' })
    await page.context().close()
  })

  it('moves the map, zooms, and chooses the place in the middle', async () => {
    const page = await ouvrir('/carte?z=9.5&c=46.5,2.5&n=commune')
    await aller(page, '.vue')
    await presser(page, '-')
    await adresse(page, 'z', /^8\.75/)
    const avant = new URL(page.url()).searchParams.get('c')
    await presser(page, 'ArrowRight', 'ArrowDown')
    await page.waitForFunction((c) => new URLSearchParams(location.search).get('c') !== c, avant)
    await page.goto(`${serveur.url}/carte?sel=96009`)
    await page.waitForSelector('.panneau .raisons')
    await page.waitForFunction(() => new URLSearchParams(location.search).has('z'))
    await presser(page, 'Escape')
    await adresse(page, 'sel', null)
    await aller(page, '.vue')
    await presser(page, 'Enter')
    await page.waitForFunction(() => new URLSearchParams(location.search).has('sel'))
    await page.context().close()
  })

  it('sets the scenario: swing of a bloc, turnout, and back to neutral', async () => {
    const page = await ouvrir('/carte?n=bureau')
    await presser(page, 's')
    await aller(page, '.scenario input[aria-label^="Gauche"]')
    await presser(page, 'ArrowRight', 'ArrowRight')
    await adresse(page, 's', 'g1')
    await aller(page, '.scenario input[aria-label^="Participation"]')
    await presser(page, 'ArrowRight', 'ArrowRight')
    await adresse(page, 's', 'g1,p10')
    await page.waitForSelector('.badge-scenario')
    await presser(page, 'Escape')
    await page.waitForSelector('.pastille-scenario.actif')
    expect(await page.textContent('.pastille-scenario')).toContain('abstention ramenée de 10')
    await presser(page, 'Enter')
    await aller(page, '.scenario header .bouton:not([aria-label])')
    await presser(page, 'Enter')
    await adresse(page, 's', null)
    await page.context().close()
  })

  it('sends hours from a place within a travel time', async () => {
    const page = await ouvrir('/carte?couche=heures&sel=96009')
    await aller(page, '.envoi input[type=range]')
    await presser(page, 'ArrowRight')
    await adresse(page, 'h', /^\d+/)
    await aller(page, '.envoi-depart button')
    await presser(page, 'Enter')
    await adresse(page, 'h', /\./)
    await aller(page, '.envoi-depart select')
    const avant = new URL(page.url()).searchParams.get('h')
    await presser(page, 'ArrowUp')
    await page.waitForFunction((h) => new URLSearchParams(location.search).get('h') !== h, avant)
    await page.context().close()
  })

  it('selects bureaux by radius, by view, by filter and from the table, and takes each step back', async () => {
    const page = await ouvrir('/carte?n=commune&z=9.3&c=45.87,-8.43')
    await presser(page, 'e')
    await aller(page, '.selection [title^="Un clic place le centre"]')
    await presser(page, 'Enter', 'Tab')
    await aller(page, '.selection-corps > button')
    await presser(page, 'Enter')
    await page.waitForSelector('.selection-rayon')
    await page.waitForSelector('.selection-votes')
    const rayon = await choisis(page)
    await aller(page, '.selection-rayon input')
    for (let k = 0; k < 20; k++) await presser(page, 'ArrowRight')
    await page.waitForFunction((t) => document.querySelector('.selection header b')!.textContent !== t, rayon)
    const encercles = await choisis(page)
    await aller(page, '.selection [title^="Entourez"]')
    await presser(page, 'Enter')
    await aller(page, '.selection-cadre button')
    await presser(page, 'Enter')
    await page.waitForFunction(
      (t) => document.querySelector('.selection header b')!.textContent !== t,
      encercles,
    )
    const tous = await choisis(page)
    await aller(page, '.selection-cadre button:last-child')
    await presser(page, 'Enter')
    await page.waitForFunction((t) => document.querySelector('.selection header b')!.textContent !== t, tous)
    await presser(page, 'u')
    await page.waitForFunction((t) => document.querySelector('.selection header b')!.textContent === t, tous)
    await aller(page, '.selection-filtre textarea')
    await page.keyboard.type('hésitant')
    await presser(page, 'Enter')
    await adresse(page, 'q', 'hésitant')
    await page.waitForFunction((t) => document.querySelector('.selection header b')!.textContent !== t, tous)
    // a line of the table: one commune more, then the same less
    await aller(page, '.tiroir-bouton')
    await presser(page, 'Enter')
    await adresse(page, 'tableau', '')
    await aller(page, '.tableau-cadre')
    await presser(page, 'ArrowDown', 'ArrowDown')
    const avant = await choisis(page)
    await presser(page, 'Shift+Enter')
    await page.waitForFunction((t) => document.querySelector('.selection header b')!.textContent !== t, avant)
    await presser(page, 'u')
    await page.waitForFunction((t) => document.querySelector('.selection header b')!.textContent === t, avant)
    await presser(page, 'Enter')
    await page.waitForSelector('.panneau .raisons')
    await aller(page, '[aria-label="Fermer la sélection"]')
    await presser(page, 'Enter')
    await page.waitForSelector('.selection', { state: 'detached' })
    await page.context().close()
  })

  it('pins a place and compares another with it', async () => {
    const page = await ouvrir('/carte?sel=96009')
    await page.waitForSelector('.panneau .raisons')
    await presser(page, 'a')
    await adresse(page, 'a', '96009')
    await presser(page, 'Control+k')
    // Enter comes before the answer: what the first letters found is not opened in its place
    await page.route('**/recherche?q=96-0*', async (route) => {
      await setTimeout(400)
      await route.continue()
    })
    await page.keyboard.type('96')
    await page.waitForSelector('[role=option]')
    await page.keyboard.type('-02')
    await presser(page, 'Enter')
    await adresse(page, 'sel', '96-02')
    // the address changes before the dialog is gone: the key would be typed into it
    await page.waitForSelector('.recherche-dialogue', { state: 'detached' })
    await presser(page, 'c')
    await page.waitForSelector('.face')
    expect(new URL(page.url()).pathname).toBe('/comparer')
    await page.context().close()
  })

  it('complained of nothing', () => {
    expect(plaintes).toEqual([])
  })
})
