/** One step at work, in whatever thread: its folder, its DuckDB, its anomalies. */
import fs from 'node:fs'
import path from 'node:path'
import type { Base } from '#db/connect'
import { ouvrirDuck, type Duck } from '#db/duckdb'
import { Journal, type Anomalie } from './anomalie.ts'
import type { Chantier, ModuleEtape } from './chantier.ts'
import type { Progres } from './progres.ts'

const RACINE_ETL = import.meta.dirname
const ANOMALIES = 'anomalies.json'

/** A step to run, in values that cross from one thread to another. */
export interface Travail {
  nom: string
  /** Under etl/. */
  module: string
  /** Empty folder where it leaves what it makes. */
  dossier: string
  valeurs: Readonly<Record<string, string>>
  /** Folder of each step before it. */
  amont: ReadonlyMap<string, string>
  /** Folder of official files. */
  source: string
  /** Folder for what is thrown away at the end of the run. */
  temporaire: string
}

/** Where the progress goes, and the database for the steps that ask it. */
export interface Dehors {
  progres: Progres
  base: () => Promise<Base>
}

export async function travailler(t: Travail, dehors: Dehors): Promise<void> {
  const journal = new Journal()
  const { executer } = (await import(path.join(RACINE_ETL, t.module))) as ModuleEtape
  await avecChantier({ ...t, journal }, dehors, executer)
  if (journal.anomalies.length > 0)
    fs.writeFileSync(path.join(t.dossier, ANOMALIES), JSON.stringify(journal.anomalies))
}

/** Anomalies that a step found. */
export function relireAnomalies(dossier: string): Anomalie[] {
  const fichier = path.join(dossier, ANOMALIES)
  return fs.existsSync(fichier) ? (JSON.parse(fs.readFileSync(fichier, 'utf8')) as Anomalie[]) : []
}

export async function avecChantier<T>(
  { amont, temporaire, nom, ...propre }: Omit<Travail, 'module'> & { journal: Journal },
  { progres, base }: Dehors,
  travail: (c: Chantier) => Promise<T>,
): Promise<T> {
  let duck: Promise<Duck> | null = null
  try {
    return await travail({
      ...propre,
      progres,
      de(avant) {
        const la = amont.get(avant)
        if (la === undefined) throw new Error(`une étape lit « ${avant} » sans le dire au graphe`)
        return la
      },
      duck() {
        // what two steps at the same time spill must not meet
        const debords = path.join(temporaire, nom)
        fs.mkdirSync(debords, { recursive: true })
        return (duck ??= ouvrirDuck(debords))
      },
      base,
    })
  } finally {
    const ouvert = duck as Promise<Duck> | null
    if (ouvert) (await ouvert).fermer()
  }
}
