/** The closed lists of a fiche d'observation: what is said of a place, never of a person. */

/** Levels of a place that a fiche may be about. */
export const NIVEAUX_OBSERVATION = ['departement', 'circonscription', 'commune', 'bureau', 'secteur'] as const
export type NiveauObservation = (typeof NIVEAUX_OBSERVATION)[number]
/** Levels of a place that an enjeu may be about. */
export const NIVEAUX_ENJEU = ['france', ...NIVEAUX_OBSERVATION] as const
export type NiveauEnjeu = (typeof NIVEAUX_ENJEU)[number]

export const FORMATS = {
  porteAPorte: 'Porte-à-porte',
  marche: 'Marché',
  tractage: 'Tractage',
  reunion: 'Réunion ou débat',
  fete: 'Fête ou moment convivial',
  coupDeMain: 'Coup de main',
  telephone: 'Appels',
} as const
export type Format = keyof typeof FORMATS

/** How people received the action; several can be ticked. */
export const REACTIONS = {
  chaleureux: 'Accueil chaleureux',
  interesse: 'Intéressés, veulent en savoir plus',
  hesitant: 'Hésitants',
  indifferent: 'Indifférents',
  decourage: 'Découragés de la politique',
  hostile: 'Accueil hostile',
} as const
export type Reaction = keyof typeof REACTIONS

/** What people talk about: concerns of a fiche and themes of an enjeu. */
export const THEMES = {
  pouvoirDAchat: 'Prix et salaires',
  sante: 'Santé, hôpital, médecins',
  ecole: 'École',
  logement: 'Logement et loyers',
  transports: 'Transports',
  emploi: 'Emploi',
  retraites: 'Retraites',
  servicesPublics: 'Services publics',
  securite: 'Sécurité',
  environnement: 'Environnement, eau',
  agriculture: 'Agriculture',
  discriminations: 'Discriminations',
  democratie: 'Démocratie, confiance',
  autre: 'Autre',
} as const
export type Theme = keyof typeof THEMES

/** What the place calls for next. */
export const SUITES = {
  aucune: 'Rien de particulier',
  revenir: 'Y revenir',
  inscriptions: 'Tenir un point d’inscription',
  procurations: 'Organiser les procurations',
  reunion: 'Y tenir une réunion',
  eviter: 'Ne pas y revenir avant le vote',
} as const
export type Suite = keyof typeof SUITES

/** Life of a fiche at headquarters: received, read, published (its text is then shown), set aside. */
export const STATUTS_OBSERVATION = ['recue', 'qualifiee', 'publiee', 'ecartee'] as const
export type StatutObservation = (typeof STATUTS_OBSERVATION)[number]
/** Those that count in what is learnt and shown. */
export const STATUTS_RETENUS = ['qualifiee', 'publiee'] as const satisfies readonly StatutObservation[]

/** Where an enjeu comes from: written by headquarters, suggested by a fiche, or by a figure. */
export const PROVENANCES_ENJEU = ['siege', 'observation', 'signal'] as const
export type ProvenanceEnjeu = (typeof PROVENANCES_ENJEU)[number]

export const STATUTS_ENJEU = ['propose', 'verifie', 'publie', 'ecarte'] as const
export type StatutEnjeu = (typeof STATUTS_ENJEU)[number]

/** Keys of a list, as a non-empty tuple for a contract. */
export function cles<T extends string>(liste: Readonly<Record<T, string>>): [T, ...T[]] {
  return Object.keys(liste) as [T, ...T[]]
}
