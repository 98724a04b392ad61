/** What a run would do: the steps, the files that each reads, and the version that it would publish. Touches nothing. */
import fs from 'node:fs'
import path from 'node:path'
import type { Groupement } from '#domain/bloc'
import { VERSION_METHODE } from '#domain/classification'
import { SCHEMA_VERSION } from '#db/publication'
import { RACINE } from '../server/config.ts'
import { SourceInvalide } from './anomalie.ts'
import { empreinteFichier, empreinteTextes, versionDuCode } from './empreinte.ts'
import type { Etape } from './graphe.ts'
import { fichiersDe, trouver } from './catalogue.ts'
import { trouverContours } from './steps/contours.ts'
import { trouverResultats, type FichierResultats } from './steps/resultats.ts'
import { fichiersSociologie } from './steps/sociologie.ts'
import { empreintesSource } from './steps/sources.ts'
import { FICHIERS_TERRITOIRE } from './steps/territoire.ts'

/** Code that each step runs. */
const CODE = {
  resultats: [
    'etl/steps/resultats.ts',
    'etl/steps/noms.ts',
    'etl/sources',
    'etl/lignes.ts',
    'etl/lac.ts',
    'server/domain/codes.ts',
  ],
  contours: ['etl/steps/contours.ts', 'etl/geometrie/contour.ts', 'etl/geometrie/simplifier.ts'],
  publication: ['etl', 'sql', 'server/domain', 'server/contract/carte.ts'],
}

export interface OptionsPlan {
  /** Folder of official files. */
  source: string
  groupement: Groupement
  /** Départements to publish; null: all that the folder holds. */
  departements: ReadonlySet<string> | null
}

export interface Plan {
  tours: { scrutin: string; fichiers: FichierResultats[]; etape: Etape }[]
  contours: { fichiers: string[]; etape: Etape }
  sociologie: { cle: string; fichier: string }[]
  /** Deputies, polling places. */
  annexes: { cle: string; fichier: string }[]
  /** Everything from the lake to the screen, in one step whose result is in the database. */
  publication: Etape
  /** Hash of each file that is read, by path under the source folder. */
  empreintes: Readonly<Record<string, string>>
  /** Version that this run publishes. */
  version: string
  relatif(fichier: string): string
}

const lesFichiers = (f: FichierResultats) => [f.fichier, ...(f.compagnon === null ? [] : [f.compagnon])]

/** @throws SourceInvalide when the folder is not there, or holds no results. */
export async function planifier(o: OptionsPlan): Promise<Plan> {
  if (!fs.existsSync(o.source)) throw new SourceInvalide(o.source, null, 'ce dossier n’existe pas')
  if (!fs.statSync(o.source).isDirectory())
    throw new SourceInvalide(o.source, null, 'ce n’est pas un dossier')
  const relatif = (fichier: string) => path.relative(o.source, fichier).replaceAll(path.sep, '/')
  const resultats = trouverResultats(o.source)
  if (resultats.size === 0)
    throw new SourceInvalide(
      o.source,
      null,
      'aucun fichier de résultats connu (voir docs/donnees.md, ou npm run etl -- --list)',
    )
  const contours = trouverContours(o.source).map((f) => f.fichier)
  const sociologie = fichiersSociologie(o.source)
  const annexes = ['deputes', 'reu-bureaux'].flatMap((cle) => fichiersDe(o.source, cle))
  const autres = FICHIERS_TERRITOIRE.flatMap((chemin) => trouver(o.source, chemin) ?? [])
  const lus = [...resultats.values()].flat().flatMap(lesFichiers)
  const empreintes = await empreintesSource(o.source, [
    ...lus,
    ...contours,
    ...[...sociologie, ...annexes].map((s) => s.fichier),
    ...autres,
  ])
  const entrees = (fichiers: readonly string[]) =>
    Object.fromEntries(fichiers.map((f) => [relatif(f), empreintes[relatif(f)]!]))
  const versionResultats = versionDuCode(...CODE.resultats)
  const nuances = path.join(RACINE, 'data/ref/nuances-blocs.csv')
  const publication: Etape = {
    nom: 'publication',
    version: versionDuCode(...CODE.publication),
    entrees: {
      ...empreintes,
      'data/ref/nuances-blocs.csv': await empreinteFichier(nuances),
      méthode: VERSION_METHODE,
      groupement: o.groupement,
      schéma: String(SCHEMA_VERSION),
      départements: [...(o.departements ?? ['tous'])].sort().join(),
    },
  }
  return {
    tours: [...resultats].map(([scrutin, fichiers]) => ({
      scrutin,
      fichiers,
      etape: {
        nom: `resultats-${scrutin}`,
        version: versionResultats,
        entrees: entrees(fichiers.flatMap(lesFichiers)),
      },
    })),
    contours: {
      fichiers: contours,
      etape: { nom: 'contours', version: versionDuCode(...CODE.contours), entrees: entrees(contours) },
    },
    sociologie,
    annexes,
    publication,
    empreintes,
    version: empreinteTextes(
      publication.version,
      ...Object.entries(publication.entrees)
        .map((e) => e.join('='))
        .sort(),
    ).slice(0, 12),
    relatif,
  }
}
