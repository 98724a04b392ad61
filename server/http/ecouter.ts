/** The HTTP server: a caller that sends slowly on purpose, too much before its request, or nothing that can be read, is cut, and the log says so. */
import http, { type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Application } from 'express'
import type { Logger } from 'pino'

/** Milliseconds. A fiche over a bad network is a few kilobytes: the whole request has half a minute. */
const DELAIS = { entetes: 10_000, requete: 30_000, ronde: 2_000, silence: 120_000 }
const ENTETES_MAX = 100

/** Status of what node refuses before any route, by its code; anything else cannot be read: 400. */
const STATUTS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Refuses what never became a request. A reader who is gone is answered nothing, and is no refusal. */
function refuser(log: Logger) {
  return (erreur: NodeJS.ErrnoException, prise: Socket): void => {
    if (erreur.code === 'ECONNRESET' || !prise.writable) {
      prise.destroy()
      return
    }
    const status = STATUTS[erreur.code ?? ''] ?? 400
    log.info({ status, code: erreur.code }, 'requête refusée avant d’être lue')
    prise.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
  }
}

/** @param delais shorter in tests. */
export function creerServeur(app: Application, log: Logger, delais: Partial<typeof DELAIS> = {}): Server {
  const { entetes, requete, ronde, silence } = { ...DELAIS, ...delais }
  const serveur = http.createServer(
    { headersTimeout: entetes, requestTimeout: requete, connectionsCheckingInterval: ronde },
    app,
  )
  serveur.maxHeadersCount = ENTETES_MAX
  serveur.setTimeout(silence)
  serveur.on('clientError', refuser(log))
  return serveur
}
