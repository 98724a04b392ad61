/**
 * Blocs: a political *choice* laid over nuances, which are facts. The choice is data
 * (`data/ref/nuances-blocs.csv`), with two mappings and a reason on each line.
 */

export const BLOCS = ['gauche', 'centre', 'droite', 'extremeDroite', 'autres'] as const
export type Bloc = (typeof BLOCS)[number]

/** The three blocs that the left can have in front of it. */
export const RIVAUX = ['centre', 'droite', 'extremeDroite'] as const
export type Rival = (typeof RIVAUX)[number]

export const GROUPEMENTS = ['coalition', 'ministere'] as const
export type Groupement = (typeof GROUPEMENTS)[number]

export const NOM_BLOC: Record<Bloc, string> = {
  gauche: 'gauche',
  centre: 'centre',
  droite: 'droite',
  extremeDroite: 'extrême droite',
  autres: 'autres',
}

/** Votes (or shares) by bloc; `null`: the bloc had no candidate in that place and round, which is not zero. */
export type ParBloc<T = number | null> = Record<Bloc, T>

/**
 * Key under which a candidate or list is looked up in the mapping: the nuance when the round has nuances,
 * else the surname or list label; upper case, no accent, single spaces.
 */
export function cleNuance(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim()
}
