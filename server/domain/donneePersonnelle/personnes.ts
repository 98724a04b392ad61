/** Names of people, by civility, kinship, cue words and known given names; places, institutions and public figures set aside. */
import { cherchable } from '../recherche.ts'
import { ENSEIGNES, INSTITUTIONS, LIEU_DIT, NON_NOMS, PERSONNALITES } from './lexique.ts'
import { nomsNus } from './indices.ts'
import { PRENOMS } from './prenoms.ts'

const NOM = String.raw`\p{Lu}[\p{L}'-]*`
/** Particles inside a surname: Le Goff, Da Silva, de la Tour. */
const PARTICULE = String.raw`(?:(?:[Ll]e|[Ll]a|[Dd]e|[Dd]u|[Dd]es|[Dd]a|[Dd]i|[Vv]an|[Bb]en|[Ee]l)\s)?`
const PATRONYME = `${PARTICULE}${NOM}`

const estPrenom = (mot: string): boolean => {
  const entier = cherchable(mot)
  return PRENOMS.has(entier) || entier.split(' ').every((m) => PRENOMS.has(m))
}

/** Blanks public figures: « Emmanuel Macron », « M. Bardella », « Mme Le Pen ». */
function sansPersonnalites(texte: string): string {
  const suite = new RegExp(
    String.raw`(?:(?:M\.|Mme|Monsieur|Madame)\s)?(${NOM}(?:\s(?:de\s)?${NOM}){0,2})`,
    'gu',
  )
  return texte.replace(suite, (tout, nom: string) => (PERSONNALITES.has(cherchable(nom)) ? '' : tout))
}

/** Blanks the names of places and institutions: « rue du Docteur Roux », « lycée Alphonse-Daudet », « cité Jean Macé ». */
function sansLieux(texte: string): string {
  const lieu = new RegExp(
    String.raw`(?<![\p{L}])(?:${LIEU_DIT})(?![\p{L}])\s(?:du\s|de\sla\s|de\sl'|de\s|des\s|d')?(?:${NOM}|(?:de|du|la|le|l'|et)\s?)(?:\s(?:(?:de|du|la|le)\s)?${NOM}){0,3}`,
    'giu',
  )
  // With the flag i a capital is no longer required, so the name is checked here.
  return texte.replace(lieu, (tout) => {
    const mots = tout.split(' ')
    const debut = mots.findIndex((m, i) => i > 0 && /^(?:l'|d')?\p{Lu}/u.test(m))
    if (debut < 0) return tout
    let fin = debut
    while (fin + 1 < mots.length && /^\p{Lu}|^(?:de|du|la|le)$/u.test(mots[fin + 1]!)) fin++
    return mots.slice(fin + 1).join(' ')
  })
}

const CIVILITE = new RegExp(
  String.raw`(?<![\p{L}'])(?:MM?\.|[Mm]s\.|M(?=\s\p{Lu}[\p{L}-]{2})|Mr|Mrs|Mmes?|M\sme|MME|Mlles?|Monsieur|Messieurs|Madame|MADAME|MONSIEUR|Mademoiselle|Dr|Docteur|Me|Ma[îi]tre|Pr|mme|mlle|mr|dr|ma[îi]tre|pr|monsieur|madame|mademoiselle|docteur)\.?\s?(?:et\s(?:Mme|Mlle|Madame|M\.)\s)?${PATRONYME}`,
  'gu',
)
/** « mme martin », « mr benali », « madame lopez »: what phones write. An article before makes it a common noun. */
const CIVILITE_MINUSCULE =
  /(?<![\p{L}'])(?<!\b(?:un|une|le|la|ce|cette|des|les|quelques|vieux|vieille|autre|bon|jeune|petit|petite) )(?<!\d ?)(?:mme|mr|mlle|m|madame|monsieur|mademoiselle)\.?\s((?:[ld]')?[\p{Ll}][\p{L}-]{2,})/giu

