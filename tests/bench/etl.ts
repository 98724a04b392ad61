/** `npm run bench -- etl [--donnees DIR]`: reading every round, against DuckDB that merely reads the same files as text. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { litteral, ouvrirDuck, type Duck } from '#db/duckdb'
import { trouverResultats, type FichierResultats } from '../../etl/catalogue.ts'
import { OUVRIERS } from '../../etl/charger.ts'
import { Ouvrier, Voies } from '../../etl/voies.ts'

const RACINE = path.resolve(import.meta.dirname, '../..')
const MUET = { etape: () => ({ avancer() {}, finir() {} }) }

interface Cout {
  secondes: number
  processeur: number
}

async function mesurer(travail: () => Promise<unknown>): Promise<Cout> {
  const [debut, avant] = [performance.now(), process.cpuUsage()]
  await travail()
  const { user, system } = process.cpuUsage(avant)
  return { secondes: (performance.now() - debut) / 1000, processeur: (user + system) / 1e6 }
}

/**
 * Loads the heaviest rounds as a large load does: their steps shared between threads, from starting these to ending them. The heaviest,
 * so that two rounds weigh as much as any two of eight do.
 */
async function charger(source: string, nombre: number): Promise<Cout> {
  const temporaire = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-bench-'))
  const executer = async () => {
    const ouvriers = Array.from(
      { length: Math.min(OUVRIERS, os.availableParallelism()) },
      () => new Ouvrier(MUET),
    )
    const voies = new Voies(ouvriers[0]!, ouvriers)
    const tours = [...(await trouverResultats(source))]
      .map(([scrutin, [principal]]) => ({ scrutin, taille: fs.statSync(principal!.fichier).size }))
      .sort((a, b) => b.taille - a.taille)
      .slice(0, nombre)
      .map((t) => t.scrutin)
    try {
      await Promise.all(
        tours.map((scrutin, rang) => {
          const dossier = path.join(temporaire, scrutin)
          fs.mkdirSync(dossier)
          const nom = `resultats-${scrutin}`
          const travail = {
            nom,
            module: 'steps/resultats.ts',
            dossier,
            valeurs: { scrutin },
            amont: new Map(),
            source,
            temporaire,
          }
          return voies.executer(rang, travail, false)
        }),
      )
    } finally {
      await voies.fermer()
    }
  }
  try {
    return await mesurer(executer)
  } finally {
    fs.rmSync(temporaire, { recursive: true, force: true })
  }
}

type Requete = (duck: Duck, fichier: FichierResultats) => Promise<void>

/** How DuckDB opens a main file: nothing guessed, rows of any length, no line left out. */
function ouvrirTexte({ fichier, jeu }: FichierResultats, colonnes: readonly string[], delim: string): string {
  const encodage = jeu.fiche.lecteur === 'ministere-ragged' ? 'latin-1' : 'utf-8'
  return `read_csv(${litteral(fichier)}, columns = {${colonnes.map((c) => `${c}: 'varchar'`).join(', ')}}, header = false,
    auto_detect = false, delim = ${litteral(delim)}, quote = '', escape = '', encoding = '${encodage}', strict_mode = false,
    null_padding = true, ignore_errors = true, max_line_size = 1048576)`
}

/** Whole lines, whose characters are counted: the least that any reader must do. */
const enLignes: Requete = async (duck, fichier) => {
  await duck.lignes(`select count(*), sum(length(c)) from ${ouvrirTexte(fichier, ['c'], '\u0001')}`)
}

/** Every field as a text of its own, whose bytes are counted: where a load written in SQL would begin. */
function enColonnes(largeurs: ReadonlyMap<FichierResultats, number>): Requete {
  return async (duck, fichier) => {
    const colonnes = Array.from({ length: largeurs.get(fichier)! }, (_, i) => `c${i}`)
    const sommes = colonnes.map((c) => `sum(strlen(${c}))`).join(', ')
    await duck.lignes(`select ${sommes} from ${ouvrirTexte(fichier, colonnes, separateur(fichier))}`)
  }
}

const separateur = ({ jeu }: FichierResultats): string => (jeu.fiche.lecteur === 'colonnes' ? ',' : ';')

/** Fields of the longest row of each file. */
async function mesurerLargeurs(
  fichiers: readonly FichierResultats[],
): Promise<Map<FichierResultats, number>> {
  const largeurs = new Map<FichierResultats, number>()
  await parcourir(fichiers, async (duck, fichier) => {
    const s = litteral(separateur(fichier))
    const [lu] = await duck.lignes<{ n: number }>(
      `select max(length(c) - length(replace(c, ${s}, '')))::int + 1 as n from ${ouvrirTexte(fichier, ['c'], '\u0001')}`,
    )
    largeurs.set(fichier, lu!.n)
  })
  return largeurs
}

async function parcourir(fichiers: readonly FichierResultats[], requete: Requete): Promise<void> {
  const dossier = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-bench-'))
  const duck = await ouvrirDuck(dossier)
  try {
    for (const fichier of fichiers) await requete(duck, fichier)
  } finally {
    duck.fermer()
    fs.rmSync(dossier, { recursive: true, force: true })
  }
}

/** Peak memory of a process of its own that reads so many rounds, in megabytes. */
function memoire(source: string, nombre: number): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/bench/main.ts', 'etl', '--donnees', source, '--tours', String(nombre)],
    { cwd: RACINE, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return Number(/mémoire (\d+)/.exec(stdout)?.[1])
}

export default async function etl(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      donnees: { type: 'string', default: process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data') },
      tours: { type: 'string' },
    },
  })
  const source = path.resolve(values.donnees)
  if (values.tours !== undefined) {
    await charger(source, Number(values.tours))
    console.log(`mémoire ${Math.round(process.resourceUsage().maxRSS / 1024)}`)
    return
  }
  const fichiers = [...(await trouverResultats(source)).values()].map(([principal]) => principal!)
  const largeurs = await mesurerLargeurs(fichiers)
  const lignes = await mesurer(() => parcourir(fichiers, enLignes))
  const colonnes = await mesurer(() => parcourir(fichiers, enColonnes(largeurs)))
  const tout = await charger(source, fichiers.length)
  const dire = ({ secondes, processeur }: Cout) =>
    `${secondes.toFixed(1)} s (${processeur.toFixed(1)} s de processeur)`
  const comparer = (quoi: string, texte: Cout) =>
    console.log(
      `DuckDB les lit en ${quoi} : ${dire(texte)} ; rapport ${(tout.secondes / texte.secondes).toFixed(1)} (but : 3 au plus), ` +
        `en temps de processeur ${(tout.processeur / texte.processeur).toFixed(1)}`,
    )
  console.log(`${fichiers.length} tours lus, vérifiés et écrits en Parquet : ${dire(tout)}`)
  comparer('champs de texte', colonnes)
  comparer('lignes entières', lignes)
  const memoires = [2, 4, 8, 12].map((tours) => ({ tours, mo: memoire(source, tours) }))
  console.log(
    `mémoire au plus : ${memoires.map(({ tours, mo }) => `${mo} Mo pour ${tours} tours`).join(', ')} ` +
      `(8 sur 2 : ${(memoires[2]!.mo / memoires[0]!.mo).toFixed(2)} fois)`,
  )
}
