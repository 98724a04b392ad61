/** Registry of the layers: the single truth for the page, the address, the legend, a column of the table and a printed map. */
import { BLOCS, NOM_BLOC, type Bloc } from '../bloc.ts'
import { INDICATEURS, type Indicateur } from '../indicateur.ts'
import { NIVEAUX_CARTE } from '../lieu.ts'
import { NOM_PROFIL, PROFILS } from '../profil.ts'
import { SCRUTINS, type Scrutin } from '../scrutin.ts'
import type { Couche, UniteCouche } from './couche.ts'

export const COUCHE_INITIALE = 'profil'
/** Joins the two keys of a bivariate map. */
export const CROISEMENT = '~'

const MINISTERE = 'Ministère de l’Intérieur, résultats par bureau de vote'

const BASE: Omit<Couche, 'cle' | 'groupe' | 'libelle' | 'court' | 'unite' | 'teinte' | 'aide'> = {
  nature: 'sequentielle',
  source: MINISTERE,
  millesime: null,
  grain: null,
  niveaux: NIVEAUX_CARTE,
  suitScenario: false,
  methode: 'quantiles',
  nombre: 6,
  reperes: [],
  centre: 'moyenne',
  bornes: null,
  categories: null,
}

const CLASSEMENT: readonly Couche[] = [
  {
    ...BASE,
    cle: 'profil',
    groupe: 'classement',
    libelle: 'Profil',
    court: 'Classe',
    unite: 'classe',
    nature: 'categorielle',
    teinte: 'profil',
    categories: PROFILS.map((p) => NOM_PROFIL[p]),
    suitScenario: true,
    aide: 'Marge de la gauche sur le bloc suivant. Acquis : +6 points et 3 premiers tours sur 4 en tête.',
  },
  {
    ...BASE,
    cle: 'probabilite',
    groupe: 'classement',
    libelle: 'Chances d’être en tête',
    court: 'Gauche en tête',
    unite: 'part',
    teinte: 'chances',
    suitScenario: true,
    methode: 'reperes',
    reperes: [0.05, 0.2, 0.4, 0.6, 0.8],
    centre: 0.5,
    bornes: [0, 1],
    aide: 'Probabilité estimée que la gauche arrive première au prochain premier tour.',
  },
  {
    ...BASE,
    cle: 'marge',
    groupe: 'classement',
    libelle: 'Marge de la gauche',
    court: 'Marge',
    unite: 'points',
    nature: 'divergente',
    teinte: 'marge',
    suitScenario: true,
    methode: 'reperes',
    reperes: [-0.3, -0.2, -0.1, 0, 0.06, 0.15, 0.25],
    centre: 0,
    bornes: [-0.45, 0.45],
    aide: 'Score de la gauche moins celui du plus fort des autres blocs, en points d’exprimés.',
  },
  {
    ...BASE,
    cle: 'volatilite',
    groupe: 'classement',
    libelle: 'Volatilité',
    court: 'Volatilité',
    unite: 'part',
    teinte: 'violet',
    methode: 'reperes',
    reperes: [0.08, 0.12, 0.16, 0.2, 0.26],
    bornes: [0, 0.45],
    aide: 'Part des voix qui change de bloc entre deux scrutins de même nature (indice de Pedersen), bruit d’échantillon retiré.',
  },
  {
    ...BASE,
    cle: 'types',
    groupe: 'classement',
    libelle: 'Profils-types',
    court: 'Profil-type',
    unite: 'classe',
    nature: 'categorielle',
    teinte: 'types',
    niveaux: ['bureau'],
    source: `${MINISTERE} ; INSEE, recensement 2022 et Filosofi 2021`,
    aide: 'Bureaux qui se ressemblent par le vote, la participation et la sociologie.',
  },
]

const PARTICIPATION: readonly Couche[] = [
  {
    ...BASE,
    cle: 'ecart',
    groupe: 'participation',
    libelle: 'Écart de participation',
    court: 'Écart de particip.',
    unite: 'part',
    teinte: 'sarcelle',
    methode: 'reperes',
    reperes: [0.12, 0.16, 0.2, 0.24, 0.28],
    bornes: [0, 0.45],
    aide: 'Participation moyenne aux présidentielles moins celle aux législatives, en points d’inscrits.',
  },
  {
    ...BASE,
    cle: 'reserve',
    groupe: 'participation',
    libelle: 'Réserve nette d’abstention',
    court: 'Réserve nette',
    unite: 'points',
    nature: 'divergente',
    teinte: 'solde',
    methode: 'reperes',
    reperes: [-0.05, -0.02, 0, 0.02, 0.05, 0.1],
    centre: 0,
    bornes: [-0.15, 0.2],
    aide: 'Voix que l’abstention aux législatives retient à la gauche, moins celles qu’elle retient à l’extrême droite, pour 100 inscrits.',
  },
]

