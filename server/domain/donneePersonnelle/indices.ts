/**
 * Bare names, without civility: what is done by one human being (« Benali veut… »), what one does to somebody (« revoir Karaoui »),
 * initials, a name with its staircase. Text already normalised, places and public figures already blanked.
 */
import { cherchable } from '../recherche.ts'
import { ENSEIGNES, INSTITUTIONS, NON_NOMS } from './lexique.ts'
import { COMMUNS, NOMS_COURANTS, PRENOMS_COMMUNS, VILLES } from './communs.ts'
import { PRENOMS } from './prenoms.ts'

/** What only one person does or is; singular, so that « Parents veulent » is left alone. */
const GESTE =
  "(?:ne |n'|y |en |se |s'|nous |m'|lui |l')?(?:" +
  'veut|voudrait|dit|disait|parle|pr[ée]f[èe]re|vit|se plaint|souhaite|pense|croit|trouve|vote|votait|votera|habite|loge|accepte|refuse|propose|milite|soutient|h[ée]site|viendra|reviendra|' +
  "passera|rappellera|cherche|conna[îi]t|s'occupe|occupe|est (?:d'accord|partante?|int[ée]ress[ée]e?|absente?|retrait[ée]e?|malade|d[ée][çc]ue?|pr[êe]te?|" +
  'seule?|au ch[ôo]mage|veuve?|dispo|disponible|joignable|chez|infirmi[èe]re?|enseignante?|au (?:\\d|premier|deuxi|troisi|rez)|' +
  'sympa|volontaire|motiv[ée]e?|furieu(?:x|se)|en col[èe]re|tr[èe]s remont[ée]e?|abstentionniste)|' +
  'a (?:dit|promis|sign[ée]|demand[ée]|accept[ée]|refus[ée]|propos[ée]|vot[ée]|perdu|quitt[ée]|besoin|peur|[ée]t[ée] (?:tr[èe]s )?(?:accueillante?|sympa|froide?)|' +
  'ouvert|referm[ée]|claqu[ée]|\\d{2} ans)|inqui[èe]te|plaint|' +
  "ok pour|d'accord pour|partante? pour|dispo |disponible |joignable |[àa] (?:rappeler|recontacter|revoir|relancer|inscrire))"
/** What one does to somebody. */
const VERS =
  '(?:[Aa]vec|[Vv]oir|[Rr]evoir|[Rr]encontr[ée]|[Cc]rois[ée]|[Pp]arl[ée]r? (?:à|avec)|[Dd]iscut[ée]r? avec|[Pp]r[ée]venir|[Cc]onvaincre|[Rr]elancer|[Rr]emercier|[Mm]erci à|' +
  '[Dd]emander à|[Cc]onfier à|(?:[Dd]onn|[Ll]aiss|[Rr]emis|[Tt]ransmettre|[Rr]emettre)[ée]?r? (?:un \\p{L}+ )?à|[Cc]hez|[Vv]isite (?:à|chez)|[Aa]ccueil (?:de|par)|de la part de|signal[ée] par|dixit|selon)'

