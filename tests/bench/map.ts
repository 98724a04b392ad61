/**
 * `npm run bench -- map`: the bureaux of the whole publication of `DATABASE_URL` in a real headless Chromium, in one run and on the same
 * polygons: our page, a plain GeoJsonLayer of deck.gl, a MapLibre choropleth coloured by feature-state.
 */
import os from 'node:os'
import type { Browser, Page } from 'playwright-core'
import type { MesureCarte } from '../../web/carte/mesures.ts'
import { enMs, ligne, titre } from './mesure.ts'
import { memoireDuNavigateur, Observateur, ouvrirNavigateur, processeurDuNavigateur } from './navigateur.ts'
import { servirLaPublication, type ServeurDeBanc } from './serveur.ts'

interface Resultat {
  premiereVue: number
  /** Two pictures of the browser later: the card has drawn it too. */
  montree: number
  recoloration: number
  scenario: number
  pointage: number
  clic: number | null
  /** Frames a second while panning, and the longest tenth of the intervals. */
  images: number
  lenteur: number
  /** Pictures of the map that were drawn a second meanwhile. */
  rendus: number
  memoire: number
  octets: number
}

/** Processes that want a processor, over the last minute; on as many processors. */
const charge = (): string => `${os.loadavg()[0]!.toFixed(1)} for ${os.cpus().length} processors`

const GLISSE_MS = 5000
const ESSAIS = 4
const VISITES = 3
const mediane = (t: readonly number[]): number => t.toSorted((a, b) => a - b)[Math.floor(t.length / 2)] ?? NaN

declare global {
  // eslint-disable-next-line no-var -- a list that the page fills when it is there.
  var mesuresCarte: MesureCarte[] | undefined
}

function cadences(tries: readonly number[]): Pick<Resultat, 'images' | 'lenteur'> {
  const duree = tries.reduce((s, t) => s + t, 0)
  return { images: (1000 * tries.length) / duree, lenteur: tries[Math.floor(0.9 * tries.length)] ?? NaN }
}

const deuxImagesPlusTard = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((suite) =>
        requestAnimationFrame(() => requestAnimationFrame(() => suite(performance.now()))),
      ),
  )

/** What a hand that drags a slider waits for: the answer over the country, decoded. The first one also reads the engine. */
async function mesurerLeScenario(url: string, details: string[]): Promise<void> {
  const demander = async (q: string): Promise<{ ms: number; octets: number }> => {
    const debut = performance.now()
    const reponse = await fetch(`${url}/api/v1/scenario/bureau?${q}`, {
      headers: { 'accept-encoding': 'br' },
    })
    await reponse.arrayBuffer()
    return { ms: performance.now() - debut, octets: Number(reponse.headers.get('content-length')) }
  }
  const suite = async (adresses: readonly string[]): Promise<{ ms: number; octets: number }> => {
    const faits: { ms: number; octets: number }[] = []
    for (const a of adresses) faits.push(await demander(a))
    return { ms: mediane(faits.map((f) => f.ms)), octets: mediane(faits.map((f) => f.octets)) }
  }
  const froid = await demander('gauche=0.001&participation=0.01')
  const elans = await suite([0.01, 0.02, 0.03, 0.04, 0.05].map((g) => `gauche=${g}`))
  const participations = await suite([0.1, 0.2, 0.3, 0.4, 0.5].map((p) => `gauche=0.02&participation=${p}`))
  details.push(
    `scenario over the country, request and answer: swing ${enMs(elans.ms)}, turnout ${enMs(participations.ms)} (${Math.round(participations.octets / 1e3)} kB), the first one ${enMs(froid.ms)}`,
  )
}

interface PremiereVue {
  o: Observateur
  /** Colours of every bureau sent to the card; then shown by the browser. */
  envoyee: number
  montree: number
  /** Processor milliseconds: JavaScript of the page, and everything in all threads. */
  script: number
  tout: number
}

/** A visitor who was never here. */
async function premiereVisite(navigateur: Browser, s: ServeurDeBanc): Promise<PremiereVue> {
  const o = await Observateur.ouvrir(navigateur)
  const { page } = o
  await page.addInitScript(() => (globalThis.mesuresCarte = []))
  const avant = processeurDuNavigateur()
  await page.goto(`${s.url}/carte?n=bureau`)
  const premier = await page.waitForFunction(
    (n) => globalThis.mesuresCarte?.find((m) => m.nom === 'dessiner' && m.lieux >= n),
    s.bureaux,
    { timeout: 180_000, polling: 20 },
  )
  const tout = processeurDuNavigateur() - avant
  const { debut, duree } = (await premier.jsonValue()) as MesureCarte
  const montree = await deuxImagesPlusTard(page)
  return { o, envoyee: debut + duree, montree, script: (await o.mesurer()).scriptMs, tout }
}

