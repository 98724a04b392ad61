/** Words of a name or of a query: without accents, abbreviations opened, ordinals in one form. */
import { cherchable } from '../recherche.ts'

const ABREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  ss: 'sous',
  circo: 'circonscription',
  circ: 'circonscription',
  dpt: 'departement',
  dept: 'departement',
  dep: 'departement',
  bv: 'bureau',
  bureaux: 'bureau',
  arrdt: 'arr',
  arrondissement: 'arr',
  premiere: '1re',
  premier: '1er',
}

/** Words that help when they match and are forgiven when they do not. */
const FACULTATIFS = new Set(
  'a arr au aux bureau circonscription commune d de departement depute des du en et l la le les n no sous sur ville'.split(
    ' ',
  ),
)

/**
 * Words of a text, as the index holds them and as a query is read: `St-Étienne-s/-Loire` → saint etienne sur loire,
 * `6ème circo` → 6e circonscription, `0048` → 48. Empty when the text has no letter or digit.
 */
export function motsDe(texte: string): string[] {
  return cherchable(texte.replace(/(^|[\s-])s\/\s*-?/gi, '$1sur '))
    .split(' ')
    .filter((mot) => mot !== '')
    .map((mot) => ABREVIATIONS[mot] ?? mot)
    .map((mot) => mot.replace(/^(\d+)(?:eme|ieme|nde|nd)$/, '$1e').replace(/^1ere$/, '1re'))
    .map((mot) => mot.replace(/^0+(?=\w)/, ''))
}

/** True for a word that a place may lack without being left out. */
export const estFacultatif = (mot: string): boolean => FACULTATIFS.has(mot)