const CIBLAGE: readonly Couche[] = [
  {
    ...BASE,
    cle: 'rendement',
    groupe: 'ciblage',
    libelle: 'Voix par heure militante',
    court: 'Voix par heure',
    unite: 'voixParHeure',
    nature: 'divergente',
    teinte: 'solde',
    methode: 'divergente',
    centre: 0,
    niveaux: ['bureau'],
    source: `${MINISTERE} ; Pons 2018, Kalla et Broockman 2018`,
    aide: 'Voix nettes attendues de la première heure de porte-à-porte, à 60 jours du vote, avec les portes ouvertes et les conversations que les fiches ont apprises (estimation centrale ; de quatre fois moins à quatre fois plus).',
  },
  {
    ...BASE,
    cle: 'heures',
    groupe: 'ciblage',
    libelle: 'Où envoyer N heures',
    court: 'Heures',
    unite: 'heures',
    teinte: 'vert',
    methode: 'reperes',
    reperes: [8, 16, 24, 40],
    niveaux: ['bureau'],
    source: `${MINISTERE} ; Pons 2018, Kalla et Broockman 2018`,
    aide: 'Heures militantes, trajet compris, que le plan envoie dans chaque bureau. Un bureau sans couleur n’en reçoit pas.',
  },
]

/** « Légis. 2024, 1er tour » ; a European election has one round, which is not said. */
export function nomTour({ court, type, tour }: Pick<Scrutin, 'court' | 'type' | 'tour'>): string {
  if (type === 'europeennes') return court
  return `${court}, ${tour === 1 ? '1er' : '2d'} tour`
}

const majuscule = (mot: string): string => mot[0]!.toUpperCase() + mot.slice(1)

export const cleVote = (bloc: Bloc, scrutin: string): string => `vote.${bloc}.${scrutin}`
export const cleEvolution = (bloc: Bloc, de: string, vers: string): string =>
  `evolution.${bloc}.${de}.${vers}`
export const cleParticipation = (scrutin: string): string => `participation.${scrutin}`
export const cleIndicateur = (indicateur: string): string => `insee.${indicateur}`
export const cleCroisee = (a: string, b: string): string => a + CROISEMENT + b

/** The same at each round, so that a colour says the same through time. */
const REPERES_VOTE: Record<Bloc, readonly number[]> = {
  gauche: [0.1, 0.2, 0.3, 0.4, 0.5],
  centre: [0.1, 0.2, 0.3, 0.4, 0.5],
  droite: [0.05, 0.1, 0.2, 0.3, 0.4],
  extremeDroite: [0.1, 0.2, 0.3, 0.4, 0.5],
  autres: [0.01, 0.02, 0.05, 0.1, 0.2],
}

function vote(bloc: Bloc, s: Scrutin): Couche {
  return {
    ...BASE,
    cle: cleVote(bloc, s.code),
    groupe: 'votes',
    libelle: `${majuscule(NOM_BLOC[bloc])}, ${nomTour(s)}`,
    court: `${majuscule(NOM_BLOC[bloc])} ${s.court}`,
    unite: 'part',
    teinte: bloc,
    methode: 'reperes',
    reperes: REPERES_VOTE[bloc],
    bornes: [0, bloc === 'autres' ? 0.3 : 0.7],
    millesime: String(s.annee),
    aide: 'Part des suffrages exprimés. « Pas de candidat » : le bloc n’en avait pas ici à ce tour, ce qui n’est pas zéro.',
  }
}

function evolution(bloc: Bloc, de: Scrutin, vers: Scrutin): Couche {
  return {
    ...BASE,
    cle: cleEvolution(bloc, de.code, vers.code),
    groupe: 'votes',
    libelle: `${majuscule(NOM_BLOC[bloc])}, de ${nomTour(de)} à ${nomTour(vers)}`,
    court: `${majuscule(NOM_BLOC[bloc])} ${de.annee}→${vers.annee}`,
    unite: 'points',
    nature: 'divergente',
    teinte: 'solde',
    methode: 'reperes',
    reperes: [-0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15],
    bornes: [-0.3, 0.3],
    centre: 0,
    millesime: `${de.annee} et ${vers.annee}`,
    aide: 'Part des exprimés au second de ces tours moins part au premier, en points. Sans valeur si le bloc manque à l’un des deux.',
  }
}

