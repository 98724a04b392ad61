/** Times of our own work on the map, kept only when a bench asks for them. */

export interface MesureCarte {
  nom: 'peindre' | 'dessiner' | 'copier' | 'pointer'
  /** Milliseconds since the page opened. */
  debut: number
  duree: number
  /** Places concerned. */
  lieux: number
}

/** Runs `f`; where the page has a list `mesuresCarte`, its time is added there. */
export function mesurer<T>(nom: MesureCarte['nom'], lieux: number, f: () => T): T {
  const journal = (globalThis as { mesuresCarte?: MesureCarte[] }).mesuresCarte
  if (!journal) return f()
  const debut = performance.now()
  const resultat = f()
  journal.push({ nom, debut, duree: performance.now() - debut, lieux })
  return resultat
}
