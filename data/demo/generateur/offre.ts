/** Who stands, and who stands in the circonscriptions at législatives: real nuances, invented people. */
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
