/** INSEE indicators shown beside the votes. A value that INSEE does not publish stays null: « non diffusé ». */

export interface Indicateur {
  cle: string
  libelle: string
  /** `part`: share 0–1 · `euros` per year · `habitants` count · `ans`. */
  unite: 'part' | 'euros' | 'habitants' | 'ans'
  /**
   * Where the value is published: by commune (carried upwards by the rule `somme`), by circonscription, or by IRIS only (carried
   * to bureaux, and from them upwards).
   */
  maille: 'commune' | 'circonscription' | 'iris'
  /**
   * How a wider place gets a value that INSEE publishes for communes only: their sum, their mean weighted by population
   * (an approximation of the true rate, said as such), or nothing (a median cannot be averaged).
   */
  somme: 'total' | 'moyenne' | 'aucune'
  /** Column of the publisher's file. */
  colonne: string
  source: string
  /** Source of the values that come from IRIS, of an indicator that has another one too. */
  sourceIris?: string
}

/**
 * Grain at which a value was measured, when it is not that of the place: a bureau can carry the value of its commune, or one
 * brought from the IRIS.
 */
export const MAILLES = ['iris', 'commune'] as const
export type Maille = (typeof MAILLES)[number]

/**
 * Why a value is not given. `source`: INSEE does not publish it · `secret`: fewer than 11 households (methods §11) ·
 * `complement`: it would let a secret one be found by subtraction · `couverture`: under 60 % of the place is covered.
 */
export const MOTIFS = ['source', 'secret', 'complement', 'couverture'] as const
export type Motif = (typeof MOTIFS)[number]

export const LIBELLE_MOTIF: Record<Motif, string> = {
  source: 'l’INSEE ne publie pas cette valeur ici',
  secret: 'moins de 11 ménages : secret statistique',
  complement: 'elle laisserait déduire celle d’un voisin de moins de 11 ménages',
  couverture: 'moins de 60 % du lieu est couvert par des valeurs publiées',
}

const RP = 'INSEE, recensement 2022'
const FILOSOFI = 'INSEE, Filosofi 2021'
const RP_IRIS = 'INSEE, recensement 2020 par IRIS'
const FILOSOFI_IRIS = 'INSEE, Filosofi 2021 par IRIS'
const PORTRAIT = 'INSEE, portraits de circonscriptions 2022'

const commune = (
  cle: string,
  libelle: string,
  unite: Indicateur['unite'],
  somme: Indicateur['somme'],
  colonne = cle,
  source = RP,
): Indicateur => ({
  cle,
  libelle,
  unite,
  maille: 'commune',
  somme,
  colonne,
  source,
  sourceIris: source === FILOSOFI ? FILOSOFI_IRIS : RP_IRIS,
})

const circonscription = (
  cle: string,
  libelle: string,
  unite: Indicateur['unite'],
  colonne: string,
): Indicateur => ({
  cle,
  libelle,
  unite,
  maille: 'circonscription',
  somme: 'aucune',
  colonne,
  source: PORTRAIT,
  sourceIris: RP_IRIS,
})

const iris = (cle: string, libelle: string, colonne: string, source: string): Indicateur => ({
  cle,
  libelle,
  unite: 'part',
  maille: 'iris',
  somme: 'moyenne',
  colonne,
  source,
})

export const INDICATEURS: readonly Indicateur[] = [
  commune('population', 'Population', 'habitants', 'total'),
  commune('partMoins15', 'Moins de 15 ans', 'part', 'moyenne'),
  commune('part65plus', '65 ans et plus', 'part', 'moyenne'),
  commune('tauxChomage', 'Chômage (actifs)', 'part', 'moyenne'),
  commune('partOuvriers', 'Ouvriers', 'part', 'moyenne'),
  commune('partCadres', 'Cadres', 'part', 'moyenne'),
  commune('partDiplomeSup', 'Diplômés du supérieur', 'part', 'moyenne'),
  iris('partSansVoiture', 'Ménages sans voiture', 'perc_voit', RP_IRIS),
  iris(
    'tauxChomage2012',
    'Chômage en 2012 (actifs)',
    'tchom',
    'INSEE, recensement 2012 par IRIS, Grand Lyon',
  ),
  commune('niveauVieMedian', 'Niveau de vie médian', 'euros', 'aucune', 'MED_SL', FILOSOFI),
  commune('tauxPauvrete', 'Taux de pauvreté', 'part', 'aucune', 'PR_MD60', FILOSOFI),
  circonscription('ageMedian', 'Âge médian', 'ans', 'dec50'),
  circonscription('partRetraites', 'Retraités', 'part', 'inactret'),
  circonscription('partChomeurs', 'Au chômage (population)', 'part', 'actcho'),
  circonscription('partEmployes', 'Employés (actifs)', 'part', 'act_emp'),
  circonscription('partLocataires', 'Locataires', 'part', 'locatai'),
  circonscription('partMonoparentales', 'Familles monoparentales', 'part', 'men_monop'),
  circonscription('partPersonnesSeules', 'Personnes seules (ménages)', 'part', 'men_seul'),
  circonscription('partVoiture', 'Vont travailler en voiture', 'part', 'modtrans_voit'),
  circonscription('niveauVieMedianCirconscription', 'Niveau de vie médian', 'euros', 'nivvie_median_diff'),
  circonscription('tauxPauvreteCirconscription', 'Taux de pauvreté', 'part', 'tx_pauvrete60_diff'),
]
