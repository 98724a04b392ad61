/** Starts things: database, migrations, demonstration data when nothing is published, web page, HTTP server. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pino, type Logger } from 'pino'
import { sql } from 'kysely'
import { ouvrirBase, type Base } from '#db/connect'
import { migrer } from '#db/migrate'
import { SCHEMA_VERSION } from '#db/publication'
import { createApp } from './app.ts'
import { annuaireDe } from './features/recherche/route.ts'
import { RACINE, readConfig, type Config } from './config.ts'
import { reprendreImpressions } from './features/fiche/impression.ts'
import { appliquerRetention } from './features/militant/queries.ts'

/** What is published; null: nothing. */
async function publicationEnCours(
  base: Base,
): Promise<{ version: string; fictive: boolean; departements: string[]; schemaVersion: number } | null> {
  const { rows } = await sql<{ present: boolean }>`
    select to_regclass('publie.publication') is not null as present`.execute(base.db)
  if (!rows[0]?.present) return null
  return (await base.db.withSchema('publie').selectFrom('publication').selectAll().executeTakeFirst()) ?? null
}

/**
 * Makes sure that there is something to show: the demonstration when nothing is published, or when it was made by another version of
 * the program. Real data of another version are never replaced by invented ones.
 * @throws Error saying which command loads them again.
 */
async function assurerPublication(base: Base, config: Config): Promise<void> {
  const p = await publicationEnCours(base)
  if (p?.schemaVersion === SCHEMA_VERSION) return
  if (p && !p.fictive)
    throw new Error(
      `les données publiées (${p.departements.length} départements, ${p.version}) ont été préparées par une autre version du ` +
        'programme. Elles sont intactes : rechargez-les avec npm run etl -- --from DIR, puis relancez npm start.',
    )
  await chargerDemonstration(base, config)
}

/** Loads the demonstration through the same command that loads real files, in a process of its own for a shared database. */
async function chargerDemonstration(base: Base, config: Config): Promise<void> {
  const { executerEtl } = await import('../etl/etl.ts')
  const { progresConsole } = await import('../etl/progres.ts')
  console.log('Aucune donnée publiée : chargement du département de démonstration (données fictives).')
  await executerEtl({
    source: path.join(RACINE, 'data/demo/source'),
    home: config.home,
    base,
    groupement: 'coalition',
    departements: null,
    progres: progresConsole(process.stdout),
  })
}

const NUIT_MS = 86_400_000

/** Applies the retention of militants now and every night, and says what it erased, in numbers. */
function veillerALaConservation(base: Base, log: Logger): void {
  const passer = (): void =>
    void appliquerRetention(base.db, new Date()).then(
      (rapport) => log.info(rapport, 'conservation des militants'),
      (erreur: unknown) => log.error({ err: erreur }, 'la conservation des militants a échoué'),
    )
  passer()
  setInterval(passer, NUIT_MS).unref()
}

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

async function demarrer(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const base = await ouvrirBase(config)
  await migrer(base)
  await assurerPublication(base, config)
  construirePage()
  const publication = await publicationEnCours(base)
  const contexte = { base, config, log, horloge: () => new Date() }
  const app = createApp(contexte)
  reprendreImpressions(contexte)
  veillerALaConservation(base, log)
  const serveur = app.listen(config.port, config.host, (erreur?: Error) => {
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
    console.log(`
Quartier Général : http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}
  Données à l’écran : ${donnees}
  Base : ${base.moteur === 'embarque' ? `embarquée, dans ${path.join(config.home, 'base')}` : 'PostgreSQL (DATABASE_URL)'}
  Charger les vraies données : arrêtez (Ctrl+C), puis npm run etl -- --from DIR (voir README)
`)
  })
  annuaireDe(contexte).catch((erreur: unknown) =>
    log.warn({ err: erreur }, 'la recherche sera préparée à la première demande'),
  )
  let arret = false
  const arreter = (): void => {
    if (arret) return
    arret = true
    serveur.close(() => void base.fermer().finally(() => process.exit(0)))
    serveur.closeIdleConnections()
    setTimeout(() => serveur.closeAllConnections(), 5000).unref()
  }
  process.on('SIGINT', arreter)
  process.on('SIGTERM', arreter)
}

demarrer().catch((erreur: unknown) => {
  console.error(`\nErreur : ${(erreur as Error).message}`)
  process.exit(1)
})
