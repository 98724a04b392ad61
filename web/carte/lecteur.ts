/** Asks the worker for a layer or a scenario; one worker for the visit. */
import { ErreurApi } from '../api.ts'
import type { ColonneLue } from './colonneCouche.ts'
import type { Geometrie, Valeurs } from './morceau.ts'
import type { ColonnesScenario } from './scenario.ts'

export type Demande =
  | { id: number; contours: string; valeurs: string }
  | { id: number; scenario: string }
  | { id: number; colonne: string }
  | { id: number; abandon: true }

interface Couche {
  geometrie: Geometrie
  valeurs: Valeurs
}

/** `code` when the answer names its rows; else they follow the layer. */
export interface ScenarioLu {
  code: string[] | null
  colonnes: ColonnesScenario
}

export type Reponse =
  | ({ id: number } & Couche)
  | ({ id: number } & ScenarioLu)
  | ({ id: number } & ColonneLue)
  | { id: number; erreur: { message: string; conseil: string; statut: number } }

const attentes = new Map<number, (reponse: Reponse) => void>()
let ouvrier: Worker | null = null
let dernier = 0

function ouvrir(): Worker {
  const neuf = new Worker(new URL('./lecteur.worker.ts', import.meta.url), { type: 'module' })
  neuf.addEventListener('message', ({ data }: MessageEvent<Reponse>) => {
    attentes.get(data.id)?.(data)
    attentes.delete(data.id)
  })
  // The worker itself could not start or broke: every reader in wait is told.
  neuf.addEventListener('error', () => {
    const erreur = {
      message: 'La lecture de la carte s’est interrompue.',
      conseil: 'Réessayez, ou rechargez la page.',
      statut: 0,
    }
    for (const [id, repondre] of attentes) repondre({ id, erreur })
    attentes.clear()
    ouvrier = null
  })
  return neuf
}

function envoyer(demande: Demande): void {
  ouvrier ??= ouvrir()
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name.
  ouvrier.postMessage(demande)
}

/** Sends a request and waits for its answer. @throws ErreurApi */
async function demander(demande: Demande): Promise<Reponse> {
  const reponse = new Promise<Reponse>((suite) => attentes.set(demande.id, suite))
  envoyer(demande)
  const lue = await reponse
  if ('erreur' in lue) throw new ErreurApi(lue.erreur.message, lue.erreur.conseil, lue.erreur.statut)
  return lue
}

/** @throws ErreurApi when the server refuses or is away, or when the two streams do not agree. */
export async function lireCouche(contours: string, valeurs: string): Promise<Couche> {
  return (await demander({ id: ++dernier, contours, valeurs })) as { id: number } & Couche
}

/** One layer of values. @throws ErreurApi */
export async function lireColonne(url: string): Promise<ColonneLue> {
  return (await demander({ id: ++dernier, colonne: url })) as { id: number } & ColonneLue
}

/** @throws ErreurApi when the server refuses or is away; an `AbortError` when `signal` says so. */
export async function lireScenario(url: string, signal: AbortSignal): Promise<ScenarioLu> {
  const id = ++dernier
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
