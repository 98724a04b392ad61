/**
 * Drafts and outbox of this device, in IndexedDB: what is written here survives a killed page, a flat battery, a week without network.
 * Read by the page and by the service worker.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { ficheDe, type Brouillon, type FicheAEnvoyer } from '#domain/observation/brouillon'

/** A fiche that waits for the network, or that the server refused. */
export interface Envoi {
  id: string
  fiche: FicheAEnvoyer
  nomLieu: string
  deposeLe: string
  essais: number
  /** Instant before which it is not tried again, ms. */
  prochain: number
  /** Null: it waits. */
  refus: { statut: number; titre: string; conseil: string } | null
}

interface Schema extends DBSchema {
  brouillons: { key: string; value: Brouillon }
  envois: { key: string; value: Envoi }
}

let ouverture: Promise<IDBPDatabase<Schema>> | null = null
function base(): Promise<IDBPDatabase<Schema>> {
  ouverture ??= openDB<Schema>('qg-observation', 1, {
    upgrade(db) {
      db.createObjectStore('brouillons', { keyPath: 'id' })
      db.createObjectStore('envois', { keyPath: 'id' })
    },
    terminated: () => void (ouverture = null),
  })
  return ouverture
}

/** Says to every page and to the worker that the box has changed. */
const canal = new BroadcastChannel('qg-boite')
const ecouteurs = new Set<() => void>()
canal.addEventListener('message', () => ecouteurs.forEach((e) => e()))
function prevenir(): void {
  canal.postMessage(null)
  ecouteurs.forEach((e) => e())
}
export function ecouterBoite(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur)
  return () => ecouteurs.delete(ecouteur)
}

export const lireBrouillons = async (): Promise<Brouillon[]> =>
  (await (await base()).getAll('brouillons')).toSorted((a, b) => b.modifieLe.localeCompare(a.modifieLe))
export const lireBrouillon = async (id: string): Promise<Brouillon | undefined> =>
  (await base()).get('brouillons', id)

export async function garderBrouillon(brouillon: Brouillon): Promise<void> {
  await (await base()).put('brouillons', brouillon)
  prevenir()
}
export async function jeterBrouillon(id: string): Promise<void> {
  await (await base()).delete('brouillons', id)
  prevenir()
}

/** From draft to outbox in one transaction: never both, never neither. */
export async function deposer(brouillon: Brouillon): Promise<void> {
  const envoi: Envoi = {
    id: brouillon.id,
    fiche: ficheDe(brouillon),
    nomLieu: brouillon.nomLieu,
    deposeLe: new Date().toISOString(),
    essais: 0,
    prochain: 0,
    refus: null,
  }
  const t = (await base()).transaction(['brouillons', 'envois'], 'readwrite', { durability: 'strict' })
  await Promise.all([
    t.objectStore('envois').put(envoi),
    t.objectStore('brouillons').delete(brouillon.id),
    t.done,
  ])
  prevenir()
}

/** A refused fiche becomes a draft again, to be corrected; under a new id when the server already holds another under this one. */
export async function reprendre(envoi: Envoi, nouvelId: string | null): Promise<Brouillon> {
  const brouillon: Brouillon = {
    ...envoi.fiche,
    id: nouvelId ?? envoi.id,
    nomLieu: envoi.nomLieu,
    texte: envoi.fiche.texte ?? '',
    modifieLe: new Date().toISOString(),
  }
  const t = (await base()).transaction(['brouillons', 'envois'], 'readwrite', { durability: 'strict' })
  await Promise.all([
    t.objectStore('brouillons').put(brouillon),
    t.objectStore('envois').delete(envoi.id),
    t.done,
  ])
  prevenir()
  return brouillon
}

export const lireEnvois = async (): Promise<Envoi[]> =>
  (await (await base()).getAll('envois')).toSorted((a, b) => a.deposeLe.localeCompare(b.deposeLe))

export async function noterEnvoi(envoi: Envoi): Promise<void> {
  await (await base()).put('envois', envoi)
  prevenir()
}
/** The server has it: the only reason for which a fiche leaves the box. */
export async function retirerEnvoi(id: string): Promise<void> {
  await (await base()).delete('envois', id)
  prevenir()
}
