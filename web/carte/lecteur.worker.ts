/** Worker: fetches and decodes the streams of the map, so that the page stays free meanwhile. */
import { api, enErreurApi } from '../api.ts'
import { decoderColonne, decoderContours, decoderScenario, decoderValeurs } from './decoder.ts'
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

const abandons = new Map<number, AbortController>()

async function lireCouche(id: number, contours: string, valeurs: string): Promise<void> {
  const [c, v] = await Promise.all([api.arrow(contours), api.arrow(valeurs)])
  const { code, geometrie } = decoderContours(c)
  const lues = decoderValeurs(v)
  if (lues.n !== geometrie.n || code.some((x, i) => x !== lues.code[i]))
    throw new Error('contours et valeurs ne décrivent pas les mêmes lieux')
  portee.postMessage({ id, geometrie, valeurs: lues }, [...tampons(geometrie), ...tampons(lues)])
}

async function lireScenario(id: number, url: string): Promise<void> {
  const abandon = new AbortController()
  abandons.set(id, abandon)
  try {
    const lu = decoderScenario(await api.arrow(url, abandon.signal))
    portee.postMessage({ id, ...lu }, tampons(lu.colonnes))
  } finally {
    abandons.delete(id)
  }
}

async function lireColonne(id: number, url: string): Promise<void> {
  const lue = decoderColonne(await api.arrow(url))
  portee.postMessage({ id, ...lue }, tampons(lue))
}

async function repondre(demande: Demande): Promise<void> {
  const { id } = demande
  try {
    if ('abandon' in demande) abandons.get(id)?.abort()
    else if ('scenario' in demande) await lireScenario(id, demande.scenario)
    else if ('colonne' in demande) await lireColonne(id, demande.colonne)
    else await lireCouche(id, demande.contours, demande.valeurs)
  } catch (erreur) {
    const { message, conseil, statut } = enErreurApi(erreur)
    portee.postMessage({ id, erreur: { message, conseil, statut } }, [])
  }
}

portee.addEventListener('message', (e) => void repondre(e.data))
