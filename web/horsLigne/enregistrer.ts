/** Puts the service worker to work, hands it what this page has just read, and says when another version is ready. */
import type { VersService } from './protocole.ts'

/** Hands over the addresses of this site that the page reads without the worker: its own, its files, its first answers. */
function confier(service: ServiceWorker | null): void {
  const garder = (lues: readonly string[]): void => {
    const adresses = lues.filter((a) => a.startsWith(location.origin))
    service?.postMessage({ type: 'garder', adresses } satisfies VersService)
  }
  garder([location.href.replace(/#.*$/, '')])
  new PerformanceObserver((liste) => {
    const lectures = liste.getEntries() as PerformanceResourceTiming[]
    garder(lectures.filter((l) => l.workerStart === 0).map((l) => l.name))
  }).observe({ type: 'resource', buffered: true })
}

/**
 * @param nouvelleVersion called when another version of the application waits; what it is given replaces the current one and loads
 * the page again.
 */
export async function enregistrerService(nouvelleVersion: (remplacer: () => void) => void): Promise<void> {
  // Absent on an insecure origin: the page works all the same, with the network only.
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const premiereVisite = serviceWorker.controller === null
  const inscription = await serviceWorker.register('/sw.js')

  const annoncer = (): void => {
    if (!inscription.waiting || !serviceWorker.controller) return
    nouvelleVersion(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      inscription.waiting?.postMessage({ type: 'remplacer' } satisfies VersService)
    })
  }
  annoncer()
  inscription.addEventListener('updatefound', () =>
    inscription.installing?.addEventListener('statechange', annoncer),
  )
  if (premiereVisite) void serviceWorker.ready.then(({ active }) => confier(active))
}
