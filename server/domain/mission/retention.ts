/** How long what a militant said of themselves is kept: consent runs out, and everything goes. */

/** Months that a consent lasts; days of notice before it ends; months during which a day of action is remembered. */
export const CONSERVATION = { mois: 24, preavisJours: 30, participationsMois: 12 } as const

/** ISO day `mois` months after `jour`; the last day of the month when that day does not exist. */
export function ajouterMois(jour: string, mois: number): string {
  const [a = 0, m = 1, j = 1] = jour.split('-').map(Number)
  const dernier = new Date(Date.UTC(a, m - 1 + mois + 1, 0)).getUTCDate()
  return new Date(Date.UTC(a, m - 1 + mois, Math.min(j, dernier))).toISOString().slice(0, 10)
}

/** Day when a consent given on `jour` ends and the militant is erased. */
export const finDuConsentement = (jour: string): string => ajouterMois(jour, CONSERVATION.mois)
