/** Structured logs without personal data: the pattern of a route, never its address; what failed, never on which values. */
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { pino, type DestinationStream, type Logger } from 'pino'
import type { Mesures } from './metriques.ts'

/** Id that a proxy may have given to the request. */
const IDENTIFIANT = /^[\w-]{8,64}$/

interface ErreurDeBase {
  code?: unknown
  table?: unknown
  column?: unknown
  constraint?: unknown
  severity?: unknown
}

/**
 * What the log says of an error. PostgreSQL quotes the values that it refuses in its messages and details: of its errors, the code and
 * the names of tables remain. A stack is kept without its first lines, which repeat the message.
 */
export function decrireErreur(erreur: unknown): object {
  if (!(erreur instanceof Error)) return { type: typeof erreur }
  const { code, table, column, constraint, severity } = erreur as ErreurDeBase
  const pile = (erreur.stack ?? '').split('\n').filter((l) => /^\s+at /.test(l))
  const base = severity !== undefined || (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code))
  return {
    type: erreur.name,
    ...(base ? { code, table, column, constraint } : { message: erreur.message }),
    pile: pile.slice(0, 12).join('\n'),
    ...(erreur.cause !== undefined && { cause: decrireErreur(erreur.cause) }),
  }
}

/** The log of a process: one JSON object a line. It says which process, not on which machine: whoever gathers logs knows, and some are a person's. */
export const ouvrirLog = (niveau: string, vers: DestinationStream = pino.destination(2)): Logger =>
  pino({ level: niveau, base: { pid: process.pid }, serializers: { err: decrireErreur } }, vers)

/** Gives each request an id, said in the answer; once answered, logs and measures it by the pattern of its route. */
export function suivreRequetes(log: Logger, mesures: Mesures): RequestHandler {
  return (req, res, suite) => {
    const recu = req.get('x-request-id')
    const id = recu !== undefined && IDENTIFIANT.test(recu) ? recu : randomUUID()
    req.id = id
    res.set('X-Request-Id', id)
    const debut = performance.now()
    res.once('close', () => {
      const ms = performance.now() - debut
      const route = motifDe(req)
      // a reader who left before the end has no status
      const status = res.writableFinished ? res.statusCode : 499
      mesures.requete({ methode: req.method, route, status }, ms / 1000)
      const niveau = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug'
      log[niveau]({ id, methode: req.method, route, status, ms: Math.round(ms * 10) / 10 }, 'requête')
    })
    suite()
  }
}

/** Pattern of the route that answered. */
export function motifDe(req: { route?: { path?: unknown }; baseUrl: string }): string {
  const motif = req.route?.path
  return typeof motif === 'string' ? req.baseUrl + motif : 'autre'
}

declare module 'http' {
  interface IncomingMessage {
    /** Given by {@link suivreRequetes}. */
    id?: unknown
  }
}
