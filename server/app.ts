/** The Express application: middleware, routes, web page. Effects are arguments. */
import fs from 'node:fs'
import path from 'node:path'
import compression from 'compression'
import express, { type Application } from 'express'
import { sql } from 'kysely'
import { versionPubliee } from '#db/publication'
import { RACINE } from './config.ts'
import { routesAcces } from './features/acces/route.ts'
import { routesBrief } from './features/brief/route.ts'
import { routesCalendrier } from './features/calendrier/route.ts'
import { routesCarte } from './features/carte/route.ts'
import { routesCiblage } from './features/ciblage/route.ts'
import { routesComptes } from './features/compte/routeComptes.ts'
import { routesConnexion } from './features/compte/routeConnexion.ts'
import { routesMoi } from './features/compte/routeMoi.ts'
import { routesDessin } from './features/couche/dessin.ts'
import { routesCouche } from './features/couche/route.ts'
import { routesImpression } from './features/fiche/impression.ts'
import { routesDonnees } from './features/donnees/route.ts'
import { routesExport } from './features/export/route.ts'
import { routesFiche } from './features/fiche/route.ts'
import { routesJournal } from './features/journal/route.ts'
import { routesLieu } from './features/lieu/route.ts'
import { routesListe } from './features/liste/route.ts'
import { routesMilitant } from './features/militant/route.ts'
import { routesMission } from './features/mission/route.ts'
import { routesMissionDeGroupe } from './features/mission/routeGroupe.ts'
import { routesMoteur } from './features/moteur/route.ts'
import { routesObservation } from './features/observation/route.ts'
import { routesRetours } from './features/observation/routeRetours.ts'
import { routesEnjeu } from './features/enjeu/route.ts'
import { routesActeursLocaux } from './features/groupe/acteurs.ts'
import { routesGroupe } from './features/groupe/route.ts'
import { routesCampagne } from './features/groupe/routeCampagne.ts'
import { routesPlanche } from './features/couche/planche/route.ts'
import { routesPublication } from './features/publication/route.ts'
import { routesSecteur } from './features/secteur/route.ts'
import { routesTechnique } from './features/technique/route.ts'
import { routesRecherche } from './features/recherche/route.ts'
import { routesSelection } from './features/selection/route.ts'
import { entetesDeSecurite } from './http/entetes.ts'
import { freiner } from './http/frein.ts'
import { suivreRequetes } from './http/journalisation.ts'
import { Mesures, montrerMesures } from './http/metriques.ts'
import { mount, repondreProbleme } from './http/mount.ts'
import { documenter } from './http/openapi.ts'
import { precompresses } from './http/precompresses.ts'
import { Probleme } from './http/problem.ts'
import type { Contexte, Route } from './http/route.ts'
import { compter } from './travaux/file.ts'

export const ROUTES: readonly Route[] = [
  ...routesPublication,
  ...routesLieu,
  ...routesListe,
  ...routesRecherche,
  ...routesSelection,
  ...routesCarte,
  ...routesCiblage,
  ...routesCouche,
  ...routesDessin,
  ...routesDonnees,
  ...routesExport,
  ...routesMoteur,
  ...routesImpression,
  ...routesFiche,
  ...routesObservation,
  ...routesRetours,
  ...routesEnjeu,
  ...routesGroupe,
  ...routesCampagne,
  ...routesActeursLocaux,
  ...routesTechnique,
  ...routesCalendrier,
  ...routesAcces,
  ...routesConnexion,
  ...routesMoi,
  ...routesComptes,
  ...routesJournal,
  ...routesPlanche,
  ...routesBrief,
  ...routesMilitant,
  ...routesMission,
  ...routesMissionDeGroupe,
  ...routesSecteur,
]
const PAGE = path.join(RACINE, 'web/dist')

export function createApp(
  contexte: Contexte,
  mesures = new Mesures(contexte.base, () => compter(contexte.base.db)),
): Application {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', contexte.config.mandataires)
  app.use(entetesDeSecurite(contexte.config.fondDePlan))
  app.use(suivreRequetes(contexte.log, mesures))
  app.get('/health', (_req, res) => void res.json({ etat: 'vivant' }))
  app.get('/metrics', montrerMesures(mesures, contexte.config.metriquesJeton))
  app.get('/ready', async (_req, res) => {
    await sql`select 1`.execute(contexte.base.db)
    res.json({ etat: 'pret', version: await versionPubliee(contexte.base.db) })
  })
  app.use(freiner(contexte.config.requetesParMinute))
  app.use(compression())
  app.get('/api/v1/openapi.json', (_req, res) => void res.json(documenter(ROUTES, contexte.config.version)))
  mount(app, ROUTES, contexte)
  app.use('/api', (req) => {
    throw new Probleme('introuvable', `${req.baseUrl + req.path} n’existe pas (voir /api/v1/openapi.json).`)
  })
  servirPage(app)
  app.use(repondreProbleme(contexte))
  return app
}

/** The built page: assets are immutable, every other address is the single page. */
function servirPage(app: Application): void {
  const assets = path.join(PAGE, 'assets')
  app.use(
    '/assets',
    precompresses(assets),
    express.static(assets, { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  app.use(express.static(PAGE, { index: false, maxAge: 0 }))
  app.get('/{*chemin}', (_req, res) => {
    const index = path.join(PAGE, 'index.html')
    if (!fs.existsSync(index))
      throw new Probleme('introuvable', 'La page n’est pas construite : npm run build.')
    res.set('Cache-Control', 'no-cache').sendFile(index)
  })
}
