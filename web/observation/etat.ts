/** The outbox as the page shows it, and when it is emptied: at the start, when the network or the page comes back, and by back-off. */
import { useSyncExternalStore } from 'react'
import type { Brouillon } from '#domain/observation/brouillon'
import { SYNC_ENVOIS } from '../horsLigne/protocole.ts'
import { ecouterBoite, lireBrouillons, lireEnvois, lirePresences, type Envoi } from './boite.ts'
import { viderBoite } from './envoyer.ts'

export interface Boite {
  brouillons: readonly Brouillon[]
  envois: readonly Envoi[]
}

let boite: Boite = { brouillons: [], envois: [] }
const abonnes = new Set<() => void>()
let minuterie: ReturnType<typeof setTimeout> | undefined

async function relire(): Promise<void> {
  boite = { brouillons: await lireBrouillons(), envois: await lireEnvois() }
  for (const abonne of abonnes) abonne()
  const prochain = Math.min(
    ...boite.envois.filter((e) => e.refus === null || e.refus.statut === 403).map((e) => e.prochain),
    ...(await lirePresences()).map((p) => p.prochain),
  )
  clearTimeout(minuterie)
  if (Number.isFinite(prochain))
    minuterie = setTimeout(() => void viderBoite(), Math.max(0, prochain - Date.now()))
}

interface AvecSync extends ServiceWorkerRegistration {
  /** Background sync, where the browser has it. */
  sync?: { register(nom: string): Promise<void> }
}

/** Asks the browser to send even if the page closes. Without that, the next page that opens sends. */
export async function demanderSync(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return
  const inscription: AvecSync = await navigator.serviceWorker.ready
  await inscription.sync?.register(SYNC_ENVOIS).catch(() => {
    // Refused by the person or by a private window: the page sends by itself.
  })
}

/** Called once by the page. */
export function demarrerEnvois(): void {
  ecouterBoite(() => void relire())
  const revenir = (): void => void viderBoite({ toutDeSuite: true })
  addEventListener('online', revenir)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') revenir()
  })
  void relire().then(revenir)
}

function abonner(rappel: () => void): () => void {
  abonnes.add(rappel)
  return () => abonnes.delete(rappel)
}
export const useBoite = (): Boite => useSyncExternalStore(abonner, () => boite)