const MOT = /(?<![\p{L}'-])\p{L}[\p{L}'-]+/gu
const NOM = String.raw`\p{Lu}\p{Ll}[\p{L}'-]+`
const SUJET = new RegExp(String.raw`(?<![\p{L}'-])(${NOM})(?:\s${NOM})?,?\s(?=${GESTE}(?![\p{L}]))`, 'gu')
const OBJET = new RegExp(
  String.raw`(?<![\p{L}])${VERS}\s(?:[Ll]es?\s|à nouveau\s)?(?:(?:Le|La|De|Du|Van|Von|El|Ben|Aït)\s)?(${NOM})`,
  'gu',
)
/** « Mehdi B. », « K. Benali », « Benali (bât C) », « Benali au 3e ». */
const INITIALES = [
  /(?<![\p{L}'-])((?:\p{Lu}\.-?){1,2}\s?\p{Lu}\.?)(?=[\s,]|$)/gu,
  /(?<![\p{L}'-])(\p{Lu}\p{Ll}{2,})\s\p{Lu}\.(?!\p{L})/gu,
  /(?<![\p{L}'.-])\p{Lu}\.(?:-\p{Lu}\.)?\s?(\p{Lu}\p{Ll}{2,})/gu,
  /(?<![\p{L}'-])(\p{Lu}\p{Ll}{2,})\s\((?:b[âa]t|hall|esc|entr[ée]e|\d+\s?(?:e|er|[èe]me)\b|au \d|rez|n°|app)/gu,
]
const PRENOM_MINUSCULE = new RegExp(
  String.raw`(?<![\p{L}'-])(?:(?:${VERS}|[Vv]u|par|et|concierge|gardienne?|voisine?|papa de|maman de|celle de|celui de)\s([\p{Ll}-]{3,})(?![\p{L}])|([\p{Ll}-]{3,})\s(?:(?=${GESTE}(?![\p{L}]))|\p{Ll}\.|et (?:sa|son|ses) ))`,
  'gu',
)
/** A note that opens on a given name in lower case: « gwenaelle le bihan contre le projet ». */
const OUVERTURE = /(?:^|[.;:!?]\s)(\p{Ll}[\p{Ll}-]{2,})(?=\s\p{Ll})/gu
/** « soeur de Manu », « celle de Wojciech », « tata Suzon », « nom sur la sonnette : Vandenbroucke », « Etchegaray, agriculteur ». */
const APPARTENANCE = [
  new RegExp(
    String.raw`(?<![\p{L}'-])(${NOM})\s(?=(?:le|la|l')\s?(?:garagiste|boulang|bouch|coiff|plombi|ma[çc]on|infirmi|factri|facteur|gardien|concierge|prof|m[ée]decin|pharmacien|tabac|voisin|retrait|p[êe]cheur|vigneron|caissi|patron|kin[ée]))`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}'-])(${NOM})\s(?:p[èe]re et fils|et fils|m[èe]re et fille|fr[èe]res)(?![\p{L}])`,
    'gu',
  ),
  new RegExp(String.raw`(?<![\p{L}])[Cc]ouple\s(${NOM})`, 'gu'),
  new RegExp(
    String.raw`(?<![\p{L}])(?:celle|celui|s[œo]e?ur|fr[èe]re|m[èe]re|p[èe]re|femme|mari|fils|fille|copain|copine|veuve|amie?|voisine?|porte|maison) d(?:e\s|')(${NOM})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:[Tt]ata|[Tt]onton|[Pp]api|[Mm]amie|[Pp][ée]p[ée]|[Mm][ée]m[ée]|[Pp]ère|[Oo]ncle)\s(${NOM})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:[Nn]om|[Pp]r[ée]nom|[Ss]onnette|[Ii]nterphone)(?: sur (?:la|le) \p{L}+)?\s?:?\s(${NOM})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}'-])(${NOM}),\s(?=(?:ancien|agricult|[ée]lev|infirmi|retrait|enseign|ouvri|caissi|ma[çc]on|aide|prof|[ée]tudiant|chauffeur|artisan|avocat|plombi|boulang|m[ée]decin|veu(?:f|ve)|m[èe]re|p[èe]re|\d{2} ans))`,
    'gu',
  ),
]
/** « chez berger », « chez roy »: after « chez », what is not a pronoun, an article or a shop. */
const CHEZ_MINUSCULE =
  /(?<![\p{L}])chez\s(?!(?:moi|toi|lui|elle|eux|elles|nous|vous|soi|les|la|le|l|un|une|des|mon|ma|mes|son|sa|ses|leur|leurs|notre|votre|qui|certains|beaucoup|quelques|ce|cet|cette|ces|d)(?![\p{L}]))(\p{Ll}[\p{L}-]{2,})/gu

/** Inhabitants of a place: « Nîmois », « Cévenole ». */
const GENTILE = /(?:ois|oise|ais|aise|iens?|iennes?|éens?|éennes?|ins|ines|ols|oles|als|ales)$/u

function estNomNu(mot: string): boolean {
  const m = cherchable(mot)
  const premier = m.split(' ')[0] ?? ''
  const connu = [COMMUNS, VILLES, NON_NOMS, INSTITUTIONS, ENSEIGNES].some((l) => l.has(m) || l.has(premier))
  return !connu && !GENTILE.test(mot) && !/^(?:saint|sainte|st|ste)$/.test(premier)
}

const estPrenomMinuscule = (mot: string | undefined): boolean => {
  const m = cherchable(mot ?? '')
  return PRENOMS.has(m) && !PRENOMS_COMMUNS.has(m)
}

/** Words that name somebody without civility. */
export function nomsNus(texte: string): string[] {
  const trouves = [SUJET, OBJET, INITIALES[3]!].flatMap((forme) =>
    [...texte.matchAll(forme)].filter(([, nom = '']) => estNomNu(nom)).map(([m]) => m.trim()),
  )
  const initiales = INITIALES.slice(0, 3).flatMap((forme) =>
    [...texte.matchAll(forme)].filter(([, nom = '']) => !VILLES.has(cherchable(nom))).map(([m]) => m.trim()),
  )
  const minuscules = [...texte.matchAll(PRENOM_MINUSCULE)].filter(
    ([, apres, avant]) => estPrenomMinuscule(apres) || estPrenomMinuscule(avant),
  )
  const lies = APPARTENANCE.flatMap((forme) =>
    [...texte.matchAll(forme)].filter(([, nom = '']) => estNomNu(nom)).map(([m]) => m.trim()),
  )
  const chez = [...texte.matchAll(CHEZ_MINUSCULE)].filter(([, nom = '']) => estNomNu(nom))
  const ouvertures = [...texte.matchAll(OUVERTURE)].filter(([, nom]) => estPrenomMinuscule(nom))
  const connus = [...texte.matchAll(MOT)].filter(([m]) => NOMS_COURANTS.has(cherchable(m)))
  return [
    ...trouves,
    ...initiales,
    ...lies,
    ...[...minuscules, ...ouvertures, ...chez, ...connus].map(([m]) => m.trim()),
  ]
}
