/** The next législatives, predicted by the recipe of the backtest from every round that is known. */
import { apprendre } from '#domain/prevision/apprentissage'
import { partsNationales, type Offre, type Scenario } from '#domain/prevision/colonnes'
import { prevoir, type Prevision } from '#domain/prevision/prevision'
import type { Donnees } from './charger.ts'
import { AVANT, episodeDe, historiqueDe, offreDe, tourDe } from './episodes.ts'

/**
 * Learns on 2022 and 2024, predicts the next first round. Indices are those of `donnees.bureaux` and `donnees.circonscriptions`.
 * @param scenario national shares; by default those of 2024 (« comme en 2024 »).
 * @param offre candidates per bureau; by default those of 2024, since the next ones are not declared.
 */
export function prevoirProchaines(donnees: Donnees, scenario?: Scenario, offre?: Offre): Prevision {
  const { modele } = apprendre([episodeDe(donnees, 2022), episodeDe(donnees, 2024)], donnees.territoire)
  const derniere = AVANT.prochaines.legislatives
  return prevoir(
    modele,
    historiqueDe(donnees, AVANT.prochaines),
    scenario ?? partsNationales(tourDe(donnees, derniere)),
    offre ?? offreDe(donnees, derniere),
    donnees.territoire,
  )
}
