/** Every page and state of the demonstration, and what axe finds in one of them. */
import fs from 'node:fs'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PAGES } from '../../web/pages.ts'
import { RACINE } from './base.ts'

const ATTENTE_MS = 90_000

export interface Etat {
  nom: string
  chemin: string
  /** What says that the page is ready. */
  pret: string
  touche?: string
}

export const ETATS: readonly Etat[] = [
  ...PAGES.map((p) => ({ nom: p.nom, chemin: p.href, pret: p.href === '/carte' ? '.legende' : 'h1' })),
  { nom: 'panneau d’un lieu', chemin: '/carte?sel=96-02', pret: '.panneau .raisons' },
  { nom: 'tableau', chemin: '/carte?tableau&n=bureau', pret: '.tableau tbody tr' },
  { nom: 'recherche', chemin: '/carte', pret: '.legende', touche: 'Control+k' },
  { nom: 'sélection', chemin: `/carte?q=${encodeURIComponent('hésitant')}`, pret: '.selection-votes' },
  { nom: 'aide', chemin: '/carte', pret: '.legende', touche: '?' },
  { nom: 'scénario', chemin: '/carte', pret: '.legende', touche: 's' },
  { nom: 'une circonscription', chemin: '/circonscriptions/96-02', pret: '.matrice' },
  { nom: 'deux lieux comparés', chemin: '/comparer?a=96-01&b=96-02', pret: '.face' },
  { nom: 'comparaison à remplir', chemin: '/comparer', pret: '.comparer-vide' },
  { nom: 'fiche d’une circonscription', chemin: '/fiches/circonscriptions/96-02', pret: 'h1' },
  { nom: 'page absente', chemin: '/rien', pret: '#contenu a' },
]

export const FORMATS = [
  { largeur: 1280, theme: 'light' },
  { largeur: 360, theme: 'dark' },
  { largeur: 1280, theme: 'dark' },
  { largeur: 360, theme: 'light' },
] as const

/** Run as the debugger would: the policy of the page, which refuses foreign scripts, stays. */
const AXE = fs.readFileSync(path.join(RACINE, 'node_modules/axe-core/axe.min.js'), 'utf8')

async function fautes(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const lus: unknown = await page.evaluate('axe.run()')
  return (lus as AxeResults).violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.map((n) => `${v.id} : ${n.target.join(' ')} ${n.html.slice(0, 140)}`))
}

/** A profile of this size and theme, for all the pages that are looked at in it. */
export const ouvrirFormat = (
  navigateur: Browser,
  { largeur, theme }: (typeof FORMATS)[number],
): Promise<BrowserContext> =>
  navigateur.newContext({
    viewport: { width: largeur, height: 800 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: largeur < 500,
  })

/** Findings in one state; a page that never gets ready is one. */
export async function eprouver(contexte: BrowserContext, url: string, etat: Etat): Promise<string[]> {
  const page = await contexte.newPage()
  try {
    await page.goto(url + etat.chemin)
    await page.waitForSelector(etat.pret, { timeout: ATTENTE_MS, state: 'attached' })
    if (etat.touche) await page.keyboard.press(etat.touche)
    await page.waitForTimeout(300)
    return await fautes(page)
  } catch (erreur) {
    return [`jamais prête : ${(erreur as Error).message.split('\n')[0]}`]
  } finally {
    await page.close()
  }
}
