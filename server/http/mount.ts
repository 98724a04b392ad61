/** Mounts routes on Express: validation, ETag from the data version, answer. */
import type { Application, Request, Response } from 'express'
import zlib from 'node:zlib'
import { sql } from 'kysely'
import type { z } from 'zod'
import { Probleme, problemeDe } from './problem.ts'
import type { Contexte, Corps, Route } from './route.ts'

function lire(schema: z.ZodType | undefined, valeur: unknown): unknown {
  if (!schema) return {}
  const lu = schema.safeParse(valeur)
  if (lu.success) return lu.data
  const fautes = lu.error.issues.map((i) => `${i.path.join('.')} : ${i.message}`).join(' ; ')
  throw new Probleme('requete', fautes, { cause: lu.error })
}

/** Version of the current publication, part of every ETag. */
export async function versionPubliee({ base }: Contexte): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version from publie.publication`.execute(base.db)
  return rows[0]?.version ?? 'aucune'
}

export function mount(app: Application, routes: readonly Route[], contexte: Contexte): void {
  for (const route of routes) {
    app.get(route.chemin, async (req: Request, res: Response) => {
      const requete = {
        params: lire(route.params, req.params),
        query: lire(route.query, req.query),
        brute: req,
      }
      const immuable = typeof route.reponse === 'string' && 'h' in (requete.query as object)
      const etag = `W/"${await versionPubliee(contexte)}-${contexte.config.version}"`
      res.set('ETag', etag)
      res.set('Cache-Control', immuable ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (req.get('if-none-match') === etag) {
        res.status(304).end()
        return
      }
      const reponse = await route.repondre(requete as never, contexte)
      if (typeof route.reponse === 'string') envoyer(req, res, reponse as Corps)
      else res.json(reponse)
    })
    app.all(route.chemin, (req) => {
      throw new Probleme('methode', `${req.method} n’est pas permis sur ${req.path}.`)
    })
  }
}

function envoyer(req: Request, res: Response, corps: Corps): void {
  res.type(corps.type)
  if (corps.nomFichier) res.set('Content-Disposition', `inline; filename="${corps.nomFichier}"`)
  if (corps.encodage !== 'br') {
    res.send(corps.contenu)
    return
  }
  res.vary('Accept-Encoding')
  const contenu = Buffer.from(corps.contenu)
  if (req.acceptsEncodings('br')) res.set('Content-Encoding', 'br').send(contenu)
  else res.send(zlib.brotliDecompressSync(contenu))
}

/** Last middleware: every error as a problem; the unexpected ones go to the log whole. */
export function repondreProbleme({ log }: Contexte) {
  return (erreur: unknown, req: Request, res: Response, suite: (e: unknown) => void): void => {
    const probleme = problemeDe(erreur)
    if (probleme.status >= 500)
      log.error({ err: probleme.cause ?? probleme, url: req.path }, probleme.message)
    if (res.headersSent) {
      suite(erreur)
      return
    }
    res.removeHeader('ETag')
    res.status(probleme.status).set('Cache-Control', 'no-store').type('application/problem+json')
    res.send(JSON.stringify(probleme))
  }
}
