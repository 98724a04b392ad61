/** What a layer of the map is, whatever draws it: the page, the legend, a column of the table, a printed page. */
import type { NiveauCarte } from '../lieu.ts'
import { euros, INSECABLE, nombre, nombreSigne, pourcentage } from '../typographie.ts'
import type { MethodeClasses } from './classes.ts'
import type { Teinte } from './palette.ts'
import type { Echelle } from './quantification.ts'

export const GROUPES_COUCHE = ['classement', 'votes', 'participation', 'sociologie', 'ciblage'] as const
export type GroupeCouche = (typeof GROUPES_COUCHE)[number]

export const NOM_GROUPE: Record<GroupeCouche, string> = {
  classement: 'Classement',
  votes: 'Votes',
  participation: 'Participation',
  sociologie: 'Sociologie',
  ciblage: 'Ciblage',
}

export type NatureCouche = 'sequentielle' | 'divergente' | 'categorielle'
export type UniteCouche =
  | 'classe'
  | 'part'
  | 'points'
  | 'euros'
  | 'habitants'
  | 'ans'
  | 'voixParHeure'
  | 'heures'

export interface Couche {
  /** What the address, the server and the table call it: `vote.gauche.2022-presidentielle-1`. */
  cle: string
  groupe: GroupeCouche
  libelle: string
  /** For a head of column. */
  court: string
  unite: UniteCouche
  nature: NatureCouche
  teinte: Teinte
  /** What the figure means, in a sentence or two. */
  aide: string
  /** Who made the figures. */
  source: string
  /** Year or years that the figures describe; null: those of the rounds that are loaded (see {@link millesimeDe}). */
  millesime: string | null
  /** Said when the value of a place is that of a wider one; null when it is its own. */
  grain: string | null
  /** Levels at which it has values. */
  niveaux: readonly NiveauCarte[]
  /** Moved by the national swing of the reader. */
  suitScenario: boolean
  methode: MethodeClasses
  nombre: number
  /** Fixed cuts; empty when the values decide. */
  reperes: readonly number[]
  /** Value around which a diverging reading turns; `moyenne`: the national figure. */
  centre: number | 'moyenne'
  /** Range of the histogram; null: from the values. */
  bornes: readonly [number, number] | null
  /** Names of the classes of a `categorielle` layer, when they do not come from the publication. */
  categories: readonly string[] | null
}

/** Year or years of the figures. @param annees years of the rounds of the publication. */
export function millesimeDe({ millesime }: Pick<Couche, 'millesime'>, annees: readonly number[]): string {
  if (millesime !== null || annees.length === 0) return millesime ?? ''
  const [de, a] = [Math.min(...annees), Math.max(...annees)]
  return de === a ? String(de) : `${de}–${a}`
}

/** Step of the grid on which cuts fall: the last digit that the legend writes. */
export const GRILLES: Record<UniteCouche, number> = {
  classe: 1,
  part: 0.001,
  points: 0.001,
  euros: 100,
  habitants: 1,
  ans: 0.1,
  voixParHeure: 0.01,
  heures: 1,
}

/** Scale of the values on the wire; counts of inhabitants have one of their own, by array. */
export const ECHELLES: Record<UniteCouche, Echelle> = {
  classe: { origine: 0, pas: 1 },
  part: { origine: 0, pas: 1e-4 },
  points: { origine: -1, pas: 1e-4 },
  euros: { origine: 0, pas: 5 },
  habitants: { origine: 0, pas: 1 },
  ans: { origine: 0, pas: 0.01 },
  voixParHeure: { origine: -3, pas: 1e-4 },
  heures: { origine: 0, pas: 0.1 },
}

/** A value with its unit: `41,8 %`, `+5,3 pts`, `20 250 €`. */
export function ecrireValeur({ unite, categories }: Pick<Couche, 'unite' | 'categories'>, v: number): string {
  switch (unite) {
    case 'classe':
      return categories?.[v] ?? nombre(v)
    case 'part':
      return pourcentage(v, 1)
    case 'points':
      return `${nombreSigne(v * 100, { decimales: 1 })}${INSECABLE}pts`
    case 'euros':
      return euros(v)
    case 'ans':
      return `${nombre(v, { decimales: 1 })}${INSECABLE}ans`
    case 'voixParHeure':
      return `${nombreSigne(v, { decimales: 2 })}${INSECABLE}voix/h`
    case 'heures':
      return `${nombre(v, { decimales: v % 1 === 0 ? 0 : 1 })}${INSECABLE}h`
    default:
      return nombre(v)
  }
}

/** A cut as the legend writes it, without its unit: `41,8`, `+5`. */
export function ecrireSeuil(unite: UniteCouche, v: number): string {
  const court = (x: number): number => (Math.abs(x * 10 - Math.round(x) * 10) < 1e-6 ? 0 : 1)
  if (unite === 'part') return nombre(v * 100, { decimales: court(v * 100) })
  if (unite === 'points') return nombreSigne(v * 100, { decimales: court(v * 100) })
  if (unite === 'ans') return nombre(v, { decimales: court(v) })
  if (unite === 'voixParHeure') return nombreSigne(v, { decimales: 2 })
  return nombre(v)
}

/** Unit beside the name of the layer. */
export const MOT_UNITE: Record<UniteCouche, string> = {
  classe: '',
  part: '%',
  points: 'pts',
  euros: '€',
  habitants: 'hab.',
  ans: 'ans',
  voixParHeure: 'voix/h',
  heures: 'h',
}

/** Layers that change between two publications, with what fiches teach: no copy of them is kept for ever. */
export const estVivante = (cle: string): boolean => cle === 'rendement'
