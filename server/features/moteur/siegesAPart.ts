/** The simulation of the seats in a thread of its own: half a second of processor that would hold up every other answer. */
import { Worker } from 'node:worker_threads'
import type { Bascule, Circonscriptions, Hypotheses } from '#domain/siege/hypotheses'
import type { Sieges } from '#domain/siege/simulation'

export interface Question {
  id: number
  entree: Circonscriptions
  hypotheses: Hypotheses
  bascules: ReadonlyMap<number, Bascule>
}
/** Each draw stays in the thread: their summary is what is asked. */
export type SiegesResumes = Omit<Sieges, 'tirageSieges'>
export interface Reponse {
  id: number
  sieges: SiegesResumes
}

interface Attente {
  oui: (sieges: SiegesResumes) => void
  non: (cause: Error) => void
}

let fil: Worker | null = null
const attentes = new Map<number, Attente>()
let dernier = 0

function ouvrir(): Worker {
  const neuf = new Worker(new URL('./fil.mjs', import.meta.url), { execArgv: [] })
  const tomber = (cause: Error): void => {
    // told once: an error, then the end of the thread
    if (fil !== neuf) return
    fil = null
    for (const { non } of attentes.values()) non(cause)
    attentes.clear()
  }
  // The process may end while nobody waits.
  neuf.unref()
  neuf.on('message', ({ id, sieges }: Reponse) => {
    attentes.get(id)?.oui(sieges)
    attentes.delete(id)
    if (attentes.size === 0) neuf.unref()
  })
  neuf.on('error', (e) => tomber(e instanceof Error ? e : new Error(String(e))))
  neuf.on('exit', () => tomber(new Error('la simulation des sièges s’est arrêtée')))
  return neuf
}

/** @throws Error when the simulation fails; the next question opens another thread. */
export function simulerAPart(
  entree: Circonscriptions,
  hypotheses: Hypotheses,
  bascules: ReadonlyMap<number, Bascule>,
): Promise<SiegesResumes> {
  const id = ++dernier
  const ici = (fil ??= ouvrir())
  return new Promise((oui, non) => {
    attentes.set(id, { oui, non })
    ici.ref()
    ici.postMessage({ id, entree, hypotheses, bascules } satisfies Question)
  })
}
