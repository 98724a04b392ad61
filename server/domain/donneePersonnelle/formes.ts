/** Personal data recognised by their form: phones, e-mails, addresses, dwellings, accounts, personal numbers. Text already normalised. */

const tous = (texte: string, ...formes: readonly RegExp[]): string[] =>
  formes.flatMap((forme) => [...texte.matchAll(forme)].map(([m]) => m.trim()))

/** Between two digits of a phone number, as people write them. */
const SEP = String.raw`(?:[\s.\-/_()]{0,3}|,?\s(?:puis|et|ensuite|tiret|point)\s)`
/** Zero as a digit or as the letter that phones and tired hands put there. */
const ZERO = '[0oO]'
const TELEPHONES = [
  // 06 12 34 56 78, 0612345678, 06-12…, O6.12…; not the inside of a longer number
  new RegExp(String.raw`(?<!\d[.,]?)${ZERO}${SEP}[1-79](?:${SEP}[\doO]){8}(?![\p{L}\d])`, 'gu'),
  // +33 6…, 0033 6…, +33 (0)6…, +262 692…, any other country
  new RegExp(String.raw`(?:\+|(?<!\d)00\s?)\d{1,3}(?:${SEP}\d){7,11}(?!\d)`, 'g'),
  // cut short, but announced
  new RegExp(
    String.raw`\b(?:t[ée]l|t[ée]l[ée]phone|portable|num[ée]ro|fixe)\s?\.?\s?:?\s?${ZERO}${SEP}\d(?:${SEP}\d){4,7}(?!\d)`,
    'gi',
  ),
  // 9 digits without the zero, of a mobile
  new RegExp(
    String.raw`(?<![\d.,] ?)[67](?:\d{8}|(?:\d{2}(?:[\s.\-]\d{2}){3}))(?!\d| ?[€%]| (?:inscrits|voix|habitants|euros))`,
    'g',
  ),
]
/** The beginning of a mobile number is enough: « 06 39 98… », « 06 trente neuf ». */
const DEBUTS = [
  /(?<!\d)(?:\+\s)?33\s?[1-9](?:[\s.-]?\d{2}){4}(?!\d)/g,
  /(?<![\d.,]\s?)[67](?:[\s.-]\d{2}){4}(?!\d)/g,
  /(?<!\d[.,]?)0[67](?:[\s.\-/]?\d{2}){2,}/g,
]
const UNITES =
  'z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|et'
const SUITE = String.raw`(?:[\s,-]+(?:puis\s|et\s)?(?:${UNITES}|\d{1,2})\b)`
const EN_LETTRES = [
  new RegExp(String.raw`\bz[ée]ro[\s,-]+(?:un|deux|trois|quatre|cinq|six|sept|neuf)${SUITE}{4,}`, 'gi'),
  // the zero said apart, or in figures: « six trente neuf quatre vingt dix… », « 06 trois neuf 98… »
  new RegExp(String.raw`(?<!\p{L})(?:six|sept|0[67])${SUITE}{5,}`, 'giu'),
  /(?<!\d[.,]?)0[67]\s(?:z[ée]ro|vingt|trente|quarante|cinquante|soixante|quatre|dix|onze|douze)/gi,
]

/** Service numbers (08…, 3xxx, 15, 112) are public and kept. */
export const telephones = (texte: string): string[] => tous(texte, ...TELEPHONES, ...DEBUTS, ...EN_LETTRES)

const AROBASE = String.raw`(?:@|\s@\s|\s?[([{]\s?(?:a|at|arobase|chez)\s?[)\]}]\s?|\s(?:at|arobase|arrobase)\s)`
const POINT = String.raw`(?:\.|\s?[([{]\s?(?:dot|point)\s?[)\]}]\s?|\s(?:point|dot)\s)`
const COURRIEL = new RegExp(
  String.raw`[\w.+-]+${AROBASE}[a-z\d-]+(?:${POINT}[a-z\d-]+)*${POINT}[a-z]{2,}\b`,
  'gi',
)

export const courriels = (texte: string): string[] =>
  tous(
    texte,
    COURRIEL,
    /[\w.+-]+(?:\s\.\s\w+)?\s@\s\w+\s?\.\s?[a-z]{2,}/gi,
    /\b(?:arobase|arrobase)\b/gi,
    /\b(?:gmail|hotmail|outlook|yahoo|laposte)\s?:\s?[\w.-]{4,}/gi,
    /[\w.-]{3,}\schez\s(?:gmail|hotmail|outlook|yahoo|orange|free|laposte|wanadoo|sfr|live)\s?(?:point|\.)/gi,
    /[\w.+-]{2,}@[\w-]{3,}(?![\w.-])/g,
    /\b(?:gmail|hotmail|outlook|yahoo|laposte|orange|free|sfr|bbox|wanadoo|live|icloud|protonmail)\.(?:com|fr|net|org)\b/gi,
  )

