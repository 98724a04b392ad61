/** What the layers of one map share. */
import type { BureauSurCarte, LieuClasse } from '#domain/fiche/modele'
import type { Encre } from './encre.ts'
import type { Contour, Fenetre, Point } from './geometrie.ts'

/** Size of a drawing: units, and units in a millimetre of paper (strokes and textures are set in millimetres). */
export interface Format {
  largeur: number
  hauteur: number
  mm: number
  /** Detail left out of outlines, in units. */
  tolerance: number
}

/** A drawing, done. */
export interface Image {
  svg: string
  /** Width / height. */
  rapport: number
}

/** What a map shows: bureaux by class, and numbered places. */
export interface SujetCarte {
  titre: string
  bureaux: ReadonlyMap<string, BureauSurCarte>
  /** `pastille`: number of the bureau, beside the disc. */
  lieux: readonly (LieuClasse & { pastille?: string })[]
  /** Meeting points. */
  departs?: readonly Point[]
}

/** A bureau in projected kilometres. */
export interface Parcelle {
  code: string
  contour: Contour
  boite: readonly [number, number, number, number]
}

export interface Dessin {
  fiche: SujetCarte
  parcelles: readonly Parcelle[]
  voisins: readonly Parcelle[]
  /** The circonscription itself, as one outline. */
  ici: readonly Parcelle[]
  situes: readonly { lieu: SujetCarte['lieux'][number]; point: Point }[]
  /** Numbers of the bureaux around. */
  etiquettes: readonly { texte: string; point: Point }[]
  /** Meeting points, projected. */
  departs: readonly Point[]
  encre: Encre
  prefixe: string
  format: Format
  fenetre: Fenetre
  /** The part drawn elsewhere, whose discs and names this map leaves out. */
  trou: Fenetre | null
  ancres: readonly Point[]
}
