/** In a thread of {@link Ouvrier}: runs the steps that it is sent, and tells how they go. */
import { parentPort } from 'node:worker_threads'
import type { Progres } from './progres.ts'
import { travailler, type Travail } from './travail.ts'

/** What a thread says of the step that it runs. */
export type Parole =
  | { dit: 'etape'; rang: number; titre: string }
  | { dit: 'avance'; rang: number; lignes: number }
  | { dit: 'finie'; rang: number; bilan: string }
  | { dit: 'faite' }
  | { dit: 'echec'; erreur: { name: string; message: string; stack: string | undefined } }

const port = parentPort!
const dire = (parole: Parole): void => port.postMessage(parole)

/** Milliseconds between two counts of one step. */
const RYTHME = 100
let rangs = 0
const progres: Progres = {
  etape(titre) {
    const rang = rangs++
    let dernier = 0
    dire({ dit: 'etape', rang, titre })
    return {
      avancer(lignes) {
        if (performance.now() - dernier < RYTHME) return
        dernier = performance.now()
        dire({ dit: 'avance', rang, lignes })
      },
      finir: (bilan) => dire({ dit: 'finie', rang, bilan }),
    }
  },
}

const base = (): never => {
  throw new Error('une étape demande la base sans le dire au graphe')
}

port.on('message', (t: Travail | null) => {
  if (!t) {
    port.close()
    return
  }
  travailler(t, { progres, base }).then(
    () => dire({ dit: 'faite' }),
    ({ name, message, stack }: Error) => dire({ dit: 'echec', erreur: { name, message, stack } }),
  )
})
