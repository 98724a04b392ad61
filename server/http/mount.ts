/** Mounts routes on Express: access, validation, ETag from the data version, answer. */
import express, { type Application, type Request, type Response } from 'express'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import type { z } from 'zod'
import { estPubliee } from '#db/publication'
import { acteurDe, exigerAcces, type Acteur } from './acces.ts'
import { IMMUABLE, marqueDe, marquer, PERSONNELLE, VIVANTE } from './cache.ts'
import { journaliser } from './journal.ts'
import { motifDe } from './journalisation.ts'
import { Probleme, problemeDe } from './problem.ts'
import { enfermerDocument } from './entetes.ts'
import { exigerProvenance } from './provenance.ts'
import { publicationVue } from './publicationVue.ts'
import type { Contexte, Corps, Ecrit, Route } from './route.ts'
import { freiner, limiteDe } from './frein.ts'
import { poserTemoin, type Temoin } from './temoins.ts'

function lire(schema: z.ZodType | undefined, valeur: unknown): unknown {
  if (!schema) return {}
  const lu = schema.safeParse(valeur)
  if (lu.success) return lu.data
  const fautes = lu.error.issues.map((i) => `${i.path.join('.')} : ${i.message}`).join(' ; ')
  throw new Probleme('requete', fautes, { cause: lu.error })
}

/** Largest body: a whole fiche d'observation is a hundredth of it. Compressed bodies are refused: their size lies. */
const lireJson = express.json({ limit: '64kb', inflate: false })

/** Reads a JSON body. A form or a plain text, which the page of another site can send without asking, is refused. */
async function lireCorps(req: Request, res: Response): Promise<unknown> {
  if (!req.is('application/json'))
    throw new Probleme('typeDeContenu', 'Envoyez du JSON (Content-Type: application/json).')
  await new Promise<void>((oui, non) => lireJson(req, res, (e?: unknown) => (e ? non(e) : oui())))
  return req.body
}

/** Answers a GET, from the reader's cache when the publication has not changed. */
async function lireRoute(
  route: Route,
  req: Request,
  res: Response,
  acteur: Acteur,
  contexte: Contexte,
): Promise<void> {
  const requete = {
    acteur,
    params: lire(route.params, req.params),
    query: lire(route.query, req.query),
    brute: req,
  }
  if (dependDeQui(route)) res.set('Cache-Control', PERSONNELLE)
  else if (route.vivante) res.set('Cache-Control', VIVANTE)
  else {
    const version = (await publicationVue(req, contexte.base))?.version ?? 'aucune'
    if (marquer(req, res, `${version}-${contexte.config.version}`)) return
  }
  const reponse = await route.repondre(requete as never, contexte)
  // Looked at once the answer is made: one made during a switch of publication is not kept for ever under the address of the other.
  const { h } = requete.query as { h?: string }
  if (
    h !== undefined &&
    route.acces === 'public' &&
    !route.vivante &&
    (await estPubliee(contexte.base.db, h))
  )
    res.set('Cache-Control', IMMUABLE)
  if (typeof route.reponse !== 'string') {
    res.json(reponse)
    return
  }
  const corps = reponse as Corps
  if (corps.marque !== undefined && !dependDeQui(route)) {
    const origine = `${req.protocol}://${req.get('host') ?? ''}`
    if (marquer(req, res, marqueDe(corps.marque, origine, contexte.config.version))) return
  }
  await envoyer(req, res, corps)
}

/** Whether the answer is for its caller alone. */
const dependDeQui = (route: Route): boolean => route.acces !== 'public' || route.personnelle === true

/** Who calls a route that answers everybody alike: what it answers cannot depend on them. */
const QUICONQUE: Acteur = {
  role: 'visiteur',
  auteur: { par: 'visiteur', id: null },
  groupe: null,
  groupeId: null,
  territoire: null,
  departements: new Set(),
}

