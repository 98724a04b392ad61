/** Orders of a list. */
export const TRIS = ['voix', 'reserve', 'hesitance'] as const
export type Tri = (typeof TRIS)[number]

export const NOM_TRI: Record<Tri | 'main', string> = {
  voix: 'voix par heure',
  reserve: 'réserve nette',
  hesitance: 'hésitation',
  main: 'à la main',
}

export interface Triable {
  voixHeure: { central: number } | null
  reserveNette: number | null
  /** Margin of the left, −1…1. */
  marge: number | null
}

/** Sooner is larger; what is unknown comes last. */
const VALEUR: Record<Tri, (l: Triable) => number> = {
  voix: (l) => l.voixHeure?.central ?? -Infinity,
  reserve: (l) => l.reserveNette ?? -Infinity,
  hesitance: (l) => (l.marge === null ? -Infinity : -Math.abs(l.marge)),
}

/**
 * Lines by expected votes per hour, by net reserve, or by how close the left is to its rival (|margin|, the smallest first).
 * Equal lines keep their order.
 */
export function trier<L extends Triable>(lignes: readonly L[], tri: Tri): L[] {
  const valeur = VALEUR[tri]
  return lignes.toSorted((a, b) => {
    const [x, y] = [valeur(a), valeur(b)]
    return x === y ? 0 : y - x
  })
}
