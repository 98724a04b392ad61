/** The ground of a group or of a share link: one place, and what is inside it. */
import type { NiveauObservation } from './observation.ts'

/** A place by level and code; the code of a sector is its id. */
export interface Territoire {
  niveau: NiveauObservation
  code: string
}

/** A place with the places that hold it; `bureaux` of a sector, empty elsewhere. */
export interface LieuSitue {
  niveau: NiveauObservation | 'france'
  code: string
  departement: string | null
  circonscription: string | null
  commune: string | null
  bureaux: readonly string[]
}

/**
 * True when the place is the territory itself or lies wholly inside it. A sector lies in a commune, or in another sector, when each of
 * its bureaux does (the code of a bureau starts with that of its commune). Never true of a place that merely overlaps.
 * Source: ADR 0076.
 * @param territoire the territory, situated; its `bureaux` are needed when it is a sector.
 */
export function estDansTerritoire(lieu: LieuSitue, territoire: LieuSitue): boolean {
  if (lieu.niveau === territoire.niveau && lieu.code === territoire.code) return true
  const bureaux = lieu.niveau === 'bureau' ? [lieu.code] : lieu.bureaux
  const chacun = (dedans: (bureau: string) => boolean): boolean => bureaux.length > 0 && bureaux.every(dedans)
  switch (territoire.niveau) {
    case 'france':
      return true
    case 'departement':
      return lieu.departement === territoire.code
    case 'circonscription':
      return lieu.circonscription === territoire.code
    case 'commune':
      return lieu.commune === territoire.code || chacun((b) => b.startsWith(`${territoire.code}_`))
    case 'secteur':
      return chacun((b) => territoire.bureaux.includes(b))
    default:
      return false
  }
}
