/** Worker: fetches and decodes the streams of the map, so that the page stays free meanwhile. */
import { api } from '../api.ts'
import { enErreurApi } from '../appel.ts'
import { empreinteOctets } from '#contract/topologie'
import { decoderColonne, decoderScenario, lireColis } from './decoder.ts'
import { decoderContours } from './geometrie.ts'
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

async function lireContours(id: number, url: string): Promise<void> {
  const lus = decoderContours(await api.arrow(url))
  const { geometrie } = lus
  portee.postMessage({ id, ...lus }, [...tampons(geometrie), ...tampons(geometrie.maille), geometrie.index])
}

async function lireValeurs(id: number, url: string): Promise<void> {
  const colis = lireColis(await api.arrow(url))
  const { nombres, textes } = colis
  const { octets, bouts } = textes.code
  portee.postMessage({ id, empreinte: empreinteOctets(octets, bouts), colis }, [
    ...tampons(nombres),
    ...Object.values(textes).flatMap(tampons),
  ])
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
    else if ('contours' in demande) await lireContours(id, demande.contours)
    else await lireValeurs(id, demande.valeurs)
  } catch (erreur) {
    const { message, conseil, statut } = enErreurApi(erreur)
    portee.postMessage({ id, erreur: { message, conseil, statut } }, [])
  }
}

portee.addEventListener('message', (e) => void repondre(e.data))
