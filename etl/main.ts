/** `npm run etl -- [--from DIR | --demo] [--departements 30,34] …`: see AIDE. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { GROUPEMENTS, type Groupement } from '#domain/bloc'
import { parseCodeDepartement } from '#domain/codes'
import { RACINE, readConfig, type Config } from '../server/config.ts'
import { executerEtl } from './etl.ts'
import { direPanne } from './panne.ts'
import { progresConsole } from './progres.ts'
import { ecrireRapport } from './rapport.ts'
import { composerJointureDetaillee } from './jointures.ts'
import { baseFermee } from './publiee.ts'

const DOSSIER_DEMO = path.join(RACINE, 'data/demo/source')

const AIDE = `Charge des fichiers officiels et publie le classement.

  npm run etl -- --departements 30,34              télécharge chez les producteurs, puis charge
  npm run etl -- --from DIR [--departements 30,34] [--groupement coalition]
  npm run etl -- --demo

  --from DIR          dossier de fichiers officiels ; rien n’est demandé au réseau
  --demo              le département de démonstration (données fictives)
  --departements …    ne publier que ceux-là (les moyennes nationales restent celles du dossier)
  --groupement …      lecture des nuances en blocs : ${GROUPEMENTS.join(' ou ')}
  --list              les fichiers du dossier : l’étape qui lit chacun, ou pourquoi aucune
  --plan              ce qui serait refait, et pourquoi ; ne fait rien
  --export DIR        écrit aussi les tables nettes : Parquet, GeoParquet, et ce que dit chaque colonne
  --jointures         part des bureaux qui ont un contour, par département et par tour
  --jobs N            téléchargements simultanés (3)
  --force             tout refaire, même ce qui est à jour
`

class ArgumentsInvalides extends Error {
  override name = 'ArgumentsInvalides'
}

function lireArguments() {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      demo: { type: 'boolean', default: false },
      departements: { type: 'string' },
      groupement: { type: 'string', default: 'coalition' },
      list: { type: 'boolean', default: false },
      plan: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      export: { type: 'string' },
      jointures: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '3' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const sources = [values.from !== undefined, values.demo].filter(Boolean).length
  if (values.help || sources > 1 || (sources === 0 && values.departements === undefined)) {
    process.stdout.write(AIDE)
    process.exit(values.help ? 0 : 2)
  }
  if (!GROUPEMENTS.includes(values.groupement as Groupement))
    throw new ArgumentsInvalides(
      `--groupement « ${values.groupement} » inconnu : ${GROUPEMENTS.join(' ou ')}`,
    )
  return {
    source: values.demo ? DOSSIER_DEMO : values.from === undefined ? null : path.resolve(values.from),
    groupement: values.groupement as Groupement,
    departements: values.departements
      ? new Set(values.departements.split(',').map(parseCodeDepartement))
      : null,
    lister: values.list,
    planifier: values.plan,
    forcer: values.force,
    jobs: lireJobs(values.jobs),
    jointures: values.jointures,
    exporter: values.export === undefined ? null : path.resolve(values.export),
  }
}

function lireJobs(texte: string): number {
  const jobs = Number(texte)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 16)
    throw new ArgumentsInvalides(`--jobs « ${texte} » : un entier de 1 à 16 est attendu`)
  return jobs
}

/** Folder to read; without `--from`, the cache of what has been downloaded. */
async function approvisionner(
  o: ReturnType<typeof lireArguments>,
  { home, fiches }: Config,
): Promise<string> {
  if (o.source !== null) return o.source
  const dossier = path.join(home, 'telechargements')
  if (!o.lister && !o.planifier) {
    const { departements, jobs } = o
    const { collecter, suiviConsole } = await import('./collecter.ts')
    const { CATALOGUE, lireCatalogue } = await import('./catalogue.ts')
    await collecter({
      dossier,
      departements: departements!,
      jobs,
      env: process.env,
      suivi: suiviConsole(process.stdout),
      catalogue: fiches === null ? CATALOGUE : lireCatalogue(fiches),
    })
  }
  return dossier
}

async function lancer(): Promise<void> {
  const debut = performance.now()
  const config = readConfig(process.env)
  const demandes = lireArguments()
  const { lister, planifier } = demandes
  const options = { ...demandes, source: await approvisionner(demandes, config) }
  const contexte = { ...options, home: config.home, base: baseFermee(config) }
  if (lister || planifier) {
    const { ecrireInventaire, ecrirePlan } = await import('./annonces.ts')
    return lister ? ecrireInventaire(options.source, process.stdout) : ecrirePlan(contexte, process.stdout)
  }
  const rapport = await executerEtl({ ...contexte, progres: progresConsole(process.stdout) })
  if (options.jointures)
    for (const ligne of composerJointureDetaillee(rapport.jointures)) process.stdout.write(`${ligne}\n`)
  ecrireRapport(rapport, process.stdout, (performance.now() - debut) / 1000)
}

// A reader that closes the pipe early (head, less) is not a failure.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) => {
  if (erreur.code !== 'EPIPE') throw erreur
})

const ATTENDUES = new Set([
  'SourceInvalide',
  'TelechargementImpossible',
  'DossierOccupe',
  'BaseOccupee',
  'CodeInvalide',
  'ArgumentsInvalides',
  'PublieSansLac',
])

process.once('SIGINT', () => {
  process.stderr.write(
    '\nInterrompu. La publication précédente est intacte ; relancez la même commande : ce qui est téléchargé ou calculé ne se refait pas.\n',
  )
  process.kill(process.pid, 'SIGINT') // what the system does of it, now that nobody listens: threads and all
})

try {
  await lancer()
} catch (cause) {
  const erreur = cause as Error & { code?: string }
  const attendue = ATTENDUES.has(erreur.name) || erreur.code?.startsWith('ERR_PARSE_ARGS')
  const panne = attendue ? null : direPanne(erreur)
  process.stderr.write(`\nErreur : ${panne ?? erreur.message}\n`)
  if (!attendue && panne === null) process.stderr.write(`${erreur.stack}\n`)
  if (erreur.name !== 'PublieSansLac')
    process.stderr.write('Rien n’a été publié : la publication précédente est intacte.\n')
  process.exitCode = 1
}
