/** Worker: fetches the two streams of a layer and decodes them, so that the page stays free meanwhile. */
import { api, enErreurApi } from '../api.ts'
import { decoderContours, decoderValeurs } from './decoder.ts'
import type { Demande, Reponse } from './lecteur.ts'

const portee = globalThis as unknown as {
  addEventListener: (type: 'message', suivre: (e: MessageEvent<Demande>) => void) => void
  postMessage: (reponse: Reponse, transferts: ArrayBufferLike[]) => void
}

/** Buffers of the typed arrays of an object, each once: they move, they are not copied. */
const tampons = (objet: object): ArrayBufferLike[] => [
  ...new Set(
    Object.values(objet)
      .filter((v) => ArrayBuffer.isView(v))
      .map((v) => v.buffer),
  ),
]

async function lire({ id, contours, valeurs }: Demande): Promise<void> {
  try {
    const [c, v] = await Promise.all([api.arrow(contours), api.arrow(valeurs)])
    const { code, geometrie } = decoderContours(c)
    const lues = decoderValeurs(v)
    if (lues.n !== geometrie.n || code.some((x, i) => x !== lues.code[i]))
      throw new Error('contours et valeurs ne décrivent pas les mêmes lieux')
    portee.postMessage({ id, geometrie, valeurs: lues }, [...tampons(geometrie), ...tampons(lues)])
  } catch (erreur) {
    const { message, conseil, statut } = enErreurApi(erreur)
    portee.postMessage({ id, erreur: { message, conseil, statut } }, [])
  }
}

portee.addEventListener('message', (e) => void lire(e.data))
