/**
 * A given name wherever it stands, in any case: « ludovic, team abstention », « elle, oksana, plutôt rien ». Only names that are no ordinary
 * word; places and public figures are blanked before.
 */
import registre from 'gender-detection-from-name/names/fr.js'
import { cherchable } from '../recherche.ts'
import { COMMUNS, VILLES } from './communs.ts'
import { ENSEIGNES, INSTITUTIONS } from './lexique.ts'
import { PRENOMS } from './prenoms.ts'
import { PRENOMS_MOTS } from './prenomsMots.ts'

/** In the register of births, and a place, a brand or slang in a note. */
const AUTRES = new Set(
  'france emmaus daron geo celio weston niel douglas elle said salem nou orly wallis cilaos alma irma garance chido zyed bouna nahel'.split(
    ' ',
  ),
)
const SANS_DOUTE: ReadonlySet<string> = new Set(
  [...[...registre.keys()].map(cherchable), ...PRENOMS].filter(
    (p) =>
      p.length > 2 && ![PRENOMS_MOTS, COMMUNS, VILLES, ENSEIGNES, INSTITUTIONS, AUTRES].some((l) => l.has(p)),
  ),
)
const MOT = /(?<![\p{L}\d_.@#/-])(?<!\b(?:[Ss]ainte?|[Ss]te?)\.?[ -])\p{L}{3,}(?:-\p{L}+)*(?![\p{L}_@])/gu

/** Given names of a text already normalised; empty when none. */
export const prenoms = (texte: string): string[] =>
  [...texte.matchAll(MOT)]
    .map(([m]) => m)
    .filter((m) => !/^(?:Saint|St)e?-/i.test(m) && SANS_DOUTE.has(cherchable(m)))
