/** Where the files of the producers are in a folder. */
import fs from 'node:fs'
import path from 'node:path'
import { RACINE } from '../server/config.ts'

/** The mapping of nuances into blocs, made by hand. */
export const NUANCES = path.join(RACINE, 'data/ref/nuances-blocs.csv')

/** Table bureau → circonscription, under a source folder. */
export const CORRESPONDANCE = 'elections/circonscriptions/bureau_circonscription.csv'
/** Movements of communes. */
export const MOUVEMENTS = 'insee/cog/mouvements-communes.csv'

/** The file at `chemin` under `dossier`, or its .gz; null when neither exists. */
export function trouver(dossier: string, chemin: string): string | null {
  return [chemin, `${chemin}.gz`].map((c) => path.join(dossier, c)).find((c) => fs.existsSync(c)) ?? null
}

/** Whether a file of a source folder is one that `chemin` of a card describes. */
export function correspond(chemin: string, relatif: string): boolean {
  const motif = chemin
    .split(/(\{departement\}|\*)/)
    .map((m) =>
      m === '{departement}'
        ? '(?:\\d{2,3}|2[AB])'
        : m === '*'
          ? '[^/]*'
          : m.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  return new RegExp(`^${motif}(\\.gz)?$`).test(relatif)
}
