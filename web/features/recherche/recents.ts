/** The last places opened from the search, kept by the browser. */
import type { ResultatRecherche } from '#contract/recherche'

const CLE = 'qg:recherches'
const NOMBRE = 6

const estLieu = (x: Partial<ResultatRecherche> | null): x is ResultatRecherche =>
  typeof x?.code === 'string' && typeof x.nom === 'string' && typeof x.niveau === 'string'

/** The last places, newest first; none when the browser keeps nothing or something else is written there. */
export function lireRecents(): ResultatRecherche[] {
  try {
    const lus: unknown = JSON.parse(localStorage.getItem(CLE) ?? '[]')
    return Array.isArray(lus) ? lus.filter(estLieu) : []
  } catch {
    // Refused storage, or the record of an older version: nothing is lost that cannot be searched again.
    return []
  }
}

export function retenirRecent(lieu: ResultatRecherche): void {
  const autres = lireRecents().filter((l) => l.code !== lieu.code)
  try {
    localStorage.setItem(CLE, JSON.stringify([lieu, ...autres].slice(0, NOMBRE)))
  } catch {
    // Refused storage: the list stays empty.
  }
}
