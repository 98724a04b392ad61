/** `npm run worker`: a process that only works, beside the servers of the same PostgreSQL. */
import express from 'express'
import { ouvrirBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { fermerServeur, surArret } from './arret.ts'
import { readConfig } from './config.ts'
import { ouvrirLog } from './http/journalisation.ts'
import { Mesures, montrerMesures } from './http/metriques.ts'
import { SORTES } from './sortes.ts'
import { compter } from './travaux/file.ts'
import { Ouvrier } from './travaux/ouvrier.ts'

async function travailler(): Promise<void> {
  const config = readConfig(process.env)
  if (config.databaseUrl === null)
    throw new Error(
      'un ouvrier à part demande PostgreSQL (DATABASE_URL) : avec la base embarquée, le serveur travaille lui-même.',
    )
  const log = ouvrirLog(config.logLevel)
  const base = await ouvrirBase(config)
  await migrer(base)
  const mesures = new Mesures(base, () => compter(base.db))
  const finir = (...fait: Parameters<Mesures['travail']>) => mesures.travail(...fait)
  const ouvrier = new Ouvrier({ base, log, horloge: () => new Date(), sortes: SORTES, finir }).demarrer()
  const app = express().disable('x-powered-by')
  app.get('/health', (_req, res) => void res.json({ etat: 'vivant' }))
  app.get('/metrics', montrerMesures(mesures, config.metriquesJeton))
  const sonde = config.portOuvrier === null ? null : app.listen(config.portOuvrier, config.host)
  surArret(log, async () => {
    await Promise.all([ouvrier.arreter(), sonde && fermerServeur(sonde)])
    await base.fermer()
  })
  process.stdout.write(`Ouvrier prêt : ${SORTES.map((s) => s.nom).join(', ')}.\n`)
}

travailler().catch((erreur: unknown) => {
  process.stderr.write(`\nErreur : ${(erreur as Error).message}\n`)
  process.exit(1)
})
