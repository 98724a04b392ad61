/** What the service worker does with a request, decided from its address alone. */

/**
 * `reseau`: left alone. `immuable`: kept for ever, read from the copy first. `copie`: network first, the copy when there is none.
 * `coquille`: a page of the application, network first, its shell when there is none.
 */
export type Traitement = 'reseau' | 'immuable' | 'copie' | 'coquille'

interface Demande {
  method: string
  mode: string
  headers: { has(nom: string): boolean }
  url: string
}

/** Only reads of this site are ever kept: no write, nothing that carries a pass in a header, no download. */
export function traitementDe({ method, mode, headers, url }: Demande, origine: string): Traitement {
  const { origin, pathname, searchParams } = new URL(url)
  if (method !== 'GET' || origin !== origine || headers.has('authorization') || headers.has('range'))
    return 'reseau'
  if (pathname.startsWith('/assets/')) return 'immuable'
  if (pathname.startsWith('/fiches/')) return 'copie'
  if (pathname.startsWith('/api/')) {
    // A navigation to the API is a download or a look at the JSON: the browser's business.
    if (mode === 'navigate') return 'reseau'
    return searchParams.has('h') ? 'immuable' : 'copie'
  }
  if (mode === 'navigate') return 'coquille'
  return /\.(svg|webmanifest|js|png)$/.test(pathname) && pathname !== '/sw.js' ? 'copie' : 'reseau'
}

/** An answer may be kept when it is whole, and when the server does not forbid it (`no-store`: live, private, refused). */
export function estGardable(reponse: Pick<Response, 'status' | 'headers'>): boolean {
  return (
    reponse.status === 200 && !/no-store|private/.test(reponse.headers.get('cache-control') ?? 'no-store')
  )
}
