/** `npm run bench -- etl [--donnees DIR]`: reading every round, against DuckDB that merely reads the same files as text. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { trouverResultats } from '../../etl/catalogue.ts'
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

/** DuckDB reads each main file as lines of text and counts their characters: the least that any reader must do. */
async function lireTexte(source: string): Promise<void> {
  const dossier = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-bench-'))
  const duck = await ouvrirDuck(dossier)
  try {
    for (const [principal] of (await trouverResultats(source)).values()) {
      const { fichier, jeu } = principal!
      const encodage = jeu.fiche.lecteur === 'ministere-ragged' ? 'latin-1' : 'utf-8'
      await duck.lignes(
        `select count(*), sum(length(ligne)) from read_csv(${litteral(fichier)}, columns = {'ligne': 'varchar'}, header = false,
         auto_detect = false, delim = '\\x01', quote = '', escape = '', encoding = '${encodage}', strict_mode = false,
         ignore_errors = true, max_line_size = 1048576)`.replace('\\x01', '\u0001'),
      )
    }
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
  const tours = (await trouverResultats(source)).size
  const texte = await mesurer(() => lireTexte(source))
  const tout = await charger(source, tours)
  const dire = ({ secondes, processeur }: Cout) =>
    `${secondes.toFixed(1)} s (${processeur.toFixed(1)} s de processeur)`
  console.log(
    `${tours} tours : ${dire(tout)} lus, vérifiés et écrits en Parquet ; ${dire(texte)} lus comme du texte`,
  )
  console.log(
    `rapport ${(tout.secondes / texte.secondes).toFixed(1)} (but : 3 au plus) ; en temps de processeur ${(tout.processeur / texte.processeur).toFixed(1)}`,
  )
  const [deux, huit] = [memoire(source, 2), memoire(source, 8)]
  console.log(
    `mémoire au plus : ${deux} Mo pour 2 tours, ${huit} Mo pour 8 (${(huit / deux).toFixed(2)} fois)`,
  )
}
