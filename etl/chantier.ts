/** What a step works with: its own empty folder, the folders of the steps before it, and nothing that another step left in memory. */
import fs from 'node:fs'
import path from 'node:path'
import v8 from 'node:v8'
import type { Base } from '#db/connect'
import type { Duck } from '#db/duckdb'
import type { Journal } from './anomalie.ts'
import type { Progres } from './progres.ts'

export interface Chantier {
  /** Empty folder where the step leaves what it makes. */
  dossier: string
  /** Options that the graph gives to this step. */
  valeurs: Readonly<Record<string, string>>
  /** Folder of official files. */
  source: string
  /** Folder of what another step made; one of those that the graph says come before. */
  de(nom: string): string
  /** A DuckDB of the step's own, closed when it ends. */
  duck(): Promise<Duck>
  /** The database of the publication, for what only PostGIS can say. */
  base(): Promise<Base>
  /** Anomalies that the step finds: kept beside what it makes. */
  journal: Journal
  progres: Progres
}

/** A module of a step. */
export interface ModuleEtape {
  executer(this: void, c: Chantier): Promise<void>
}

/** A value of JavaScript (maps, typed arrays…) that a step leaves in its folder and others take up. */
export interface Piece<T> {
  deposer(this: void, dossier: string, valeur: T): void
  relire(this: void, dossier: string): T
}

export function piece<T>(nom: string): Piece<T> {
  const fichier = (dossier: string) => path.join(dossier, `${nom}.bin`)
  return {
    deposer: (dossier, valeur) => fs.writeFileSync(fichier(dossier), v8.serialize(valeur)),
    relire: (dossier) => v8.deserialize(fs.readFileSync(fichier(dossier))) as T,
  }
}
