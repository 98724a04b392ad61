/** What each exported table and column means: the text and the datapackage.json beside the Parquet files are written from here. */

export type TypeColonne = 'varchar' | 'integer' | 'double' | 'boolean' | 'geometry'

export interface ColonneExportee {
  nom: string
  type: TypeColonne
  sens: string
  unite?: string
  /** What an empty cell means; left out: never empty. */
  vide?: string
}

export interface TableExportee {
  /** Path under the folder; `<scrutin>` stands for each round. */
  fichier: string
  /** One row for each… */
  grain: string
  colonnes: readonly ColonneExportee[]
}

const texte = (nom: string, sens: string, vide?: string): ColonneExportee => ({ nom, type: 'varchar', sens, ...(vide && { vide }) }) // prettier-ignore
const compte = (nom: string, sens: string, unite: string, vide?: string): ColonneExportee => ({ nom, type: 'integer', sens, unite, ...(vide && { vide }) }) // prettier-ignore
const mesure = (nom: string, sens: string, unite: string, vide?: string): ColonneExportee => ({ nom, type: 'double', sens, unite, ...(vide && { vide }) }) // prettier-ignore
const oui = (nom: string, sens: string): ColonneExportee => ({ nom, type: 'boolean', sens })

const NIVEAU = texte('niveau', 'france, region, departement, circonscription, commune ou bureau')
const CODE = texte('code', 'code du lieu : FR · R76 (code INSEE de la région après un R) · 30, 2A, 971, ZX, ZZ · 30-06 · 30189 · 30189_0001') // prettier-ignore
const SCRUTIN = texte('scrutin', 'année, élection et tour : 2024-legislatives-1')
const BUREAU = texte('bureau', 'bureau de vote de ce tour : commune, tiret bas, numéro')
const SANS_CANDIDAT = 'pas de candidat de ce bloc'
const NON_SEPARES = 'non publiés à part (avant 2014)'
const INDETERMINE = 'lieu indéterminé : moins de 50 exprimés ou de deux scrutins utilisables'
const SANS_PREVISION = 'pas de prévision pour ce lieu'
const PART = 'part, de 0 à 1'

export const PARTICIPATION: TableExportee = {
  fichier: 'participation/<scrutin>.parquet',
  grain: 'bureau de vote à ce tour, tel que le ministère le publie',
  colonnes: [
    BUREAU,
    texte('departement', 'code du département'),
    texte('commune', 'code INSEE de la commune à la date du tour'),
    texte('circonscription', 'circonscription législative', 'le fichier de ce tour ne la dit pas'),
    compte('inscrits', 'électeurs inscrits', 'électeurs'),
    compte('abstentions', 'inscrits qui n’ont pas voté', 'électeurs'),
    compte('votants', 'inscrits qui ont voté', 'électeurs'),
    compte('blancs', 'bulletins blancs', 'bulletins', NON_SEPARES),
    compte('nuls', 'bulletins nuls', 'bulletins', NON_SEPARES),
    compte('exprimes', 'suffrages exprimés, hors blancs et nuls', 'suffrages'),
  ],
}

export const VOIX: TableExportee = {
  fichier: 'voix/<scrutin>.parquet',
  grain: 'candidature dans un bureau de vote à ce tour',
  colonnes: [
    BUREAU,
    compte(
      'panneau',
      'numéro de panneau ou de dépôt, seule clé sûre d’une candidature ; 0 : inconnu',
      'rang',
    ),
    texte(
      'nuance',
      'clé de nuance, sans accent ; le nom à la présidentielle ; voir data/ref/nuances-blocs.csv',
    ),
    texte('nom', 'nom du candidat, ou de la liste'),
    texte('prenom', 'prénom du candidat, ou tête de liste ; vide quand le fichier ne le donne pas'),
    compte('voix', 'voix obtenues', 'voix'),
  ],
}

