/** A place of the publication, as the steps hand it on. */
import type { TableLieu } from '#db/schema'
import type { Contour } from './geometrie/contour.ts'

export type Lieu = Omit<TableLieu, 'contour' | 'ancre'>

/** A place with what is drawn of it. */
export interface LieuDessine extends Lieu {
  contour: Contour | null
}

export function sansContour(dessine: LieuDessine): Lieu {
  const lieu: Lieu & Partial<LieuDessine> = { ...dessine }
  delete lieu.contour
  return lieu
}
