/**
 * `npm run bench -- observer [département]`: an ordinary session reported with one thumb. A browser of 360 px fills the form by touches and
 * swipes only, from the link of a fiche, without network at the end so that nothing reaches the server; gestures are counted, and the time of
 * a person estimated from them. On the publication of DATABASE_URL or QG_HOME.
 */
import type { CDPSession, Locator, Page } from 'playwright-core'
import { construirePage } from '../support/navigateur.ts'
import { ligne, titre } from './mesure.ts'
import { ouvrirNavigateur } from './navigateur.ts'
import { avecServeur } from './serveurTelephone.ts'

/** Seconds of a person: to see, reach and touch; to swipe and find again; for a letter on a phone (36 words a minute, Palin et al. 2019). */
const SECONDES = { touche: 1.5, glisse: 1, lettre: 0.33 }
const BUDGET = 90
/** Under the thumb of the hand that holds the phone: below the header, above the bar that saves. */
const PORTEE = { haut: 110, bas: 600 }
const GLISSE = 360
/** Beside the controls, where a swipe touches none. */
const BORD = 8
/** Smallest target, as WCAG 2.5.5 and both makers of phones ask. */
const CIBLE = 44

class Pouce {
  touches = 0
  glisses = 0
  plusPetite = Infinity
  readonly #page: Page
  readonly #cdp: CDPSession
  constructor(page: Page, cdp: CDPSession) {
    this.#page = page
    this.#cdp = cdp
  }

  /** Brings the target under the thumb, touches it where it is. @throws when something covers it. */
  async toucher(cible: Locator, fois = 1): Promise<void> {
    await cible.waitFor()
    for (let k = 0; k < 40; k++) {
      const { y, height } = (await cible.boundingBox())!
      const milieu = y + height / 2
      if (milieu >= PORTEE.haut && milieu <= PORTEE.bas) break
      const avant = await this.#hauteur()
      await this.#glisser(milieu > PORTEE.bas ? -GLISSE : GLISSE)
      // The end of the page: what is left is reached where it is.
      if ((await this.#hauteur()) === avant) break
    }
    for (let k = 0; k < fois; k++) {
      const { x, y, width, height } = (await cible.boundingBox())!
      const [px, py] = [x + width / 2, y + height / 2]
      const dessus = await cible.evaluate(
        (e, [a, b]) => e.contains(document.elementFromPoint(a!, b!)),
        [px, py],
      )
      if (!dessus) throw new Error(`cible couverte : ${await cible.textContent()}`)
      await this.#page.touchscreen.tap(px, py)
      this.touches++
      this.plusPetite = Math.min(this.plusPetite, width, height)
    }
  }

  /** Once the page has rested. */
  #hauteur = (): Promise<number> =>
    this.#page.evaluate(async () => {
      await new Promise((suite) => setTimeout(suite, 300))
      return scrollY
    })

  async #glisser(distance: number): Promise<void> {
    const depart = distance < 0 ? 560 : 150
    const doigt = (type: 'touchStart' | 'touchMove', y: number) =>
      this.#cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: BORD, y }] })
    await doigt('touchStart', depart)
    for (let k = 1; k <= 12; k++) await doigt('touchMove', depart + (distance * k) / 12)
    // The finger rests before it leaves: a page that still glides takes the next touch for a stop.
    await this.#page.waitForTimeout(100)
    await doigt('touchMove', depart + distance)
    await this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    this.glisses++
  }
}

/** Thirty doors, fourteen opened, nine conversations: what a pair brings back of a session. */
async function remplir(page: Page, pouce: Pouce): Promise<void> {
  const bouton = (name: string, dans: Page | Locator = page) =>
    pouce.toucher.bind(pouce, dans.getByRole('button', { name, exact: true }))
  await bouton('Portes frappées : 5 de plus')(6)
  await bouton('Portes ouvertes : 5 de plus')(3)
  await bouton('Portes ouvertes : un de moins')()
  await bouton('Conversations : 5 de plus')(2)
  await bouton('Conversations : un de moins')()
  await bouton('Intéressés, veulent en savoir plus')()
  await bouton('Hésitants')()
  await bouton('Prix et salaires')()
  await bouton('Santé, hôpital, médecins')()
  await bouton('Transports')()
  const technique = page.locator('.obs-techniques > li').first()
  await pouce.toucher(technique.locator('button').first())
  await bouton('A pris avec : un de plus', technique)(4)
  await bouton('Y revenir')()
}

export default async function observer([demande]: string[]): Promise<void> {
  construirePage()
  const navigateur = await ouvrirNavigateur()
  try {
    await avecServeur(demande, async ({ origine, chemins }) => {
      const lieu = chemins.secteur.split('/').at(-1)!
      titre(`Une séance ordinaire rapportée d’un pouce, à 360 px (secteur ${lieu})`)
      const contexte = await navigateur.newContext({
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      })
      const page = await contexte.newPage()
      await page.addInitScript('globalThis.__name ??= (f) => f')
      await page.goto(`${origine}/observer?niveau=secteur&code=${lieu}`, { waitUntil: 'networkidle' })
      await page.evaluate(() => navigator.serviceWorker.ready)
      await contexte.setOffline(true)
      const pouce = new Pouce(page, await contexte.newCDPSession(page))
      await remplir(page, pouce)
      await pouce.toucher(page.getByRole('button', { name: 'Enregistrer l’observation' }))
      await page.getByText(/Fiche enregistrée ; 1 à envoyer/).waitFor({ timeout: 15_000 })
      const secondes = pouce.touches * SECONDES.touche + pouce.glisses * SECONDES.glisse
      ligne('touches, glissés', `${pouce.touches}, ${pouce.glisses}`)
      ligne('la plus petite cible', `${pouce.plusPetite.toFixed(0)} px`, pouce.plusPetite >= CIBLE)
      ligne('une personne (1,5 s la touche, 1 s le glissé)', `${secondes.toFixed(0)} s`, secondes <= BUDGET)
      const phrase = 'Le hall B est en travaux.'
      ligne(
        `avec une phrase de ${phrase.length} lettres`,
        `${(secondes + SECONDES.touche + SECONDES.glisse + phrase.length * SECONDES.lettre).toFixed(0)} s`,
      )
      await contexte.close()
    })
  } finally {
    await navigateur.close()
  }
}