export const RESULTAT: TableExportee = {
  fichier: 'resultat.parquet',
  grain: 'lieu d’aujourd’hui et tour ; toute la source, même hors des départements publiés',
  colonnes: [
    NIVEAU,
    CODE,
    SCRUTIN,
    compte('inscrits', 'électeurs inscrits', 'électeurs'),
    compte('votants', 'inscrits qui ont voté', 'électeurs'),
    compte('exprimes', 'suffrages exprimés', 'suffrages'),
    compte('blancs', 'bulletins blancs', 'bulletins', NON_SEPARES),
    compte('nuls', 'bulletins nuls', 'bulletins', NON_SEPARES),
    compte('gauche', 'voix du bloc gauche', 'voix', SANS_CANDIDAT),
    compte('centre', 'voix du bloc centre', 'voix', SANS_CANDIDAT),
    compte('droite', 'voix du bloc droite', 'voix', SANS_CANDIDAT),
    compte('extreme_droite', 'voix du bloc extrême droite', 'voix', SANS_CANDIDAT),
    compte('autres', 'voix des autres : régionalistes, divers, sans nuance', 'voix', SANS_CANDIDAT),
    texte(
      'qualite',
      'd’où vient le chiffre : A même bureau et même taille, B rapproché par les adresses, C réparti depuis la commune ou taille qui a sauté ; d’une circonscription ou d’une commune séparée depuis : estimé en partie',
      'somme exacte des bureaux du tour',
    ),
  ],
}

export const SUIVI: TableExportee = {
  fichier: 'suivi.parquet',
  grain: 'bureau d’aujourd’hui, tour et source de ses voix : la table de passage d’un découpage à l’autre',
  colonnes: [
    texte('code', 'bureau d’aujourd’hui'),
    SCRUTIN,
    texte(
      'bureau',
      'bureau du tour dont il prend une part',
      'part des voix que rien ne suit dans sa commune',
    ),
    texte('commune', 'commune d’aujourd’hui'),
    texte('circonscription', 'circonscription dont viennent ces voix', 'inconnue : toute la commune'),
    mesure('part', 'part de la source que ce bureau reprend', PART),
    texte('qualite', 'A, B ou C, comme dans resultat.parquet'),
  ],
}

export const LIEU: TableExportee = {
  fichier: 'lieu.parquet',
  grain: 'lieu publié (GeoParquet)',
  colonnes: [
    NIVEAU,
    CODE,
    texte('nom', 'nom du lieu'),
    texte('region', 'région qui le contient', 'outre-mer sans région, étranger, France'),
    texte('departement', 'département qui le contient', 'région, France'),
    texte('circonscription', 'circonscription qui le contient', 'plusieurs, aucune, ou inconnue'),
    texte('commune', 'commune qui le contient, ou lui-même', 'circonscription et au-dessus'),
    compte('inscrits', 'électeurs inscrits au dernier premier tour national', 'électeurs'),
    compte('bureaux', 'bureaux de vote de ce tour', 'bureaux'),
    mesure('superficie', 'superficie du contour', 'km²', 'pas de contour'),
    texte('qualite', 'suivi dans le temps de la plupart de ses inscrits : A, B, C, ou D sans passé connu'),
    oui('schematique', 'le contour est inventé : personne n’a publié le vrai'),
    { nom: 'geometry', type: 'geometry', sens: 'contour, WGS 84 (EPSG:4326), longitude puis latitude', unite: 'degrés', vide: 'compté et listé, jamais dessiné' }, // prettier-ignore
  ],
}

