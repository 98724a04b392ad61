/** deck.gl layers of a scene, bottom to top, for a zoom and a box around the view. */
import type { Layer } from '@deck.gl/core'
import { LineLayer, SolidPolygonLayer } from '@deck.gl/layers'
import type { Theme } from '../theme.ts'
import { FOND, rvb } from './couleurs.ts'
import type { Geometrie, Morceau } from './morceau.ts'
import { ExtensionLieux, type ProprietesLieux } from './extensionLieux.ts'
import { lotsDe, type Lot } from './lots.ts'
import { seTouchent, type Emprise } from './niveaux.ts'
import { segmentsDe, type Segments } from './traits.ts'

export interface Scene {
  theme: Theme
  /** Layers of the drawn level. */
  morceaux: readonly Morceau[]
  /** Their lots, with the bytes of their texture. */
  lots: readonly { lot: Lot; couleurs: Uint8Array }[]
  departements: Morceau | null
  circonscriptions: Morceau | null
}

/** Hairlines between the places of a level appear from this zoom: below, they would be the whole picture. Larger places have borders. */
const ZOOM_FILETS = { departement: Infinity, circonscription: Infinity, commune: 7.6, bureau: 8.2 } as const
/** Below this zoom borders are drawn on a coarse grid, and those of circonscriptions pale: black ones would hide the small ones. */
const ZOOM_BORDS = 6.8
/** Half a pixel, about, at that zoom and at the widest views. */
const GRILLES = [
  { jusqua: 5.6, degres: 0.008 },
  { jusqua: ZOOM_BORDS, degres: 0.004 },
] as const

const extensions = [new ExtensionLieux()]

type DonneesLignes = ReturnType<typeof enLignes>
const enLignes = ({ n, depuis, vers }: Segments) => ({
  length: n,
  attributes: {
    getSourcePosition: { value: depuis, size: 2 },
    getTargetPosition: { value: vers, size: 2 },
  },
})

const lignes = new WeakMap<Geometrie, { cle: string; donnees: DonneesLignes }>()

/** Sides of a geometry for a zoom and a box; the last ones made are kept. */
function lignesDe(g: Geometrie, zoom: number, emprise: Emprise): DonneesLignes {
  const grille = GRILLES.find((k) => zoom < k.jusqua)?.degres ?? null
  const cle = grille === null ? emprise.join() : String(grille)
  const connues = lignes.get(g)
  if (connues?.cle === cle) return connues.donnees
  const donnees = enLignes(grille === null ? segmentsDe(g, emprise) : segmentsDe(g, null, grille))
  lignes.set(g, { cle, donnees })
  return donnees
}

const traits = (id: string, data: object, couleur: string, largeur: number, opacite: number): Layer =>
  new LineLayer({
    id,
    data: data as never,
    positionFormat: 'XY',
    getColor: [...rvb(couleur), Math.round(255 * opacite)],
    getWidth: largeur,
    widthUnits: 'pixels',
    updateTriggers: { getColor: couleur },
  })

/** Lots that were drawn once: they keep their buffers, and only hide when they leave the view. */
const dejaVus = new WeakSet<Lot>()

function calqueLot(lot: Lot, couleurs: Uint8Array, emprise: Emprise): Layer | null {
  const visible = lot.emprise !== null && seTouchent(lot.emprise, emprise)
  if (visible) dejaVus.add(lot)
  if (!dejaVus.has(lot)) return null
  return new SolidPolygonLayer<unknown, ProprietesLieux>({
    id: `lieux-${lot.cle}`,
    data: lot.polygones as never,
    visible,
    _normalize: false,
    positionFormat: 'XY',
    couleursLieux: couleurs,
    ancreHachure: [lot.emprise?.[0] ?? 0, lot.emprise?.[1] ?? 0],
    extensions,
  })
}

/** Ground under the places, where nothing of the level is read yet. */
function calqueTerre(departements: Morceau, couleur: string): Layer[] {
  return lotsDe(departements).map(
    (lot) =>
      new SolidPolygonLayer({
        id: `terre-${lot.cle}`,
        data: sansCouleur(lot.polygones) as never,
        _normalize: false,
        positionFormat: 'XY',
        getFillColor: [...rvb(couleur)],
        updateTriggers: { getFillColor: couleur },
      }),
  )
}

const nus = new WeakMap<object, object>()
/** The same polygons without their row bytes: a layer in one colour. */
function sansCouleur(polygones: object): object {
  const { attributes, ...reste } = polygones as { attributes: Record<string, unknown> }
  const { getPolygon, indices } = attributes
  const nu = nus.get(polygones) ?? { ...reste, attributes: { getPolygon, indices } }
  nus.set(polygones, nu)
  return nu
}

export function calquesDe(scene: Scene, zoom: number, emprise: Emprise): Layer[] {
  const fond = FOND[scene.theme]
  const loin = zoom < ZOOM_BORDS
  const { morceaux, departements, circonscriptions } = scene
  const filets = morceaux.filter((m) => zoom >= ZOOM_FILETS[m.niveau])
  // The ground shows only between the places: a level that covers the country needs none.
  const terre = departements && (morceaux.length === 0 || morceaux[0]?.niveau === 'bureau')
  return [
    ...(terre ? calqueTerre(departements, fond.terre) : []),
    ...scene.lots.flatMap(({ lot, couleurs }) => calqueLot(lot, couleurs, emprise) ?? []),
    ...filets.map((m) =>
      traits(`filets-${m.cle}`, lignesDe(m.geometrie, zoom, emprise), fond.trait, 0.7, 0.55),
    ),
    ...(circonscriptions
      ? [
          traits(
            'circonscriptions',
            lignesDe(circonscriptions.geometrie, zoom, emprise),
            loin ? fond.trait : fond.encre,
            loin ? 0.8 : 1.3,
            loin ? 0.7 : 1,
          ),
        ]
      : []),
    ...(departements
      ? [
          traits(
            'departements',
            lignesDe(departements.geometrie, zoom, emprise),
            fond.encre,
            loin ? 1 : 1.8,
            loin ? 0.8 : 0.95,
          ),
        ]
      : []),
  ]
}
