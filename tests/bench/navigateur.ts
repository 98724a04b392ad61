/** A headless Chromium for the benches, and what it can be asked: processor time of the page, memory, bytes. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { CHROMIUM, OPTIONS_CHROMIUM } from '../support/navigateur.ts'

export const ouvrirNavigateur = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: OPTIONS_CHROMIUM })

/** Between two moves of the pointer. */
const PAS_GLISSE_MS = 16

export class Observateur {
  readonly page: Page
  readonly plaintes: string[] = []
  #cdp!: CDPSession

  private constructor(page: Page) {
    this.page = page
  }

  static async ouvrir(navigateur: Browser, largeur = 1280, hauteur = 800): Promise<Observateur> {
    const contexte = await navigateur.newContext({ viewport: { width: largeur, height: hauteur } })
    const o = new Observateur(await contexte.newPage())
    o.#cdp = await contexte.newCDPSession(o.page)
    // processor time of the main thread: a busy machine does not stretch it
    await o.#cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    // the loader of TypeScript names functions, also those that run in the page
    await o.page.addInitScript('globalThis.__name ??= (f) => f')
    o.page.on('console', (m) => {
      if (m.type() === 'error') o.plaintes.push(m.text())
    })
    o.page.on('pageerror', (e) => o.plaintes.push(e.message))
    return o
  }

  /** Processor milliseconds of JavaScript on the main thread, and used heap. */
  async mesurer(): Promise<{ scriptMs: number; tasOctets: number }> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    const de = (nom: string): number => metrics.find((m) => m.name === nom)?.value ?? 0
    return { scriptMs: 1000 * de('ScriptDuration'), tasOctets: de('JSHeapUsedSize') }
  }

  async ramasser(): Promise<void> {
    await this.#cdp.send('HeapProfiler.collectGarbage')
  }

  /** Processor milliseconds of main-thread JavaScript that an action takes, until the page has rested. */
  async coutDe(action: () => Promise<unknown>, reposMs = 1500): Promise<number> {
    const avant = await this.mesurer()
    await action()
    await this.page.waitForTimeout(reposMs)
    return (await this.mesurer()).scriptMs - avant.scriptMs
  }

  /** Frames of the page while the map is dragged back and forth. @returns milliseconds between frames, increasing. */
  async glisser(dureeMs: number): Promise<number[]> {
    await this.page.evaluate(() => {
      const suivi = globalThis as { cadences?: number[] }
      suivi.cadences = []
      let avant = performance.now()
      const suivre = (): void => {
        const ici = performance.now()
        suivi.cadences?.push(ici - avant)
        avant = ici
        if (suivi.cadences) requestAnimationFrame(suivre)
      }
      requestAnimationFrame(suivre)
    })
    const { width, height } = this.page.viewportSize()!
    const [x, y] = [width * 0.55, height / 2]
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    const debut = Date.now()
    let dernier: Promise<void> | null = null
    for (let k = 0; Date.now() - debut < dureeMs; k++) {
      // the hand does not wait for the picture
      dernier = this.page.mouse.move(x + 120 * Math.sin(k / 12), y + 60 * Math.sin(k / 19))
      await new Promise((suite) => setTimeout(suite, PAS_GLISSE_MS))
    }
    await dernier
    await this.page.mouse.up()
    const cadences = await this.page.evaluate(() => {
      const suivi = globalThis as { cadences?: number[] }
      const lues = suivi.cadences ?? []
      delete suivi.cadences
      return lues
    })
    return cadences.sort((a, b) => a - b)
  }
}

/** Processes that this one started: the browser. */
function famille(): { pid: number; rss: number }[] {
  const lignes = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n')
  const processus = lignes.map((l) => l.trim().split(/\s+/).map(Number) as [number, number, number])
  const dedans = new Set([process.pid])
  for (let avant = 0; avant < dedans.size;) {
    avant = dedans.size
    for (const [pid, parent] of processus) if (dedans.has(parent)) dedans.add(pid)
  }
  dedans.delete(process.pid)
  return processus.flatMap(([pid, , rss]) => (dedans.has(pid) ? [{ pid, rss }] : []))
}

/** Ticks of `/proc` in a second. */
const TICS = 100

/** Processor milliseconds of all the processes of the browser since they started; 0 where the system has no `/proc`. */
export function processeurDuNavigateur(): number {
  return famille().reduce((somme, { pid }) => {
    const stat = `/proc/${pid}/stat`
    if (!fs.existsSync(stat)) return somme
    const champs = fs
      .readFileSync(stat, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return somme + (1000 * (Number(champs[11]) + Number(champs[12]))) / TICS
  }, 0)
}

/** Resident memory of the processes that this one started, bytes: the browser. */
export const memoireDuNavigateur = (): number => famille().reduce((somme, { rss }) => somme + rss * 1024, 0)
