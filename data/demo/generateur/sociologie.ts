/** Who lives around a bureau: invented indicators, from the kind of country, the neighbourhood and smooth local variation. */
import { distance, type Point } from './cellules.ts'
import { CENTRE_VILLE, type Milieu } from './communes.ts'
import { champ, Hasard } from './hasard.ts'
import type { Bureau } from './territoire.ts'

/** Shares 0–1; income in thousands of euros a year. */
export interface Sociologie {
  revenu: number
  diplome: number
  cadres: number
  ouvriers: number
  age65: number
  moins15: number
  chomage: number
  locataires: number
  sansVoiture: number
}

export type Quartier =
  | Exclude<Milieu, 'ville'>
  | 'centre'
  | 'faubourg'
  | 'grandEnsemble'
  | 'beauxQuartiers'
  | 'campus'
  | 'pavillons'

const CLES = [
  'revenu',
  'diplome',
  'cadres',
  'ouvriers',
  'age65',
  'moins15',
  'chomage',
  'locataires',
  'sansVoiture',
] as const satisfies readonly (keyof Sociologie)[]

/** In the order of {@link CLES}. */
const MOYENNES: Record<Quartier, readonly number[]> = {
  centre: [21.5, 0.49, 0.3, 0.1, 0.18, 0.12, 0.13, 0.7, 0.42],
  faubourg: [18.6, 0.33, 0.17, 0.21, 0.15, 0.17, 0.16, 0.6, 0.33],
  grandEnsemble: [13.6, 0.16, 0.05, 0.34, 0.11, 0.26, 0.31, 0.86, 0.45],
  beauxQuartiers: [31, 0.55, 0.4, 0.06, 0.27, 0.15, 0.08, 0.38, 0.16],
  campus: [17, 0.48, 0.22, 0.1, 0.08, 0.12, 0.18, 0.8, 0.48],
  pavillons: [23.5, 0.33, 0.18, 0.2, 0.24, 0.17, 0.08, 0.25, 0.08],
  banlieuePopulaire: [16.8, 0.21, 0.08, 0.32, 0.15, 0.22, 0.2, 0.55, 0.22],
  banlieue: [23.3, 0.33, 0.17, 0.21, 0.2, 0.19, 0.08, 0.22, 0.06],
  banlieueAisee: [29.5, 0.46, 0.33, 0.09, 0.23, 0.18, 0.06, 0.15, 0.03],
  mine: [17.2, 0.17, 0.06, 0.36, 0.21, 0.19, 0.19, 0.42, 0.17],
  bourg: [20, 0.24, 0.1, 0.28, 0.27, 0.16, 0.11, 0.34, 0.12],
  bocage: [21.5, 0.22, 0.09, 0.27, 0.26, 0.18, 0.06, 0.15, 0.04],
  plateau: [20, 0.19, 0.07, 0.33, 0.25, 0.16, 0.1, 0.17, 0.05],
  littoral: [24.5, 0.31, 0.16, 0.15, 0.37, 0.12, 0.1, 0.25, 0.08],
  vallee: [20.6, 0.24, 0.1, 0.26, 0.27, 0.16, 0.09, 0.19, 0.05],
}

/** Neighbourhoods of the city, kilometres from its centre; the wider `poids`, the larger. */
const QUARTIERS_VILLE: readonly (Point & { quartier: Quartier; poids: number })[] = [
  { x: 0, y: 0, quartier: 'centre', poids: 1.25 },
  { x: 0.6, y: 2, quartier: 'faubourg', poids: 1.1 },
  { x: 1.8, y: -1.2, quartier: 'faubourg', poids: 1.2 },
  { x: 4.6, y: 0.3, quartier: 'grandEnsemble', poids: 1.2 },
  { x: -0.8, y: -3.6, quartier: 'grandEnsemble', poids: 1.1 },
  { x: -2.6, y: 0.8, quartier: 'beauxQuartiers', poids: 1.1 },
  { x: 3.2, y: 2.6, quartier: 'campus', poids: 0.8 },
  { x: -2.2, y: 3.4, quartier: 'pavillons', poids: 1.2 },
  { x: -4, y: -2.4, quartier: 'pavillons', poids: 1.2 },
  { x: 3.6, y: -3.6, quartier: 'pavillons', poids: 1.1 },
]

/** Neighbourhood of a bureau: the nearest one in the city, the estate of a town, or the country itself. */
export function quartierDe({ commune, centre }: Bureau): Quartier {
  if (commune.milieu === 'ville') {
    const p = { x: centre.x - CENTRE_VILLE.x, y: centre.y - CENTRE_VILLE.y }
    const portee = (q: (typeof QUARTIERS_VILLE)[number]) => distance(p, q) / q.poids
    return QUARTIERS_VILLE.reduce((m, q) => (portee(q) < portee(m) ? q : m)).quartier
  }
  if (commune.bureaux >= 10) {
    // Towns have an old centre, an estate to the east, houses around.
    const [dx, dy] = [centre.x - commune.centre.x, centre.y - commune.centre.y]
    if (Math.hypot(dx, dy) < 0.9) return commune.milieu === 'mine' ? 'mine' : 'faubourg'
    if (dx > 0.4 && Math.abs(dy) < 1.1) return 'banlieuePopulaire'
  }
  return commune.milieu
}

const variations = CLES.map((cle) => champ(`sociologie ${cle}`, 7))

export function sociologieDe(bureau: Bureau, quartier: Quartier): Sociologie {
  const hasard = new Hasard(`sociologie ${bureau.commune.nom} ${bureau.numero}`)
  const { x, y } = bureau.centre
  const valeurs = MOYENNES[quartier].map((moyenne, k) => {
    const ecart = 0.09 * variations[k]!(x, y) + hasard.normale(0.07)
    return moyenne * Math.exp(ecart * (k === 0 ? 0.7 : 1))
  })
  return Object.fromEntries(CLES.map((cle, k) => [cle, valeurs[k]!])) as unknown as Sociologie
}

/** Registered voters of a bureau in 2022. */
export function inscritsDe(bureau: Bureau, quartier: Quartier): number {
  const hasard = new Hasard(`inscrits ${bureau.commune.nom} ${bureau.numero}`)
  const { bureaux, milieu } = bureau.commune
  if (bureaux === 1) return Math.round(Math.min(980, Math.max(60, 240 * Math.exp(hasard.normale(0.75)))))
  const moyenne = milieu === 'ville' ? (quartier === 'grandEnsemble' ? 850 : 960) : 780
  return Math.round(moyenne * Math.exp(hasard.normale(0.16)))
}

/** Yearly growth of the roll. */
export function croissanceDe(quartier: Quartier): number {
  if (quartier === 'littoral' || quartier.startsWith('banlieue')) return 0.009
  return quartier === 'mine' || quartier === 'plateau' ? -0.003 : 0.002
}