function participation(s: Scrutin): Couche {
  return {
    ...BASE,
    cle: cleParticipation(s.code),
    groupe: 'participation',
    libelle: `Participation, ${nomTour(s)}`,
    court: `Particip. ${s.court}`,
    unite: 'part',
    teinte: 'sarcelle',
    methode: 'reperes',
    reperes: [0.4, 0.5, 0.6, 0.7, 0.8],
    bornes: [0.2, 1],
    millesime: String(s.annee),
    aide: 'Votants pour cent inscrits.',
  }
}

const UNITE: Record<Indicateur['unite'], UniteCouche> = {
  part: 'part',
  euros: 'euros',
  habitants: 'habitants',
  ans: 'ans',
}
const GRAIN: Record<Indicateur['maille'], string> = {
  commune: 'Chiffre de la commune, repris par chacun de ses bureaux.',
  circonscription: 'Chiffre publié par circonscription.',
  iris: 'Au bureau, estimation d’après les IRIS qui le couvrent ; au-dessus, moyenne de ses bureaux.',
}

function indicateur(i: Indicateur): Couche {
  const aLaCirconscription = i.maille === 'circonscription'
  return {
    ...BASE,
    cle: cleIndicateur(i.cle),
    groupe: 'sociologie',
    libelle: aLaCirconscription ? `${i.libelle}, à la circonscription` : i.libelle,
    court: i.libelle,
    unite: UNITE[i.unite],
    teinte: 'vert',
    source: i.source.replace(/ \d{4}\b/, ''),
    millesime: /\d{4}/.exec(i.source)?.[0] ?? '',
    grain: GRAIN[i.maille],
    niveaux: aLaCirconscription ? ['circonscription'] : NIVEAUX_CARTE,
    aide: 'Une valeur que l’INSEE ne publie pas reste sans couleur : « non diffusé ».',
  }
}

const FIXES = new Map([...CLASSEMENT, ...PARTICIPATION, ...CIBLAGE].map((c) => [c.cle, c]))
const scrutin = (code: string | undefined): Scrutin | undefined => SCRUTINS.find((s) => s.code === code)
const blocDe = (mot: string | undefined): Bloc | undefined => BLOCS.find((b) => b === mot)

const lues = new Map<string, Couche | null>()

function lireCle(cle: string): Couche | null {
  const fixe = FIXES.get(cle)
  if (fixe) return fixe
  const [famille, a, b, c] = cle.split('.')
  if (famille === 'insee') {
    const i = INDICATEURS.find((k) => k.cle === a)
    return i ? indicateur(i) : null
  }
  if (famille === 'participation') {
    const s = scrutin(a)
    return s ? participation(s) : null
  }
  const bloc = blocDe(a)
  const de = scrutin(b)
  if (!bloc || !de) return null
  if (famille === 'vote' && c === undefined) return vote(bloc, de)
  const vers = scrutin(c)
  return famille === 'evolution' && vers && vers !== de ? evolution(bloc, de, vers) : null
}

/** The layer of a key, the same object at each call; null when the key names none. */
export function coucheDe(cle: string): Couche | null {
  const connue = lues.get(cle)
  if (connue !== undefined) return connue
  const lue = lireCle(cle)
  // Only what exists is kept: keys come from addresses.
  if (lue) lues.set(cle, lue)
  return lue?.cle === cle ? lue : null
}

/** A key or two joined by {@link CROISEMENT}; null when one of them names no layer, or cannot be crossed (a category). */
export function lireCouches(cle: string): readonly [Couche] | readonly [Couche, Couche] | null {
  const [a = '', b, ...reste] = cle.split(CROISEMENT)
  const premiere = coucheDe(a)
  if (!premiere || reste.length > 0) return null
  if (b === undefined) return [premiere]
  const seconde = coucheDe(b)
  return seconde && estNumerique(premiere) && estNumerique(seconde) ? [premiere, seconde] : null
}

export const estNumerique = (c: Couche): boolean => c.nature !== 'categorielle'

/** Every layer that the rounds of a publication allow, in the order of the menus; changes only between neighbours of one type. */
export function toutesLesCouches(scrutins: readonly string[]): Couche[] {
  const tours = SCRUTINS.filter((s) => scrutins.includes(s.code))
  const paires = tours.flatMap((vers, k) => {
    const avant = tours.slice(0, k).findLast((s) => s.type === vers.type && s.tour === vers.tour)
    return avant ? [[avant, vers] as const] : []
  })
  return [
    ...CLASSEMENT,
    ...BLOCS.flatMap((b) => [
      ...tours.map((s) => vote(b, s)),
      ...paires.map(([de, vers]) => evolution(b, de, vers)),
    ]),
    ...PARTICIPATION,
    ...tours.map(participation),
    ...INDICATEURS.map(indicateur),
    ...CIBLAGE,
  ].map((c) => coucheDe(c.cle)!)
}