const VOIE =
  'rue|r\\.|ruelle|avenue|av\\.?|ave|boulevard|bd|bld|bvd|blvd|place|pl\\.?|sq\\.?|all[ée]e|all\\.|impasse|imp\\.|chemin|ch\\.|quai|square|cours|passage|' +
  'esplanade|mail|mont[ée]e|faubourg|fbg|rond-point|route|rte|sentier|venelle|traverse|villa|lotissement|lot\\.|cit[ée]|r[ée]sidence|' +
  'hameau|clos|promenade|rampe|lieu-dit|mas'
/** Before a figure that is not the number of a house: hour, weekday, bus line, polling station, range of a street. */
const PAS_UN_NUMERO = String.raw`(?<!\d[.,:]?\s?)(?<!\d ?h ?)(?<!\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun\.|mar\.|mer\.|jeu\.|ven\.|sam\.|dim\.) (?:le )?)(?<!\b(?:ligne|bus|tram|tramway|m[ée]tro|car|bureaux?|bureau de vote|bv|zone|secteur|canton|article|loi|tour)s? (?:n° ?|num[ée]ro )?)(?<!\d ?(?:bis|ter)? ?(?:à|a|au|et|ou) )`
/** A street has a name, or is « rue haute »: a verb or « sur 5 » after it means a count. */
const NOM_DE_VOIE = String.raw`(?!\s+(?:sur|est|sont|à|au|aux|en|par|avec|où|qui|pi[ée]tonn)\b)\s+[\p{L}\d]`
const ADRESSES = [
  new RegExp(
    String.raw`${PAS_UN_NUMERO}\b\d{1,4}\s?(?:(?:bis|ter|quater|[a-dA-D])\b)?\s?,?\s?(?:de\s(?:la\s|l'))?(?:${VOIE})(?![\p{L}])${NOM_DE_VOIE}[\p{L}'-]*`,
    'giu',
  ),
  new RegExp(String.raw`${PAS_UN_NUMERO}\b\d{1,4}\s?,?\s?(?:grande?[ -]rue|grand'rue)\b`, 'giu'),
  new RegExp(
    String.raw`\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|vingt et un)\s?,?\s(?:bis\s)?(?:de\s(?:la\s|l'))?(?:rue|avenue|impasse|chemin|all[ée]e|boulevard|place|cours|quai)\s\p{L}`,
    'giu',
  ),
  // « rue Sébastopol au 19 »
  new RegExp(
    String.raw`\b(?:rue|avenue|av\.?|impasse|boulevard|bd|quai|cours)\s[\p{L}' -]{2,40}\sau\s\d{1,3}(?!\s?(?:h\b|%|janv|f[ée]v|mars|avril|mai|juin|juil|ao|sept|oct|nov|d[ée]c|e\b|[èe]me|\d))`,
    'giu',
  ),
  /\b(?:villa|ferme|mas)\s(?:de\s(?:la\s|l')?|du\s|des\s)?\p{Lu}\p{Ll}+/gu,
  /\blieu-dit\s\p{Lu}[\p{L}'-]+,?\s(?:la|derni[èe]re|premi[èe]re|une)?\s?(?:maison|ferme)/gu,
  /\bchemin\s(?:rural\s|vicinal\s)?(?:de\s(?:la\s)?|du\s|des\s)\p{Lu}[\p{L}'-]+\s\d{1,4}\b/gu,
  // « rue Pasteur, n° 12 », « rue Pasteur au numéro 12 », « rue Pasteur, 12 »
  new RegExp(
    String.raw`\b(?:${VOIE})\s[\p{L}\d' -]{2,40}?,?\s(?:au\s)?(?:n°|n[o°]\.?|num[ée]ro)\s?\d{1,4}\b`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:${VOIE})\s[\p{L}' -]{2,40},\s(?:au\s)?\d{1,4}(?:\s?(?:bis|ter))?\s?(?=[:.;,(-]|$)`,
    'giu',
  ),
  new RegExp(String.raw`\b(?:${VOIE})\s[\p{L}' -]{2,40}\s\d{1,3}\s?:`, 'giu'),
]

/** A street without number is a place, and is kept. */
export const adresses = (texte: string): string[] => tous(texte, ...ADRESSES)

const NUMERO = String.raw`(?:n°|n[o°]\.?|num[ée]ro)?\s?`
const COTE = '(?:droite|gauche|face|en face|au fond)'
const LOGEMENTS = [
  /\b(?:logt|logement|mobil.?home)\s(?:n°\s?)?\d{1,4}\b/gi,
  /\bporte\s(?:du fond|en face de l'ascenseur)/gi,
  /\bcode\s(?:d')?entr[ée]e\s?:?\s?[a-z]?\d{1,4}[a-z]?\d*\b/gi,
  /\btaper\s[a-z]?\d{3,}[a-z]?\b/gi,
  /\b(?:n°|num[ée]ro|num)\s?\d{1,4}\s(?:escalier|hall|b[âa]t)/gi,
  new RegExp(
    String.raw`\b(?:appartement|appart|appt|apt|app)\b\.?\s?${NUMERO}(?:\d{1,4}\s?[a-z]?|[a-z]\d{1,3})\b`,
    'gi',
  ),
  new RegExp(
    String.raw`(?<!\b(?:par|de|une|chaque|la premi[èe]re) )\bporte(?! a porte)\s?${NUMERO}(?:\d{1,4}[a-z]?|[a-z]\d{1,3}|[A-F])\b(?!\s?(?:h\b|%|fois|sur|minutes))`,
    'gi',
  ),
  new RegExp(
    String.raw`\b\d{1,2}\s?(?:er|re|e|[èe]me|i[èe]me)\s?(?:[ée]tage|[ée]t\.?)\s?,?\s?(?:-\s?)?(?:la\s)?(?:porte\s)?(?:à\s|a\s|de\s|d'|sur\sla\s|en\s)?${COTE}\b`,
    'gi',
  ),
  new RegExp(String.raw`\bau\s\d{1,2}\s?(?:e|[èe]me)\s(?:à\s)?${COTE}\b`, 'gi'),
  /\b(?:emplacement|parcelle|bungalow|lot|caravane|mobil-?home)\s(?:n°\s?)?\d{1,4}\b/gi,
  new RegExp(String.raw`\b\d{1,2}\s?(?:e|[èe]me)\s(?:à\s)?${COTE}\b`, 'gi'),
  /\b(?:villa|pavillon|chambre|logement)\s(?:n°\s?)?\d{1,3}\b/gi,
  new RegExp(String.raw`\bporte\s(?:de\s|à\s|a\s)?(?:droite|gauche)\b`, 'gi'),
  /\b(?:digicode|bip|(?:portail|hall|porte) code|code (?=est|c'est|du portail|de la grille))(?!\s(?:postal|cass|en panne))[^.;\d]{0,20}\d[\dA-F ]{2,}[A-F#*]?/gi,
  /\b(?:studio\s(?:n°\s?)?\d{1,3}(?!\d|\s?m|\s?€)|villa du fond)\b/gi,
  /\bdigicode\s?:?\s?(?=[a-f]?\d)[a-f]?\d{3,6}[a-f]?\b/gi,
  /\bcode\s?(?:de la porte|de porte|porte|d'entr[ée]e|entr[ée]e|d'acc[èe]s|de l'immeuble|du hall|immeuble|portail|du portail)\s?(?:est|c'est|:|=)?\s?(?:[a-f]?\d{3,6}[a-f]?)\b/gi,
  /\bcode\s?:?\s?(?:[a-f]\d{4}|\d{4}[a-f])\b/gi,
  /\binterphone\s?:?\s?\p{Lu}[\p{L}-]+/gu,
  /\b(?:interphone|sonnette|bo[îi]te aux lettres)\s?(?:n°|num[ée]ro|:)?\s?\d{1,4}\b/gi,
]

/** Each tells where a door is; two of them, one of which is a floor or a door, tell which. */
const REPERES = [
  /(?<!\p{L})(?:esc(?:alier)?|b[âa]t(?:iment)?|hall|cage|entr[ée]e)\.?\s(?:\d{1,2}|\p{Lu}(?!\p{L})|(?:les?\s|la\s)?\p{Lu}\p{Ll}+)/giu,
  /(?<!\p{L})(?:rdc|rez[ -]de[ -]chauss[ée]e|[ée]tage\s\d{1,2}|\d{1,2}e[GD]|\d{1,2}e\s(?:milieu|fond|face)|(?:\d{1,2}\s?(?:er|e|[èe]me)|premier|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|cinqui[èe]me|sixi[èe]me|septi[èe]me|huiti[èe]me)(?=\s(?:[ée]tage|palier|sans asc|porte(?![ -][àa][ -]porte)|gauche|droite|escalier|b[âa]t)|\s?,))(?!\p{L})/giu,
  /(?<!\p{L})(?:palier|(?<!porte[ -][àa][ -])(?:porte|pte) (?!a |à porte|[àa] porte)(?:\p{L}+)|(?:à |a |de |en )?(?:gauche|droite)(?= (?:escalier|b[âa]t|porte|,|$)))(?!\p{L})/giu,
]
const PRECIS = /[ée]tage|rdc|rez|palier|porte|pte|i[èe]me|\de/iu

/** A dwelling told by two landmarks: « escalier C, sixième », « hall 5 bis, 8e, porte… ». */
function parReperes(texte: string): string[] {
  const vus = REPERES.flatMap((repere) => tous(texte, repere).slice(0, 1))
  return vus.length > 1 && vus.some((r) => PRECIS.test(r)) ? [vus.join(', ')] : []
}

/** A house told by what is seen of it. */
const MAISON =
  '(?:maison|carbet|b[âa]tisse|pavillon|ferme|villa|chalet|case|corps de ferme|portail|porte|feu)'
const VUE =
  "(?:volets|portail|colombages|girouette|drapeau|panneau|glycine|croix|lavoir|monument|barri[èe]re|[ée]cole|pont|bout|virage|gauche|droite|en face|juste (?:apr[èe]s|avant)|(?:apr[èe]s|avant) (?:le|la|l'|les))"
const MAISONS = [
  new RegExp(
    String.raw`(?<!\p{L})(?:seule?|derni[èe]re?|premi[èe]re?|deuxi[èe]me|troisi[èe]me|quatri[èe]me|\d{1,2}e)\s(?:petite?\s|grande?\s)?${MAISON}s?(?!\p{L})[^.;!?]{0,45}?(?<!\p{L})${VUE}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:maison|pavillon|ferme|villa|chalet)\s(?:aux?|à|avec|juste|bleue?|blanche?|rouge|rose|jaune|verte?|en face)\s[^.;!?]{0,25}?${VUE}`,
    'giu',
  ),
]

export const logements = (texte: string): string[] => [
  ...tous(texte, ...LOGEMENTS, ...MAISONS),
  ...parReperes(texte),
]

const PSEUDOS = [
  /(?<![\w./@-])[a-z]\w*_\w+/gi,
  /(?<![\w./@-])(?!covid|g\d|vs|cac)[a-z]{5,}\d{2,4}(?![\w%€])/gi,
  /(?<![\w./@-])[a-z]{3,}\.[a-z]{2,}\.(?!(?:fr|com|org|net|eu|info|re|bzh)(?!\w))[a-z]{2,}(?!\w)/gi,
  /\b(?:pseudo|profil|compte)\s(?:fb|facebook|insta\w*|snap\w*|threads|tiktok|twitter|x|telegram)?\s?(?:est\s|c'est\s|:\s?)?["«“]\s?[^"»”]{3,40}/gi,
  /\bpseudo\s(?!sur|sans|de)\p{L}[\w.]{3,}/giu,
  /\blinkedin\s?\/?(?:in)?\/[\w-]{3,}/gi,
  /\b[\w-]{3,}\.(?:over-blog|blogspot|wordpress|skyrock|canalblog)\.\w+/gi,
  /\b(?:fb|insta)\s[a-z\d]+\.[\w.]+/gi,
  /\b(?:insta|instagram|snap|snapchat|tiktok|telegram|twitter)\s(?:c'est|=)\s?[\w.]{3,}/gi,
  /\b[\w.]{3,}#\d{4}\b/g,
  /(?<![\w.@-])@[a-z_][\w.]{2,}/gi,
  /\b(?:facebook|fb|instagram|twitter|x|tiktok|linkedin|snapchat|t|youtube)\.(?:com|me)\/\S+/gi,
  /\b(?:insta|instagram|snap|snapchat|tiktok|telegram|t[ée]l[ée]gram|twitter|facebook|fb|discord|signal)\s?:\s?[\w.-]{3,}/gi,
  /\b(?:insta|instagram|snap|snapchat|tiktok)\s(?=[\w.]*[._\d])[a-z][\w.]{3,}\b(?<!\.)/gi,
]

export const pseudos = (texte: string): string[] => tous(texte, ...PSEUDOS)

const IDENTIFIANTS = [
  /\bddn\s?:?\s?\d/gi,
  /\b(?:n°|num[ée]ro)\s?(?:d')?allocataire\s?(?:caf\s)?:?\s?\d/gi,
  /\bdate de naissance\s?:?\s?\d/gi,
  /\b(?:n°|num[ée]ro|num)\s?(?:de\s)?s[ée]cu\p{L}*\D{0,20}\d/giu,
  /\b\d{2,4}\s?[A-Z]{2,3}\s?\d{2}\b/g,
  /\bn[ée]e?\sle\s\d{1,2}(?:er)?[\s/.-](?:\d{1,2}|[a-zéû]+)[\s/.-](?:19|20)?\d{2}\b/gi,
  /(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[ab])\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)/gi,
  /\b[A-HJ-NP-TV-Z]{2}[- ]\d{3}[- ][A-HJ-NP-TV-Z]{2}\b/g,
]

export const identifiants = (texte: string): string[] => tous(texte, ...IDENTIFIANTS)
