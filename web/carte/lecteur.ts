/** Asks the worker for a layer; one worker for the visit. */
import { ErreurApi } from '../api.ts'
import type { Geometrie, Valeurs } from './morceau.ts'

export interface Demande {
  id: number
  contours: string
  valeurs: string
}

export type Reponse =
  | { id: number; geometrie: Geometrie; valeurs: Valeurs }
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

/** @throws ErreurApi when the server refuses or is away, or when the two streams do not agree. */
export async function lireCouche(
  contours: string,
  valeurs: string,
): Promise<{ geometrie: Geometrie; valeurs: Valeurs }> {
  ouvrier ??= ouvrir()
  const id = ++dernier
  const reponse = new Promise<Reponse>((suite) => attentes.set(id, suite))
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name.
  ouvrier.postMessage({ id, contours, valeurs } satisfies Demande)
  const lue = await reponse
  if ('erreur' in lue) throw new ErreurApi(lue.erreur.message, lue.erreur.conseil, lue.erreur.statut)
  return lue
}
