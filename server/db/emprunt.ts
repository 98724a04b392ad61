/**
 * A database lent to another process. The embedded database has one owner, the server; a load that runs beside it borrows its
 * connections over the channel between the two processes (ADR 0041). A borrower that dies gives back what it held, rolled back.
 */
import type { ChildProcess } from 'node:child_process'
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Base } from './connect.ts'
import { ecouterHorloge } from './ecoute.ts'
import type { Schema } from './schema.ts'

type Demande =
  | { op: 'prendre'; connexion: number }
  | { op: 'rendre'; connexion: number }
  | { op: 'requete'; connexion: number; texte: string; valeurs: readonly unknown[] }
  | { op: 'copier'; table: string; colonnes: readonly string[]; csv: Uint8Array }
type Question = Demande & { emprunt: number }
interface Reponse {
  reponse: number
  valeur?: unknown
  erreur?: { message: string; code?: string | undefined }
}

const estQuestion = (m: unknown): m is Question => typeof m === 'object' && m !== null && 'emprunt' in m
const estReponse = (m: unknown): m is Reponse => typeof m === 'object' && m !== null && 'reponse' in m

/** Size of the blocks of CSV that cross the channel. */
const BLOC = 4 * 1024 * 1024

/** Answers the questions of a child process until it ends. */
export function preter(base: Base, enfant: ChildProcess): void {
  const db = base.db.withoutPlugins()
  /** What each held connection runs its queries with, and how it is given back. */
  const tenues = new Map<
    number,
    { executer: (q: CompiledQuery) => Promise<QueryResult<unknown>>; rendre: () => void }
  >()

  const prendre = (connexion: number): Promise<void> =>
    new Promise((pret, echec) => {
      db.connection()
        .execute(async (c) => {
          await new Promise<void>((rendre) => {
            tenues.set(connexion, { executer: (q) => c.executeQuery(q), rendre })
            pret()
          })
          // a transaction that its borrower did not end is not kept: outside of one, this says a warning and nothing else
          if (!enfant.connected) await c.executeQuery(CompiledQuery.raw('rollback'))
        })
        .catch(echec)
    })
  const traiter = async (q: Demande): Promise<unknown> => {
    if (q.op === 'prendre') await prendre(q.connexion)
    else if (q.op === 'copier') await base.copier(q.table, q.colonnes, unBloc(q.csv))
    else if (q.op === 'rendre') {
      tenues.get(q.connexion)?.rendre()
      tenues.delete(q.connexion)
    } else {
      const requete = CompiledQuery.raw(q.texte, [...q.valeurs])
      const { rows, numAffectedRows } = await tenues.get(q.connexion)!.executer(requete)
      return { rows, numAffectedRows }
    }
    return null
  }
  enfant.on('message', (m: unknown) => {
    if (!estQuestion(m)) return
    const repondre = (r: Omit<Reponse, 'reponse'>) =>
      enfant.connected && enfant.send({ reponse: m.emprunt, ...r })
    traiter(m).then(
      (valeur) => repondre({ valeur }),
      (erreur: Error & { code?: string }) =>
        repondre({ erreur: { message: erreur.message, code: erreur.code } }),
    )
  })
  enfant.on('exit', () => {
    for (const { rendre } of tenues.values()) rendre()
    tenues.clear()
  })
}

async function* unBloc(csv: Uint8Array): AsyncGenerator<Uint8Array> {
  yield csv
}

/** The database of the parent process, seen from the child. */
export function emprunterBase(processus: NodeJS.Process): Base {
  const attentes = new Map<number, { oui: (v: unknown) => void; non: (e: Error) => void }>()
  let suivant = 0
  let connexions = 0
  processus.on('message', (m: unknown) => {
    if (!estReponse(m)) return
    const attente = attentes.get(m.reponse)
    attentes.delete(m.reponse)
    if (m.erreur) attente?.non(Object.assign(new Error(m.erreur.message), { code: m.erreur.code }))
    else attente?.oui(m.valeur)
  })
  const demander = (d: Demande): Promise<unknown> =>
    new Promise((oui, non) => {
      const emprunt = suivant++
      attentes.set(emprunt, { oui, non })
      processus.send!({ ...d, emprunt })
    })

  class Connexion implements DatabaseConnection {
    readonly numero: number
    constructor(numero: number) {
      this.numero = numero
    }
    async executeQuery<R>(q: CompiledQuery): Promise<QueryResult<R>> {
      return (await demander({
        op: 'requete',
        connexion: this.numero,
        texte: q.sql,
        valeurs: q.parameters,
      })) as QueryResult<R>
    }
    // eslint-disable-next-line require-yield
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      throw new Error('une base empruntée ne lit pas en flux')
    }
  }
  const executer = async (c: DatabaseConnection, texte: string) => {
    await c.executeQuery(CompiledQuery.raw(texte))
  }
  const pilote: Driver = {
    init: async () => {},
    async acquireConnection() {
      const numero = connexions++
      await demander({ op: 'prendre', connexion: numero })
      return new Connexion(numero)
    },
    beginTransaction: (c) => executer(c, 'begin'),
    commitTransaction: (c) => executer(c, 'commit'),
    rollbackTransaction: (c) => executer(c, 'rollback'),
    async releaseConnection(c) {
      await demander({ op: 'rendre', connexion: (c as Connexion).numero })
    },
    destroy: async () => {},
  }
  return {
    db: new Kysely<Schema>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => pilote,
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createIntrospector: (db) => new PostgresIntrospector(db),
      },
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    }),
    moteur: 'embarque',
    async copier(table, colonnes, csv) {
      for await (const bloc of lignesEntieres(csv))
        await demander({ op: 'copier', table, colonnes, csv: bloc })
    },
    ecouter: (_canal, rappel) => ecouterHorloge(rappel),
    fermer: async () => {},
  }
}

/** Blocks of about {@link BLOC} bytes that end at a line end. No CSV field of ours holds a line break. */
async function* lignesEntieres(
  csv: AsyncIterable<Uint8Array | string> | Iterable<string>,
): AsyncGenerator<Uint8Array> {
  let reste = Buffer.alloc(0)
  for await (const morceau of csv) {
    reste = Buffer.concat([reste, typeof morceau === 'string' ? Buffer.from(morceau) : morceau])
    if (reste.length < BLOC) continue
    const fin = reste.lastIndexOf(10) + 1
    if (fin === 0) continue
    yield reste.subarray(0, fin)
    reste = reste.subarray(fin)
  }
  if (reste.length > 0) yield reste
}
