/** What each idea of the recipe brings: the backtest again without it. */
import { FAMILLES, type Famille } from '#domain/prevision/descripteurs'
import { RECETTE, type Recette } from '#domain/prevision/recette'
import { backtester } from './backtest.ts'
import type { Donnees } from './charger.ts'

export interface Ablation {
  idee: string
  brier: number
  accuracy: number
  ece: number
  /** Brier of 2024 minus that of the whole recipe: positive when the idea helps. */
  ecart: number
  brierJumeau: number
}

const INTITULE: Record<Famille, string> = {
  presidentielle: 'sans la présidentielle, premier tour',
  legislatives: 'sans les législatives précédentes, premier tour',
  duelPresidentiel: 'sans le second tour de la présidentielle',
  duelsLegislatifs: 'sans les duels des législatives précédentes',
  sortant: 'sans le bloc sortant',
  offre: 'sans les nuances de l’offre (divers gauche, candidat principal)',
}

const VARIANTES: readonly { idee: string; recette: Partial<Recette> }[] = [
  ...FAMILLES.map((famille) => ({
    idee: INTITULE[famille],
    recette: { familles: FAMILLES.filter((f) => f !== famille) },
  })),
  {
    idee: 'voix des blocs absents réparties également',
    recette: { redistribution: RECETTE.redistribution.map((ligne) => ligne.map(() => 1)) },
  },
  { idee: 'sans rien apprendre : persistance seule', recette: { penalite: 1e6 } },
  {
    idee: 'pénalité vers zéro plutôt que vers la persistance',
    recette: { apriori: { presidentielle: 0, legislatives: 0 } },
  },
  { idee: 'pénalité λ = 0,001', recette: { penalite: 0.001 } },
  { idee: 'pénalité λ = 0,003', recette: { penalite: 0.003 } },
  { idee: 'pénalité λ = 0,03', recette: { penalite: 0.03 } },
]

export function mesurerAblations(donnees: Donnees, suivre: (a: Ablation) => void): Ablation[] {
  const entiere = backtester(donnees)
  return [{ idee: 'recette entière', recette: {} }, ...VARIANTES].map(({ idee, recette }) => {
    const r = Object.keys(recette).length === 0 ? entiere : backtester(donnees, { ...RECETTE, ...recette })
    const { brier, accuracy, ece } = r.bureaux
    const ablation: Ablation = {
      idee,
      brier,
      accuracy,
      ece,
      ecart: brier - entiere.bureaux.brier,
      brierJumeau: r.jumeau.bureaux.brier,
    }
    suivre(ablation)
    return ablation
  })
}
