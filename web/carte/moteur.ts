/** The map engine: one deck.gl canvas, one canvas of names, the pointer; told what to show by `definir`, React does not run at each frame. */
import { Deck, LinearInterpolator, MapView, WebMercatorViewport, type MapViewState } from '@deck.gl/core'
import { mouvementReduit } from '../theme.ts'
import type { Scene } from './calques.ts'
import { CalqueCarte } from './calqueCarte.ts'
import { FOND } from './couleurs.ts'
import { enchainer, type Fondu } from './enchainer.ts'
import { mesurer } from './mesures.ts'
import type { Emprise } from './niveaux.ts'
import { memeCible, pointerDans, type Cible } from './pointage.ts'
import { surimprimer, type Ecrits } from './surimpression.ts'

export interface Vue {
  longitude: number
  latitude: number
  zoom: number
}

export interface Rappels {
  /** The camera is somewhere else, or the canvas has another size. */
  surVue: (vue: Vue, emprise: Emprise) => void
  /** The pointer entered another place, or left the map. */
  surSurvol: (cible: Cible | null) => void
  surClic: (cible: Cible | null) => void
  /** The map cannot be drawn any more: the graphics context was lost, or a layer failed. */
  surPerte: (cause: string) => void
}

/** Pixels kept free around what the camera frames. */
export type Marges = { top: number; right: number; bottom: number; left: number }

const ZOOM_MINIMAL = 3.5
const ZOOM_MAXIMAL = 17
const ZOOM_CADRAGE = 13.5
/** A pointer that moved less than this between press and release clicked. */
const JEU_CLIC = 5

export class MoteurCarte {
  #deck: Deck<MapView>
  #scene: Scene | null = null
  #ecrits: Ecrits = { candidats: [], selection: null, enseigne: null }
  #survol: Cible | null = null
  #derniereVue = ''
  /** The camera that this one was told to follow: it is not told back. */
  #suivie = ''
  #appui = { x: 0, y: 0 }
  #image = 0
  #fondu: Fondu | null = null
  #ecoutes = new AbortController()

  readonly conteneur: HTMLElement
  readonly toileNoms: HTMLCanvasElement
  readonly rappels: Rappels

