/** Turnout, its three identities, and what must hold when one of them cannot be checked. */

/** Counts of one place at one round. `blancs` and `nuls` are null when the publisher did not separate them. */
export interface Participation {
  inscrits: number
  abstentions: number
  votants: number
  blancs: number | null
  nuls: number | null
  exprimes: number
}

export type Identite =
  | 'inscrits = abstentions + votants'
  | 'inscrits ≥ votants'
  | 'votants = blancs + nuls + exprimés'
  | 'votants ≥ blancs + nuls + exprimés'
  | 'Σ voix = exprimés'

/**
 * The accounting identities of the Code électoral that the counts break; empty when all hold.
 * An identity with an unpublished term (null) is not checked, but those of its terms that are published may not be more than the whole;
 * nor may they when the term that is left is a difference, which keeps the identity whatever they are.
 * @param voix votes of all candidates or lists of the place, or null when unknown.
 */
export function identitesRompues(p: Participation, voix: number | null): Identite[] {
  const rompues: Identite[] = []
  if (p.inscrits !== p.abstentions + p.votants) rompues.push('inscrits = abstentions + votants')
  else if (p.votants > p.inscrits) rompues.push('inscrits ≥ votants')
  const parties = (p.blancs ?? 0) + (p.nuls ?? 0) + p.exprimes
  if (p.blancs !== null && p.nuls !== null && p.votants !== parties)
    rompues.push('votants = blancs + nuls + exprimés')
  else if (p.votants < parties || Math.min(p.blancs ?? 0, p.nuls ?? 0) < 0)
    rompues.push('votants ≥ blancs + nuls + exprimés')
  if (voix !== null && voix !== p.exprimes) rompues.push('Σ voix = exprimés')
  return rompues
}

/** votants / inscrits, 0–1; null when nobody is registered. */
export function tauxParticipation(p: Pick<Participation, 'inscrits' | 'votants'>): number | null {
  return p.inscrits > 0 ? p.votants / p.inscrits : null
}
