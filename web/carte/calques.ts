/** What the map draws, and how its lines look at a zoom. */
import { CLASSES_ARC } from '#contract/topologie'
import type { NiveauCarte } from '#domain/lieu'
import type { Theme } from '../theme.ts'
import { FOND, rvb } from './couleurs.ts'
import type { Morceau } from './morceau.ts'

export interface Scene {
  theme: Theme
  /** Layers of the drawn level, each with the bytes of its colours (see peinture.ts). */
  couches: readonly { morceau: Morceau; couleurs: Uint8Array }[]
  /** Ground under the places, where nothing of the level is read or drawn. */
  terre: Morceau | null
  /** Whether the borders of circonscriptions show. */
  circonscriptions: boolean
}

export interface Trait {
  /** Classes of arcs, the last excluded. */
  de: number
  a: number
  /** Red, green, blue, opacity, 0 to 1. */
  couleur: readonly [number, number, number, number]
  /** CSS pixels; 0: the thinnest line there is. */
  largeur: number
}

const rang = (nom: (typeof CLASSES_ARC)[number]): number => CLASSES_ARC.indexOf(nom)

/** Hairlines between places appear over this range of zooms: below, they would be the whole picture. */
const FILETS = {
  region: null,
  departement: null,
  circonscription: null,
  commune: [7.4, 8.6],
  bureau: [8.4, 10],
} as const
/** Below this zoom the borders of circonscriptions are pale: black ones would hide the small ones. */
const ZOOM_BORDS = 6.8
/** Over smaller places they would wash the colours out at first: they come over this range. */
const BORDS_SUR_PETITS = [6.2, 7.4] as const
/** Hatches come over this range where places are smaller than the hatch at first. */
const HACHURES_SUR_PETITS = [6, 7.6] as const

/** From 0 to 1 over a range. */
const monter = (x: number, [de, a]: readonly [number, number]): number =>
  Math.max(0, Math.min(1, (x - de) / (a - de)))

const teinte = (couleur: string, opacite: number): Trait['couleur'] => {
  const [r, g, b] = rvb(couleur)
  return [r / 255, g / 255, b / 255, opacite]
}

/** Lines of a scene, bottom to top. */
export function traitsDe(scene: Scene, zoom: number): Trait[] {
  const { trait, encre } = FOND[scene.theme]
  const niveau = scene.couches[0]?.morceau.niveau
  const filets = niveau ? FILETS[niveau] : null
  const loin = zoom < ZOOM_BORDS
  const traits: Trait[] = []
  if (filets && zoom > filets[0])
    traits.push({
      de: rang('bureau'),
      a: rang('circonscription'),
      couleur: teinte(trait, 0.55 * monter(zoom, filets)),
      largeur: 0,
    })
  const petits = filets !== null
  const bords = petits ? monter(zoom, BORDS_SUR_PETITS) : 1
  if (scene.circonscriptions && bords > 0)
    traits.push({
      de: rang('circonscription'),
      a: rang('departement'),
      couleur: teinte(loin && !petits ? trait : encre, (loin ? 0.7 : 1) * bords),
      largeur: loin ? 0.8 : 1.3,
    })
  traits.push({
    de: rang('departement'),
    a: CLASSES_ARC.length,
    couleur: teinte(encre, loin ? 0.8 : 0.95),
    // on a phone the whole country is smaller than its lines
    largeur: loin ? 0.4 + 0.6 * monter(zoom, [4, 5.2]) : 1.8,
  })
  return traits
}

/** How dark the hatch of a level is at a zoom, 0 to 1. */
export const forceHachure = (niveau: NiveauCarte, zoom: number): number =>
  FILETS[niveau] ? monter(zoom, HACHURES_SUR_PETITS) : 1

export const couleurTerre = (theme: Theme): Trait['couleur'] => teinte(FOND[theme].terre, 1)
