/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
/** PDF workshop: worker threads that compose pages with typst, each replaced now and then to give its memory back. */
import { Worker } from 'node:worker_threads'
import { policesTrueType } from './polices.ts'

/** A worker grows by about a quarter of a megabyte a document. */
const DOCUMENTS_PAR_OUVRIER = 400

interface Reponse {
  id: number
  pdf?: Uint8Array
  erreur?: string
}
interface Attente {
  oui: (pdf: Uint8Array) => void
  non: (e: Error) => void
}

/** @typeParam G names of the templates that the workshop composes. */
export class AtelierPdf<G extends string = string> {
  readonly #gabarits: Readonly<Record<G, string>>
  readonly #polices = policesTrueType()
  readonly #ouvriers: (Ouvrier | undefined)[]
  #tour = 0

  /**
   * @param gabarits source of each template, by name; a template reads one input, `data`, which is JSON.
   * @param ouvriers threads, each about 200 MB when it works.
   */
  constructor(gabarits: Readonly<Record<G, string>>, ouvriers = 1) {
    this.#gabarits = gabarits
    this.#ouvriers = Array.from({ length: ouvriers }, () => undefined)
  }

  /**
   * @param data JSON of the template.
   * @returns a tagged PDF (PDF/UA-1).
   * @throws Error with typst's own diagnosis.
   */
  composer(gabarit: G, data: string): Promise<Uint8Array> {
    this.#tour = (this.#tour + 1) % this.#ouvriers.length
    let ouvrier = this.#ouvriers[this.#tour]
    if (!ouvrier || ouvrier.use) {
      ouvrier?.finir()
      ouvrier = new Ouvrier({ gabarits: this.#gabarits, polices: this.#polices })
      this.#ouvriers[this.#tour] = ouvrier
    }
    return ouvrier.composer(gabarit, data)
  }

  async fermer(): Promise<void> {
    await Promise.all(this.#ouvriers.map(async (o) => o?.arreter()))
    this.#ouvriers.fill(undefined)
  }
}

class Ouvrier {
  readonly #worker: Worker
  readonly #attentes = new Map<number, Attente>()
  #suivant = 0
  #panne: Error | null = null
  #finit = false

  constructor(workerData: { gabarits: Record<string, string>; polices: Buffer[] }) {
    this.#worker = new Worker(new URL('./typst-worker.mjs', import.meta.url), { workerData })
    this.#worker.unref()
    this.#worker.on('message', (reponse: Reponse) => this.#recevoir(reponse))
    this.#worker.on('error', (e) => this.#tomber(e instanceof Error ? e : new Error(String(e))))
    this.#worker.on('exit', () => this.#tomber(new Error('l’atelier des PDF s’est arrêté')))
  }

  /** Worn out or broken: the workshop must take another. */
  get use(): boolean {
    return this.#panne !== null || this.#suivant >= DOCUMENTS_PAR_OUVRIER
  }

  composer(gabarit: string, data: string): Promise<Uint8Array> {
    return new Promise((oui, non) => {
      const id = this.#suivant++
      if (this.#attentes.size === 0) this.#worker.ref()
      this.#attentes.set(id, { oui, non })
      this.#worker.postMessage({ id, gabarit, data })
    })
  }

  /** Stops once the last answer is given. */
  finir(): void {
    this.#finit = true
    if (this.#attentes.size === 0) void this.arreter()
  }

  async arreter(): Promise<void> {
    await this.#worker.terminate()
  }

  #recevoir({ id, pdf, erreur }: Reponse): void {
    const attente = this.#attentes.get(id)
    this.#attentes.delete(id)
    if (this.#attentes.size === 0) this.#worker.unref()
    if (pdf) attente?.oui(pdf)
    else attente?.non(new Error(`La page ne se compose pas : ${erreur ?? 'cause inconnue'}`))
    if (this.#finit && this.#attentes.size === 0) void this.arreter()
  }

  #tomber(cause: Error): void {
    this.#panne ??= cause
    for (const { non } of this.#attentes.values()) non(cause)
    this.#attentes.clear()
  }
}
