/** What a printed map shows, before it is drawn: places with a class, outlines, names, the words of the legend. */
import type { Emprise } from '#domain/projection'

/** A polygon with its holes, rings of longitude, latitude. */
export type Polygone = readonly (readonly (readonly [number, number])[])[]

export interface LieuDessine {
  polygones: readonly Polygone[]
  /** Index in `classes`; null: no data. */
  classe: number | null
  foyer: boolean
  /** The contour is a schematic split of the commune. */
  schematique: boolean
}

export interface ClasseLegende {
  nom: string
  couleur: string
  /** Places of the sheet in this class. */
  nombre: number
}

/** One territory in its own frame: the mainland, an overseas département. */
export interface Territoire {
  nom: string
  emprise: Emprise
  lieux: readonly LieuDessine[]
  /** Outlines of circonscriptions or départements laid over. */
  contours: readonly (readonly Polygone[])[]
  noms: readonly { nom: string; longitude: number; latitude: number }[]
}

export interface Planche {
  /** Size of the sheet. */
  largeurMm: number
  hauteurMm: number
  /** Size of the drawing, which fills the sheet: that of an A4, so that words grow with the paper. */
  largeur: number
  hauteur: number
  titre: string
  sousTitre: string
  classes: readonly ClasseLegende[]
  sansDonnee: number
  /** Whether hotspots are laid over. */
  foyers: number | null
  schematiques: number
  /** Level in the plural: « bureaux ». */
  mot: string
  aide: string
  principal: Territoire
  encarts: readonly Territoire[]
  /** The town with the most bureaux, enlarged: on the map it is a speck. */
  loupe: Territoire | null
  pied: readonly string[]
  fictive: boolean
}
