/** Reading one round of one place: shares, turnout, the rival. */
import { BLOCS, NOM_BLOC, type Bloc } from '../bloc.ts'
import { scrutinDe } from '../scrutin.ts'
import type { ResultatTour } from './source.ts'

/** Share of exprimés of a bloc; null: no candidate, or no vote at all. */
export function partDe(tour: ResultatTour, bloc: Bloc): number | null {
  const voix = tour.voix[bloc]
  return voix === null || tour.exprimes === 0 ? null : voix / tour.exprimes
}

/** votants / inscrits; null when nobody is registered. */
export function participationDe(tour: Pick<ResultatTour, 'inscrits' | 'votants'>): number | null {
  return tour.inscrits > 0 ? tour.votants / tour.inscrits : null
}

/** The bloc other than the left with most votes in the round; null when the left was alone. */
export function premierRival(tour: ResultatTour): Exclude<Bloc, 'gauche'> | null {
  let premier: Exclude<Bloc, 'gauche'> | null = null
  for (const bloc of BLOCS)
    if (bloc !== 'gauche' && (tour.voix[bloc] ?? 0) > (premier ? (tour.voix[premier] ?? 0) : 0))
      premier = bloc
  return premier
}

/** Left minus its first rival, share of exprimés, −1…1; null without left, rival or exprimés. */
export function avanceDe(tour: ResultatTour): number | null {
  const rival = premierRival(tour)
  const gauche = partDe(tour, 'gauche')
  return rival === null || gauche === null ? null : gauche - partDe(tour, rival)!
}

/** The last legislative round (1 or 2) of a history sorted by date. A second round must be that of the last election. */
export function dernierTourLegislatif(
  historique: readonly ResultatTour[],
  tour: 1 | 2,
): ResultatTour | undefined {
  const legislatifs = historique.filter((r) => scrutinDe(r.scrutin).type === 'legislatives')
  const annee = Math.max(...legislatifs.map((r) => scrutinDe(r.scrutin).annee))
  return legislatifs.find((r) => {
    const s = scrutinDe(r.scrutin)
    return s.annee === annee && s.tour === tour
  })
}

/** « l’extrême droite », « le centre »… inside a sentence. */
export function blocAvecArticle(bloc: Bloc): string {
  if (bloc === 'centre') return 'le centre'
  if (bloc === 'autres') return 'les candidatures hors blocs'
  return bloc === 'extremeDroite' ? 'l’extrême droite' : `la ${NOM_BLOC[bloc]}`
}

/** Sum of several results of one round; a bloc stays null when it is null everywhere. Undefined when empty. */
export function additionner(tours: readonly ResultatTour[]): ResultatTour | undefined {
  const [premier, ...reste] = tours
  if (!premier) return undefined
  const total: ResultatTour = { ...premier, voix: { ...premier.voix } }
  for (const t of reste) {
    total.inscrits += t.inscrits
    total.votants += t.votants
    total.exprimes += t.exprimes
    for (const bloc of BLOCS) {
      const voix = t.voix[bloc]
      if (voix !== null) total.voix[bloc] = (total.voix[bloc] ?? 0) + voix
    }
  }
  return total
}