  constructor(conteneur: HTMLElement, toileNoms: HTMLCanvasElement, rappels: Rappels, vue: Vue) {
    this.conteneur = conteneur
    this.toileNoms = toileNoms
    this.rappels = rappels
    this.#deck = new Deck({
      parent: conteneur as HTMLDivElement,
      views: new MapView({ repeat: false, controller: { dragRotate: false, touchRotate: false } }),
      initialViewState: { ...vue, minZoom: ZOOM_MINIMAL, maxZoom: ZOOM_MAXIMAL },
      // A number, not `true`: some browsers report the box of the canvas in CSS pixels.
      useDevicePixels: Math.min(devicePixelRatio || 1, 2),
      // the picture is smoothed by itself (see image.ts)
      deviceProps: { type: 'webgl', webgl: { antialias: false } },
      layers: [],
      getCursor: ({ isDragging }) => (isDragging ? 'grabbing' : this.#survol ? 'pointer' : 'grab'),
      onAfterRender: () => this.#apresRendu(),
      onError: (erreur) => this.rappels.surPerte(erreur.message),
    })
    const options = { signal: this.#ecoutes.signal }
    conteneur.addEventListener('pointerdown', (e) => (this.#appui = { x: e.clientX, y: e.clientY }), options)
    conteneur.addEventListener('pointermove', (e) => this.#bouger(e), options)
    conteneur.addEventListener('pointerleave', () => this.#survoler(null), options)
    conteneur.addEventListener('click', (e) => this.#cliquer(e), options)
    const perdre = (): void => this.rappels.surPerte('contexte graphique perdu')
    conteneur.addEventListener('webglcontextlost', perdre, { ...options, capture: true })
  }

  definir(scene: Scene, ecrits: Ecrits): void {
    this.#enchainer(scene)
    this.#scene = scene
    this.#ecrits = ecrits
    this.conteneur.style.background = FOND[scene.theme].hors
    this.#composer()
  }

  /** Outlines a place that the pointer is not on (a line of the table). */
  survoler(cible: Cible | null): void {
    if (memeCible(cible, this.#survol)) return
    this.#survol = cible
    this.#surimprimer()
  }

  zoomer(pas: number): void {
    const vue = this.#viewport()
    if (vue) this.#aller({ longitude: vue.longitude, latitude: vue.latitude, zoom: vue.zoom + pas })
  }

  /** Moves the camera by so many pixels. */
  glisser(dx: number, dy: number): void {
    const vue = this.#viewport()
    if (!vue) return
    const [longitude = 0, latitude = 0] = vue.unproject([vue.width / 2 + dx, vue.height / 2 + dy])
    this.#aller({ longitude, latitude, zoom: vue.zoom })
  }

  /** What a click in the middle of the map would choose: the keyboard has no pointer. */
  choisirAuCentre(): void {
    const vue = this.#viewport()
    if (vue) this.rappels.surClic(this.#lieuA(vue.longitude, vue.latitude))
  }

  /** Frames a box, leaving margins for what floats over the map. */
  cadrer(emprise: Emprise, marges: Marges): void {
    const { clientWidth, clientHeight } = this.conteneur
    this.#aller(vueSur(emprise, clientWidth, clientHeight, marges))
  }

  allerA(vue: Vue): void {
    this.#aller(vue)
  }

  /** Where the camera is; null before the first picture. */
  vue(): Vue | null {
    const v = this.#viewport()
    return v && { longitude: v.longitude, latitude: v.latitude, zoom: v.zoom }
  }

  /** Goes at once where another map is; nothing is told back. */
  suivre(vue: Vue): void {
    const cle = cleDeVue(vue)
    if (cle === this.#suivie) return
    this.#suivie = cle
    this.#deck.setProps({ initialViewState: { ...vue, minZoom: ZOOM_MINIMAL, maxZoom: ZOOM_MAXIMAL } })
  }

  /** Goes at once where the reader took another map, and tells it as if the reader were here. */
  mener(vue: Vue): void {
    this.#deck.setProps({ initialViewState: { ...vue, minZoom: ZOOM_MINIMAL, maxZoom: ZOOM_MAXIMAL } })
  }

  detruire(): void {
    this.#ecoutes.abort()
    cancelAnimationFrame(this.#image)
    this.#deck.finalize()
  }

  #aller(vue: Vue): void {
    const transition = !mouvementReduit()
      ? {
          transitionDuration: 320,
          transitionInterpolator: new LinearInterpolator(['longitude', 'latitude', 'zoom']),
        }
      : {}
    const initialViewState: MapViewState = {
      ...vue,
      minZoom: ZOOM_MINIMAL,
      maxZoom: ZOOM_MAXIMAL,
      ...transition,
    }
    this.#deck.setProps({ initialViewState })
  }

  #viewport(): WebMercatorViewport | null {
    return this.#deck.isInitialized
      ? ((this.#deck.getViewports()[0] as WebMercatorViewport | undefined) ?? null)
      : null
  }

  /** Keeps the picture of a level that another takes the place of, to fade from it. */
  #enchainer(suivante: Scene): void {
    const [avant, apres] = [this.#scene, suivante].map((s) => s?.couches[0]?.morceau.niveau)
    const toile = this.#deck.getCanvas()
    if (!avant || !apres || avant === apres || !toile || !this.#viewport() || mouvementReduit()) return
    this.#fondu?.oter()
    this.#deck.redraw('changement de niveau')
    this.#fondu = enchainer(toile, this.conteneur)
  }

  #composer(): void {
    if (this.#scene) this.#deck.setProps({ layers: [new CalqueCarte({ id: 'carte', scene: this.#scene })] })
  }

  #apresRendu(): void {
    const vue = this.#viewport()
    if (!vue || !this.#scene) return
    this.#surimprimer()
    this.#fondu?.lancer()
    const { longitude, latitude, zoom, width, height } = vue
    const cle = `${longitude},${latitude},${zoom},${width},${height}`
    if (cle === this.#derniereVue) return
    // a picture taken elsewhere lies beside what it was
    if (this.#derniereVue !== '') this.#fondu?.oter()
    this.#derniereVue = cle
    if (cleDeVue(vue) === this.#suivie) return
    this.#suivie = ''
    this.rappels.surVue({ longitude, latitude, zoom }, vue.getBounds())
  }

  #surimprimer(): void {
    const vue = this.#viewport()
    if (!vue || !this.#scene) return
    const { width: largeur, height: hauteur, zoom } = vue
    const projeter = (lon: number, lat: number): [number, number] =>
      vue.project([lon, lat]) as [number, number]
    const projection = { projeter, emprise: vue.getBounds(), zoom, largeur, hauteur }
    surimprimer(this.toileNoms, projection, this.#ecrits, this.#survol, this.#scene)
  }

  #lieuSous(e: MouseEvent): Cible | null {
    const cadre = this.conteneur.getBoundingClientRect()
    const vue = this.#viewport()
    if (!vue || !this.#scene) return null
    const [longitude = 0, latitude = 0] = vue.unproject([e.clientX - cadre.left, e.clientY - cadre.top])
    return this.#lieuA(longitude, latitude)
  }

  #lieuA(longitude: number, latitude: number): Cible | null {
    const morceaux = this.#scene?.couches.map((c) => c.morceau) ?? []
    return mesurer('pointer', 1, () => pointerDans(morceaux, longitude, latitude))
  }

  #bouger(e: PointerEvent): void {
    if (e.pointerType === 'touch' || e.buttons > 0) return
    cancelAnimationFrame(this.#image)
    this.#image = requestAnimationFrame(() => {
      this.#survoler(this.#lieuSous(e))
    })
  }

  #survoler(cible: Cible | null): void {
    cancelAnimationFrame(this.#image)
    if (memeCible(cible, this.#survol)) return
    this.survoler(cible)
    this.rappels.surSurvol(cible)
  }

  #cliquer(e: MouseEvent): void {
    if (Math.hypot(e.clientX - this.#appui.x, e.clientY - this.#appui.y) > JEU_CLIC) return
    this.rappels.surClic(this.#lieuSous(e))
  }
}

const cleDeVue = ({ longitude, latitude, zoom }: Vue): string =>
  [longitude, latitude, zoom].map((x) => x.toFixed(6)).join()

/** Camera that frames a box in a canvas of this size. */
export function vueSur(
  [ouest, sud, est, nord]: Emprise,
  largeur: number,
  hauteur: number,
  marges: Marges,
): Vue {
  const [width, height] = [Math.max(40, largeur), Math.max(40, hauteur)]
  const { longitude, latitude, zoom } = new WebMercatorViewport({ width, height }).fitBounds(
    [
      [ouest, sud],
      [est, nord],
    ],
    { padding: bornerMarges(marges, width, height), maxZoom: ZOOM_CADRAGE },
  )
  return { longitude, latitude, zoom }
}

/** What a camera shows in a canvas of this size. */
export const empriseVue = (vue: Vue, largeur: number, hauteur: number): Emprise =>
  new WebMercatorViewport({ ...vue, width: Math.max(40, largeur), height: Math.max(40, hauteur) }).getBounds()

/** Margins never eat more than 70 % of the canvas. */
function bornerMarges(m: Marges, largeur: number, hauteur: number): Marges {
  const h = Math.min(1, (0.7 * largeur) / (m.left + m.right || 1))
  const v = Math.min(1, (0.7 * hauteur) / (m.top + m.bottom || 1))
  return { left: m.left * h, right: m.right * h, top: m.top * v, bottom: m.bottom * v }
}

/** True when the browser can draw the map. */
export function webglDisponible(): boolean {
  const contexte = document.createElement('canvas').getContext('webgl2')
  contexte?.getExtension('WEBGL_lose_context')?.loseContext()
  return contexte !== null
}
