/** What the map can be coloured by: one entry a layer, with its scale, its unit and its words. */
import type { Theme } from '../theme.ts'
import { PROFILS, NOM_PROFIL } from '#domain/profil'
import { nombre, nombreSigne, pourcentage } from '#domain/typographie'
import { CLASSES, PALETTES, SANS_VALEUR } from './couleurs.ts'
import type { Valeurs } from './morceau.ts'

export const CLES_COUCHE = ['profil', 'marge', 'probabilite', 'reserve', 'ecart', 'volatilite'] as const
export type CleCouche = (typeof CLES_COUCHE)[number]

export interface Couche {
  cle: CleCouche
  libelle: string
  /** Shown at the right of the name. */
  unite: string
  /** What the classes mean, in one sentence, under the legend. */
  aide: string
  /** Moved by the scenario of the reader. */
  suitScenario: boolean
  /** Upper bounds of the classes but the last, increasing, in the unit of `valeur`. Empty: the classes are the profils. */
  seuils: readonly number[]
  palette: readonly string[]
  /** Range of the histogram. */
  bornes: readonly [number, number]
  /** Value of a row; NaN when there is none. */
  valeur: (v: Valeurs, rang: number) => number
  format: (valeur: number) => string
}

const pts = (x: number): string => nombreSigne(x * 100)
const pct = (x: number): string => nombre(x * 100)

export const COUCHES: Record<CleCouche, Couche> = {
  profil: {
    cle: 'profil',
    suitScenario: true,
    libelle: 'Profil',
    unite: '4 classes',
    aide: 'Marge de la gauche sur le bloc suivant. Acquis : +6 points et 3 premiers tours sur 4 en tête.',
    seuils: [],
    palette: [],
    bornes: [-0.45, 0.45],
    valeur: (v, i) => v.marge[i]!,
    format: pts,
  },
  marge: {
    cle: 'marge',
    suitScenario: true,
    libelle: 'Marge de la gauche',
    unite: 'pts',
    aide: 'Score de la gauche moins celui du plus fort des autres blocs, en points d’exprimés.',
    seuils: [-0.3, -0.2, -0.1, 0, 0.06, 0.15, 0.25],
    palette: PALETTES.marge,
    bornes: [-0.45, 0.45],
    valeur: (v, i) => v.marge[i]!,
    format: pts,
  },
  probabilite: {
    cle: 'probabilite',
    suitScenario: true,
    libelle: 'Chances d’être en tête',
    unite: '%',
    aide: 'Probabilité estimée que la gauche arrive première au prochain premier tour.',
    seuils: [0.05, 0.2, 0.4, 0.6, 0.8],
    palette: PALETTES.probabilite,
    bornes: [0, 1],
    valeur: (v, i) => v.probabilite[i]!,
    format: pct,
  },
  reserve: {
    cle: 'reserve',
    suitScenario: false,
    libelle: 'Réserve nette d’abstention',
    unite: 'pts',
    aide: 'Voix que l’abstention aux législatives retient à la gauche, moins celles qu’elle retient à l’extrême droite, pour 100 inscrits.',
    seuils: [-0.05, -0.02, 0, 0.02, 0.05, 0.1],
    palette: PALETTES.reserve,
    bornes: [-0.15, 0.2],
    valeur: (v, i) => (v.inscrits[i]! > 0 ? v.reserveNette[i]! / v.inscrits[i]! : NaN),
    format: pts,
  },
  ecart: {
    cle: 'ecart',
    suitScenario: false,
    libelle: 'Écart de participation',
    unite: 'pts',
    aide: 'Participation moyenne aux présidentielles moins celle aux législatives, en points d’inscrits.',
    seuils: [0.12, 0.16, 0.2, 0.24, 0.28],
    palette: PALETTES.ecart,
    bornes: [0, 0.45],
    valeur: (v, i) => v.ecartParticipation[i]!,
    format: pct,
  },
  volatilite: {
    cle: 'volatilite',
    suitScenario: false,
    libelle: 'Volatilité',
    unite: '%',
    aide: 'Part des voix qui change de bloc entre deux scrutins de même nature (indice de Pedersen), bruit d’échantillon retiré.',
    seuils: [0.08, 0.12, 0.16, 0.2, 0.26],
    palette: PALETTES.volatilite,
    bornes: [0, 0.45],
    valeur: (v, i) => v.volatilite[i]!,
    format: pct,
  },
}

/** Class of a row in a layer, from 0; -1 without value. For the profil, the index in PROFILS. */
export function classeDe(couche: Couche, v: Valeurs, rang: number): number {
  if (couche.seuils.length === 0) return v.profil[rang]!
  const valeur = couche.valeur(v, rang)
  if (Number.isNaN(valeur)) return -1
  let classe = 0
  while (classe < couche.seuils.length && valeur >= couche.seuils[classe]!) classe++
  return classe
}

/** Colours of the classes of a layer, in the order of {@link classeDe}. */
export function couleursDe(couche: Couche, theme: Theme): readonly string[] {
  return couche.seuils.length === 0 ? PROFILS.map((p) => CLASSES[theme][p]) : couche.palette
}
export const couleurSansValeur = (theme: Theme): string => SANS_VALEUR[theme]

/** Words of the classes, same order: « moins de −30 », « −30 à −20 », « 25 et plus ». */
export function nomsDe(couche: Couche): string[] {
  if (couche.seuils.length === 0) return PROFILS.map((p) => NOM_PROFIL[p])
  const f = couche.format
  const bords = couche.seuils
  return [
    `moins de ${f(bords[0]!)}`,
    ...bords.slice(1).map((haut, k) => `${f(bords[k]!)} à ${f(haut)}`),
    `${f(bords.at(-1)!)} et plus`,
  ]
}

/** Value of a row in words, with its unit. */
export function lireValeur(couche: Couche, v: Valeurs, rang: number): string {
  const valeur = couche.valeur(v, rang)
  if (Number.isNaN(valeur)) return 'sans valeur'
  if (couche.cle === 'probabilite' || couche.cle === 'volatilite') return pourcentage(valeur, 0)
  return `${couche.cle === 'ecart' ? nombre(valeur * 100, { decimales: 1 }) : nombreSigne(valeur * 100, { decimales: 1 })} pts`
}
