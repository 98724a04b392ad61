/** Client side of the embedded database, and its Kysely dialect. */
import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import { prendreVerrou } from './verrou.ts'

interface Reponse {
  id?: number
  pret?: true
  resultat?: unknown
  erreur?: { message: string; code?: string }
}
interface Lignes {
  rows: unknown[]
  affectedRows?: number
}

/** A semicolon with something behind it: a script, which only the simple protocol takes. */
const SCRIPT = /;\s*\S/

/** One embedded PostgreSQL, in its own thread, behind its lock. */
export class BaseEmbarquee {
  readonly #worker: Worker
  readonly #rendreVerrou: () => void
  readonly #attentes = new Map<number, { oui: (r: unknown) => void; non: (e: Error) => void }>()
  #suivant = 0
  #panne: Error | null = null

  private constructor(worker: Worker, rendreVerrou: () => void) {
    this.#worker = worker
    this.#rendreVerrou = rendreVerrou
    worker.on('message', (m: Reponse) => this.#recevoir(m))
    worker.on('error', (e) => this.#tomber(e instanceof Error ? e : new Error(String(e))))
    worker.on('exit', () => this.#tomber(new Error('la base embarquée s’est arrêtée')))
  }

  /** Opens (or creates) the cluster of `dossier`; `memory://…` keeps it in memory. Ends with a sanity probe. */
  static async ouvrir(dossier: string): Promise<BaseEmbarquee> {
    const enMemoire = dossier.startsWith('memory://')
    const rendreVerrou = enMemoire ? () => {} : prendreVerrou(dossier)
    try {
      const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), { workerData: { dossier } })
      await new Promise<void>((oui, non) => {
        worker.once('message', () => oui())
        worker.once('error', non)
      })
      const base = new BaseEmbarquee(worker, rendreVerrou)
      await base.sonder()
      return base
    } catch (cause) {
      rendreVerrou()
      throw new Error(`La base embarquée « ${dossier} » ne s’ouvre pas : ${(cause as Error).message}`, {
        cause,
      })
    }
  }

  query(sql: string, params: readonly unknown[] = []): Promise<Lignes> {
    return this.#demander({
      op: 'query',
      sql,
      params,
      script: params.length === 0 && SCRIPT.test(sql),
    }) as Promise<Lignes>
  }
  /** `copy … from '/dev/blob'` with these bytes. */
  async copier(sql: string, octets: Uint8Array): Promise<void> {
    await this.#demander({ op: 'copier', sql, octets })
  }

  /** PGlite can answer zero rows to everything after its stack overflows, without an error: ask it something we know. */
  async sonder(): Promise<void> {
    const { rows } = await this.query('select 42 as reponse')
    if ((rows[0] as { reponse?: number } | undefined)?.reponse !== 42) {
      this.#panne = new Error('la base embarquée ne répond plus correctement : redémarrez le programme')
      throw this.#panne
    }
  }

  async fermer(): Promise<void> {
    if (!this.#panne) await this.#demander({ op: 'fermer' })
    this.#panne ??= new Error('la base embarquée est fermée')
    await this.#worker.terminate()
    this.#rendreVerrou()
  }

  #demander(message: Record<string, unknown>): Promise<unknown> {
    if (this.#panne) return Promise.reject(this.#panne)
    return new Promise((oui, non) => {
      const id = this.#suivant++
      this.#attentes.set(id, { oui, non })
      this.#worker.postMessage({ ...message, id })
    })
  }
  #recevoir({ id, resultat, erreur }: Reponse): void {
    const attente = id === undefined ? undefined : this.#attentes.get(id)
    if (id === undefined || !attente) return
    this.#attentes.delete(id)
    if (erreur) attente.non(Object.assign(new Error(erreur.message), erreur))
    else attente.oui(resultat)
  }
  #tomber(cause: Error): void {
    this.#panne ??= cause
    for (const { non } of this.#attentes.values()) non(cause)
    this.#attentes.clear()
  }
}

/** The embedded database has one session: connections queue, first come, first served. */
class PiloteEmbarque implements Driver {
  #file: Promise<unknown> = Promise.resolve()
  readonly #base: BaseEmbarquee
  constructor(base: BaseEmbarquee) {
    this.#base = base
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<ConnexionEmbarquee> {
    const precedente = this.#file
    let rendre = () => {}
    this.#file = new Promise<void>((oui) => {
      rendre = oui
    })
    await precedente
    return new ConnexionEmbarquee(this.#base, rendre)
  }
  async beginTransaction(c: DatabaseConnection): Promise<void> {
    await c.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(c: DatabaseConnection): Promise<void> {
    await c.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(c: DatabaseConnection): Promise<void> {
    await c.executeQuery(CompiledQuery.raw('rollback'))
  }
  async releaseConnection(c: DatabaseConnection): Promise<void> {
    ;(c as ConnexionEmbarquee).rendre()
  }
  async destroy(): Promise<void> {
    await this.#base.fermer()
  }
}

class ConnexionEmbarquee implements DatabaseConnection {
  readonly rendre: () => void
  readonly #base: BaseEmbarquee
  constructor(base: BaseEmbarquee, rendre: () => void) {
    this.#base = base
    this.rendre = rendre
  }
  async executeQuery<R>(requete: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, affectedRows } = await this.#base.query(requete.sql, requete.parameters)
      return affectedRows === undefined
        ? { rows: rows as R[] }
        : { rows: rows as R[], numAffectedRows: BigInt(affectedRows) }
    } catch (erreur) {
      if (!(erreur as { code?: string }).code) await this.#base.sonder()
      throw erreur
    }
  }
  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('la base embarquée ne lit pas en flux')
  }
}

export function dialecteEmbarque(base: BaseEmbarquee): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PiloteEmbarque(base),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}
