/** Who stands, at each first round: real names for the country-wide races, invented ones for the circonscriptions. */
import { Hasard } from './hasard.ts'
import type { Bloc } from './opinion.ts'
import { NOMS_DE_FAMILLE, PRENOMS } from './toponymes.ts'

export interface Candidat {
  panneau: number
  sexe: 'F' | 'M'
  nom: string
  prenom: string
  /** Nuance of the ministry; '' at presidentials; abridged label of the list at européennes. */
  nuance: string
  bloc: Bloc
  /** Weight within the bloc. */
  poids: number
  /** Pull of graduates (positive) or of hardship (negative) within the bloc. */
  pente: number
  /** Full label and head of the list, at européennes. */
  liste?: { etendu: string; tete: string }
}

type National = readonly [
  sexe: 'F' | 'M',
  nom: string,
  prenom: string,
  bloc: Bloc,
  poids: number,
  pente: number,
]

const PRESIDENTIELLES: Record<2017 | 2022, readonly National[]> = {
  2017: [
    ['M', 'DUPONT-AIGNAN', 'Nicolas', 'X', 4.7, 0.25],
    ['F', 'LE PEN', 'Marine', 'X', 21.3, 0],
    ['M', 'MACRON', 'Emmanuel', 'C', 24, 0],
    ['M', 'HAMON', 'Benoît', 'G', 6.4, 0.35],
    ['F', 'ARTHAUD', 'Nathalie', 'G', 0.6, -0.4],
    ['M', 'POUTOU', 'Philippe', 'G', 1.1, -0.2],
    ['M', 'CHEMINADE', 'Jacques', 'A', 0.2, 0],
    ['M', 'LASSALLE', 'Jean', 'A', 1.2, 0],
    ['M', 'MÉLENCHON', 'Jean-Luc', 'G', 19.6, -0.1],
    ['M', 'ASSELINEAU', 'François', 'X', 0.9, 0.2],
    ['M', 'FILLON', 'François', 'D', 20, 0],
  ],
  2022: [
    ['F', 'ARTHAUD', 'Nathalie', 'G', 0.6, -0.4],
    ['M', 'ROUSSEL', 'Fabien', 'G', 2.3, -0.25],
    ['M', 'MACRON', 'Emmanuel', 'C', 27.9, 0],
    ['M', 'LASSALLE', 'Jean', 'A', 3.1, 0],
    ['F', 'LE PEN', 'Marine', 'X', 23.2, 0],
    ['M', 'ZEMMOUR', 'Éric', 'X', 7.1, 0.45],
    ['M', 'MÉLENCHON', 'Jean-Luc', 'G', 22, -0.05],
    ['F', 'HIDALGO', 'Anne', 'G', 1.7, 0.25],
    ['M', 'JADOT', 'Yannick', 'G', 4.6, 0.45],
    ['F', 'PÉCRESSE', 'Valérie', 'D', 4.8, 0],
    ['M', 'POUTOU', 'Philippe', 'G', 0.8, -0.1],
    ['M', 'DUPONT-AIGNAN', 'Nicolas', 'X', 2.1, 0.2],
  ],
}

