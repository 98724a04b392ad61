/**
 * Server-sent events: whoever watches a subject is woken when any process writes about it, and reads the database from where they were.
 * Nothing is queued here: a slow reader is not read for. Source: WHATWG HTML, « Server-sent events ».
 */
import { Readable } from 'node:stream'
import type { Base } from '#db/connect'
import { Probleme } from './problem.ts'
import type { Corps } from './route.ts'

export interface EvenementDirect {
  rang: number
  genre: string
  contenu: unknown
}

/** Open flows of one process. */
const FLUX_MAX = 500
/** A comment now and then: proxies cut what is silent. */
const BATTEMENT_MS = 15_000
/** Then the reader comes back by itself, and its access is looked at again. */
const DUREE_MS = 600_000
const LOT = 100

/** Subjects of one channel with those who wait; listens to the database while somebody does. */
class Guet {
  readonly #attentes = new Map<string, Set<() => void>>()
  #arret: (() => void) | null = null
  #abonnes = 0
  readonly #base: Base
  readonly #canal: string
  constructor(base: Base, canal: string) {
    this.#base = base
    this.#canal = canal
  }

  entrer(): () => void {
    this.#abonnes++
    this.#arret ??= this.#base.ecouter(this.#canal, (sujet) => this.#reveiller(sujet))
    return () => {
      if (--this.#abonnes > 0) return
      this.#arret?.()
      this.#arret = null
    }
  }

  get abonnes(): number {
    return this.#abonnes
  }

  /** Resolves when something may have happened to the subject, after a beat, or when the reader has left. */
  attendre(sujet: string, parti: AbortSignal): Promise<void> {
    return new Promise((suite) => {
      const attentes = this.#attentes.get(sujet) ?? new Set()
      this.#attentes.set(sujet, attentes)
      const finir = (): void => {
        clearTimeout(battement)
        parti.removeEventListener('abort', finir)
        attentes.delete(finir)
        if (attentes.size === 0 && this.#attentes.get(sujet) === attentes) this.#attentes.delete(sujet)
        suite()
      }
      const battement = setTimeout(finir, BATTEMENT_MS)
      parti.addEventListener('abort', finir)
      attentes.add(finir)
    })
  }

  #reveiller(sujet: string | null): void {
    const vises = sujet === null ? [...this.#attentes.values()] : [this.#attentes.get(sujet) ?? new Set()]
    for (const attentes of vises) for (const finir of attentes) finir()
  }
}

const guets = new WeakMap<Base, Map<string, Guet>>()

function guetDe(base: Base, canal: string): Guet {
  const canaux = guets.get(base) ?? new Map<string, Guet>()
  guets.set(base, canaux)
  const guet = canaux.get(canal) ?? new Guet(base, canal)
  canaux.set(canal, guet)
  return guet
}

export interface Direct {
  base: Base
  canal: string
  sujet: string
  /** Rank of the last event that the reader has. */
  depuis: number
  lire: (depuis: number, limite: number) => Promise<EvenementDirect[]>
}

/** The flow of what happens to a subject. @throws Probleme when too many are open. */
export function suivre({ base, canal, sujet, depuis, lire }: Direct): Corps {
  const guet = guetDe(base, canal)
  if (guet.abonnes >= FLUX_MAX)
    throw new Probleme('tropDeRequetes', 'Trop de pages suivent le direct : réessayez dans un instant.')
  const depart = new AbortController()
  async function* morceaux(): AsyncGenerator<string, void, undefined> {
    const sortir = guet.entrer()
    const fin = Date.now() + DUREE_MS
    let rang = depuis
    try {
      yield 'retry: 2000\n\n'
      while (!depart.signal.aborted && Date.now() < fin) {
        // Waiting starts before reading: what comes in between wakes at once.
        const reveil = guet.attendre(sujet, depart.signal)
        const lus = await lire(rang, LOT)
        for (const e of lus) yield `id: ${e.rang}\nevent: ${e.genre}\ndata: ${JSON.stringify(e.contenu)}\n\n`
        rang = lus.at(-1)?.rang ?? rang
        if (lus.length === LOT) continue
        await reveil
        yield ': \n\n'
      }
    } finally {
      depart.abort()
      sortir()
    }
  }
  const flux = Readable.from(morceaux(), { objectMode: false, highWaterMark: 1024 })
  flux.once('close', () => depart.abort())
  return { type: 'text/event-stream', contenu: { flux } }
}
