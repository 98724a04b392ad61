/**
 * `npm run bench -- soak [--seed N] [--steps N]`: random changes of layer, zoom, place, level and scenario in the browser, on the publication of
 * `DATABASE_URL`: no complaint in the console, memory bounded.
 */
import { parseArgs } from 'node:util'
import { Hasard } from '#domain/hasard'
import { ligne, titre } from './mesure.ts'
import { memoireDuNavigateur, Observateur, ouvrirNavigateur } from './navigateur.ts'
import { servirLaPublication } from './serveur.ts'

const COUCHES = ['profil', 'marge', 'probabilite', 'volatilite', 'ecart', 'reserve'] as const
const NIVEAUX = ['bureau', 'bureau', 'bureau', 'commune', 'circonscription', 'departement', 'region'] as const
const SCENARIOS = ['', 'g2', 'g-1,x1', 'g4,c-2', 'x-3'] as const
const REPOS_MS = 350
/** Memory is read after so many steps; the first reading is the yardstick of the last. */
const PALIER = 50
/** Of the first reading, what the last may reach. */
const CROISSANCE_MAX = 1.3

export default async function soak(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: { seed: { type: 'string', default: '20261125' }, steps: { type: 'string', default: '200' } },
  })
  const hasard = new Hasard(Number(values.seed))
  const pas = Number(values.steps)
  const parmi = <T>(liste: readonly T[]): T => liste[hasard.indice(liste.length)]!
  const navigateur = await ouvrirNavigateur()
  const s = await servirLaPublication()
  try {
    titre(`${pas} random changes, seed ${values.seed}, ${s.bureaux} bureaux`)
    const o = await Observateur.ouvrir(navigateur)
    const { page } = o
    await page.addInitScript(() => (globalThis.mesuresCarte = []))
    await page.goto(`${s.url}/carte?n=bureau`)
    // an empty page would complain of nothing
    await page.waitForFunction(
      (n) => globalThis.mesuresCarte?.some((m) => m.nom === 'dessiner' && m.lieux >= n),
      s.bureaux,
      { timeout: 180_000 },
    )
    let dessins = 0
    let pannes = 0
    const etat = { n: 'bureau', couche: 'profil', s: '' }
    const releves: { tas: number; memoire: number }[] = []
    for (let k = 1; k <= pas; k++) {
      const geste = hasard.indice(6)
      if (geste === 0) etat.n = parmi(NIVEAUX)
      else if (geste <= 2) etat.couche = parmi(COUCHES)
      else if (geste === 3) etat.s = parmi(SCENARIOS)
      if (geste <= 3)
        await page.evaluate((q) => {
          const adresse = new URLSearchParams(location.search)
          for (const [cle, valeur] of Object.entries(q))
            if (valeur) adresse.set(cle, valeur)
            else adresse.delete(cle)
          history.pushState(null, '', `/carte?${adresse}`)
          dispatchEvent(new PopStateEvent('popstate'))
        }, etat)
      else if (geste === 4) {
        await page.mouse.move(400 + hasard.indice(480), 250 + hasard.indice(350))
        await page.mouse.wheel(0, (hasard.uniforme() < 0.5 ? -1 : 1) * (200 + hasard.indice(600)))
      } else {
        const [x, y] = [500 + hasard.indice(250), 300 + hasard.indice(200)]
        await page.mouse.move(x, y)
        await page.mouse.down()
        await page.mouse.move(x + hasard.indice(300) - 150, y + hasard.indice(200) - 100, { steps: 6 })
        await page.mouse.up()
      }
      await page.waitForTimeout(REPOS_MS)
      const vu = await page.evaluate(() => ({
        dessins: globalThis.mesuresCarte!.splice(0).filter((m) => m.nom === 'dessiner').length,
        panne: document.querySelector('.avis-carte button') !== null,
      }))
      dessins += vu.dessins
      if (vu.panne) pannes++
      if (k % PALIER === 0 || k === pas) {
        await page.waitForTimeout(3000)
        await o.ramasser()
        const { tasOctets } = await o.mesurer()
        releves.push({ tas: tasOctets, memoire: memoireDuNavigateur() })
        console.log(
          `  after ${k}: heap ${Math.round(tasOctets / 1e6)} MB, browser ${Math.round(releves.at(-1)!.memoire / 1e6)} MB`,
        )
      }
    }
    const [premier, dernier] = [releves[0]!, releves.at(-1)!]
    ligne('complaints in the console', String(o.plaintes.length), o.plaintes.length === 0)
    for (const p of [...new Set(o.plaintes)].slice(0, 10)) console.log(`    ${p}`)
    ligne('pictures drawn', String(dessins), dessins >= pas / 2)
    ligne('steps after which the map said that it failed', String(pannes), pannes === 0)
    const croissance = dernier.memoire / premier.memoire
    ligne(
      'memory of the browser, last over first reading',
      croissance.toFixed(2),
      croissance <= CROISSANCE_MAX,
    )
  } finally {
    await navigateur.close()
    await s.fermer()
  }
}
