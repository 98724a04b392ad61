/** What was read from the server in this visit, and what is on its way: a read may start before the component that shows it. */

/** Keys of the reads that start before any component. */
export const PUBLICATION = 'publication'
export const PLAN = 'plan'

const CAPACITE = 200
const lues = new Map<string, unknown>()
const enCours = new Map<string, Promise<unknown>>()

export const estLue = (cle: string): boolean => lues.has(cle)
export const lue = (cle: string): unknown => lues.get(cle)
/** A read started by {@link commencer}, and not over. */
export const enChemin = (cle: string): Promise<unknown> | undefined => enCours.get(cle)

export function retenir(cle: string, valeur: unknown): void {
  lues.set(cle, valeur)
  const plusAncienne = lues.keys().next().value
  if (lues.size > CAPACITE && plusAncienne !== undefined) lues.delete(plusAncienne)
}

/** Starts a read that a component will ask for. A failure is forgotten: the component reads again, and says what failed. */
export async function commencer<T>(cle: string, charger: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const lecture = charger(new AbortController().signal)
  enCours.set(cle, lecture)
  try {
    const valeur = await lecture
    retenir(cle, valeur)
    return valeur
  } finally {
    enCours.delete(cle)
  }
}