const PARENTE =
  'voisine?s?|coll[èe]gues?|ami|amie|copain|copine|fils|fille|fr[èe]re|s[œo]e?ur|m[èe]re|p[èe]re|mari|femme|[ée]poux|[ée]pouse|compagne|compagnon|cousine?|oncle|tante|neveu|ni[èe]ce|gendre|bru|couple|grand-m[èe]re|grand-p[èe]re|veuve|veuf|famille|gardienn?e?|concierge|papa|maman|b[ée]b[ée]'
const PARENTE_NOM = new RegExp(
  String.raw`(?<![\p{L}])(?:[LlMmTtSs]es|[LlMm]a|[LlMmSs]on|[Ll]e|[SsTt]a|[Nn]os|[Nn]otre|[Ll]eurs?|[Uu]ne?)\s(?:${PARENTE})(?:\sdu\s(?:dessus|dessous|dessous|bas))?,?\s(${PATRONYME})`,
  'gu',
)
const CHEZ = new RegExp(String.raw`(?<![\p{L}])[Cc]hez\s(?:les\s|la\s|le\s)?(${PATRONYME})`, 'gu')
/** « les Lefebvre du troisième », « les Morel sont absents ». */
const LES_NOM = new RegExp(
  String.raw`(?<![\p{L}])[Ll]es\s(\p{Lu}\p{Ll}[\p{L}-]*)\s(?:du|de la|d'en|au|sont|ont|votent|ne|veulent|habitent|qui)\s(?=(?:veulent|sont|votent|ont|\d|premier|deuxi|troisi|quatri|cinqui|rez|dessus|dessous|face|absents|d'accord|pas|plus|votent|tous|bien|contre|pour|partants|favorables|oppos[ée]s|l'[ée]tage))`,
  'gu',
)
/** A person is about to be named, whatever the name. */
const INDICE = new RegExp(
  String.raw`(?<![\p{L}])(?:s'appelle(?:nt)?|se\s(?:nomme|pr[ée]nomme)|pr[ée]nomm[ée]e?s?|nomm[ée]e?s?|une?\scertaine?|[Rr]appeler|[Rr]econtacter|[Cc]ontacter|[Rr]elancer|[Jj]oindre|[Ff]amille|FAMILLE)\s(${PATRONYME}(?:\s${NOM})?)`,
  'gu',
)
/** A known given name alone; « Saint Martin » is a place. */
const PRENOM = new RegExp(String.raw`(?<![\p{L}'-])(?<!\b(?:[Ss]ainte?|[Ss]te?\.?) )(${NOM})`, 'gu')
const PRENOM_NOM = new RegExp(String.raw`(?<![\p{L}'-])(${NOM})\s(${PATRONYME})`, 'gu')
const premier = (nom: string): string => cherchable(nom).split(' ')[0] ?? ''
const estNom = (nom: string): boolean => !['', ...NON_NOMS, ...INSTITUTIONS].includes(premier(nom))
const estFoyer = (nom: string): boolean => estNom(nom) && !ENSEIGNES.has(premier(nom))

/** Names found in a text already normalised; empty when none. */
export function personnes(texteEntier: string): string[] {
  const texte = sansLieux(sansPersonnalites(texteEntier))
  const trouves = (forme: RegExp, garder: (nom: string, suite: string) => boolean): string[] =>
    [...texte.matchAll(forme)].filter(([, nom = '', suite = '']) => garder(nom, suite)).map(([m]) => m.trim())
  return [
    ...trouves(CIVILITE, () => true),
    ...trouves(CIVILITE_MINUSCULE, estNom),
    ...trouves(PARENTE_NOM, estNom),
    ...trouves(CHEZ, estFoyer),
    ...trouves(LES_NOM, estFoyer),
    ...trouves(INDICE, estNom),
    ...trouves(PRENOM_NOM, (a, b) => /^\p{Lu}{3,}$/u.test(a) && estPrenom(b)),
    ...trouves(PRENOM, estPrenom),
    ...nomsNus(texte),
  ]
}
