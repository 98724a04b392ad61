/** The same polygons with the techniques of others, for `npm run bench -- map`: `?avec=geojson` or `?avec=maplibre`. */
import type { FeatureCollection, MultiPolygon } from 'geojson'

export interface Proprietes {
  profil: number
  marge: number | null
}
export type Donnees = FeatureCollection<MultiPolygon, Proprietes>

/** What the bench can ask of a technique. */
export interface Pair {
  /** Changes the colour of every place; ends when it is asked, not when it is seen. */
  recolorer(k: number): void
  /** The place under a pixel. @returns its rank, or null. */
  pointer(x: number, y: number): number | null
}

declare global {
  interface Window {
    /** Resolves at the first complete coloured picture. */
    pret: Promise<number>
    pair: Pair
    /** Pictures drawn. */
    rendus: number
  }
}

const PALETTE = ['#b3123d', '#f2b705', '#1f5a99', '#d9d9d9'] as const
const MARGES = ['#1f5a99', '#8fb3d9', '#f2d7a0', '#e58fa5', '#b3123d'] as const

/** Colour `k` of a place: its profile, or classes of its margin that move with `k`. */
function couleurDe({ profil, marge }: Proprietes, k: number): string {
  if (k === 0) return PALETTE[profil] ?? PALETTE[3]
  const classe = Math.floor(((marge ?? -1) + 0.3 + 0.01 * k) / 0.12)
  return MARGES[Math.max(0, Math.min(MARGES.length - 1, classe))]!
}

const rvb = (c: string): [number, number, number] =>
  [1, 3, 5].map((i) => Number.parseInt(c.slice(i, i + 2), 16)) as [number, number, number]

window.rendus = 0
const VUE = { longitude: 2.4, latitude: 46.6, zoom: 4.9 }
const conteneur = document.getElementById('carte') as HTMLDivElement
const lire = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>

async function geojson(): Promise<void> {
  const [{ Deck, MapView }, { GeoJsonLayer }, donnees] = await Promise.all([
    import('@deck.gl/core'),
    import('@deck.gl/layers'),
    lire<Donnees>('/bureaux.geojson'),
  ])
  let k = 0
  const calque = () =>
    new GeoJsonLayer<Proprietes>({
      id: 'bureaux',
      data: donnees,
      stroked: false,
      pickable: true,
      getFillColor: (f) => rvb(couleurDe(f.properties, k)),
      updateTriggers: { getFillColor: k },
    })
  window.pret = new Promise((suite) => {
    let rendus = 0
    const deck = new Deck({
      parent: conteneur,
      views: new MapView({ controller: true }),
      initialViewState: VUE,
      layers: [calque()],
      onAfterRender: () => {
        window.rendus++
        if (++rendus === 2) requestAnimationFrame(() => suite(performance.now()))
      },
    })
    window.pair = {
      recolorer(neuf) {
        k = neuf
        deck.setProps({ layers: [calque()] })
      },
      pointer: (x, y) => deck.pickObject({ x, y })?.index ?? null,
    }
  })
}

async function maplibre(): Promise<void> {
  const [gl, { default: ouvrier }, valeurs] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'),
    lire<Proprietes[]>('/valeurs.json'),
  ])
  gl.setWorkerUrl(ouvrier)
  const carte = new gl.Map({
    container: conteneur,
    center: [VUE.longitude, VUE.latitude],
    zoom: VUE.zoom,
    fadeDuration: 0,
    attributionControl: false,
    style: {
      version: 8,
      sources: { bureaux: { type: 'geojson', data: '/bureaux.geojson', generateId: true } },
      layers: [
        {
          id: 'bureaux',
          type: 'fill',
          source: 'bureaux',
          paint: {
            'fill-color': ['coalesce', ['feature-state', 'c'], '#e4e0d7'],
            'fill-antialias': false,
          },
        },
      ],
    },
  })
  carte.on('render', () => window.rendus++)
  window.pair = {
    recolorer(k) {
      valeurs.forEach((v, id) => carte.setFeatureState({ source: 'bureaux', id }, { c: couleurDe(v, k) }))
    },
    pointer: (x, y) =>
      (carte.queryRenderedFeatures([x, y], { layers: ['bureaux'] })[0]?.id as number) ?? null,
  }
  window.pret = new Promise((suite) => {
    carte.once('load', () => {
      window.pair.recolorer(0)
      carte.once('idle', () => suite(performance.now()))
      carte.triggerRepaint()
    })
  })
}

await (new URLSearchParams(location.search).get('avec') === 'maplibre' ? maplibre() : geojson())
await window.pret
document.title = 'prêt'
