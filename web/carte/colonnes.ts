/** Columns of the table: what they read, how they sort, how they are written. */
import { NOM_PROFIL, PROFILS } from '#domain/profil'
import { nombre, nombreSigne } from '#domain/typographie'
import { profilDe, type Valeurs } from './morceau.ts'
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
  cleTri: (v: Valeurs, rang: number) => number | string
  texte: (v: Valeurs, rang: number) => string
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
