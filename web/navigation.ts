/** Pages and their state live in the address; this is the whole router. */
import { useSyncExternalStore } from 'react'

const CHANGEMENT = 'qg:adresse'

function abonner(rappel: () => void): () => void {
  addEventListener('popstate', rappel)
  addEventListener(CHANGEMENT, rappel)
  return () => {
    removeEventListener('popstate', rappel)
    removeEventListener(CHANGEMENT, rappel)
  }
}

/** Path and query of the current address; the component renders again when it changes. */
export function useAdresse(): string {
  return useSyncExternalStore(abonner, () => location.pathname + location.search)
}

/** Goes to an address of this site. `remplacer` leaves no trace in the history (camera moves, sort of a column). */
export function aller(href: string, { remplacer = false } = {}): void {
  if (href === location.pathname + location.search) return
  if (remplacer) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  dispatchEvent(new Event(CHANGEMENT))
}

/** Address of two places side by side. */
export function lienComparer(a: string | null, b: string | null): string {
  const p = new URLSearchParams()
  if (a) p.set('a', a)
  if (b) p.set('b', b)
  return `/comparer?${p}`
}

/** Address of the map with a place selected. */
export const lienCarte = (selection: string): string => `/carte?sel=${encodeURIComponent(selection)}`

/** Address of the entrance, which comes back here. */
export const lienConnexion = (): string =>
  `/connexion?vers=${encodeURIComponent(location.pathname + location.search)}`

/** Where to go once in: an address of this site, never of another (`//ailleurs` is one), never the entrance again. */
export function apresConnexion(recherche: string): string {
  const vers = new URLSearchParams(recherche).get('vers') ?? ''
  return /^\/(?![/\\])/.test(vers) && !/^\/(connexion|rejoindre)\b/.test(vers) ? vers : '/carte'
}
