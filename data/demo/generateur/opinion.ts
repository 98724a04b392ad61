/**
 * The generative model: how a bureau leans between the four blocs and the rest, and how much it votes, at each round.
 * Levels are calibrated so that the département follows the swings of the country; the pattern between bureaux is invented.
 */
import { champ, Hasard } from './hasard.ts'
import type { Quartier, Sociologie } from './sociologie.ts'
import type { Bureau } from './territoire.ts'

export const BLOCS = ['G', 'C', 'D', 'X', 'A'] as const
export type Bloc = (typeof BLOCS)[number]
export type Parts = Record<Bloc, number>

export interface Electorat {
  bureau: Bureau
  quartier: Quartier
  socio: Sociologie
}

/** What a first round looks like in the whole département: percentages of exprimés by bloc, turnout. */
export interface Scene {
  cle: string
  annee: number
  type: 'presidentielle' | 'legislatives' | 'europeennes'
  blocs: Parts
  participation: number
}

export const SCENES = [
  {
    cle: '2017-presidentielle',
    annee: 2017,
    type: 'presidentielle',
    participation: 0.775,
    blocs: { G: 29.5, C: 23.5, D: 19, X: 26.3, A: 1.7 },
  },
  {
    cle: '2017-legislatives',
    annee: 2017,
    type: 'legislatives',
    participation: 0.485,
    blocs: { G: 29.5, C: 31.5, D: 20.5, X: 15.6, A: 2.9 },
  },
  {
    cle: '2019-europeennes',
    annee: 2019,
    type: 'europeennes',
    participation: 0.505,
    blocs: { G: 34.5, C: 24, D: 8.7, X: 29, A: 3.8 },
  },
  {
    cle: '2022-presidentielle',
    annee: 2022,
    type: 'presidentielle',
    participation: 0.742,
    blocs: { G: 33, C: 27, D: 5, X: 31.8, A: 3.2 },
  },
  {
    cle: '2022-legislatives',
    annee: 2022,
    type: 'legislatives',
    participation: 0.478,
    blocs: { G: 34, C: 27.5, D: 13, X: 23.2, A: 2.3 },
  },
  {
    cle: '2024-legislatives',
    annee: 2024,
    type: 'legislatives',
    participation: 0.665,
    blocs: { G: 31.8, C: 22.2, D: 10.4, X: 33.9, A: 1.7 },
  },
] as const satisfies readonly Scene[]

/** Political traditions that indicators do not explain, in logits. */
const TRADITIONS: Partial<Record<Quartier, Partial<Parts>>> = {
  centre: { G: 0.3, X: -0.25 },
  faubourg: { G: 0.45 },
  grandEnsemble: { G: 0.8, X: -0.45, C: -0.2 },
  campus: { G: 0.45, X: -0.35 },
  beauxQuartiers: { G: -0.35, D: 0.35, C: 0.15 },
  banlieuePopulaire: { G: 0.5 },
  banlieueAisee: { G: -0.2, D: 0.2, C: 0.15 },
  mine: { G: 1, D: -0.6, C: -0.3 },
  banlieue: { G: 0.15 },
  pavillons: { G: 0.12 },
  bourg: { G: 0.2 },
  bocage: { G: -0.3, D: 0.45, C: 0.1 },
  plateau: { G: -0.3, X: 0.3 },
  littoral: { G: -0.3, D: 0.3, C: 0.05 },
  vallee: { D: 0.3, X: 0.12, G: -0.2, A: 0.25 },
}

/** Circonscription whose left-wing deputy is liked beyond her bloc. */
const SORTANTE = 2

const terroirs = Object.fromEntries(BLOCS.map((b) => [b, champ(`terroir ${b}`, 16)])) as Record<
  Bloc,
  (x: number, y: number) => number
>

/** Indicators centred and scaled on ordinary values. */
export function reduire(s: Sociologie) {
  return {
    revenu: (s.revenu - 21) / 5,
    diplome: (s.diplome - 0.3) / 0.13,
    ouvriers: (s.ouvriers - 0.23) / 0.1,
    age: (s.age65 - 0.22) / 0.07,
    location: (s.locataires - 0.38) / 0.24,
    chomage: (s.chomage - 0.12) / 0.07,
  }
}

