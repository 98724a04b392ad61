/** Grade of a figure of the past, of a place of today. Source: design note §10, sql/etl/suivi.sql. */

export type Qualite = 'A' | 'B' | 'C' | 'D'

export const SENS_QUALITE: Readonly<Record<Qualite, string>> = {
  A: 'même bureau d’un scrutin à l’autre',
  B: 'rapproché par les adresses',
  C: 'réparti depuis la commune, ou bureau dont la taille a sauté',
  D: 'sans passé connu',
}

/**
 * Whether a figure is an estimation: given by addresses (B) or by the commune (C). Null, a figure that is exact by construction
 * (a sum over a commune or above), is not.
 */
export const estEstime = (qualite: Qualite | null): boolean => qualite === 'B' || qualite === 'C'

/** « Euro. 2014 (C, …), Prés. 2017 (B, …) » of the rounds whose figures are estimated; null when none is. */
export function direEstimations(tours: readonly { court: string; qualite: Qualite | null }[]): string | null {
  const estimes = tours.filter((t) => estEstime(t.qualite))
  const parties = (['B', 'C'] as const).flatMap((note) => {
    const noms = estimes.filter((t) => t.qualite === note).map((t) => t.court)
    return noms.length === 0 ? [] : [`${noms.join(', ')} : ${note}, ${SENS_QUALITE[note]}`]
  })
  return parties.length === 0 ? null : parties.join(' ; ')
}
