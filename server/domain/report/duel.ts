/** Types of second round: which blocs met. Transfers are estimated by type, since a voter's choice depends on the offer. */
import { BLOCS, NOM_BLOC, type Bloc } from '../bloc.ts'

/** Sources and destinations that are not a candidate. */
export const BLANCS_NULS = 'blancsNuls'
export const ABSTENTION = 'abstention'

/** Every source of a first round, in the order of the matrices. */
export const SOURCES_REPORT = [...BLOCS, BLANCS_NULS, ABSTENTION] as const

/** `gauche-extremeDroite`: the blocs of the candidates of a round in the order of {@link BLOCS}, each once per candidate. */
export function typeDuel(candidats: readonly Bloc[]): string {
  return BLOCS.flatMap((b) => candidats.filter((c) => c === b)).join('-')
}

/** Blocs of a type, each once: what the matrix of that type has as candidates. */
export function blocsDuDuel(type: string): Bloc[] {
  return BLOCS.filter((b) => type.split('-').includes(b))
}

/** « gauche – extrême droite » */
export function nomDuel(type: string): string {
  return type
    .split('-')
    .map((b) => NOM_BLOC[b as Bloc])
    .join(' – ')
}
