// Thread that composes fiches with typst. Plain JavaScript: a worker has no TypeScript loader.
// workerData: { gabarits: Record<string, string>, polices: Buffer[] }. Message in: { id, gabarit, data }. Out: { id, pdf } or { id, erreur }.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const { gabarits, polices } = workerData
const compilateur = NodeCompiler.create({ fontArgs: [{ fontBlobs: polices.map((p) => Buffer.from(p)) }] })

/** Documents after which typst forgets what it composed and no longer uses: they share their verso, titles and keys. */
const MEMOIRE = 2

parentPort.on('message', ({ id, gabarit, data }) => {
  try {
    const pdf = compilateur.pdf(
      { mainFileContent: gabarits[gabarit], inputs: { data } },
      { pdfStandard: 'ua-1' },
    )
    compilateur.evictCache(MEMOIRE)
    parentPort.postMessage({ id, pdf: new Uint8Array(pdf) })
  } catch (erreur) {
    // typst puts its diagnosis in `code` and leaves the message empty.
    parentPort.postMessage({ id, erreur: String(erreur.message || erreur.code || erreur) })
  }
})
