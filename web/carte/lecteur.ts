/** Asks the workers for geometry, values or a scenario; they live for the visit. */
import { ErreurApi } from '../appel.ts'
import { deballer, type Colis } from './colis.ts'
import type { ColonneLue } from './colonneCouche.ts'
import type { Geometrie, Valeurs } from './morceau.ts'
import type { ColonnesScenario } from './scenario.ts'

export type Demande =
  | { id: number; contours: string }
  | { id: number; valeurs: string }
  | { id: number; scenario: string }
  | { id: number; colonne: string }
  | { id: number; abandon: true }

/** `empreinte`: hash of the codes of the rows (see `#contract/topologie`). */
export interface ContoursLus {
  empreinte: number
  geometrie: Geometrie
}
export interface ValeursLues {
  empreinte: number
  valeurs: Valeurs
}

/** `code` when the answer names its rows; else they follow the layer. */
export interface ScenarioLu {
  code: string[] | null
  colonnes: ColonnesScenario
}

export type Reponse =
  | ({ id: number } & (ContoursLus | { empreinte: number; colis: Colis } | ScenarioLu | ColonneLue))
  | { id: number; erreur: { message: string; conseil: string; statut: number } }

/** Geometry is the heavy one: a second worker reads the values meanwhile. */
const OUVRIERS = 2

const attentes = new Map<number, (reponse: Reponse) => void>()
const ouvriers: (Worker | null)[] = Array.from({ length: OUVRIERS }, () => null)
let dernier = 0

function ouvrir(rang: number): Worker {
  const neuf = new Worker(new URL('./lecteur.worker.ts', import.meta.url), { type: 'module' })
  neuf.addEventListener('message', ({ data }: MessageEvent<Reponse>) => {
    attentes.get(data.id)?.(data)
    attentes.delete(data.id)
  })
  // The worker itself could not start or broke: every reader that waits for it is told.
  neuf.addEventListener('error', () => {
    const erreur = {
      message: 'La lecture de la carte s’est interrompue.',
      conseil: 'Réessayez, ou rechargez la page.',
      statut: 0,
    }
    for (const [id, repondre] of attentes)
      if (id % OUVRIERS === rang) {
        repondre({ id, erreur })
        attentes.delete(id)
      }
    ouvriers[rang] = null
  })
  return neuf
}

/** Opens the workers before there is anything to read: their code comes meanwhile. */
export function preparerLecteurs(): void {
  for (let rang = 0; rang < OUVRIERS; rang++) ouvriers[rang] ??= ouvrir(rang)
}

function envoyer(demande: Demande): void {
  const rang = demande.id % OUVRIERS
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name.
  ;(ouvriers[rang] ??= ouvrir(rang)).postMessage(demande)
}

/** Requests of a kind go to one worker. */
const numeroPour = (rang: number): number => {
  dernier += OUVRIERS
  return dernier - (dernier % OUVRIERS) + rang
}

/** Sends a request and waits for its answer. @throws ErreurApi */
async function demander(demande: Demande): Promise<Reponse> {
  const reponse = new Promise<Reponse>((suite) => attentes.set(demande.id, suite))
  envoyer(demande)
  const lue = await reponse
  if ('erreur' in lue) throw new ErreurApi(lue.erreur.message, lue.erreur.conseil, lue.erreur.statut)
  return lue
}

/** @throws ErreurApi when the server refuses or is away. */
export async function lireContours(url: string): Promise<ContoursLus> {
  return (await demander({ id: numeroPour(0), contours: url })) as { id: number } & ContoursLus
}

/** @throws ErreurApi when the server refuses or is away. */
export async function lireValeurs(url: string): Promise<ValeursLues> {
  const lues = (await demander({ id: numeroPour(1), valeurs: url })) as { empreinte: number; colis: Colis }
  return { empreinte: lues.empreinte, valeurs: deballer(lues.colis) }
}

/** One layer of values. @throws ErreurApi */
export async function lireColonne(url: string): Promise<ColonneLue> {
  return (await demander({ id: numeroPour(1), colonne: url })) as { id: number } & ColonneLue
}

/** @throws ErreurApi when the server refuses or is away; an `AbortError` when `signal` says so. */
export async function lireScenario(url: string, signal: AbortSignal): Promise<ScenarioLu> {
  const id = numeroPour(1)
  const abandonner = (): void => envoyer({ id, abandon: true })
  signal.throwIfAborted()
  signal.addEventListener('abort', abandonner)
  try {
    return (await demander({ id, scenario: url })) as { id: number } & ScenarioLu
  } catch (erreur) {
    signal.throwIfAborted()
    throw erreur
  } finally {
    signal.removeEventListener('abort', abandonner)
  }
}
