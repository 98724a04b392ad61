/**
 * Service worker: the application opens without network after one visit. The shell is kept whole, by version; map layers and built
 * files, whose address changes with their content, are read from their copy first; answers of the API and fiches come from the network,
 * and from a dated copy when there is none. Writes are never kept: the outbox has its own store.
 */
import { copieDAbord, garder, reseauDAbord } from './horsLigne/caches.ts'
import { dateeSiCopie } from './horsLigne/fiche.ts'
import type { PorteeService } from './horsLigne/portee.ts'
import { SYNC_ENVOIS, type VersService } from './horsLigne/protocole.ts'
import { traitementDe } from './horsLigne/tri.ts'
import { viderBoite } from './observation/envoyer.ts'

/** Written by the build: files of the shell, and a name that changes with their content. */
declare const COQUILLE_FICHIERS: readonly string[]
declare const COQUILLE_VERSION: string

const sw = self as unknown as PorteeService
const COQUILLE = `qg-coquille-${COQUILLE_VERSION}`
const PAGE = '/index.html'
/** What the fiche d'observation asks of the server, read ahead so that it opens even if it was never visited. */
const LECTURES = ['/api/v1/publication', '/api/v1/techniques']

async function lireDAvance(adresses: readonly string[]): Promise<void> {
  await Promise.allSettled(
    adresses.map(async (adresse) => {
      const demande = new Request(adresse)
      const traitement = traitementDe(
        // What the page itself read is kept as it was read: a page of fiche, not a download.
        { method: 'GET', mode: 'cors', headers: demande.headers, url: demande.url },
        sw.location.origin,
      )
      if (traitement === 'immuable') await copieDAbord(demande, (p) => void p)
      else if (traitement === 'copie') await garder('copies', demande, await fetch(demande))
    }),
  )
}

sw.addEventListener('install', (e) => {
  e.waitUntil(
    (async () => {
      const cache = await caches.open(COQUILLE)
      await cache.addAll(COQUILLE_FICHIERS.map((f) => new Request(f, { cache: 'no-cache' })))
      await lireDAvance(LECTURES)
    })(),
  )
})

sw.addEventListener('activate', (e) => {
  e.waitUntil(
    (async () => {
      const perimees = (await caches.keys()).filter((n) => n.startsWith('qg-coquille-') && n !== COQUILLE)
      await Promise.all(perimees.map((n) => caches.delete(n)))
      await sw.clients.claim()
    })(),
  )
})

/** The page of the application: fresh from the server, which names the files of today; else the shell. */
async function coquille(demande: Request): Promise<Response> {
  try {
    const reponse = await fetch(demande, { signal: AbortSignal.timeout(4000) })
    if (reponse.status < 500) return reponse
  } catch {
    // No network, or too slow: the shell below.
  }
  return (await (await caches.open(COQUILLE)).match(PAGE)) ?? Response.error()
}

sw.addEventListener('fetch', (e) => {
  const prolonger = (p: Promise<unknown>): void => e.waitUntil(p)
  const traitement = traitementDe(e.request, sw.location.origin)
  if (traitement === 'immuable') e.respondWith(copieDAbord(e.request, prolonger))
  else if (traitement === 'coquille') e.respondWith(coquille(e.request))
  else if (traitement === 'copie')
    e.respondWith(
      reseauDAbord(e.request, prolonger).then((r) => (e.request.mode === 'navigate' ? dateeSiCopie(r) : r)),
    )
})

sw.addEventListener('message', (e) => {
  const message = e.data as VersService
  if (message.type === 'remplacer') e.waitUntil(sw.skipWaiting())
  else e.waitUntil(lireDAvance(message.adresses))
})

sw.addEventListener('sync', (e) => {
  if (e.tag === SYNC_ENVOIS) e.waitUntil(viderBoite({ toutDeSuite: true }))
})
