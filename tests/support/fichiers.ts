/** A server of files that does everything that a server can do wrong. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

export const CONTENU = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 256))
export const SHA256 = createHash('sha256').update(CONTENU).digest('hex')

export type Reponse = (requete: http.IncomingMessage, reponse: http.ServerResponse, passage: number) => void

export interface Source {
  adresse: string
  /** How it answers, from now on. */
  repondre: Reponse
  /** Requests of the test that runs. */
  passages: http.IncomingMessage[]
}

/** A server for the tests of a file. */
export function avecFichiers(): Source {
  const source: Source = { adresse: '', repondre: servir(), passages: [] }
  const serveur = http.createServer((requete, reponse) => {
    source.passages.push(requete)
    source.repondre(requete, reponse, source.passages.length)
  })
  beforeAll(async () => {
    await new Promise<void>((oui) => serveur.listen(0, '127.0.0.1', oui))
    source.adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((oui) => serveur.close(oui)))
  beforeEach(() => {
    source.passages = []
  })
  return source
}

/** Serves `contenu` with ranges, as a file server does. */
export const servir =
  (contenu = CONTENU, etag = '"v1"'): Reponse =>
  (requete, reponse) => {
    const [, debut] = /bytes=(\d+)-/.exec(requete.headers.range ?? '') ?? []
    const suite = debut !== undefined && requete.headers['if-range'] === etag
    const reste = suite ? contenu.subarray(Number(debut)) : contenu
    reponse.writeHead(suite ? 206 : 200, {
      'Content-Length': reste.length,
      ETag: etag,
      ...(suite ? { 'Content-Range': `bytes ${debut}-${contenu.length - 1}/${contenu.length}` } : {}),
    })
    reponse.end(reste)
  }
/** Announces everything, sends `octets` of it, and hangs up once some of them are in the file `partiel` of the reader. */
export const couper =
  (octets: number, partiel: () => string, etag = '"v1"'): Reponse =>
  (_, reponse) => {
    reponse.writeHead(200, { 'Content-Length': CONTENU.length, ETag: etag })
    const debut = Date.now()
    reponse.write(CONTENU.subarray(0, octets))
    const guet = setInterval(() => {
      const recu = fs.statSync(partiel(), { throwIfNoEntry: false })
      if (!recu || recu.size === 0 || recu.mtimeMs < debut) return
      clearInterval(guet)
      reponse.destroy()
    }, 5)
  }
export const statut =
  (code: number, entetes: Record<string, string> = {}): Reponse =>
  (_, reponse) => {
    reponse.writeHead(code, entetes)
    reponse.end()
  }
