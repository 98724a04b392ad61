/**
 * `npm run bench -- fiches [département]`: fiches a second and for each thread once their data are read, sizes; then the whole publication,
 * everything included. Uses the database of DATABASE_URL or QG_HOME, and writes nothing but versions.
 */
import os from 'node:os'
import { ouvrirBase } from '#db/connect'
import type { NiveauFiche } from '#domain/fiche/fiche'
import { migrer } from '#db/migrate'
import { readConfig } from '../../server/config.ts'
import { fichePage, fichePdf, preparer, secteursDe } from '../../server/features/fiche/atelier.ts'
import { ouvrirAtelier } from '../../server/features/fiche/gabarits.ts'
import { produire } from '../../server/features/fiche/production.ts'
import { lireTerrain, listerDepartements } from '../../server/features/fiche/terrain.ts'
import { enMs, ligne, titre } from './mesure.ts'

const ORIGINE = 'http://localhost:3000'

export default async function fiches([demande]: string[]): Promise<void> {
  const base = await ouvrirBase(readConfig(process.env))
  await migrer(base)
  const un = ouvrirAtelier(1)
  const deux = ouvrirAtelier(2)
  try {
    const departements = await listerDepartements(base.db)
    const departement = demande ?? (departements.includes('30') ? '30' : departements[0]!)
    titre(
      `Une fiche, une fois les données lues (département ${departement}, charge ${os.loadavg()[0]!.toFixed(1)})`,
    )
    const debutLecture = performance.now()
    const terrain = (await lireTerrain(base.db, departement, new Date()))!
    ligne('lecture du département', enMs(performance.now() - debutLecture))
    const codes = [...terrain.fonds.parCirconscription.keys()]
    const lieux: { niveau: NiveauFiche; code: string }[] = [
      ...codes.map((code) => ({ niveau: 'circonscription' as const, code })),
      ...codes.flatMap((c) => secteursDe(terrain, c).map((code) => ({ niveau: 'secteur' as const, code }))),
    ].slice(0, 120)
    const prete = (l: (typeof lieux)[number]) => preparer(terrain, l.niveau, l.code, ORIGINE)!
    await fichePdf(prete(lieux[0]!), un)
    const processeur = process.cpuUsage()
    const debut = performance.now()
    const tailles = await Promise.all(lieux.map(async (l) => (await fichePdf(prete(l), un)).length))
    const secondes = (performance.now() - debut) / 1000
    const { user, system } = process.cpuUsage(processeur)
    const parSeconde = lieux.length / secondes
    const parSecondeCpu = lieux.length / ((user + system) / 1e6)
    ligne(`${lieux.length} fiches, un fil`, `${parSeconde.toFixed(1)} par seconde`, parSeconde >= 20)
    ligne('par seconde de processeur (tous fils)', parSecondeCpu.toFixed(1), parSecondeCpu >= 20)
    ligne('la plus lourde', `${(Math.max(...tailles) / 1000).toFixed(0)} ko`, Math.max(...tailles) <= 400_000)
    const pages = lieux.map((l) => Buffer.byteLength(fichePage(terrain, prete(l))))
    ligne(
      'la plus lourde des pages',
      `${(Math.max(...pages) / 1000).toFixed(0)} ko`,
      Math.max(...pages) <= 150_000,
    )

    titre('Toutes les circonscriptions publiées, deux fils, tout compris (lecture, pages, PDF, versions)')
    const avant = process.cpuUsage()
    const bilan = await produire(base.db, deux, {
      departement: null,
      origine: ORIGINE,
      livrets: false,
      enCoursMax: 6,
      ecrire: async () => {},
      progresser: () => {},
    })
    const cpu = process.cpuUsage(avant)
    ligne(`${bilan.fiches} fiches`, `${bilan.secondes.toFixed(1)} s`, bilan.secondes < 90)
    ligne('dont attente de la base', `${bilan.lecture.toFixed(1)} s`)
    ligne('processeur', `${((cpu.user + cpu.system) / 1e6).toFixed(1)} s`)
    ligne('la plus lourde', `${(bilan.octets / 1000).toFixed(0)} ko`, bilan.octets <= 400_000)
    ligne('pas sur deux pages', String(bilan.pagesInattendues.length), bilan.pagesInattendues.length === 0)
  } finally {
    await un.fermer()
    await deux.fermer()
    await base.fermer()
  }
}