async function notre(navigateur: Browser, s: ServeurDeBanc, details: string[]): Promise<Resultat> {
  const visites: PremiereVue[] = []
  let debut = 0
  for (let k = 0; k < VISITES; k++) {
    await visites.at(-1)?.o.page.context().close()
    debut = s.octets()
    visites.push(await premiereVisite(navigateur, s))
  }
  const { o } = visites.at(-1)!
  const { page } = o
  const de = (lire: (v: PremiereVue) => number): string => visites.map((v) => enMs(lire(v))).join(', ')
  details.push(
    `first view of ${VISITES} visitors: ${de((v) => v.envoyee)}; processor: JavaScript of the page ${de((v) => v.script)}, all threads of the browser ${de((v) => v.tout)}`,
  )
  await page.waitForTimeout(4000)
  const octets = s.octets() - debut
  const lire = (): Promise<MesureCarte[]> => page.evaluate(() => globalThis.mesuresCarte!.splice(0))
  await lire()
  const changer = (recherche: string) =>
    page.evaluate((q) => {
      history.pushState(null, '', `/carte?${q}`)
      dispatchEvent(new PopStateEvent('popstate'))
    }, recherche)
  const essais = async (adresses: readonly string[], genre: string): Promise<number> => {
    const [scripts, directs]: [number[], number[]] = [[], []]
    for (const adresse of adresses) {
      scripts.push(await o.coutDe(() => changer(adresse), 2500))
      const mesures = (await lire()).filter((x) => x.nom !== 'pointer')
      directs.push(mesures.reduce((somme, x) => somme + x.duree, 0))
    }
    details.push(
      `${genre}: colours and drawing ${enMs(Math.min(...directs))} at best, ${enMs(mediane(directs))} in the middle (clock); all the JavaScript of the page ${enMs(Math.min(...scripts))} at best, ${enMs(mediane(scripts))} (processor)`,
    )
    // the best one is what the work costs: a clock also counts the time of the other programs of the machine
    return Math.min(...directs)
  }
  // each layer is read once first: what is measured is the change, not the network
  const couches = ['marge', 'probabilite', 'volatilite', 'profil'].map((c) => `n=bureau&couche=${c}`)
  for (const c of couches) {
    await changer(c)
    await page.waitForTimeout(1500)
  }
  await lire()
  const recoloration = await essais(couches.slice(0, ESSAIS), 'layer')
  const scenario = await essais(
    ['g2', 'g3,x-1', 'g-1', 'g4,c-2'].map((e) => `n=bureau&couche=marge&s=${e}`),
    'scenario',
  )
  await changer('n=bureau&couche=profil')
  await page.waitForTimeout(1500)
  await lire()
  for (let k = 0; k < 40; k++) await page.mouse.move(500 + 6 * k, 300 + 5 * (k % 30))
  await page.waitForTimeout(300)
  const survols = (await lire()).filter((x) => x.nom === 'pointer').map((x) => x.duree)
  await page.mouse.move(620, 420)
  const avant = await page.evaluate(() => performance.now())
  await page.mouse.click(620, 420)
  await page.waitForFunction(() => new URLSearchParams(location.search).has('sel'), null, { polling: 10 })
  const clic = (await page.evaluate(() => performance.now())) - avant
  await mesurerLeTableau(o, changer, details)
  await changer('n=bureau')
  await page.waitForTimeout(1500)
  await lire()
  const glisse = cadences(await o.glisser(GLISSE_MS))
  const images = await lire()
  const compter = (nom: MesureCarte['nom']) => images.filter((x) => x.nom === nom)
  details.push(
    `pan: ${compter('copier').length} pictures moved, ${compter('dessiner').length} drawn again`,
    `picking: ${survols.length} hovers, slowest ${enMs(Math.max(...survols))}`,
    ...o.plaintes.map((p) => `console: ${p}`),
  )
  await mesurerLeScenario(s.url, details)
  await o.ramasser()
  const resultat = {
    premiereVue: mediane(visites.map((v) => v.envoyee)),
    montree: mediane(visites.map((v) => v.montree)),
    recoloration,
    scenario,
    pointage: mediane(survols),
    clic,
    ...glisse,
    rendus: (1000 * (compter('copier').length + compter('dessiner').length)) / GLISSE_MS,
    memoire: memoireDuNavigateur(),
    octets,
  }
  await page.context().close()
  return resultat
}

/** The table over every bureau: opened, sorted by figures then by names, scrolled from top to end. */
async function mesurerLeTableau(
  o: Observateur,
  changer: (recherche: string) => Promise<void>,
  details: string[],
): Promise<void> {
  const { page } = o
  const gestes = [
    ['opened', 'n=bureau&tableau'],
    ['sorted by a figure', 'n=bureau&tableau&tri=-inscrits'],
    ['by name', 'n=bureau&tableau&tri=nom'],
  ] as const
  const couts: string[] = []
  for (const [nom, adresse] of gestes)
    couts.push(`${nom} ${enMs(await o.coutDe(() => changer(adresse), 2500))}`)
  const lignes = await page.locator('.tableau tbody tr').count()
  const parcours = await o.coutDe(
    () =>
      page.evaluate(async () => {
        const cadre = document.querySelector('.tableau-cadre')!
        for (let k = 1; k <= 40; k++) {
          cadre.scrollTop = (cadre.scrollHeight * k) / 40
          await new Promise((suite) => requestAnimationFrame(suite))
        }
      }),
    500,
  )
  details.push(
    `table of every bureau: ${couts.join(', ')}, 40 pages scrolled ${enMs(parcours)} (processor); ${lignes} lines in the page`,
  )
}

