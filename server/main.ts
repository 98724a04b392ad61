/** Starts things: database, migrations, demonstration data when nothing is published, web page, HTTP server. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ouvrirBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { publicationEnCours } from '#db/publication'
import { createApp } from './app.ts'
import { fermerServeur, surArret } from './arret.ts'
import { creerServeur } from './http/ecouter.ts'
import { lienDuPremierCompte } from './features/compte/amorce.ts'
import { interrompreChargement } from './features/donnees/route.ts'
import { annuaireDe } from './features/recherche/route.ts'
import { RACINE, readConfig } from './config.ts'
import { assurerPublication } from './demonstration.ts'
import { ouvrirLog } from './http/journalisation.ts'
import { Mesures } from './http/metriques.ts'
import { SORTES } from './sortes.ts'
import { compter } from './travaux/file.ts'
import { Ouvrier } from './travaux/ouvrier.ts'

/** Builds the web page when it is missing or older than its sources. */
function construirePage(): void {
  const sources = ['web', 'server/domain', 'server/contract'].flatMap((dossier) =>
    fs
      .readdirSync(path.join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
      .filter((f) => !f.startsWith('dist'))
      .map((f) => path.join(RACINE, dossier, f)),
  )
  const index = path.join(RACINE, 'web/dist/index.html')
  const faite = fs.existsSync(index) ? fs.statSync(index).mtimeMs : 0
  if (sources.every((f) => fs.statSync(f).mtimeMs <= faite)) return
  console.log('Construction de la page…')
  const vite = path.join(RACINE, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', 'web', '--logLevel', 'warn'],
    {
      cwd: RACINE,
      encoding: 'utf8',
    },
  )
  if (status !== 0) console.error(`La page ne se construit pas, l’API seule est servie :\n${stdout}${stderr}`)
}

function direPremier(premier: Awaited<ReturnType<typeof lienDuPremierCompte>>, racine: string): string[] {
  if (premier === null) return []
  return premier.chemin === null
    ? [
        'Premier compte du siège : le lien vient d’être écrit à la console d’un autre serveur (ou redémarrez dans une minute)',
      ]
    : [`Premier compte du siège (ce lien sert une fois, pendant un jour) : ${racine}${premier.chemin}`]
}

async function demarrer(): Promise<void> {
  const config = readConfig(process.env)
  const log = ouvrirLog(config.logLevel)
  const base = await ouvrirBase(config)
  await migrer(base)
  await assurerPublication(base, config.home)
  construirePage()
  const publication = await publicationEnCours(base.db)
  const contexte = { base, config, log, horloge: () => new Date() }
  const mesures = new Mesures(base, () => compter(base.db))
  const app = createApp(contexte, mesures)
  const finir = (...fait: Parameters<Mesures['travail']>) => mesures.travail(...fait)
  const ouvrier =
    config.ouvrier === 'interne' ? new Ouvrier({ ...contexte, sortes: SORTES, finir }).demarrer() : null
  const premier = await lienDuPremierCompte(base, new Date())
  const serveur = creerServeur(app, log).listen(config.port, config.host, (erreur?: Error) => {
    if (erreur) {
      console.error(
        `Le port ${config.port} ne peut pas être ouvert (${erreur.message}). Choisissez-en un autre : PORT=3001 npm start`,
      )
      process.exit(1)
    }
    const adresse = serveur.address()
    const port = typeof adresse === 'object' && adresse ? adresse.port : config.port
    const donnees = publication?.fictive
      ? 'un département de démonstration, inventé (données fictives)'
      : `${publication?.departements.length ?? 0} départements, données ${publication?.version}`
    const racine = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`
    const lignes = [
      `Données à l’écran : ${donnees}`,
      `Base : ${base.moteur === 'embarque' ? `embarquée, dans ${path.join(config.home, 'base')}` : 'PostgreSQL (DATABASE_URL)'}`,
      `Entrer : ${publication?.fictive ? 'sur cette machine, vous êtes le siège de la démonstration, sans compte' : `${racine}/connexion`}`,
      ...direPremier(premier, racine),
      ...(publication?.fictive
        ? [`Charger les vraies données : ${racine}/donnees, ou le serveur arrêté, npm run etl -- --help`]
        : []),
    ]
    console.log(`\nQuartier Général : ${racine}\n${lignes.map((l) => `  ${l}\n`).join('')}`)
  })
  annuaireDe(base.db).catch((erreur: unknown) =>
    log.warn({ err: erreur }, 'la recherche sera préparée à la première demande'),
  )
  surArret(log, async () => {
    await Promise.all([fermerServeur(serveur), ouvrier?.arreter(), interrompreChargement(contexte)])
    await base.fermer()
  })
}

demarrer().catch((erreur: unknown) => {
  console.error(`\nErreur : ${(erreur as Error).message}`)
  process.exit(1)
})
