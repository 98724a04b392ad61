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
  /** Members who took part, told apart once the fiche has arrived; absent from what waited before teams. */
  equipe?: string[]
  deposeLe: string
  essais: number
  /** Instant before which it is not tried again, ms. */
  prochain: number
  /** Null: it waits. */
  refus: { statut: number; titre: string; conseil: string } | null
}

/** Who took part on a day, to be told to the file of militants, which knows nothing of the fiche. */
export interface Presence {
  id: string
  jour: string
  militants: string[]
  essais: number
  prochain: number
}

export interface Membre {
  id: string
  appellation: string
}

interface Schema extends DBSchema {
  brouillons: { key: string; value: Brouillon }
  envois: { key: string; value: Envoi }
  presences: { key: string; value: Presence }
  membres: { key: string; value: Membre }
}

let ouverture: Promise<IDBPDatabase<Schema>> | null = null
function base(): Promise<IDBPDatabase<Schema>> {
  ouverture ??= openDB<Schema>('qg-observation', 2, {
    upgrade(db, ancienne) {
      const magasins = [['brouillons', 'envois'] as const, ['presences', 'membres'] as const]
      for (const nom of magasins.slice(ancienne).flat()) db.createObjectStore(nom, { keyPath: 'id' })
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

/** A draft of a page of before teams. */
const actualiser = (b: Brouillon): Brouillon => ({ ...b, equipe: b.equipe ?? [] })

export const lireBrouillons = async (): Promise<Brouillon[]> =>
  (await (await base()).getAll('brouillons'))
    .map(actualiser)
    .toSorted((a, b) => b.modifieLe.localeCompare(a.modifieLe))
export async function lireBrouillon(id: string): Promise<Brouillon | undefined> {
  const lu = await (await base()).get('brouillons', id)
  return lu && actualiser(lu)
}

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
    equipe: brouillon.equipe,
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
    equipe: envoi.equipe ?? [],
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
export async function retirerEnvoi({ id, equipe = [], fiche: { jour } }: Envoi): Promise<void> {
  const t = (await base()).transaction(['envois', 'presences'], 'readwrite', { durability: 'strict' })
  const presence = { id, jour, militants: equipe, essais: 0, prochain: 0 }
  await Promise.all([
    t.objectStore('envois').delete(id),
    equipe.length > 0 && t.objectStore('presences').put(presence),
    t.done,
  ])
  prevenir()
}

export const lirePresences = async (): Promise<Presence[]> => (await base()).getAll('presences')
export async function noterPresence(presence: Presence): Promise<void> {
  await (await base()).put('presences', presence)
  prevenir()
}
export async function retirerPresence(id: string): Promise<void> {
  await (await base()).delete('presences', id)
  prevenir()
}

/** Members of the group of this phone, as last read. */
export const lireMembres = async (): Promise<Membre[]> =>
  (await (await base()).getAll('membres')).toSorted((a, b) =>
    a.appellation.localeCompare(b.appellation, 'fr'),
  )
/** Replaces them all: whoever was erased by the server leaves this phone too. */
export async function garderMembres(membres: readonly Membre[]): Promise<void> {
  const t = (await base()).transaction('membres', 'readwrite')
  await t.store.clear()
  await Promise.all([...membres.map((m) => t.store.put(m)), t.done])
}