/** Number, abridged label, full label, head of list: fourteen of the lists of 2019. */
const LISTES_2019: readonly (readonly [number, string, string, string, Bloc, number, number])[] = [
  [1, 'LA FRANCE INSOUMISE', 'LA FRANCE INSOUMISE', 'AUBRY Manon', 'G', 6.3, -0.15],
  [
    5,
    'RENAISSANCE',
    'RENAISSANCE SOUTENUE PAR LA RÉPUBLIQUE EN MARCHE, LE MODEM ET SES PARTENAIRES',
    'LOISEAU Nathalie',
    'C',
    22.4,
    0.05,
  ],
  [
    7,
    'ENSEMBLE PATRIOTES',
    "ENSEMBLE PATRIOTES ET GILETS JAUNES : POUR LA FRANCE, SORTONS DE L'UNION EUROPÉENNE !",
    'PHILIPPOT Florian',
    'X',
    0.7,
    0,
  ],
  [9, 'URGENCE ÉCOLOGIE', 'URGENCE ÉCOLOGIE', 'BOURG Dominique', 'G', 1.8, 0.2],
  [11, 'LES EUROPÉENS', 'LES EUROPÉENS', 'LAGARDE Jean-Christophe', 'C', 2.5, 0],
  [12, "ENVIE D'EUROPE", "ENVIE D'EUROPE ÉCOLOGIQUE ET SOCIALE", 'GLUCKSMANN Raphaël', 'G', 6.2, 0.2],
  [
    15,
    'DEBOUT LA FRANCE',
    'LE COURAGE DE DÉFENDRE LES FRANÇAIS AVEC NICOLAS DUPONT-AIGNAN. DEBOUT LA FRANCE ! - CNIP',
    'DUPONT-AIGNAN Nicolas',
    'X',
    3.5,
    0.2,
  ],
  [
    18,
    'LUTTE OUVRIÈRE',
    'LUTTE OUVRIÈRE - CONTRE LE GRAND CAPITAL, LE CAMP DES TRAVAILLEURS',
    'ARTHAUD Nathalie',
    'G',
    0.8,
    -0.4,
  ],
  [
    19,
    "POUR L'EUROPE DES GENS",
    "POUR L'EUROPE DES GENS CONTRE L'EUROPE DE L'ARGENT",
    'BROSSAT Ian',
    'G',
    2.5,
    -0.3,
  ],
  [
    21,
    'LISTE CITOYENNE',
    'LISTE CITOYENNE DU PRINTEMPS EUROPÉEN AVEC BENOÎT HAMON SOUTENUE PAR GÉNÉRATION.S ET DÈME-DIEM 25',
    'HAMON Benoît',
    'G',
    3.3,
    0.2,
  ],
  [
    23,
    'PRENEZ LE POUVOIR',
    'PRENEZ LE POUVOIR, LISTE SOUTENUE PAR MARINE LE PEN',
    'BARDELLA Jordan',
    'X',
    23.3,
    0,
  ],
  [29, 'UNION DROITE-CENTRE', 'UNION DE LA DROITE ET DU CENTRE', 'BELLAMY François-Xavier', 'D', 8.5, 0],
  [30, 'EUROPE ÉCOLOGIE', 'EUROPE ÉCOLOGIE', 'JADOT Yannick', 'G', 13.5, 0.4],
  [31, 'PARTI ANIMALISTE', 'PARTI ANIMALISTE', 'THOUY Hélène', 'A', 2.2, 0],
]

export function candidatsPresidentielle(annee: 2017 | 2022): Candidat[] {
  return PRESIDENTIELLES[annee].map(([sexe, nom, prenom, bloc, poids, pente], i) => ({
    panneau: i + 1,
    sexe,
    nom,
    prenom,
    nuance: '',
    bloc,
    poids,
    pente,
  }))
}

export function listesEuropeennes(): Candidat[] {
  return LISTES_2019.map(([panneau, nuance, etendu, tete, bloc, poids, pente]) => ({
    panneau,
    sexe: 'M',
    nom: '',
    prenom: '',
    nuance,
    bloc,
    poids,
    pente,
    liste: { etendu, tete },
  }))
}

type AnneeLegislative = 2017 | 2022 | 2024

/** Nuance, weight in its bloc, pull; by bloc. A circonscription takes those whose rank its offer names. */
const NUANCES: Record<
  AnneeLegislative,
  readonly (readonly [nuance: string, bloc: Bloc, poids: number, pente: number])[]
