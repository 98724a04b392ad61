/** Under which key the mapping of blocs knows a candidate or a list, in the layouts that hold every type of election. */
import { cleNuance } from '#domain/bloc'
import type { TypeScrutin } from '#domain/scrutin'

/** Key of what the prefect gave no nuance to: small communes, most of all. It is mapped, and said. */
export const SANS_NUANCE = 'NC'

/**
 * A présidentielle is known by surname: its « nuances » of four letters (CHIR, LEPE) are there in some files only. A European list
 * without nuance (2019) is known by its label. Everything else by its nuance, or {@link SANS_NUANCE}.
 */
export function cleCandidat(type: TypeScrutin, c: { nuance: string; nom: string; liste: string }): string {
  const cles =
    type === 'presidentielle'
      ? [c.nom, c.nuance]
      : type === 'europeennes'
        ? [c.nuance, c.liste, c.nom]
        : [c.nuance]
  return cles.map(cleNuance).find((cle) => cle !== '') ?? SANS_NUANCE
}
