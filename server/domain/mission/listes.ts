/** Closed lists of what a militant knows and of when: no free text about anybody. */

/** Trades and know-how that make a mission go better, because the person knows what is talked about. */
export const COMPETENCES = {
  porteAPorte: 'Porte-à-porte',
  parole: 'Prise de parole',
  accueil: 'Accueil, organisation locale',
  animation: 'Animation, fête',
  soin: 'Soin, hôpital',
  ecole: 'Enseignement, école',
  poste: 'La Poste, services publics',
  transports: 'Transports',
  agriculture: 'Agriculture',
  batiment: 'Bâtiment, logement',
  droit: 'Droit, démarches',
  syndicat: 'Vie au travail',
  numerique: 'Numérique',
  graphisme: 'Graphisme, affiches',
  cuisine: 'Cuisine, intendance',
  conduite: 'Conduite, a une voiture',
} as const
export type Competence = keyof typeof COMPETENCES

export const LANGUES = {
  francais: 'Français',
  anglais: 'Anglais',
  arabe: 'Arabe',
  berbere: 'Berbère',
  espagnol: 'Espagnol',
  italien: 'Italien',
  portugais: 'Portugais',
  turc: 'Turc',
  comorien: 'Comorien, shimaoré',
  creole: 'Créole',
  regionale: 'Langue régionale',
  signes: 'Langue des signes',
} as const
export type Langue = keyof typeof LANGUES

export const CRENEAUX = {
  semaineJour: 'En semaine, journée',
  semaineSoir: 'En semaine, soir',
  samediMatin: 'Samedi matin',
  samediApresMidi: 'Samedi après-midi',
  dimanche: 'Dimanche',
} as const
export type Creneau = keyof typeof CRENEAUX
