/**
 * `npm run bench -- phone [département]`: pages that a phone opens, in a real browser held to a slow 4G and a processor four times slower, as
 * Lighthouse does: weight, first and largest paint, shifts, blocking time; axe in light and dark; width at 360 px; flight mode after one
 * visit. On the publication of DATABASE_URL or QG_HOME. Times are those of this machine: take them when it is quiet.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import type { Browser, BrowserContext } from 'playwright-core'
import { construirePage } from '../support/navigateur.ts'
import { enMs, ligne, titre } from './mesure.ts'
import { ouvrirNavigateur } from './navigateur.ts'
import { avecServeur } from './serveurTelephone.ts'

/** « Slow 4G » and processor of Lighthouse: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up, four times slower. */
const RESEAU = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const RALENTI = 4
/** What Lighthouse calls good, and the weight that a fiche may have. */
const BUDGET = { octets: 150_000, fcp: 1800, lcp: 2500, cls: 0.1, tbt: 200 }
const TELEPHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true }
const REGLES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Mesures {
  fcp: number
  lcp: number
  cls: number
  tbt: number
}

/** Runs in the page, before it: what the browser says of its own loading. */
function observer(): void {
  const m: Mesures = { fcp: 0, lcp: 0, cls: 0, tbt: 0 }
  Object.assign(globalThis, { mesures: m })
  const suivre = (type: string, lire: (e: PerformanceEntry) => void) =>
    new PerformanceObserver((l) => l.getEntries().forEach(lire)).observe({ type, buffered: true })
  suivre('paint', (e) => {
    if (e.name === 'first-contentful-paint') m.fcp = e.startTime
  })
  suivre('largest-contentful-paint', (e) => (m.lcp = e.startTime))
  suivre('layout-shift', (e) => (m.cls += (e as unknown as { value: number }).value))
  suivre('longtask', (e) => (m.tbt += Math.max(0, e.duration - 50)))
}

/** Bytes on the wire and on arrival, and the measures, of one cold opening. */
async function ouvrir(contexte: BrowserContext, adresse: string) {
  const page = await contexte.newPage()
  const cdp = await contexte.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', RESEAU)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: RALENTI })
  const poids = { transmis: 0, deplies: 0, requetes: 0 }
  cdp.on('Network.loadingFinished', (e) => {
    poids.transmis += e.encodedDataLength
    poids.requetes++
  })
  cdp.on('Network.dataReceived', (e) => (poids.deplies += e.dataLength))
  // the loader of TypeScript names functions, also those that run in the page
  await page.addInitScript('globalThis.__name ??= (f) => f')
  await page.addInitScript(observer)
  await page.goto(adresse, { waitUntil: 'networkidle', timeout: 120_000 })
  // the application draws after its scripts, which may come after the last byte
  await page.locator('h1').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(500)
  const mesures = await page.evaluate(() => (globalThis as unknown as { mesures: Mesures }).mesures)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const large = await page.evaluate(() => document.documentElement.scrollWidth)
  return { page, poids, mesures, large }
}

async function eprouver(navigateur: Browser, origine: string, chemin: string): Promise<void> {
  titre(chemin)
  const adresse = origine + chemin
  const fiche = chemin.startsWith('/fiches/')
  for (const theme of ['light', 'dark'] as const) {
    const contexte = await navigateur.newContext({
      ...TELEPHONE,
      colorScheme: theme,
      serviceWorkers: 'block',
    })
    const { page, poids, mesures, large } = await ouvrir(contexte, adresse)
    if (theme === 'light') {
      const document = await page.evaluate(
        () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).decodedBodySize,
      )
      const ko = (n: number) => `${(n / 1000).toFixed(0)} ko`
      ligne(
        'poids transmis, déplié',
        `${ko(poids.transmis)}, ${ko(poids.deplies)}, ${poids.requetes} requêtes, dont page ${ko(document)} dépliée`,
        fiche ? poids.transmis <= BUDGET.octets && document <= BUDGET.octets : undefined,
      )
      ligne('premier affichage', enMs(mesures.fcp), mesures.fcp > 0 && mesures.fcp <= BUDGET.fcp)
      ligne('plus grand affichage', enMs(mesures.lcp), mesures.lcp > 0 && mesures.lcp <= BUDGET.lcp)
      ligne('décalages', mesures.cls.toFixed(3), mesures.cls <= BUDGET.cls)
      ligne('temps bloqué', enMs(mesures.tbt), mesures.tbt <= BUDGET.tbt)
      ligne('largeur à 360 px', `${large} px`, large <= 360)
    }
    await page.evaluate(axe)
    const lus: unknown = await page.evaluate(`axe.run('body', { runOnly: ${JSON.stringify(REGLES)} })`)
    const fautes = (lus as { violations: { id: string; nodes: { html: string }[] }[] }).violations
    ligne(`axe, ${theme === 'light' ? 'clair' : 'sombre'}`, `${fautes.length} fautes`, fautes.length === 0)
    for (const f of fautes) console.log(`    ${f.id} : ${f.nodes[0]?.html.slice(0, 140)}`)
    await contexte.close()
  }
  ligne('en mode avion après une visite', ...(await enAvion(navigateur, adresse)))
}

/** One visit of a new profile, then the network is cut and the page asked for again. */
async function enAvion(navigateur: Browser, adresse: string): Promise<[string, boolean]> {
  const contexte = await navigateur.newContext(TELEPHONE)
  const page = await contexte.newPage()
  await page.goto(adresse, { waitUntil: 'networkidle', timeout: 120_000 })
  await page.evaluate(() => navigator.serviceWorker.ready)
  // the worker keeps what was read once it has read it
  await page.waitForTimeout(3000)
  const avant = await page.locator('h1').first().textContent()
  await contexte.setOffline(true)
  const apres = await page
    .reload({ timeout: 30_000 })
    .then(() => page.locator('h1').first().textContent({ timeout: 15_000 }))
    .catch((e: Error) => e.message.split('\n')[0]!)
  await contexte.close()
  return apres === avant ? ['s’ouvre', true] : [`ne s’ouvre pas : ${apres}`, false]
}

export default async function phone([demande]: string[]): Promise<void> {
  construirePage()
  const navigateur = await ouvrirNavigateur()
  try {
    await avecServeur(demande, async ({ departement, origine, chemins }) => {
      console.log(`Département ${departement}, charge ${os.loadavg()[0]!.toFixed(1)}`)
      for (const chemin of [...Object.values(chemins), '/observer']) {
        await fetch(origine + chemin)
        await eprouver(navigateur, origine, chemin)
      }
    })
  } finally {
    await navigateur.close()
  }
}
