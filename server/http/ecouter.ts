/** The HTTP server: a caller that sends slowly on purpose, or nothing at all, is cut. */
import http, { type Server } from 'node:http'
import type { Application } from 'express'

/** Milliseconds. A fiche over a bad network is a few kilobytes: the whole request has half a minute. */
const DELAIS = { entetes: 10_000, requete: 30_000, ronde: 2_000, silence: 120_000 }
const ENTETES_MAX = 100

/** @param delais shorter in tests. */
export function creerServeur(app: Application, delais: Partial<typeof DELAIS> = {}): Server {
  const { entetes, requete, ronde, silence } = { ...DELAIS, ...delais }
  const serveur = http.createServer(
    { headersTimeout: entetes, requestTimeout: requete, connectionsCheckingInterval: ronde },
    app,
  )
  serveur.maxHeadersCount = ENTETES_MAX
  serveur.setTimeout(silence)
  return serveur
}
