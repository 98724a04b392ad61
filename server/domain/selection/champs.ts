/** What a bureau can be filtered on, with the words that name it. */
import { BLOCS, NOM_BLOC, type Bloc } from '../bloc.ts'
import { INDICATEURS } from '../indicateur.ts'
import { nomNu } from './jetons.ts'
import { SCRUTINS } from '../scrutin.ts'

/** How a threshold is written: `part` is typed in percent and kept in 0–1. */
export type UniteChamp = 'part' | 'points' | 'voix' | 'nombre' | 'euros' | 'ans'

export interface Champ {
  cle: string
  libelle: string
  unite: UniteChamp
  source:
    | { genre: 'lieu'; colonne: 'inscrits' }
    | {
        genre: 'classement'
        colonne: 'marge' | 'probabilite' | 'partPrevue' | 'ecartParticipation' | 'reserveNette' | 'volatilite'
      }
    | { genre: 'sociologie'; cle: string }
    | { genre: 'bloc'; scrutin: string; bloc: Bloc }
    | { genre: 'participation'; scrutin: string }
  /** Other ways to say it, beside `libelle`. */
  autres: readonly string[]
}

type Colonne = Extract<Champ['source'], { genre: 'classement' }>['colonne']
const classement = (
  colonne: Colonne,
  libelle: string,
  unite: UniteChamp,
  autres: readonly string[] = [],
): Champ => ({ cle: colonne, libelle, unite, autres, source: { genre: 'classement', colonne } })

const UNITE_INDICATEUR = { part: 'part', euros: 'euros', habitants: 'nombre', ans: 'ans' } as const

function champsDuScrutin({ code, libelle, tour }: (typeof SCRUTINS)[number]): Champ[] {
  const scrutin = libelle.replace(/,.*$/, '').replace(/^./, (c) => c.toLowerCase())
  const nom = `${scrutin}${tour === 2 ? ' second tour' : ''}`
  const liens = tour === 1 ? ['', ' premier tour'] : [' second tour', ' 2d tour']
  const dire = (quoi: string): string[] =>
    ['', 'aux ', 'à la '].flatMap((lien) => liens.map((l) => `${quoi} ${lien}${scrutin}${l}`))
  return [
    ...BLOCS.filter((b) => b !== 'autres').map((bloc): Champ => ({
      cle: `${bloc}.${code}`,
      libelle: `${NOM_BLOC[bloc]} ${nom}`,
      unite: 'part',
      autres: dire(NOM_BLOC[bloc]),
      source: { genre: 'bloc', scrutin: code, bloc },
    })),
    {
      cle: `participation.${code}`,
      libelle: `participation ${nom}`,
      unite: 'part',
      autres: dire('participation'),
      source: { genre: 'participation', scrutin: code },
    },
  ]
}

/** Everything a filter can compare, most used first. */
export const CHAMPS: readonly Champ[] = [
  {
    cle: 'inscrits',
    libelle: 'inscrits',
    unite: 'nombre',
    autres: [],
    source: { genre: 'lieu', colonne: 'inscrits' },
  },
  classement('marge', 'marge de la gauche', 'points', ['marge']),
  classement('probabilite', 'chances de la gauche', 'part', [
    'probabilité',
    'chances',
    'chances d’être en tête',
  ]),
  classement('partPrevue', 'part prévue de la gauche', 'part', ['part prévue']),
  classement('reserveNette', 'réserve nette', 'voix', ['réserve', 'réserve nette d’abstention']),
  classement('ecartParticipation', 'écart de participation', 'points', ['écart']),
  classement('volatilite', 'volatilité', 'part'),
  ...INDICATEURS.filter((i) => i.maille === 'commune').map((i): Champ => ({
    cle: i.cle,
    libelle: i.libelle,
    unite: UNITE_INDICATEUR[i.unite],
    autres: [i.libelle.replace(/\s*\(.*\)/, '')],
    source: { genre: 'sociologie', cle: i.cle },
  })),
  ...[...SCRUTINS].reverse().flatMap(champsDuScrutin),
]

/** Words that name a field, as the parser compares them: `Moins de 15 ans` → `moins de 15 ans`. */
export const nomsDuChamp = (champ: Champ): string[] => [
  ...new Set([champ.libelle, ...champ.autres].map(nomNu)),
]
