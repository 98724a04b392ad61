/** `npm run etl -- [--from DIR | --demo] [--departements 30,34] [--groupement coalition|ministere]` */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { GROUPEMENTS, type Groupement } from '#domain/bloc'
import { parseCodeDepartement } from '#domain/codes'
import { ouvrirBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { RACINE, readConfig } from '../server/config.ts'
import { SourceInvalide } from './anomalie.ts'
import { executerEtl } from './etl.ts'
import { progresConsole } from './progres.ts'
import { ecrireRapport } from './rapport.ts'

export const DOSSIER_DEMO = path.join(RACINE, 'data/demo/source')

const AIDE = `Charge des fichiers officiels et publie le classement.

  npm run etl -- --from DIR [--departements 30,34] [--groupement coalition]
  npm run etl -- --demo

  --from DIR          dossier de fichiers officiels ; rien n’est demandé au réseau
  --demo              le département de démonstration (données fictives)
  --departements …    ne publier que ceux-là (les moyennes nationales restent celles du dossier)
  --groupement …      lecture des nuances en blocs : ${GROUPEMENTS.join(' ou ')}
`

function lireArguments() {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      demo: { type: 'boolean', default: false },
      departements: { type: 'string' },
      groupement: { type: 'string', default: 'coalition' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help || (values.from === undefined) === !values.demo) {
    process.stdout.write(AIDE)
    process.exit(values.help ? 0 : 2)
  }
  if (!GROUPEMENTS.includes(values.groupement as Groupement))
    throw new Error(`--groupement « ${values.groupement} » inconnu : ${GROUPEMENTS.join(' ou ')}`)
  return {
    source: values.demo ? DOSSIER_DEMO : path.resolve(values.from!),
    groupement: values.groupement as Groupement,
    departements: values.departements
      ? new Set(values.departements.split(',').map(parseCodeDepartement))
      : null,
  }
}

try {
  const debut = performance.now()
  const options = lireArguments()
  const config = readConfig(process.env)
  const base = await ouvrirBase(config)
  try {
    await migrer(base)
    const rapport = await executerEtl({
      ...options,
      base,
      home: config.home,
      progres: progresConsole(process.stdout),
    })
    ecrireRapport(rapport, process.stdout, (performance.now() - debut) / 1000)
  } finally {
    await base.fermer()
  }
} catch (erreur) {
  const attendue = erreur instanceof SourceInvalide || (erreur as Error).name === 'CodeInvalide'
  process.stderr.write(`\nErreur : ${(erreur as Error).message}\n`)
  if (!attendue) process.stderr.write(`${(erreur as Error).stack}\n`)
  process.stderr.write('Rien n’a été publié : la publication précédente est intacte.\n')
  process.exitCode = 1
}
