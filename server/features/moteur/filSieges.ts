/** In the thread: simulates what it is asked, one question after the other. */
import { parentPort } from 'node:worker_threads'
import { simulerSieges } from '#domain/siege/simulation'
import type { Question, Reponse } from './siegesAPart.ts'

parentPort!.on('message', ({ id, entree, hypotheses, bascules }: Question) => {
  const { tirageSieges: _, ...sieges } = simulerSieges(entree, hypotheses, { bascules })
  parentPort!.postMessage({ id, sieges } satisfies Reponse)
})
