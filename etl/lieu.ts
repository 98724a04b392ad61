/** A place of the publication, as the steps hand it on. */
import type { Niveau } from '#domain/lieu'
import type { Contour } from './geometrie/contour.ts'

export interface Lieu {
  niveau: Niveau
  code: string
  nom: string
  cherche: string
  departement: string | null
  circonscription: string | null
  circonscriptions: string[]
  commune: string | null
  nomCommune: string | null
  inscrits: number
  bureaux: number
  /** km², null without contour. */
  superficie: number | null
  qualite: 'A' | 'B' | 'C' | 'D'
  /** The contour is a schematic split of the commune, not an observed one. */
  schematique: boolean
  /** Polling place of a bureau; null: not known, or not a bureau. */
  lieuDeVote: string | null
}

/** A place with what is drawn of it. */
export interface LieuDessine extends Lieu {
  contour: Contour | null
}

export function sansContour(dessine: LieuDessine): Lieu {
  const lieu: Lieu & Partial<LieuDessine> = { ...dessine }
  delete lieu.contour
  return lieu
}
