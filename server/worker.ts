/** `npm run worker`: a process that only works, beside the servers of the same PostgreSQL. */
import { pino } from 'pino'
import { ouvrirBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { surArret } from './arret.ts'
import { readConfig } from './config.ts'
import { SORTES } from './sortes.ts'
import { Ouvrier } from './travaux/ouvrier.ts'

async function travailler(): Promise<void> {
  const config = readConfig(process.env)
  if (config.databaseUrl === null)
    throw new Error(
      'un ouvrier à part demande PostgreSQL (DATABASE_URL) : avec la base embarquée, le serveur travaille lui-même.',
    )
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const base = await ouvrirBase(config)
  await migrer(base)
  const ouvrier = new Ouvrier({ base, log, horloge: () => new Date(), sortes: SORTES }).demarrer()
  surArret(log, async () => {
    await ouvrier.arreter()
    await base.fermer()
  })
  process.stdout.write(`Ouvrier prêt : ${SORTES.map((s) => s.nom).join(', ')}.\n`)
}

travailler().catch((erreur: unknown) => {
  process.stderr.write(`\nErreur : ${(erreur as Error).message}\n`)
  process.exit(1)
})
