/** A layer as read: one step a place, in the order of the geometry of a level, for the whole territory. */
import { ECHELLES, type Couche } from '#domain/couche/couche'
import { quantifier, type Echelle } from '#domain/couche/quantification'
import type { Morceau, Valeurs } from './morceau.ts'

export interface ColonneLue {
  rangs: Uint16Array
  echelle: Echelle
  /** The national figure; null without. */
  moyenne: number | null
  /** What else the answer says. */
  dits: Readonly<Record<string, string>>
}

/** Values that came with the places of a level, and that a scenario may have moved. */
const LOCALES: Record<string, (v: Valeurs) => Float32Array | Uint8Array | undefined> = {
  profil: (v) => v.profil,
  marge: (v) => v.marge,
  probabilite: (v) => v.probabilite,
}

const enPasDeja = new WeakMap<object, Uint16Array>()

/** Steps of a layer that travels with the places; null when the layer comes apart. */
export function rangsLocaux(couche: Couche, { valeurs }: Morceau): Uint16Array | null {
  const lues = LOCALES[couche.cle]?.(valeurs)
  if (!lues) return null
  const connus = enPasDeja.get(lues)
  if (connus) return connus
  const rangs = lues instanceof Uint8Array ? Uint16Array.from(lues) : quantifier(lues, ECHELLES[couche.unite])
  enPasDeja.set(lues, rangs)
  return rangs
}

/** True when a layer comes with the places: nothing has to be asked for it. */
export const estLocale = (couche: Couche): boolean => couche.cle in LOCALES

const parts = new WeakMap<ColonneLue, Map<number, Uint16Array>>()

/** Rows of a part of the map inside a column of the territory, the same array at each call; null when they do not agree. */
export function extraireRangs(colonne: ColonneLue, debut: number, n: number): Uint16Array | null {
  const connues = parts.get(colonne) ?? new Map<number, Uint16Array>()
  parts.set(colonne, connues)
  const connue = connues.get(debut)
  if (connue?.length === n) return connue
  if (debut + n > colonne.rangs.length) return null
  const part = colonne.rangs.subarray(debut, debut + n)
  connues.set(debut, part)
  return part
}
