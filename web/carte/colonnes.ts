/** Columns of the table: what they read, how they sort, how they are written. */
import { NOM_PROFIL, PROFILS } from '#domain/profil'
import { SANS_CANDIDAT, valeurDuPas } from '#domain/couche/quantification'
import { nombre, nombreSigne } from '#domain/typographie'
import type { Rendu } from './coucheDessinee.ts'
import { lireValeur } from './lireValeur.ts'
import { profilDe, type Morceau, type Valeurs } from './morceau.ts'
import { enPourcent, probabiliteCourte } from '../texte.ts'

export type CleColonne =
  | 'nom'
  | 'circonscription'
  | 'profil'
  | 'marge'
  | 'probabilite'
  | 'ecart'
  | 'volatilite'
  | 'reserve'
  | 'inscrits'
  | 'couche'

export interface Tri {
  colonne: CleColonne
  decroissant: boolean
}

export interface Colonne {
  cle: CleColonne
  titre: string
  /** Second line of the head: unit. */
  unite?: string
  numerique: boolean
  /** Sort key; NaN goes last in both directions. */
  cleTri: (v: Valeurs, rang: number, m: Morceau) => number | string
  texte: (v: Valeurs, rang: number, m: Morceau) => string
}

const ABSENT = '–'
const lu = (x: number, ecrire: (x: number) => string): string => (Number.isNaN(x) ? ABSENT : ecrire(x))
const pts = (x: number): string => nombreSigne(x * 100, { decimales: 1 })

export const COLONNES: readonly Colonne[] = [
  { cle: 'nom', titre: 'Lieu', numerique: false, cleTri: (v, i) => v.nom[i]!, texte: (v, i) => v.nom[i]! },
  {
    cle: 'circonscription',
    titre: 'Circ.',
    numerique: false,
    cleTri: (v, i) => v.circonscription[i] ?? '',
    texte: (v, i) => v.circonscription[i] ?? ABSENT,
  },
  {
    cle: 'profil',
    titre: 'Classe',
    numerique: false,
    cleTri: (v, i) => PROFILS.length - v.profil[i]!,
    texte: (v, i) => NOM_PROFIL[profilDe(v, i)],
  },
  {
    cle: 'marge',
    titre: 'Marge',
    unite: 'gauche, pts',
    numerique: true,
    cleTri: (v, i) => v.marge[i]!,
    texte: (v, i) => lu(v.marge[i]!, pts),
  },
  {
    cle: 'probabilite',
    titre: 'Gauche',
    unite: 'en tête',
    numerique: true,
    cleTri: (v, i) => v.probabilite[i]!,
    texte: (v, i) => lu(v.probabilite[i]!, probabiliteCourte),
  },
  {
    cle: 'ecart',
    titre: 'Écart de',
    unite: 'particip., pts',
    numerique: true,
    cleTri: (v, i) => v.ecartParticipation[i]!,
    texte: (v, i) => lu(v.ecartParticipation[i]!, enPourcent),
  },
  {
    cle: 'volatilite',
    titre: 'Volatilité',
    unite: '%',
    numerique: true,
    cleTri: (v, i) => v.volatilite[i]!,
    texte: (v, i) => lu(v.volatilite[i]!, enPourcent),
  },
  {
    cle: 'reserve',
    titre: 'Réserve',
    unite: 'nette, voix',
    numerique: true,
    cleTri: (v, i) => v.reserveNette[i]!,
    texte: (v, i) => lu(v.reserveNette[i]!, (x) => nombreSigne(x)),
  },
  {
    cle: 'inscrits',
    titre: 'Inscrits',
    numerique: true,
    cleTri: (v, i) => v.inscrits[i]!,
    texte: (v, i) => nombre(v.inscrits[i]!),
  },
]

/** Layers that already have a column of their own. */
const DEJA = new Set<string>(['profil', 'marge', 'probabilite', 'ecart', 'volatilite', 'reserve'])

/** Column of the layer that colours the map; null when the table has it already. */
export function colonneDeCouche(rendu: Rendu): Colonne | null {
  const { variable } = rendu
  const { couche, echelle } = variable
  if (DEJA.has(couche.cle)) return null
  return {
    cle: 'couche',
    titre: couche.libelle,
    numerique: couche.nature !== 'categorielle',
    cleTri: (_v, rang, m) => {
      const pas = rendu.rangsDeVariable(couche, m)?.[rang]
      return pas === undefined || pas === SANS_CANDIDAT ? Number.NaN : valeurDuPas(pas, echelle)
    },
    texte: (_v, rang, m) => lireValeur(rendu, variable, m, rang),
  }
}