const PROBABILITE = 'probabilité, de 0 à 1'
export const CLASSEMENT: TableExportee = {
  fichier: 'classement.parquet',
  grain: 'lieu publié ; ce sont des estimations de modèle',
  colonnes: [
    NIVEAU,
    CODE,
    texte('profil', 'acquis, hesitant, droite ou indetermine'),
    texte('rival', 'bloc qui devance la gauche, ou la suit de plus près', INDETERMINE),
    mesure('marge', 'score de la gauche moins celui du premier rival', 'part, de −1 à 1', INDETERMINE),
    mesure('probabilite', 'que la gauche arrive en tête la prochaine fois, scénario neutre', PROBABILITE, SANS_PREVISION),
    mesure('probabilite_rejeu', 'la même, si l’évolution nationale de 2022 à 2024 se répète', PROBABILITE, SANS_PREVISION),
    mesure('part_prevue', 'part de la gauche prévue au premier tour des prochaines législatives', PART, SANS_PREVISION),
    mesure('part_prevue_basse', 'bas de son intervalle à 80 %', PART, SANS_PREVISION),
    mesure('part_prevue_haute', 'haut de son intervalle à 80 %', PART, SANS_PREVISION),
    compte('profil_type', 'rang parmi les profils-types', 'rang', 'niveau autre que le bureau, ou bureau sans type'),
    mesure('score_gauche', 'score du bloc gauche, tours pondérés et rétrécis', PART, 'bloc jamais présent'),
    mesure('score_centre', 'score du bloc centre', PART, 'bloc jamais présent'),
    mesure('score_droite', 'score du bloc droite', PART, 'bloc jamais présent'),
    mesure('score_extreme_droite', 'score du bloc extrême droite', PART, 'bloc jamais présent'),
    mesure('score_autres', 'score des autres', PART, 'bloc jamais présent'),
    oui('foyer', 'foyer d’abstentionnisme'),
    oui('foyer_a_risque', 'l’abstention y retient plus de voix de l’extrême droite que de la gauche'),
    mesure('ecart_participation', 'participation moyenne aux présidentielles moins celle des législatives', PART, 'il manque l’une des deux élections'),
    mesure('reserve_gauche', 'voix que l’abstention aux législatives retient à la gauche', 'voix', 'il manque l’une des deux élections'),
    mesure('reserve_extreme_droite', 'voix qu’elle retient à l’extrême droite', 'voix', 'il manque l’une des deux élections'),
    mesure('reserve_nette', 'différence des deux', 'voix', 'il manque l’une des deux élections'),
    mesure('volatilite', 'indice de Pedersen entre tours de même type, bruit d’échantillonnage ôté', PART, 'moins de deux tours comparables'),
    compte('tours_utilises', 'premiers tours qui ont un résultat utilisable', 'tours'),
    compte('tours_en_tete', 'de ceux qui comptent, tours où la gauche est arrivée en tête', 'tours'),
    compte('tours_comptes', 'derniers premiers tours pris en compte, quatre au plus', 'tours'),
    texte('raisons', 'raisons de la classe, en JSON : signe (+, -, =) et texte'),
  ], // prettier-ignore
}

export const SOCIOLOGIE: TableExportee = {
  fichier: 'sociologie.parquet',
  grain: 'lieu publié et indicateur',
  colonnes: [
    NIVEAU,
    CODE,
    texte('indicateur', 'clé de l’indicateur, définie plus bas dans LISEZ-MOI.md'),
    mesure('valeur', 'valeur de l’indicateur, dans l’unité de celui-ci', 'selon l’indicateur', 'non diffusé : voir « motif »'),
    texte('maille', 'lieu où la valeur a été mesurée quand ce n’est pas celui-ci : commune, iris…', 'mesurée sur le lieu même'),
    mesure('incertitude', 'demi-largeur de l’intervalle à 80 %, dans l’unité de l’indicateur', 'selon l’indicateur', 'valeur non estimée'),
    texte('motif', 'pourquoi la valeur est absente : source, secret, complement (se déduirait par soustraction), couverture', 'la valeur est là'),
  ], // prettier-ignore
}

export const ANOMALIE: TableExportee = {
  fichier: 'anomalie.parquet',
  grain: 'anomalie relevée au chargement',
  colonnes: [
    texte('source', 'jeu de données, clé du catalogue'),
    compte('ligne', 'ligne du fichier', 'rang', 'l’anomalie n’est pas d’une ligne'),
    texte('champ', 'colonne, ou identité comptable', 'sans objet'),
    texte('valeur', 'valeur lue, ou lieu concerné', 'sans objet'),
    texte('regle', 'règle qui n’est pas respectée'),
    texte('gravite', 'erreur : écarté ; alerte : gardé, à vérifier ; information : réparé ou choisi'),
    compte('voix', 'voix concernées', 'voix', 'aucune, ou inconnu'),
    texte('message', 'phrase complète, en français'),
  ],
}

export const TABLES: readonly TableExportee[] = [
  PARTICIPATION,
  VOIX,
  RESULTAT,
  SUIVI,
  LIEU,
  CLASSEMENT,
  SOCIOLOGIE,
  ANOMALIE,
]
