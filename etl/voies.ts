/** Lanes: how many steps run at the same time, and in which thread. The first step of the graph that is ready goes first. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Parole } from './ouvrier.ts'
import type { Etape, Progres } from './progres.ts'
import type { Travail } from './travail.ts'

export interface Voie {
  executer(t: Travail): Promise<void>
  fermer(): Promise<unknown>
}

export class Voies {
  readonly #ici: Voie
  readonly #voies: readonly Voie[]
  readonly #libres: Voie[]
  #attentes: { rang: number; prendre: (v: Voie) => void; renoncer: (cause: unknown) => void }[] = []
  #echec: { cause: unknown } | null = null
  /** @param ici lane of this thread, which is the only one when there is no other. */
  constructor(ici: Voie, autres: readonly Voie[]) {
    this.#ici = ici
    this.#voies = autres.length > 0 ? autres : [ici]
    this.#libres = [...this.#voies]
  }

  /**
   * Runs a step in the first free lane, or in this thread at once when it must be here.
   * @param rang those of low rank go first.
   * @throws when the step fails, and when another one failed before it started: what runs then goes to its end.
   */
  async executer(rang: number, t: Travail, ici: boolean): Promise<void> {
    const voie = ici ? this.#ici : await this.#prendre(rang)
    try {
      await voie.executer(t)
    } catch (cause) {
      this.#echec ??= { cause }
      for (const a of this.#attentes.splice(0)) a.renoncer(this.#echec.cause)
      throw cause
    } finally {
      if (!ici) this.#libres.push(voie)
      this.#servir()
    }
  }

  /** Ends the threads, which must be idle. */
  async fermer(): Promise<void> {
    await Promise.all(this.#voies.map((v) => v.fermer()))
  }

  #prendre(rang: number): Promise<Voie> {
    if (this.#echec) return Promise.reject(this.#echec.cause)
    return new Promise((prendre, renoncer) => {
      this.#attentes.push({ rang, prendre, renoncer })
      this.#servir()
    })
  }

  #servir(): void {
    this.#attentes.sort((a, b) => a.rang - b.rang)
    while (this.#libres.length > 0 && this.#attentes.length > 0)
      this.#attentes.shift()!.prendre(this.#libres.shift()!)
  }
}

/** Bytes of the whole process above which a thread that ends a step is replaced: what a step leaves to collect stays for long. */
const MEMOIRE = 900e6

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
