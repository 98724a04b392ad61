/** Who stands in country-wide races: real names, because blocs are mapped by them. The votes are invented. */
import type { Candidat } from './offre.ts'
import type { Bloc } from './opinion.ts'

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