async function ecrireRoute(
  route: Route,
  req: Request,
  res: Response,
  acteur: Acteur,
  contexte: Contexte,
): Promise<void> {
  const requete = {
    acteur,
    params: lire(route.params, req.params),
    corps: route.corps ? lire(route.corps, await lireCorps(req, res)) : {},
    brute: req,
  }
  const { status, contenu, temoins = {} } = (await route.repondre(requete as never, contexte)) as Ecrit
  await journaliser(route, { ...requete, contenu }, contexte)
  for (const [temoin, voulu] of Object.entries(temoins)) poserTemoin(req, res, temoin as Temoin, voulu)
  res.status(status).set('Cache-Control', 'no-store')
  if (typeof route.reponse === 'string') await envoyer(req, res, contenu as Corps)
  else res.json(contenu)
}

export function mount(app: Application, routes: readonly Route[], contexte: Contexte): void {
  for (const route of routes) {
    if (route.acces !== 'public' && !route.portee)
      throw new Error(`${route.methode} ${route.chemin} : aucune portée n’est déclarée`)
    const freins = route.frein === undefined ? [] : [freiner(limiteDe(route.frein, contexte.config))]
    app[route.methode](route.chemin, ...freins, async (req: Request, res: Response) => {
      if (route.methode !== 'get') exigerProvenance(req, route.corps !== undefined)
      const tousPareils = route.methode === 'get' && !dependDeQui(route)
      const acteur = tousPareils ? QUICONQUE : await acteurDe(req, contexte)
      exigerAcces(route.acces, acteur, req)
      await (route.methode === 'get' ? lireRoute : ecrireRoute)(route, req, res, acteur, contexte)
    })
  }
  for (const chemin of new Set(routes.map((r) => r.chemin)))
    app.all(chemin, (req) => {
      throw new Probleme('methode', `${req.method} n’est pas permis sur ${req.path}.`)
    })
}

/** Sends a flow at the pace of the reader; the flow is destroyed when the reader leaves, which is no error. */
async function verser(flux: Readable, req: Request, res: Response): Promise<void> {
  if (req.method === 'HEAD') {
    flux.destroy()
    res.end()
    return
  }
  res.flushHeaders()
  try {
    await pipeline(flux, res)
  } catch (erreur) {
    if (!req.socket.destroyed || (erreur as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      throw erreur
  }
}

async function envoyer(req: Request, res: Response, corps: Corps): Promise<void> {
  res.type(corps.type)
  if (typeof corps.contenu === 'object' && 'flux' in corps.contenu) {
    if (corps.nomFichier) res.attachment(corps.nomFichier).type(corps.type)
    if (corps.tailleEstimee !== undefined)
      res.set('X-Taille-Estimee', String(Math.round(corps.tailleEstimee)))
    // No proxy nor compression may hold back what is live.
    if (corps.type === 'text/event-stream') res.set('Cache-Control', 'private, no-cache, no-transform')
    await verser(corps.contenu.flux, req, res)
    return
  }
  if (corps.nomFichier) res.set('Content-Disposition', `inline; filename="${corps.nomFichier}"`)
  const quoi = typeof corps.contenu === 'function' ? await corps.contenu() : corps.contenu
  enfermerDocument(res, corps.type, quoi)
  if (corps.encodage !== 'br') {
    res.send(quoi)
    return
  }
  res.vary('Accept-Encoding')
  const contenu = Buffer.from(quoi)
  if (req.acceptsEncodings('br')) res.set('Content-Encoding', 'br').send(contenu)
  else res.send(zlib.brotliDecompressSync(contenu))
}

/** Last middleware: every error as a problem; the unexpected ones go to the log whole. */
export function repondreProbleme({ log }: Contexte) {
  return (erreur: unknown, req: Request, res: Response, suite: (e: unknown) => void): void => {
    const probleme = problemeDe(erreur)
    if (probleme.status >= 500)
      log.error({ id: req.id, err: probleme.cause ?? probleme, route: motifDe(req) }, probleme.message)
    if (res.headersSent) {
      suite(erreur)
      return
    }
    res.removeHeader('ETag')
    res.status(probleme.status).set('Cache-Control', 'no-store').type('application/problem+json')
    res.send(JSON.stringify(probleme))
  }
}
