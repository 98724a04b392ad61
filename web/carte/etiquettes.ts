/** Which names are written on the map: the most populated first, none over another. Pure; drawing is elsewhere. */
import { ordinal } from '#domain/typographie'
import type { Valeurs } from './morceau.ts'
import type { Emprise } from './niveaux.ts'

export type Genre = 'commune' | 'circonscription' | 'departement'

export interface Candidat {
  genre: Genre
  texte: string
  longitude: number
  latitude: number
  /** Font size in pixels. */
  corps: number
  /** Written from this zoom. */
  zoomMinimal: number
}

export interface Etiquette extends Candidat {
  x: number
  y: number
}

/** Centre, half width and half height, in pixels. */
export type Boite = readonly [x: number, y: number, demiLargeur: number, demiHauteur: number]

export interface Projection {
  /** Pixel of a longitude and latitude. */
  projeter: (longitude: number, latitude: number) => readonly [number, number]
  emprise: Emprise
  zoom: number
  largeur: number
  hauteur: number
}

/** Width of a text, about, without measuring it: enough to keep names apart. */
const largeurDe = (c: Candidat): number =>
  c.genre === 'circonscription' ? 26 : c.texte.length * c.corps * (c.genre === 'departement' ? 0.78 : 0.54)

const MARGE = 7

/**
 * Greedy placement in the order of the candidates (most important first), at most `maximum` names, none over
 * the boxes already taken.
 */
export function placer(
  candidats: readonly Candidat[],
  { projeter, emprise, zoom, largeur, hauteur }: Projection,
  maximum: number,
  reservees: readonly Boite[] = [],
): Etiquette[] {
  const posees: Etiquette[] = []
  const boites = [...reservees]
  for (const c of candidats) {
    if (posees.length >= maximum) break
    if (zoom < c.zoomMinimal) continue
    const { longitude: lon, latitude: lat } = c
    if (!(lon >= emprise[0] && lon <= emprise[2] && lat >= emprise[1] && lat <= emprise[3])) continue
    const [x, y] = projeter(lon, lat)
    const demi = largeurDe(c) / 2
    const demiHaut = c.genre === 'circonscription' ? 13 : c.corps * 0.6
    if (x - demi < 2 || x + demi > largeur - 2 || y < 8 || y > hauteur - 8) continue
    const libre = boites.every(
      ([bx, by, bl, bh]) =>
        Math.abs(x - bx) > demi + bl + MARGE || Math.abs(y - by) > demiHaut + bh + MARGE / 2,
    )
    if (!libre) continue
    boites.push([x, y, demi, demiHaut])
    posees.push({ ...c, x, y })
  }
  return posees
}

/** Size of a commune's name by its inscrits, and the zoom that it appears from. */
function rangCommune(inscrits: number): Pick<Candidat, 'corps' | 'zoomMinimal'> {
  if (inscrits > 100_000) return { corps: 15, zoomMinimal: 4.4 }
  if (inscrits > 40_000) return { corps: 15, zoomMinimal: 6 }
  if (inscrits > 12_000) return { corps: 14, zoomMinimal: 7.2 }
  if (inscrits > 4_000) return { corps: 13, zoomMinimal: 8 }
  return { corps: 12, zoomMinimal: inscrits > 1_200 ? 8.8 : 9.4 }
}

/** Rows of the values by inscrits, largest first, among those with an anchor. */
function parTaille(v: Valeurs): number[] {
  const rangs = Array.from({ length: v.n }, (_, i) => i).filter((i) => !Number.isNaN(v.longitude[i]))
  return rangs.sort((i, j) => v.inscrits[j]! - v.inscrits[i]!)
}

const ancre = (v: Valeurs, i: number): Pick<Candidat, 'longitude' | 'latitude'> => ({
  longitude: v.longitude[i]!,
  latitude: v.latitude[i]!,
})

export function nomsCommunes(v: Valeurs): Candidat[] {
  return parTaille(v).map((i) => ({
    genre: 'commune',
    texte: v.nom[i]!,
    ...ancre(v, i),
    ...rangCommune(v.inscrits[i]!),
  }))
}

/** « 6e » of `30-06`. */
export function numerosCirconscriptions(v: Valeurs): Candidat[] {
  return parTaille(v).map((i) => ({
    genre: 'circonscription',
    texte: ordinal(Number(v.code[i]!.split('-')[1])),
    ...ancre(v, i),
    corps: 14,
    zoomMinimal: 7.6,
  }))
}

/** Names of régions, when they are what is drawn: as legible as those of towns. */
export function nomsRegions(v: Valeurs): Candidat[] {
  return parTaille(v).map((i) => ({
    genre: 'commune',
    texte: v.nom[i]!,
    ...ancre(v, i),
    corps: 13,
    zoomMinimal: 4.4,
  }))
}

export function nomsDepartements(v: Valeurs): Candidat[] {
  if (v.n < 2) return []
  return parTaille(v).map((i) => ({
    genre: 'departement',
    texte: v.nom[i]!.toUpperCase(),
    ...ancre(v, i),
    corps: 12,
    zoomMinimal: 6.4,
  }))
}
