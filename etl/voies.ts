/**
 * Lanes: which steps run at the same time, and in which thread. The first step of the graph that is ready, and whose memory finds room
 * beside that of those that run, goes first.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Parole } from './ouvrier.ts'
import type { Etape, Progres } from './progres.ts'
import type { Travail } from './travail.ts'

export interface Voie {
  executer(t: Travail): Promise<void>
  fermer(): Promise<unknown>
}

/** Memory that the steps that run together may take, megabytes beside what the program takes before any: a laptop of 4 GB has half of it free. */
export const PLACE = 1200

/** A step that is ready, see {@link Voies.executer}. */
interface Demande {
  rang: number
  poids: number
  ici: boolean
}

type Attente = Demande & { prendre: (v: Voie) => void; renoncer: (cause: unknown) => void }

export class Voies {
  readonly #ici: Voie
  readonly #voies: readonly Voie[]
  readonly #libres: Voie[]
  #attentes: Attente[] = []
  #occupee = 0
  #echec: { cause: unknown } | null = null
  /** @param ici lane of this thread, which is the only one when there is no other. */
  constructor(ici: Voie, autres: readonly Voie[]) {
    this.#ici = ici
    this.#voies = autres.length > 0 ? autres : [ici]
    this.#libres = [...this.#voies]
  }

  /**
   * Runs a step when there is a free lane and room for it. One that is heavier than the whole place runs alone.
   * @param rang those of low rank go first.
   * @param ici in this thread, whatever the lanes do.
   * @param poids memory that it takes, megabytes.
   * @throws when the step fails, and when another one failed before it started: what runs then goes to its end.
   */
  async executer(rang: number, t: Travail, ici: boolean, poids = 0): Promise<void> {
    const voie = await this.#prendre({ rang, ici, poids })
    try {
      await voie.executer(t)
    } catch (cause) {
      this.#echec ??= { cause }
      for (const a of this.#attentes.splice(0)) a.renoncer(this.#echec.cause)
      throw cause
    } finally {
      if (!ici) this.#libres.push(voie)
      this.#occupee -= poids
      setImmediate(() => this.#servir())
    }
  }

  /** Ends the threads, which must be idle. */
  async fermer(): Promise<void> {
    await Promise.all(this.#voies.map((v) => v.fermer()))
  }

  #prendre(demande: Demande): Promise<Voie> {
    if (this.#echec) return Promise.reject(this.#echec.cause)
    return new Promise((prendre, renoncer) => {
      this.#attentes.push({ ...demande, prendre, renoncer })
      this.#attentes.sort((a, b) => a.rang - b.rang)
      setImmediate(() => this.#servir())
    })
  }

  /** Called once what has just ended has made other steps ready: those that wait would take its place before them. */
  #servir(): void {
    this.#attentes = this.#attentes.filter((a) => {
      if (this.#occupee > 0 && this.#occupee + a.poids > PLACE) return true
      const voie = a.ici ? this.#ici : this.#libres.shift()
      if (!voie) return true
      this.#occupee += a.poids
      a.prendre(voie)
      return false
    })
  }
}

/** Bytes of the whole process above which a thread that ends a step is replaced, or swept: what a step leaves to collect stays for long. */
export const MEMOIRE = 900e6

/** A lane in a thread of its own, started for its first step. */
export class Ouvrier implements Voie {
  readonly #progres: Progres
  readonly #etapes = new Map<number, Etape>()
  #fil: Worker | null = null
  #finir: { oui: () => void; non: (cause: unknown) => void } | null = null
  constructor(progres: Progres) {
    this.#progres = progres
  }

  async executer(t: Travail): Promise<void> {
    this.#fil ??= this.#ouvrir()
    this.#fil.postMessage(t)
    await new Promise<void>((oui, non) => (this.#finir = { oui, non }))
    if (process.memoryUsage.rss() > MEMOIRE) await this.fermer()
  }

  /** Asks the thread to end: to cut it in the middle of a query of DuckDB aborts the process. */
  async fermer(): Promise<void> {
    if (!this.#fil) return
    const fin = once(this.#fil, 'exit')
    this.#fil.postMessage(null)
    this.#fil = null
    await fin
  }

  #ouvrir(): Worker {
    const fil = new Worker(new URL('./ouvrier.mjs', import.meta.url), { execArgv: [] })
    fil.on('message', (p: Parole) => this.#entendre(p))
    fil.on('error', (cause) => this.#finir?.non(cause))
    fil.on('exit', () => {
      this.#fil = null
      this.#finir?.non(new Error('un fil du chargement s’est arrêté'))
    })
    return fil
  }

  #entendre(p: Parole): void {
    if (p.dit === 'etape') this.#etapes.set(p.rang, this.#progres.etape(p.titre))
    else if (p.dit === 'avance') this.#etapes.get(p.rang)!.avancer(p.lignes)
    else if (p.dit === 'finie') this.#etapes.get(p.rang)!.finir(p.bilan)
    else if (p.dit === 'faite') this.#finir!.oui()
    else this.#finir!.non(Object.assign(new Error(p.erreur.message), p.erreur))
  }
}
