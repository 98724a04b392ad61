/** Copies kept by the service worker: strategies and bounds. */
import { ENTETE_COPIE, ENTETE_OCTETS } from './protocole.ts'
import { estGardable } from './tri.ts'

/** Waits for the network before an older copy is shown, in milliseconds: a phone with one bar is not offline, only slow. */
const PATIENCE_MS = 4000
const MEGA = 1_000_000
/** Bounds of each cache; the oldest copies go first. A larger single body is not kept. */
const BORNES = {
  immuable: { octets: 80 * MEGA, nombre: 500, unite: 12 * MEGA },
  copies: { octets: 25 * MEGA, nombre: 300, unite: 5 * MEGA },
} as const
export type NomCache = keyof typeof BORNES
const nomDe = (cache: NomCache) => `qg-${cache}`

/** Deletes the oldest entries until the cache is within its bounds. */
async function elaguer(nom: NomCache): Promise<void> {
  const cache = await caches.open(nomDe(nom))
  const { octets, nombre } = BORNES[nom]
  const cles = await cache.keys()
  let [somme, garde] = [0, 0]
  for (const cle of cles.toReversed()) {
    const taille = Number((await cache.match(cle))?.headers.get(ENTETE_OCTETS) ?? 0)
    somme += taille
    garde++
    if (somme > octets || garde > nombre) await cache.delete(cle)
  }
}

/** Keeps a copy of an answer, with its date. */
export async function garder(nom: NomCache, demande: Request, reponse: Response): Promise<void> {
  if (!estGardable(reponse) || reponse.redirected) return
  const corps = await reponse.arrayBuffer()
  if (corps.byteLength > BORNES[nom].unite) return
  const headers = new Headers(reponse.headers)
  // The body is already decoded.
  headers.delete('content-encoding')
  headers.delete('content-length')
  headers.set(ENTETE_COPIE, new Date().toISOString())
  headers.set(ENTETE_OCTETS, String(corps.byteLength))
  try {
    await (await caches.open(nomDe(nom))).put(demande, new Response(corps, { headers }))
    await elaguer(nom)
  } catch (erreur) {
    // The disk is full: the page has its answer, only the copy is missing.
    if (!(erreur instanceof DOMException && erreur.name === 'QuotaExceededError')) throw erreur
  }
}

/** Immutable address: its copy when there is one, else the network. */
export async function copieDAbord(demande: Request, prolonger: (p: Promise<unknown>) => void) {
  const copie = await caches.match(demande)
  if (copie) return copie
  const reponse = await fetch(demande)
  prolonger(garder('immuable', demande, reponse.clone()))
  return reponse
}

const plusTard = (ms: number) => new Promise<null>((suite) => setTimeout(suite, ms, null))

/** Network first; the copy when the network fails, or when it is slow and there is a copy. @throws TypeError without either. */
export async function reseauDAbord(demande: Request, prolonger: (p: Promise<unknown>) => void) {
  const reseau = fetch(demande).then((reponse) => {
    prolonger(garder('copies', demande, reponse.clone()))
    return reponse
  })
  // Whoever loses the race must not become an unhandled rejection.
  const sure = reseau.catch(() => null)
  prolonger(sure)
  const copie = await (await caches.open(nomDe('copies'))).match(demande, { ignoreVary: true })
  if (!copie) return reseau
  return (await Promise.race([sure, plusTard(PATIENCE_MS)])) ?? copie
}
