/** What the date of a vote fixes: until when one registers on the electoral roll, and gives one's vote to somebody. */

/** Days before a vote, ISO. */
export interface Calendrier {
  /** First round. */
  vote: string
  /** Last day to register on the electoral roll. */
  inscription: string
  /** The same for those who moved for work, came of age or became French since then. */
  inscriptionTardive: string
  /** Last day on which a proxy can still be set up; it must also reach the town hall. */
  procuration: string
}

/** Days from `aujourdhui` to the vote, both ISO; null without a vote, or once it is past. 0 on its day. */
export function joursAvantVote(vote: string | null, aujourdhui: string): number | null {
  if (vote === null || vote < aujourdhui) return null
  return Math.round((Date.parse(vote) - Date.parse(aujourdhui)) / 86_400_000)
}

/**
 * Whether a technique is in season: `jours` is within the days before the vote that it was written for, both ends included. A bound that is
 * null does not bound. Without a date (`jours` null), nothing is out of season. Source: methods.md §8; the bounds are headquarters' to change.
 */
export const estDeSaison = (
  { joursAvantMin, joursAvantMax }: { joursAvantMin: number | null; joursAvantMax: number | null },
  jours: number | null,
): boolean => jours === null || (jours >= (joursAvantMin ?? 0) && jours <= (joursAvantMax ?? Infinity))

const VENDREDI = 5
const avant = (jour: string, jours: number): string =>
  new Date(Date.parse(jour) - jours * 86_400_000).toISOString().slice(0, 10)

/**
 * Deadlines of a vote. Registration: the sixth Friday before it (37 days before a Sunday); late registration: the tenth day before it;
 * proxy: the day before. Source: Code électoral, articles L17, L30, and L71 to L78, which set no date for a proxy. The first deadline was
 * checked against those published for 2022 and 2024; L30 and L73 were read on copies of the Code (juriblio.fr, senat.fr), not on Légifrance.
 * @param vote day of the first round, ISO. Never null.
 */
export function calendrierDuVote(vote: string): Calendrier {
  // A Friday is not before itself: a vote on a Friday counts from the Friday of the week before.
  const dernierVendredi = (new Date(vote).getUTCDay() - VENDREDI + 7) % 7 || 7
  return {
    vote,
    inscription: avant(vote, dernierVendredi + 35),
    inscriptionTardive: avant(vote, 10),
    procuration: avant(vote, 1),
  }
}
