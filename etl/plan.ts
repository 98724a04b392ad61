/** What a run would do: the steps, the files that each reads, and the version that it would publish. Writes nothing but the hashes it learns. */
import fs from 'node:fs'
import path from 'node:path'
import type { Groupement } from '#domain/bloc'
import { VERSION_METHODE } from '#domain/classification'
import { RACINE } from '../server/config.ts'
import { SourceInvalide } from './anomalie.ts'
import {
  fichiersDe,
  fichiersElus,
  fichiersSociologie,
  trouverResultats,
  type FichierResultats,
} from './catalogue.ts'
import { empreinteTextes, versionDuCode } from './empreinte.ts'
import { declarer, nouer, type Noeud } from './etapes.ts'
import { CORRESPONDANCE, MOUVEMENTS, trouver } from './fichiers.ts'
import { amont, type Atelier, type Etape } from './graphe.ts'
import { extraitsNuances } from './extraits.ts'
import { fichiersContoursIris, fichiersIris } from './sources/basesIris.ts'
import { trouverContours } from './sources/jeuxContours.ts'
import { fichiersReu } from './sources/reu.ts'

export interface OptionsPlan {
  /** Folder of official files. */
  source: string
  groupement: Groupement
  /** Départements to publish; null: all that the folder holds. */
  departements: ReadonlySet<string> | null
}

export interface Plan {
  tours: { scrutin: string; fichiers: FichierResultats[] }[]
  noeuds: Noeud[]
  /** Files other than results and contours, by key of the catalogue. */
  autres: { cle: string; fichier: string }[]
  /** From the folders of the steps to the database: what it makes is the publication itself. */
  publication: Etape
  /** Hash of each file that is read, by path under the source folder. */
  empreintes: Readonly<Record<string, string>>
  /** Size of these files together. */
  octets: number
  /** Version that this run publishes. */
  version: string
  relatif(fichier: string): string
}

const lesFichiers = (f: FichierResultats) => [f.fichier, ...(f.compagnon === null ? [] : [f.compagnon])]

/** What the reading of a round owes to the cards, and to the files that it tells of without reading them. */
function lecture(
  fichiers: readonly FichierResultats[],
  relatif: (fichier: string) => string,
): Record<string, string> {
  const cartes = fichiers.map(({ jeu }) => [jeu.cle, jeu.lecteur, jeu.zerosAmbigus, jeu.complement].join())
  const ecartes = fichiers.flatMap((f) => f.ecartes.map((e) => [relatif(e), 'laissé de côté'] as const))
  return { 'la lecture que dit data/sources': cartes.join(';'), ...Object.fromEntries(ecartes) }
}

/** @throws SourceInvalide when the folder is not there, or holds no results. */
export async function planifier(o: OptionsPlan, atelier: Atelier): Promise<Plan> {
  if (!fs.existsSync(o.source)) throw new SourceInvalide(o.source, null, 'ce dossier n’existe pas')
  if (!fs.statSync(o.source).isDirectory())
    throw new SourceInvalide(o.source, null, 'ce n’est pas un dossier')
  const relatif = (fichier: string) => path.relative(o.source, fichier).replaceAll(path.sep, '/')
  const resultats = await trouverResultats(o.source)
  if (resultats.size === 0)
    throw new SourceInvalide(
      o.source,
      null,
      'aucun fichier de résultats connu (voir docs/donnees.md, ou npm run etl -- --list)',
    )
  const tours = [...resultats].map(([scrutin, fichiers]) => ({ scrutin, fichiers }))
  const sociologie = fichiersSociologie(o.source)
  const [contoursIris, iris] = [fichiersContoursIris(o.source), fichiersIris(o.source)]
  const [elus, lieuxDeVote] = [fichiersElus(o.source), fichiersDe(o.source, 'reu-bureaux')]
  const reu = fichiersReu(o.source)
  const present = (chemin: string) => [trouver(o.source, chemin)].filter((f) => f !== null)
  const declarations = declarer({
    tours: tours.map((t) => ({
      scrutin: t.scrutin,
      fichiers: t.fichiers.flatMap(lesFichiers),
      extraits: lecture(t.fichiers, relatif),
    })),
    contours: trouverContours(o.source).map((f) => f.fichier),
    reu,
    sociologie: sociologie.map((s) => s.fichier),
    contoursIris: contoursIris.map((f) => f.fichier),
    iris: iris.map((f) => f.fichier),
    elus: elus.map((f) => f.fichier),
    lieuxDeVote: lieuxDeVote.map((f) => f.fichier),
    correspondance: present(CORRESPONDANCE),
    mouvements: present(MOUVEMENTS),
    nuances: extraitsNuances(tours.map((t) => t.scrutin)),
    groupement: o.groupement,
    departements: o.departements,
  })
  const lus = [...new Set(declarations.flatMap((d) => d.fichiers ?? []))]
  const empreintes = new Map<string, { nom: string; empreinte: string }>()
  let octets = 0
  for (const f of lus) {
    octets += fs.statSync(f).size
    empreintes.set(f, { nom: relatif(f), empreinte: await atelier.carnet.empreinte(f) })
  }
  atelier.carnet.fermer()
  const noeuds = nouer(declarations, atelier, empreintes)
  const publication: Etape = {
    nom: 'publication',
    version: versionDuCode('etl/publication.ts'),
    entrees: {
      ...Object.fromEntries(noeuds.map((n) => [amont(n.nom), atelier.cle(n.etape)])),
      catalogue: empreinteCatalogue(),
      méthode: VERSION_METHODE,
    },
  }
  return {
    tours,
    noeuds,
    autres: [
      ...sociologie,
      ...contoursIris,
      ...iris,
      ...elus,
      ...lieuxDeVote,
      ...fichiersDe(o.source, 'bureau-circonscription'),
      ...fichiersDe(o.source, 'cog-mouvements'),
      ...reu
        .filter((fichier) => !lieuxDeVote.some((l) => l.fichier === fichier))
        .map((fichier) => ({
          cle: path.basename(fichier).startsWith('table-bv') ? 'reu-bureaux' : 'reu-adresses',
          fichier,
        })),
    ],
    publication,
    empreintes: Object.fromEntries([...empreintes.values()].map((e) => [e.nom, e.empreinte])),
    octets,
    version: atelier.cle(publication).slice(0, 12),
    relatif,
  }
}

/** The cards are published beside the figures. */
function empreinteCatalogue(): string {
  const dossier = path.join(RACINE, 'data/sources')
  const fiches = fs
    .readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.toml'))
  return empreinteTextes(...fiches.sort().map((f) => fs.readFileSync(path.join(dossier, f), 'utf8')))
}
