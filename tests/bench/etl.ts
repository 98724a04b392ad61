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

/** Loads rounds as a large load does: their steps shared between threads, from starting these to ending them. @param fini sees their folders. */
async function charger(
  source: string,
  tours: readonly string[],
  fini: (dossierDe: (scrutin: string) => string) => Promise<void> = async () => {},
): Promise<Cout> {
  const temporaire = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-bench-'))
  const dossierDe = (scrutin: string) => path.join(temporaire, scrutin)
  const executer = async () => {
    const ouvriers = Array.from(
      { length: Math.min(OUVRIERS, os.availableParallelism()) },
      () => new Ouvrier(MUET),
    )
    const voies = new Voies(ouvriers[0]!, ouvriers)
    try {
      await Promise.all(
        tours.map((scrutin, rang) => {
          const dossier = dossierDe(scrutin)
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
    const cout = await mesurer(executer)
    await fini(dossierDe)
    return cout
  } finally {
    fs.rmSync(temporaire, { recursive: true, force: true })
  }
}

/** Loads the rounds of a folder. @returns the cost, and the rounds, that of most candidates × bureaux first: it is the one that takes most memory. */
async function chargerTout(source: string, scrutins: readonly string[]): Promise<[Cout, string[]]> {
  const votes = new Map<string, number>()
  const cout = await charger(source, scrutins, async (dossierDe) => {
    const duck = await ouvrirDuck(os.tmpdir())
    try {
      for (const scrutin of scrutins) {
        const fichier = litteral(path.join(dossierDe(scrutin), 'voix.parquet'))
        const [lu] = await duck.lignes<{ n: number }>(
          `select count(*)::int as n from read_parquet(${fichier})`,
        )
        votes.set(scrutin, lu!.n)
      }
    } finally {
      duck.fermer()
    }
  })
  return [cout, [...scrutins].sort((a, b) => votes.get(b)! - votes.get(a)!)]
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

/** Peak memory of a process of its own that reads these rounds, in megabytes. */
function memoire(source: string, tours: readonly string[]): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/bench/main.ts', 'etl', '--donnees', source, '--tours', tours.join()],
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
    await charger(source, values.tours.split(','))
    console.log(`mémoire ${Math.round(process.resourceUsage().maxRSS / 1024)}`)
    return
  }
  const resultats = await trouverResultats(source)
  const fichiers = [...resultats.values()].map(([principal]) => principal!)
  const largeurs = await mesurerLargeurs(fichiers)
  const lignes = await mesurer(() => parcourir(fichiers, enLignes))
  const colonnes = await mesurer(() => parcourir(fichiers, enColonnes(largeurs)))
  const [tout, tours] = await chargerTout(source, [...resultats.keys()])
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
  const memoires = [2, 4, 8, 12].map((n) => ({ n, mo: memoire(source, tours.slice(0, n)) }))
  console.log(
    `mémoire au plus : ${memoires.map(({ n, mo }) => `${mo} Mo pour ${n} tours`).join(', ')} ` +
      `(8 sur 2 : ${(memoires[2]!.mo / memoires[0]!.mo).toFixed(2)} fois)`,
  )
}