async function pair(
  navigateur: Browser,
  s: ServeurDeBanc,
  avec: string,
  details: string[],
): Promise<Resultat> {
  const o = await Observateur.ouvrir(navigateur)
  const { page } = o
  const debut = s.octets()
  await page.goto(`${s.pairs}/pairs.html?avec=${avec}`)
  await page.waitForFunction(() => document.title === 'prêt', null, { timeout: 240_000 })
  const premiereVue = await page.evaluate(() => globalThis.window.pret)
  const montree = await deuxImagesPlusTard(page)
  const octets = s.octets() - debut
  const couts: number[] = []
  for (let k = 1; k <= ESSAIS; k++)
    couts.push(await o.coutDe(() => page.evaluate((n) => globalThis.window.pair.recolorer(n), k), 3000))
  const pointages = await page.evaluate(() =>
    Array.from({ length: 8 }, (_, k) => {
      const debut = performance.now()
      globalThis.window.pair.pointer(500 + 30 * k, 300 + 20 * k)
      return performance.now() - debut
    }),
  )
  await page.evaluate(() => (globalThis.window.rendus = 0))
  const glisse = cadences(await o.glisser(GLISSE_MS))
  const rendus = await page.evaluate(() => globalThis.window.rendus)
  details.push(...o.plaintes.map((p) => `console: ${p}`))
  await o.ramasser()
  const resultat = {
    premiereVue,
    montree,
    recoloration: Math.min(...couts),
    scenario: Math.min(...couts),
    pointage: mediane(pointages),
    clic: null,
    ...glisse,
    rendus: (1000 * rendus) / GLISSE_MS,
    memoire: memoireDuNavigateur(),
    octets,
  }
  await page.context().close()
  return resultat
}

export default async function map(): Promise<void> {
  const navigateur = await ouvrirNavigateur()
  const s = await servirLaPublication()
  try {
    titre(`The map, ${s.bureaux} bureaux, 1280 × 800, software OpenGL, load of the machine ${charge()}`)
    const tous = new Map<string, Resultat>()
    for (const nom of ['ours', 'GeoJsonLayer', 'MapLibre feature-state']) {
      const details: string[] = []
      const resultat =
        nom === 'ours'
          ? await notre(navigateur, s, details)
          : await pair(navigateur, s, nom === 'GeoJsonLayer' ? 'geojson' : 'maplibre', details)
      tous.set(nom, resultat)
      console.log(`\n${nom}`)
      ligne(
        'first coloured view of all the bureaux',
        enMs(resultat.premiereVue),
        nom === 'ours' ? resultat.premiereVue <= 2500 : undefined,
      )
      ligne('  shown, the card having drawn it', enMs(resultat.montree))
      ligne(
        'change of layer, our work on the main thread',
        enMs(resultat.recoloration),
        nom === 'ours' ? resultat.recoloration <= 30 : undefined,
      )
      ligne(
        'change of scenario, same',
        enMs(resultat.scenario),
        nom === 'ours' ? resultat.scenario <= 30 : undefined,
      )
      ligne(
        'picking under the pointer',
        enMs(resultat.pointage),
        nom === 'ours' ? resultat.pointage <= 2 : undefined,
      )
      if (resultat.clic !== null) ligne('click to the place in the address', enMs(resultat.clic))
      ligne(
        'frames a second while panning',
        `${resultat.images.toFixed(1)} (slowest tenth ${enMs(resultat.lenteur)})`,
      )
      ligne('pictures of the map a second while panning', resultat.rendus.toFixed(1))
      ligne('memory of the browser', `${Math.round(resultat.memoire / 1e6)} MB`)
      ligne('bytes over the wire', `${(resultat.octets / 1e6).toFixed(1)} MB`)
      for (const d of details) console.log(`    ${d}`)
    }
    const [nous, , eux] = [...tous.values()] as [Resultat, Resultat, Resultat]
    titre('Against feature-state')
    for (const [libelle, rapport, but] of [
      ['change of layer', eux.recoloration / nous.recoloration, 5],
      ['change of scenario', eux.scenario / nous.scenario, 5],
      ['frames while panning', nous.images / eux.images, 1],
      ['pictures while panning', nous.rendus / eux.rendus, 1],
    ] as const)
      ligne(`${libelle}, times better`, `${rapport.toFixed(1)} ×`, rapport >= but)
    console.log(`    load of the machine at the end: ${charge()}`)
    titre('Bytes of the national layers, as sent')
    for (const { nom, octets, but } of await s.poids())
      ligne(nom, `${Math.round(octets / 1e3)} kB`, but === null ? undefined : octets <= but)
  } finally {
    await navigateur.close()
    await s.fermer()
  }
}
