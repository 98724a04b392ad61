/**
 * The space in which bureaux are compared: sociology × vote × turnout, each feature centred and scaled (weights: inscrits).
 * A value that is not published sits at the mean, where it brings two bureaux neither nearer nor further; how many are
 * missing is kept, to be said.
 */

export interface Caracteristique {
  cle: string
  libelle: string
  /** How places are called when the value is high, or low: masculine plural, after a noun; null: says nothing of them. */
  haut: string | null
  bas: string | null
}

/** Features of the profils-types, in the order of the matrices; the names end up in the interface. Scores and turnout 0–1. */
export const CARACTERISTIQUES = [
  { cle: 'gauche', libelle: 'score de la gauche', haut: 'à gauche', bas: null },
  { cle: 'centre', libelle: 'score du centre', haut: 'au centre', bas: null },
  { cle: 'droite', libelle: 'score de la droite', haut: 'à droite', bas: null },
  {
    cle: 'extremeDroite',
    libelle: 'score de l’extrême droite',
    haut: 'à l’extrême droite',
    bas: null,
  },
  {
    cle: 'participation',
    libelle: 'participation à la présidentielle',
    haut: 'mobilisés',
    bas: 'abstentionnistes',
  },
  {
    cle: 'ecartParticipation',
    libelle: 'recul de la participation aux législatives',
    haut: 'intermittents',
    bas: 'réguliers',
  },
  { cle: 'densite', libelle: 'densité', haut: null, bas: null },
  { cle: 'niveauVieMedian', libelle: 'niveau de vie médian', haut: 'aisés', bas: 'modestes' },
  { cle: 'partCadres', libelle: 'part des cadres', haut: 'diplômés', bas: null },
  { cle: 'partOuvriers', libelle: 'part des ouvriers', haut: 'ouvriers', bas: null },
  { cle: 'part65plus', libelle: 'part des 65 ans et plus', haut: 'âgés', bas: 'jeunes' },
  { cle: 'tauxChomage', libelle: 'taux de chômage', haut: 'touchés par le chômage', bas: null },
] as const satisfies readonly Caracteristique[]

export type CleCaracteristique = (typeof CARACTERISTIQUES)[number]['cle']

export interface Espace {
  /** n. */
  bureaux: number
  /** p. */
  dimensions: number
  /** Centred and scaled values, n×p, clipped to ±4; 0 where missing. */
  points: Float64Array
  /** Weight of each bureau, inscrits. */
  poids: Float64Array
  moyenne: Float64Array
  ecartType: Float64Array
  /** Share of inscrits whose value is missing, by feature. */
  manquants: Float64Array
}

/** Beyond this many standard deviations a value is an outlier that would be a type of its own. */
const ECART_MAX = 4

/** @param valeurs n×p, NaN where not published. */
export function construireEspace(valeurs: Float64Array, dimensions: number, poids: Float64Array): Espace {
  const bureaux = poids.length
  const moyenne = new Float64Array(dimensions)
  const ecartType = new Float64Array(dimensions)
  const manquants = new Float64Array(dimensions)
  const points = new Float64Array(bureaux * dimensions)
  const total = poids.reduce((s, w) => s + w, 0)
  for (let d = 0; d < dimensions; d++) {
    let masse = 0
    let somme = 0
    let carre = 0
    for (let i = 0; i < bureaux; i++) {
      const v = valeurs[i * dimensions + d]!
      if (Number.isNaN(v)) continue
      masse += poids[i]!
      somme += poids[i]! * v
      carre += poids[i]! * v * v
    }
    const m = masse > 0 ? somme / masse : 0
    const s = masse > 0 ? Math.sqrt(Math.max(0, carre / masse - m * m)) : 0
    moyenne[d] = m
    ecartType[d] = s
    manquants[d] = total > 0 ? 1 - masse / total : 1
    for (let i = 0; i < bureaux; i++) {
      const v = valeurs[i * dimensions + d]!
      points[i * dimensions + d] =
        Number.isNaN(v) || s === 0 ? 0 : Math.max(-ECART_MAX, Math.min(ECART_MAX, (v - m) / s))
    }
  }
  return { bureaux, dimensions, points, poids, moyenne, ecartType, manquants }
}
