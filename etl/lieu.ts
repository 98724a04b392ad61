/** A place of the publication, as the steps hand it on. */
import type { TableLieu } from '#db/schema'
import type { Classement } from '#domain/profil'
import type { Contour } from './geometrie/contour.ts'

export type Lieu = Omit<TableLieu, 'contour' | 'ancre'>

/** A place with what is drawn of it. */
export interface LieuDessine extends Lieu {
  contour: Contour | null
}

export function sansContour({ contour: _contour, ...lieu }: LieuDessine): Lieu {
  return lieu
}

/** The class of a place, as the steps hand it on. */
export interface ClassementEcrit extends Omit<Classement, 'raisons'> {
  /** JSON, in UTF-8: as strings and objects, the sentences of the country fill several hundred megabytes. */
  raisons: Buffer
}

export function ecrireRaisons({ raisons, ...classement }: Classement): ClassementEcrit {
  return { ...classement, raisons: Buffer.from(JSON.stringify(raisons)) }
}
