/** deck.gl layers of a scene, bottom to top. Geometry buffers are made once per layer of data, then shared. */
import type { Layer } from '@deck.gl/core'
import { LineLayer, PathLayer, SolidPolygonLayer } from '@deck.gl/layers'
import type { Theme } from '../theme.ts'
import { FOND, rvb } from './couleurs.ts'
import type { Geometrie, Morceau } from './decoder.ts'
import { ExtensionLieux, rangsEnCouleurs, type ProprietesLieux } from './extensionLieux.ts'
import type { Cible } from './pointage.ts'
import { cheminsDe, segmentsDe, type Chemins } from './traits.ts'

export interface Scene {
  theme: Theme
  /** Layers of the drawn level, with the bytes of their texture. */
  morceaux: readonly { morceau: Morceau; couleurs: Uint8Array }[]
  departements: Morceau | null
  circonscriptions: Morceau | null
  selection: Cible | null
  survol: Cible | null
}

/** Hairlines between the places of a level appear from this zoom: below, they would be the whole picture. */
const ZOOM_FILETS = { departement: 0, circonscription: 0, commune: 7.6, bureau: 8.2 } as const

const extensions = [new ExtensionLieux()]

/** Value made once per geometry. */
function parGeometrie<T>(faire: (g: Geometrie) => T): (g: Geometrie) => T {
  const faits = new WeakMap<Geometrie, T>()
  return (g) => {
    const connu = faits.get(g)
    if (connu !== undefined) return connu
    const neuf = faire(g)
    faits.set(g, neuf)
    return neuf
  }
}

const polygonesDe = parGeometrie((g) => ({
  length: g.n,
  startIndices: g.debuts,
  attributes: { getPolygon: { value: g.sommets, size: 2 }, indices: { value: g.triangles, size: 1 } },
}))
const lieuxDe = parGeometrie((g) => {
  const { attributes, ...reste } = polygonesDe(g)
  const getFillColor = { value: rangsEnCouleurs(g.debuts), size: 4, normalized: true }
  return { ...reste, attributes: { ...attributes, getFillColor } }
})
const filetsDe = parGeometrie((g) => {
  const { n, depuis, vers } = segmentsDe(g)
  return {
    length: n,
    attributes: {
      getSourcePosition: { value: depuis, size: 2 },
      getTargetPosition: { value: vers, size: 2 },
    },
  }
})
const enDonnees = (c: Chemins): object => ({
  length: c.n,
  startIndices: c.debuts,
  attributes: { getPath: { value: c.points, size: 2 } },
})
const bordsDe = parGeometrie((g) => enDonnees(cheminsDe(g)))

const contours = new WeakMap<Morceau, Map<number, object>>()
/** Outline of one place, kept: the pointer comes back to the same places. */
function contourDe({ morceau, rang }: Cible): object {
  const connus = contours.get(morceau) ?? new Map<number, object>()
  contours.set(morceau, connus)
  const connu = connus.get(rang) ?? enDonnees(cheminsDe(morceau.geometrie, [rang]))
  connus.set(rang, connu)
  return connu
}

function ancreDe(g: Geometrie): [number, number] {
  return [g.sommets[0] ?? 0, g.sommets[1] ?? 0]
}

function bord(id: string, data: object, couleur: string, largeur: number, opacite = 1): Layer {
  return new PathLayer({
    id,
    data: data as never,
    _pathType: 'open',
    positionFormat: 'XY',
    getColor: [...rvb(couleur), Math.round(255 * opacite)],
    getWidth: largeur,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    parameters: { depthCompare: 'always' },
  })
}

export function calquesDe(scene: Scene, zoom: number): Layer[] {
  const fond = FOND[scene.theme]
  const calques: Layer[] = []
  if (scene.departements)
    calques.push(
      new SolidPolygonLayer({
        id: 'terre',
        data: polygonesDe(scene.departements.geometrie) as never,
        _normalize: false,
        positionFormat: 'XY',
        getFillColor: [...rvb(fond.terre)],
      }),
    )
  for (const { morceau, couleurs } of scene.morceaux)
    calques.push(
      new SolidPolygonLayer<unknown, ProprietesLieux>({
        id: `lieux-${morceau.cle}`,
        data: lieuxDe(morceau.geometrie) as never,
        _normalize: false,
        positionFormat: 'XY',
        couleursLieux: couleurs,
        ancreHachure: ancreDe(morceau.geometrie),
        extensions,
      }),
    )
  for (const { morceau } of scene.morceaux)
    if (zoom >= ZOOM_FILETS[morceau.niveau])
      calques.push(
        new LineLayer({
          id: `filets-${morceau.cle}`,
          data: filetsDe(morceau.geometrie) as never,
          positionFormat: 'XY',
          getColor: [...rvb(fond.trait), 120],
          getWidth: 0.6,
          widthUnits: 'pixels',
        }),
      )
  const fin = zoom < 7 ? 0.7 : 1
  if (scene.circonscriptions)
    calques.push(bord('circonscriptions', bordsDe(scene.circonscriptions.geometrie), fond.encre, 1.2 * fin))
  if (scene.departements)
    calques.push(bord('departements', bordsDe(scene.departements.geometrie), fond.encre, 1.7 * fin, 0.9))
  if (scene.survol) calques.push(bord('survol', contourDe(scene.survol), fond.encre, 2.6))
  if (scene.selection) {
    const contour = contourDe(scene.selection)
    calques.push(bord('halo', contour, fond.halo, 6.5), bord('selection', contour, fond.encre, 3))
  }
  return calques
}
