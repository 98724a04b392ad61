/** Names of people, by civility, kinship, cue words and known given names; places, institutions and public figures set aside. */
import { cherchable } from '../recherche.ts'
import { ENSEIGNES, INSTITUTIONS, LIEU_DIT, NON_NOMS, PERSONNALITES } from './lexique.ts'
import { COMMUNS, VILLES } from './communs.ts'
import { nomsNus } from './indices.ts'
import { prenoms } from './partout.ts'
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
    if (debut < 0) return VOIE_PUBLIQUE.test(tout) ? '' : tout
    let fin = debut
    while (fin + 1 < mots.length && /^\p{Lu}|^(?:de|du|la|le)$/u.test(mots[fin + 1]!)) fin++
    return mots.slice(fin + 1).join(' ')
  })
}

/** A public place, whose name phones write in lower case: « place jean jaures ». */
const VOIE_PUBLIQUE =
  /^(?:rue|r\.|avenue|av|boulevard|bd|place|pl|quai|square|parc|cit[ée]|[ée]cole|coll[èe]ge|lyc[ée]e|stade|gymnase|salle|h[ôo]pital|gare|station|arr[êe]t|m[ée]tro|mosqu[ée]e|tour|quartier|pont|esplanade|cours)(?!\p{L})/iu

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
/** Not an employer: « bosse chez Valeo », « une ancienne de chez Moulinex ». */
const CHEZ = new RegExp(
  String.raw`(?<![\p{L}])(?<!\b(?:de|boss\p{L}+|taff\p{L}+|travaill\p{L}+|embauch\p{L}+|licenci\p{L}+|salari[ée]e?s?|ouvri[èe]re?s?|caissi[èe]re?s?|int[ée]rim(?:aire)?s?|usine|courses) )[Cc]hez\s(?:les\s|la\s|le\s)?(${PATRONYME})`,
  'gu',
)
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
const estNouveau = (nom: string): boolean =>
  estNom(nom) && !COMMUNS.has(premier(nom)) && !VILLES.has(premier(nom))
const estFoyer = (nom: string): boolean => estNom(nom) && !ENSEIGNES.has(premier(nom))

/** Said to be a name: « s'appelle marcel », « surnommé le Grec », « nom imprononçable (Wojciechowski) », « toulemonde, c'est son vrai nom ». */
const DIT_NOM = [
  /(?<!\p{L})(?:s'appelle|se fait appeler|se nomme|(?:sur)?nomm[ée]e?s?|pr[ée]nom|moi c'est|quelque chose comme)\s(?:le\s|la\s|l')?(\p{L}{3,})/giu,
  /(?<!\p{L})[Nn]om\s[^.()]{0,30}\((\p{Lu}[\p{L}'-]{2,})\)/gu,
  /(?<!\p{L})(\p{L}{4,}),?\sc'est\s(?:le|son)\s(?:vrai\s)?nom(?!\p{L})/giu,
]
/** Old and foreign civilities, religious names, a civility before initials: « sieur Grandjean », « mme v.d.b. », « docteur amselem ». */
const AUTRES_CIVILITES = [
  /(?<!\p{L})[Ff]am\.\s(\p{Lu}[\p{L}'-]{2,})/gu,
  /(?<!\p{L})(\p{Lu}[\p{L}' -]{2,30})\ssur\s(?:la\s)?(?:sonnette|interphone|bo[îi]te)/gu,
  /(?<!\p{L})(?:[Ss]ieur|[Dd]emoiselle|[Mm]elle|[Mm]'sieur|[Mm]'dame|[Mm]an|[Gg]ramoune?|[Tt]i|[Ff]rau|[Hh]err|[Ss]e[ñn]or[a]?|[Ss]œur|[Ss]oeur|[Pp]ère|[Mm]onsieur|[Mm]adame)\s(?:d'|de\s|du\s|von\s)?(\p{Lu}[\p{L}'-]{2,})/gu,
  /(?<!\p{L})(?:mme|mr|mlle|m|dr|madame|monsieur|docteur)\.?\s((?:\p{L}\.\s?)+\p{L}*)/giu,
  /(?<!\p{L})(?<!\b(?:un|une|le|la|du|au|mon|son|leur|notre) )docteur\s(\p{Ll}{4,})/gu,
]
/** « les deux frères Peyrottes », « la fille des Lavergne », « le petit jeune des Escoffier », « la famille de Montgolfier ». */
const MAISONNEE = new RegExp(
  String.raw`(?<!\p{L})(?:[Ff]r[èe]res|[Ss]œurs|[Ss]oeurs|[Éé]poux|[Cc]ousins|(?:fils|fille|gendre|bru|m[ôo]me|gamine?|gosse|jeune|petit|petite|neveu|ni[èe]ce|femme|mari|fr[èe]re|s[œo]e?ur|p[èe]re|m[èe]re|cousine?|cousine? germaine?|copine?|copain|famille|maison|ferme)(?:\s(?:a[îi]n[ée]e?|cadette?|germain|jeune|petit))?\s(?:des|de|d'))\s?(\p{Lu}[\p{L}'-]{2,})`,
  'gu',
)
/** « Les Van Houten », « Th. Lemarchand », « J-P. Marchand », « Firmin Puech et son épouse ». */
const COMPOSES = [
  /(?<!\p{L})[Ll]es\s(?:Van|Von|De|Le|La|Ben|Da|Di|El)\s(\p{Lu}\p{Ll}{2,})/gu,
  /(?<![\p{L}-])(?!St|Ste|Av|Bd|Dr|Pr|Pl)\p{Lu}\p{Ll}?(?:-\p{Lu}\p{Ll}?)?\.\s(\p{Lu}\p{Ll}{2,})/gu,
  /(?<![\p{L}'-])(\p{Lu}\p{Ll}{2,})\set\s(?:son|sa|ses)\s(?:[ée]pouse|[ée]poux|femme|mari|compagn|copain|copine|potes|enfants|fils|fille|m[èe]re|p[èe]re|fr[èe]re|s[œo])/gu,
]
/** A person, then a name set between commas: « un berger, Lautaro, demande… ». */
const APPOSITION =
  /(?<!\p{L})(?:gars|fille|gamine?|femme|homme|dame|monsieur|berger|jeune|vieux|vieille|[ée]tudiante?|ouvri[èe]re?|anglaise?|allemande?|compagnon|patronn?e?|nouveau|nouvelle|maman|papa|mamie|papy|retrait[ée]e?|voisine?|infirmi[èe]re?)(?:\s[^\s,.;]+){0,4},\s(\p{Lu}\p{Ll}{2,}[\p{L}-]*)\s?(?:,|je crois|$)/gu

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
    ...[...DIT_NOM, ...AUTRES_CIVILITES, MAISONNEE, ...COMPOSES, APPOSITION].flatMap((forme) =>
      trouves(forme, estNouveau),
    ),
    ...nomsNus(texte),
    ...prenoms(texte),
  ]
}