> = {
  2017: [
    ['FI', 'G', 11, -0.15],
    ['SOC', 'G', 8, 0.15],
    ['COM', 'G', 3, -0.3],
    ['ECO', 'G', 4.3, 0.35],
    ['EXG', 'G', 0.8, -0.3],
    ['REM', 'C', 32.3, 0],
    ['LR', 'D', 16, 0],
    ['DVD', 'D', 2.8, 0],
    ['FN', 'X', 13.2, 0],
    ['DLF', 'X', 1.2, 0.2],
    ['DIV', 'A', 2.2, 0],
  ],
  2022: [
    ['DXG', 'G', 1.2, -0.3],
    ['NUP', 'G', 26, 0],
    ['DVG', 'G', 3.4, 0.05],
    ['ECO', 'G', 2.7, 0.1],
    ['ENS', 'C', 26, 0],
    ['DVC', 'C', 1.3, 0],
    ['LR', 'D', 10.4, 0],
    ['DVD', 'D', 2.3, 0],
    ['RN', 'X', 18.7, 0],
    ['REC', 'X', 4.2, 0.45],
    ['DSV', 'X', 1.1, 0.2],
    ['DIV', 'A', 1.2, 0],
    ['REG', 'A', 1.1, 0],
  ],
  2024: [
    ['UG', 'G', 28.1, 0],
    ['EXG', 'G', 1.1, -0.3],
    ['DVG', 'G', 1.5, 0.1],
    ['ENS', 'C', 21, 0],
    ['DVC', 'C', 1.1, 0],
    ['LR', 'D', 6.6, 0],
    ['DVD', 'D', 3.6, 0],
    ['RN', 'X', 29.3, 0],
    ['REC', 'X', 0.8, 0.4],
    ['DIV', 'A', 0.9, 0],
  ],
}

/** Nuances that do not stand in a circonscription. In 2022 the left has nobody in the third. */
const ABSENTS: Record<AnneeLegislative, Record<number, readonly string[]>> = {
  2017: { 1: ['DVD'], 2: ['DLF', 'ECO'], 3: ['COM'] },
  2022: { 1: ['DVG', 'REG'], 2: ['DVC', 'DVD'], 3: ['DXG', 'NUP', 'DVG', 'ECO', 'DIV'] },
  2024: { 1: ['DVC', 'DVD'], 2: ['DVG', 'DVD'], 3: ['DVG', 'DVC', 'REC'] },
}

/** Circonscription with two candidates of the same surname and nuance, told apart by their panel only. */
const HOMONYMES = { annee: 2024, circonscription: 2, nuance: 'DIV', nom: 'MARVANEL' } as const

export function candidatsLegislatives(annee: AnneeLegislative, circonscription: number): Candidat[] {
  const retenus = NUANCES[annee].filter(([n]) => !ABSENTS[annee][circonscription]!.includes(n))
  const homonymes = HOMONYMES.annee === annee && HOMONYMES.circonscription === circonscription
  if (homonymes) retenus.push(NUANCES[annee].find(([n]) => n === HOMONYMES.nuance)!)
  const noms = melanger(`noms ${circonscription}`, NOMS_DE_FAMILLE)
  const panneaux = melanger(
    `panneaux ${annee} ${circonscription}`,
    retenus.map((_, i) => i + 1),
  )
  return retenus.map(([nuance, bloc, poids, pente], i) => {
    const place = PRINCIPALES.includes(nuance)
      ? PLACES_PRINCIPALES.indexOf(`${bloc}${annee === 2017 && bloc !== 'D' ? ' avant' : ''}`)
      : PLACES_PRINCIPALES.length + ((i + annee) % (NOMS_DE_FAMILLE.length - PLACES_PRINCIPALES.length))
    const hasard = new Hasard(`candidat ${circonscription} ${place} ${nuance === HOMONYMES.nuance ? i : ''}`)
    const sexe = hasard.uniforme() < 0.5 ? 'F' : 'M'
    return {
      panneau: panneaux[i]!,
      sexe,
      nom: homonymes && nuance === HOMONYMES.nuance ? HOMONYMES.nom : noms[place]!,
      prenom: hasard.choix(PRENOMS[sexe]),
      nuance,
      bloc,
      poids,
      pente,
    }
  })
}

/** The main candidate of a bloc stands again: in 2022 and 2024, on the right since 2017. */
const PRINCIPALES = ['REM', 'ENS', 'LR', 'FN', 'RN', 'NUP', 'UG', 'FI']
const PLACES_PRINCIPALES = ['G avant', 'C avant', 'X avant', 'G', 'C', 'D', 'X']

function melanger<T>(nom: string, liste: readonly T[]): T[] {
  const hasard = new Hasard(nom)
  return liste
    .map((valeur) => ({ valeur, tirage: hasard.uniforme() }))
    .sort((a, b) => a.tirage - b.tirage)
    .map((v) => v.valeur)
}
