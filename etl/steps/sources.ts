/** Every file that a run reads, with the hash of its bytes; and the cards of those that it publishes. */
import fs from 'node:fs'
import path from 'node:path'
import { empreinteTextes } from '../empreinte.ts'
import { CATALOGUE, fichePour, type FicheSource } from '../catalogue.ts'

export interface SourcePubliee extends FicheSource {
  cle: string
  fichier: string
  lignes: number
  empreinte: string
}

/** One row per dataset: its card, where its files are, how many rows they have, their hash. */
export function decrireSources(
  lus: readonly { cle: string; fichier: string; lignes: number }[],
  empreintes: Readonly<Record<string, string>>,
): SourcePubliee[] {
  const parCle = new Map<string, { fichiers: string[]; lignes: number }>()
  for (const { cle, fichier, lignes } of lus) {
    const groupe = parCle.get(cle) ?? { fichiers: [], lignes: 0 }
    groupe.fichiers.push(fichier)
    groupe.lignes += lignes
    parCle.set(cle, groupe)
  }
  return [...parCle].map(([cle, { fichiers, lignes }]) => ({
    cle,
    ...fichePour(cle),
    fichier: fichiers.length === 1 ? fichiers[0]! : path.posix.dirname(fichiers[0]!),
    lignes,
    empreinte:
      fichiers.length === 1
        ? empreintes[fichiers[0]!]!
        : empreinteTextes(...fichiers.map((f) => empreintes[f]!)),
  }))
}

/** Files under `source` but the lock of a run, by path, with what becomes of each: the card and the step that reads it, or why nothing does. */
export function inventaire(source: string, correspond: (chemin: string, relatif: string) => boolean) {
  return fs
    .readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && !e.name.endsWith('.verrou'))
    .map((e) => path.relative(source, path.join(e.parentPath, e.name)).replaceAll(path.sep, '/'))
    .sort()
    .map((fichier) => ({
      fichier,
      fiche:
        CATALOGUE.find((f) =>
          f.fichiers.some(({ chemin, avec }) => [chemin, avec ?? chemin].some((c) => correspond(c, fichier))),
        ) ?? null,
    }))
}