/** Leaning of a bureau towards each bloc, in logits, national level aside. */
function penchant({ bureau, quartier, socio }: Electorat, scene: Scene): Parts {
  const z = reduire(socio)
  const recent = (scene.annee - 2017) / 7
  const brut: Parts = {
    G: 0.24 * z.location + (0.02 + 0.1 * recent) * z.diplome - 0.1 * z.age - 0.06 * z.revenu,
    C: 0.2 * z.diplome + 0.15 * z.revenu + (0.06 + 0.08 * recent) * z.age - 0.08 * z.ouvriers,
    D: 0.18 * z.age + 0.18 * z.revenu,
    X: 0.2 * z.ouvriers - (0.25 + 0.06 * recent) * z.diplome - (0.12 + 0.06 * recent) * z.location,
    A: 0.05 * z.location,
  }
  // The valley sends the left to parliament and hesitates more for the Élysée.
  if (quartier === 'mine' && scene.type === 'presidentielle') brut.X += 0.28
  if (bureau.circonscription === SORTANTE && scene.type === 'legislatives') brut.G += 0.15
  const locaux = new Hasard(`penchant ${bureau.commune.nom} ${bureau.numero}`)
  const durables = BLOCS.map(() => locaux.normale(0.09))
  const duTour = new Hasard(`penchant ${scene.cle} ${bureau.commune.nom} ${bureau.numero}`)
  const terroir = bureau.commune.bureaux <= 3 ? 0.24 : 0.13
  BLOCS.forEach((b, k) => {
    brut[b] +=
      (TRADITIONS[quartier]?.[b] ?? 0) +
      terroir * terroirs[b](bureau.centre.x, bureau.centre.y) +
      durables[k]! +
      duTour.normale(0.05)
  })
  return brut
}

/** Turnout of a bureau in logits, level aside: hardship keeps away, from legislatives far more than from presidentials. */
function assiduite({ bureau, quartier, socio }: Electorat, scene: Scene): number {
  const z = reduire(socio)
  const peine = 0.5 * z.chomage + 0.25 * z.location - 0.3 * z.revenu - 0.2 * z.diplome
  const pente = { presidentielle: 0.22, europeennes: 0.33, legislatives: 0.38 }[scene.type]
  const village = bureau.commune.bureaux === 1 ? 0.22 : 0
  const age = scene.type === 'presidentielle' ? 0.02 : 0.12
  const mobilise =
    scene.type === 'presidentielle' ? 0 : quartier === 'mine' ? -0.1 : quartier === 'centre' ? 0.2 : 0
  const duTour = new Hasard(`assiduite ${scene.cle} ${bureau.commune.nom} ${bureau.numero}`)
  return -pente * peine + village + age * z.age + mobilise + duTour.normale(0.06)
}

export interface Attente {
  /** Shares of exprimés by bloc if every bloc stood, sum 1. */
  parts: Parts
  /** Share of inscrits that votes. */
  participation: number
}

/** Expected first round of every bureau, calibrated on the scene. @param inscrits weights, same order. */
export function attentes(
  electorats: readonly Electorat[],
  inscrits: readonly number[],
  scene: Scene,
): Attente[] {
  const assiduites = electorats.map((e) => assiduite(e, scene))
  let niveau = 0
  const participations = () => assiduites.map((a) => logistique(a + niveau))
  for (let i = 0; i < 20; i++)
    niveau += logit(scene.participation) - logit(moyenne(participations(), inscrits))
  const votants = participations().map((p, i) => p * inscrits[i]!)

  const penchants = electorats.map((e) => penchant(e, scene))
  const niveaux = Object.fromEntries(BLOCS.map((b) => [b, Math.log(scene.blocs[b] / 100)])) as Parts
  const parts = () => penchants.map((p) => adoucir(p, niveaux))
  for (let i = 0; i < 20; i++) {
    const courantes = parts()
    for (const b of BLOCS)
      niveaux[b] += Math.log(
        scene.blocs[b] /
          100 /
          moyenne(
            courantes.map((p) => p[b]),
            votants,
          ),
      )
  }
  const finales = parts()
  return participations().map((participation, i) => ({ participation, parts: finales[i]! }))
}

const logistique = (u: number) => 1 / (1 + Math.exp(-u))

function moyenne(valeurs: readonly number[], poids: readonly number[]): number {
  return valeurs.reduce((s, x, i) => s + x * poids[i]!, 0) / poids.reduce((s, p) => s + p, 0)
}

function logit(p: number): number {
  return Math.log(p / (1 - p))
}

function adoucir(penchant: Parts, niveaux: Parts): Parts {
  const e = BLOCS.map((b) => Math.exp(penchant[b] + niveaux[b]))
  const somme = e.reduce((s, v) => s + v, 0)
  return Object.fromEntries(BLOCS.map((b, k) => [b, e[k]! / somme])) as Parts
}
