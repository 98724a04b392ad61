/** Default assumptions of the seat model, each with where it comes from. Shown in the interface, replaced by scenarios. */
import type { Hypotheses } from './hypotheses.ts'
import { REPORTS_2022, REPORTS_2024 } from './reports-mesures.ts'

export const VERSION_SIEGE = '1.0'

export const HYPOTHESES: Hypotheses = {
  ecart: {
    // Error of national forecasts a few weeks before a vote, about 2 points on 25.
    national: { gauche: 0.08, centre: 0.1, droite: 0.15, extremeDroite: 0.08, autres: 0.15 },
    // Between regions, same residuals.
    regional: { gauche: 0.055, centre: 0.046, droite: 0.076, extremeDroite: 0.04, autres: 0.2 },
    // Residuals of 2022 predicted from earlier rounds, by circonscription, national shares known.
    local: { gauche: 0.15, centre: 0.23, droite: 0.43, extremeDroite: 0.12, autres: 0.8 },
    localSortant: { gauche: 0.1, centre: 0.17, droite: 0.27, extremeDroite: 0.1, autres: 0.8 },
  },
  participation: { nationale: 0.04, locale: 0.02 },
  // Median residual of outgoing members minus that of the others, 2017 → 2022 (2022 → 2024: .09 .20 .47 .05 .84).
  sortant: { gauche: 0.08, centre: 0.11, droite: 0.62, extremeDroite: 0.02, autres: 0.86 },
  front: 0.5,
  // Withdrawals of 2024 among qualified in third place or below.
  desistement: {
    extremeDroiteEnTete: { gauche: 0.98, centre: 0.93, droite: 0.25, autres: 0.9 },
    extremeDroitePresente: { gauche: 0.9, centre: 0.63, droite: 0.1, extremeDroite: 0.05 },
    sansExtremeDroite: { gauche: 0.6, centre: 0.5 },
  },
  // Duels that 2024 did not have in number (left–right, centre–right) keep the habits of 2022.
  reports: { sans: REPORTS_2022, avec: { ...REPORTS_2022, ...REPORTS_2024 } },
  concentration: { nationale: 80, locale: 80 },
  camp: 'gauche',
  majorite: 289,
}

/**
 * The same when the expected shares come from `prevision`, which already knows the outgoing bloc of a circonscription and errs
 * less: bonus and local errors learnt on 2022, cross-fitted, outgoing members recognised by name.
 */
export const HYPOTHESES_PREVISION: Hypotheses = {
  ...HYPOTHESES,
  ecart: {
    ...HYPOTHESES.ecart,
    local: { gauche: 0.1, centre: 0.19, droite: 0.43, extremeDroite: 0.1, autres: 0.8 },
    localSortant: { gauche: 0.1, centre: 0.16, droite: 0.3, extremeDroite: 0.1, autres: 0.8 },
  },
  sortant: { gauche: 0.05, centre: 0.07, droite: 0.41, extremeDroite: 0.02, autres: 0.28 },
}
