/**
 * Registry of metrics: what each figure of the product means, in plain data. The page « Méthode » is generated from it, and
 * the version is stored with each result, so that a printed figure stays dated.
 */
import { VERSION_CIBLAGE } from './ciblage/rendement.ts'
import { VERSION_METHODE } from './classification.ts'
import { VERSION_PROFILS_TYPES } from './profilType/profilType.ts'
import { VERSION_REPORT } from './report/report.ts'
import { VERSION_SIEGE } from './siege/defauts.ts'
import { typographier } from './typographie.ts'

export type Unite =
  | 'part'
  | 'points'
  | 'voix'
  | 'voix par heure'
  | 'heures'
  | 'sièges'
  | 'distance'
  | 'classe'

export interface Metrique {
  cle: string
  libelle: string
  version: string
  formule: string
  unite: Unite
  /** Values that it can take. */
  plage: string
  /** When there is no value, and what is shown then. */
  nul: string
  source: string
  /** What a greater value means. */
  signe: string
}

const MINISTERE = 'Ministère de l’Intérieur, résultats par bureau de vote'
const INSEE = 'INSEE, recensement 2022 et Filosofi 2021'

const BRUTES: readonly Metrique[] = [
  {
    cle: 'participation',
    libelle: 'Participation',
    version: VERSION_METHODE,
    formule: 'votants ÷ inscrits',
    unite: 'part',
    plage: '0 à 1',
    nul: 'Aucun inscrit : pas de valeur.',
    source: MINISTERE,
    signe: 'Plus grand : on y vote davantage.',
  },
  {
    cle: 'score',
    libelle: 'Score d’un bloc',
    version: VERSION_METHODE,
    formule:
      'S = n + (Σ ω·E·(p − n_e) + κ·(S_parent − n)) ÷ (Σ ω·E + κ) ; p : part des exprimés, n : part nationale, E : exprimés, ω : poids du tour, κ = 150 exprimés',
    unite: 'part',
    plage: '0 à 1',
    nul: 'Le bloc n’a jamais eu de candidat ici ni dans le lieu englobant : pas de valeur, jamais zéro.',
    source: `${MINISTERE} ; nuances regroupées en blocs par la table publiée`,
    signe: 'Plus grand : le bloc y est plus fort.',
  },
  {
    cle: 'marge',
    libelle: 'Marge de la gauche',
    version: VERSION_METHODE,
    formule: 'M = S_gauche − max(S_centre, S_droite, S_extrême droite)',
    unite: 'points',
    plage: '−1 à 1',
    nul: 'Lieu indéterminé (moins de 50 exprimés ou de 2 tours) : pas de valeur.',
    source: MINISTERE,
    signe: 'Positif : la gauche est devant.',
  },
  {
    cle: 'probabilite',
    libelle: 'Chances que la gauche arrive en tête',
    version: VERSION_METHODE,
    formule: 'Φ((1,28·M − 0,063·s) ÷ 0,098) ; s = 1 rejoue l’évolution nationale de 2024, s = 0 est neutre',
    unite: 'part',
    plage: '0 à 1',
    nul: 'Lieu indéterminé : pas de valeur.',
    source: `${MINISTERE} ; calée sur 2022 et 2024`,
    signe: 'Plus grand : plus probable.',
  },
  {
    cle: 'profil',
    libelle: 'Profil',
    version: VERSION_METHODE,
    formule:
      'acquis : M ≥ 0,06 et gauche en tête 3 fois sur 4 ; à droite : M ≤ −0,10 ; sinon hésitant ; indéterminé sous 50 exprimés ou 2 tours',
    unite: 'classe',
    plage: 'acquis, hésitant, à droite, indéterminé',
    nul: 'Indéterminé est la réponse quand les chiffres manquent.',
    source: MINISTERE,
    signe: 'D’acquis à « à droite » : de moins en moins favorable à la gauche.',
  },
  {
    cle: 'ecartParticipation',
    libelle: 'Recul de la participation',
    version: VERSION_METHODE,
    formule: 'participation moyenne aux présidentielles − participation moyenne aux législatives, au moins 0',
    unite: 'points',
    plage: '0 à 1',
    nul: 'Il manque un type d’élection : pas de valeur.',
    source: MINISTERE,
    signe: 'Plus grand : davantage d’électeurs manquent aux législatives.',
  },
  {
    cle: 'reserveGauche',
    libelle: 'Réserve de la gauche',
    version: VERSION_METHODE,
    formule: 'recul de la participation × score présidentiel de la gauche × inscrits',
    unite: 'voix',
    plage: '0 à inscrits',
    nul: 'Il manque un type d’élection : pas de valeur.',
    source: MINISTERE,
    signe: 'Plus grand : l’abstention retient davantage de voix de gauche.',
  },
  {
    cle: 'reserveExtremeDroite',
    libelle: 'Réserve de l’extrême droite',
    version: VERSION_METHODE,
    formule: 'recul de la participation × score présidentiel de l’extrême droite × inscrits',
    unite: 'voix',
    plage: '0 à inscrits',
    nul: 'Il manque un type d’élection : pas de valeur.',
    source: MINISTERE,
    signe: 'Plus grand : faire voter sans cibler aide davantage l’adversaire.',
  },
  {
    cle: 'reserveNette',
    libelle: 'Réserve nette',
    version: VERSION_METHODE,
    formule: 'réserve de la gauche − réserve de l’extrême droite',
    unite: 'voix',
    plage: '−inscrits à inscrits',
    nul: 'Il manque un type d’élection : pas de valeur.',
    source: MINISTERE,
    signe: 'Positif : un surcroît de participation profite à la gauche.',
  },
  {
    cle: 'foyer',
    libelle: 'Foyer d’abstention',
    version: VERSION_METHODE,
    formule:
      'réserve de la gauche ≥ 9,8 % des inscrits, ou abstention ≥ 27,5 % avec S_gauche ≥ 0,30 ; gauche devant l’extrême droite ; abstention au-dessus des lieux comparables',
    unite: 'classe',
    plage: 'oui, à risque, non',
    nul: 'Sans présidentielle ni législatives : non.',
    source: `${MINISTERE} ; ${INSEE} pour les lieux comparables`,
    signe: 'Oui : des voix de gauche y manquent plus qu’ailleurs.',
  },
  {
    cle: 'volatilite',
    libelle: 'Volatilité',
    version: VERSION_METHODE,
    formule: '½·Σ |p_t − p_t−1| sur les blocs, bruit d’échantillonnage retiré (0,02 à 400 exprimés)',
    unite: 'part',
    plage: '0 à 1',
    nul: 'Moins de deux tours du même type : pas de valeur.',
    source: MINISTERE,
    signe: 'Plus grand : les votes y bougent davantage, sans dire dans quel sens.',
  },
  {
    cle: 'report',
    libelle: 'Report de voix',
    version: VERSION_REPORT,
    formule:
      'matrice B de lignes de somme 1, min Σ inscrits·|y − Bᵀx|², chaque case dans ses bornes de Duncan et Davis ; un département est tiré vers la matrice nationale (5 000 inscrits)',
    unite: 'part',
    plage: '0 à 1 ; intervalle à 90 % par 200 rééchantillonnages',
    nul: 'Aucun bureau pour ce type de duel : pas de matrice. À 0, à 1 ou sur une borne : « indicatif ».',
    source: MINISTERE,
    signe: 'Part des électeurs d’un bloc qui vont à chaque issue du tour suivant.',
  },
  {
    cle: 'chanceGagner',
    libelle: 'Chances de gagner la circonscription',
    version: VERSION_SIEGE,
    formule:
      'part de 5 000 élections simulées que le bloc gagne : erreurs nationales, régionales et locales (Student à 5 degrés), seuils de 50 % et 12,5 % des inscrits, désistements, reports tirés',
    unite: 'part',
    plage: '0 à 1',
    nul: 'Pas de candidat : 0.',
    source: `${MINISTERE} ; hypothèses affichées`,
    signe: 'Plus grand : plus gagnable.',
  },
  {
    cle: 'chanceSecondTour',
    libelle: 'Chances d’être au second tour',
    version: VERSION_SIEGE,
    formule: 'part des élections simulées où le bloc est élu au premier tour ou présent au second',
    unite: 'part',
    plage: '0 à 1',
    nul: 'Pas de candidat : 0.',
    source: `${MINISTERE} ; hypothèses affichées`,
    signe: 'Plus grand : qualification plus sûre.',
  },
  {
    cle: 'bascule',
    libelle: 'Circonscription décisive',
    version: VERSION_SIEGE,
    formule: 'part des élections simulées où elle est celle qui donne ou refuse la majorité (289e par marge)',
    unite: 'part',
    plage: '0 à 1 ; somme de 1 sur le pays',
    nul: 'Jamais décisive : 0.',
    source: `${MINISTERE} ; hypothèses affichées`,
    signe: 'Plus grand : la majorité passe plus souvent par elle.',
  },
  {
    cle: 'levier',
    libelle: 'Levier d’une voix',
    version: VERSION_SIEGE,
    formule:
      'densité de la marge à zéro ÷ inscrits, plus la densité du seuil de qualification × chances une fois qualifié',
    unite: 'part',
    plage: '0 à quelques dix-millièmes par voix',
    nul: 'Aucune élection simulée serrée : 0.',
    source: `${MINISTERE} ; hypothèses affichées`,
    signe: 'Plus grand : une voix de plus y change davantage les chances.',
  },
  {
    cle: 'sieges',
    libelle: 'Sièges attendus',
    version: VERSION_SIEGE,
    formule: 'moyenne des élections simulées ; intervalle entre le 10e et le 90e centile',
    unite: 'sièges',
    plage: '0 à 577',
    nul: 'Bloc sans candidat : 0.',
    source: `${MINISTERE} ; hypothèses affichées`,
    signe: 'Plus grand : plus de députés du bloc.',
  },
  {
    cle: 'voixParHeure',
    libelle: 'Voix par heure militante',
    version: VERSION_CIBLAGE,
    formule:
      '(portes·ouverture·électeurs ÷ 2)·[τ_mob·abstention·(π_gauche − π_extrême droite) + τ_per·persuadables·φ(t)]·facteurs appris',
    unite: 'voix par heure',
    plage:
      'négative possible ; trois valeurs, basse, centrale et haute ; la littérature donne 0,05 · 0,2 · 0,7 en terrain dense',
    nul: 'Score ou abstention inconnus : pas de valeur, le bureau n’est pas proposé.',
    source: 'Pons 2018, Bhatti et al., Kalla et Broockman 2018 ; comptages de terrain 2012–2020',
    signe: 'Positif : une heure y rapporte des voix nettes à la gauche.',
  },
  {
    cle: 'gain',
    libelle: 'Gain d’un plan',
    version: VERSION_CIBLAGE,
    formule: 'G(h) = (v ÷ ρ)·(1 − e^(−ρ·h)) ; ρ : part des portes vues par heure',
    unite: 'voix',
    plage: '0 à v ÷ ρ',
    nul: 'Aucune heure : 0.',
    source: 'Modèle de rendement décroissant ; portes estimées à inscrits ÷ 1,6',
    signe: 'Plus grand : plus de voix attendues (estimation).',
  },
  {
    cle: 'marginale',
    libelle: 'Valeur de la prochaine heure',
    version: VERSION_CIBLAGE,
    formule: 'voix nettes de la meilleure séance restante ÷ ses heures, trajet compris',
    unite: 'voix par heure',
    plage: '0 ou plus',
    nul: 'Plus aucune séance utile à portée : 0.',
    source: 'Plan calculé',
    signe: 'Plus grand : il vaut la peine de trouver une heure de plus.',
  },
  {
    cle: 'effetDetectable',
    libelle: 'Plus petit effet mesurable',
    version: VERSION_CIBLAGE,
    formule: '2,8·σ·√(2 ÷ paires de bureaux tirées au sort) ; test à 5 %, puissance 80 %',
    unite: 'part',
    plage: '0 ou plus',
    nul: 'Aucune paire : infini, rien ne pourra être mesuré.',
    source: 'Tirage au sort enregistré avec sa graine',
    signe: 'Plus petit : l’exploration apprendra davantage.',
  },
  {
    cle: 'profilType',
    libelle: 'Profil-type',
    version: VERSION_PROFILS_TYPES,
    formule:
      'k-moyennes sur douze traits centrés et réduits (vote, participation, sociologie), graine fixe ; nombre de types choisi par l’indice de Rand ajusté entre rééchantillonnages',
    unite: 'classe',
    plage: '6 à 9 types',
    nul: 'Moins de 50 exprimés : pas de type. Trait non diffusé : compté à la moyenne, et dit.',
    source: `${MINISTERE} ; ${INSEE} (à la commune)`,
    signe: 'Les types vont du score de gauche le plus haut au plus bas.',
  },
  {
    cle: 'ressemblance',
    libelle: 'Distance entre lieux semblables',
    version: VERSION_PROFILS_TYPES,
    formule: '√(Σ (x − x′)² ÷ 12) sur les traits centrés et réduits',
    unite: 'distance',
    plage: '0 ou plus ; environ 1,4 entre deux bureaux tirés au hasard',
    nul: 'Bureau sans type : pas de semblables.',
    source: `${MINISTERE} ; ${INSEE} (à la commune)`,
    signe: 'Plus petit : lieux plus semblables.',
  },
]

/** Every metric, texts typeset. */
export const METRIQUES: readonly Metrique[] = BRUTES.map((m) => ({
  ...m,
  libelle: typographier(m.libelle),
  formule: typographier(m.formule),
  plage: typographier(m.plage),
  nul: typographier(m.nul),
  source: typographier(m.source),
  signe: typographier(m.signe),
}))

const PAR_CLE = new Map(METRIQUES.map((m) => [m.cle, m]))

/** @throws Error when the metric is not in the registry. */
export function metriqueDe(cle: string): Metrique {
  const trouvee = PAR_CLE.get(cle)
  if (!trouvee) throw new Error(`métrique « ${cle} » inconnue`)
  return trouvee
}
