/** A layer of the map as typed arrays, ready for deck.gl, picking and the table. */
import type { NiveauCarte } from '#domain/lieu'
import { PROFILS, type Profil } from '#domain/profil'
import { RIVAUX, type Rival } from '#domain/bloc'

/** Polygons of many places in a few arrays; place `i` owns vertices `debuts[i]` to `debuts[i + 1]`. */
export interface Geometrie {
  n: number
  debuts: Uint32Array
  /** Longitude, latitude of every vertex. */
  sommets: Float32Array
  /** First vertex of every ring, over the whole array, then the vertex count. */
  anneaux: Uint32Array
  /** Place `i` owns rings `anneauxDe[i]` to `anneauxDe[i + 1]`. */
  anneauxDe: Uint32Array
  /** West, south, east, north of every place; NaN without polygon. */
  emprises: Float64Array
  /** Spatial index over the boxes (see pointage.ts). */
  index: ArrayBufferLike
  /** What the graphics card reads. */
  maille: Maille
}

/** Triangles and lines of a geometry in the square world of 512 units (Web Mercator), from an origin. */
export interface Maille {
  origine: [x: number, y: number]
  /** x, y and row of every vertex. */
  points: Float32Array
  triangles: Uint32Array
  /** Place `i` owns the entries `trianglesDe[i]` to `trianglesDe[i + 1]` of `triangles`. */
  trianglesDe: Uint32Array
  /** Two ends of every side of the borders, each border once, by class. */
  segments: Float32Array
  /** First segment of each class of CLASSES_ARC, then the number of segments. */
  segmentsDe: Uint32Array
}

/** Columns of numbers that the map can colour; NaN stands for « no value ». */
export const COLONNES_NOMBRE = [
  'longitude',
  'latitude',
  'marge',
  'probabilite',
  'ecartParticipation',
  'reserveNette',
  'volatilite',
  'gauche',
  'centre',
  'droite',
  'extremeDroite',
] as const
export type ColonneNombre = (typeof COLONNES_NOMBRE)[number]

export interface Valeurs extends Record<ColonneNombre, Float32Array> {
  n: number
  code: string[]
  nom: string[]
  departement: string[]
  circonscription: (string | null)[]
  commune: (string | null)[]
  inscrits: Int32Array
  bureaux: Int32Array
  /** Index in PROFILS. */
  profil: Uint8Array
  /** Index in RIVAUX; 255: none. */
  rival: Uint8Array
  /** 0 none, 1 foyer, 2 foyer à risque. */
  foyer: Uint8Array
  /** 1: nobody published the contour, it is an invented split of the commune. */
  schematique: Uint8Array
}

/** One layer as loaded: geometry and values of a level, for the territory or one département; rows are aligned. */
export interface Morceau {
  cle: string
  niveau: NiveauCarte
  departement: string | null
  geometrie: Geometrie
  valeurs: Valeurs
}

export const AUCUN_RIVAL = 255

export function profilDe(v: Valeurs, rang: number): Profil {
  return PROFILS[v.profil[rang] ?? -1] ?? 'indetermine'
}
export function rivalDe(v: Valeurs, rang: number): Rival | null {
  return RIVAUX[v.rival[rang] ?? AUCUN_RIVAL] ?? null
}

const rangs = new WeakMap<string[], Map<string, number>>()

/** Row of a place, or null. */
export function rangDe(v: Valeurs, code: string): number | null {
  const connus = rangs.get(v.code) ?? new Map(v.code.map((c, i) => [c, i]))
  rangs.set(v.code, connus)
  return connus.get(code) ?? null
}
