/** `npm run backtest -- [--json] [--donnees DIR] [--groupement coalition|ministere] [--ablations]` */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { GROUPEMENTS, type Groupement } from '#domain/bloc'
import { ouvrirDuck, type Duck } from '#db/duckdb'
import { FICHIER_RETROPREVISION } from '#db/retroprevision'
import { RACINE, readConfig } from '../../server/config.ts'
import { assemblerLac } from '../lac.ts'
import { progresConsole } from '../progres.ts'
import { trouverResultats } from '../catalogue.ts'
import { chargerTour } from '../steps/resultats.ts'
import { mesurerAblations } from './ablations.ts'
import { backtester } from './backtest.ts'
import { chargerDonnees } from './charger.ts'
import { SCRUTINS_LUS } from './episodes.ts'
import { composerAblations, composerRapport } from './rapport.ts'

const AIDE = `Rejoue la prévision sur le passé et la compare à ce qui est arrivé.

  npm run backtest -- [--json] [--donnees DIR] [--groupement coalition] [--ablations]

  --donnees DIR   dossier de fichiers officiels à lire ; par défaut, le lac de QG_HOME s’il est complet,
                  sinon les fichiers de ../shared/data
  --json          la dernière ligne est un objet JSON
  --ablations     mesure aussi ce que chaque idée de la recette apporte (deux minutes)
`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    donnees: { type: 'string' },
    groupement: { type: 'string', default: 'coalition' },
    ablations: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) process.stdout.write(AIDE)
else
  try {
    await executer()
  } catch (erreur) {
    process.stderr.write(`\nErreur : ${(erreur as Error).message}\n`)
    process.exitCode = 1
  }

async function executer(): Promise<void> {
  const groupement = values.groupement as Groupement
  if (!GROUPEMENTS.includes(groupement))
    throw new Error(`--groupement « ${groupement} » inconnu : ${GROUPEMENTS.join(' ou ')}`)
  const { home } = readConfig(process.env)
  const source = path.resolve(values.donnees ?? path.join(RACINE, '../shared/data'))
  const temporaire = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-backtest-'))
  const duck = await ouvrirDuck(temporaire)
  try {
    let lac = path.join(home, 'lac')
    if (values.donnees !== undefined || !lacComplet(lac)) {
      if (!fs.existsSync(source))
        throw new Error(
          `ni lac complet dans ${lac}, ni fichiers officiels dans ${source} : lancez npm run etl, ou donnez --donnees`,
        )
      lac = await lireLac(duck, source, temporaire)
      if (!lacComplet(lac))
        throw new Error(`il manque des tours dans ${source} : ${toursManquants(lac).join(', ')}`)
    }
    const donnees = await chargerDonnees(duck, lac, source, SCRUTINS_LUS, groupement)
    const resultat = backtester(donnees)
    fs.mkdirSync(home, { recursive: true })
    fs.writeFileSync(
      path.join(home, FICHIER_RETROPREVISION),
      JSON.stringify({ date: new Date().toISOString(), ...resultat }),
    )
    process.stdout.write(`${composerRapport(resultat)}\n`)
    const ablations = values.ablations
      ? mesurerAblations(donnees, (a) => process.stderr.write(`  ${a.idee} : ${a.brier.toFixed(4)}\n`))
      : null
    if (ablations) process.stdout.write(`Ce que chaque idée apporte\n${composerAblations(ablations)}\n`)
    if (values.json)
      process.stdout.write(`${JSON.stringify(ablations ? { ...resultat, ablations } : resultat)}\n`)
  } finally {
    duck.fermer()
    fs.rmSync(temporaire, { recursive: true, force: true })
  }
}

/** A lake of the rounds of the protocol, read from official files. */
async function lireLac(duck: Duck, source: string, temporaire: string): Promise<string> {
  const progres = progresConsole(process.stdout)
  const dossiers = new Map<string, string>()
  for (const [scrutin, fichiers] of await trouverResultats(source)) {
    if (!SCRUTINS_LUS.includes(scrutin)) continue
    const dossier = path.join(temporaire, scrutin)
    fs.mkdirSync(dossier)
    await chargerTour({ duck, dossier, source, scrutin, fichiers, progres })
    dossiers.set(scrutin, dossier)
  }
  const lac = path.join(temporaire, 'lac')
  assemblerLac(lac, dossiers)
  return lac
}

function toursManquants(lac: string): string[] {
  return SCRUTINS_LUS.filter((s) =>
    ['participation', 'voix'].some((table) => !fs.existsSync(path.join(lac, table, `${s}.parquet`))),
  )
}

function lacComplet(lac: string): boolean {
  return toursManquants(lac).length === 0
}
