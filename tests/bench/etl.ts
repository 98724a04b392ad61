/** `npm run bench -- etl [--donnees DIR]`: reading every round, against DuckDB that merely reads the same files as text. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { trouverResultats } from '../../etl/catalogue.ts'
import { chargerTour } from '../../etl/steps/resultats.ts'

const RACINE = path.resolve(import.meta.dirname, '../..')
const MUET = { etape: () => ({ avancer() {}, finir() {} }) }

async function charger(source: string, nombre: number): Promise<{ secondes: number; lignes: number }> {
  const dossier = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-bench-'))
  const duck = await ouvrirDuck(dossier)
  const debut = performance.now()
  try {
    for (const [scrutin, fichiers] of [...(await trouverResultats(source))].slice(-nombre)) {
      const sortie = path.join(dossier, scrutin)
      fs.mkdirSync(sortie)
      await chargerTour({ duck, dossier: sortie, source, scrutin, fichiers, progres: MUET })
    }
    return { secondes: (performance.now() - debut) / 1000, lignes: nombre }
  } finally {
    duck.fermer()
    fs.rmSync(dossier, { recursive: true, force: true })
  }
}

/** DuckDB reads each main file as lines of text and counts their characters: the least that any reader must do. */
async function lireTexte(source: string): Promise<number> {
  const dossier = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-bench-'))
  const duck = await ouvrirDuck(dossier)
  const debut = performance.now()
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
    return (performance.now() - debut) / 1000
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
  const texte = await lireTexte(source)
  const { secondes } = await charger(source, tours)
  console.log(
    `${tours} tours : ${secondes.toFixed(1)} s lus, vérifiés et écrits en Parquet ; ${texte.toFixed(1)} s lus comme du texte`,
  )
  console.log(`rapport ${(secondes / texte).toFixed(1)} (but : 3 au plus)`)
  const [deux, huit] = [memoire(source, 2), memoire(source, 8)]
  console.log(
    `mémoire au plus : ${deux} Mo pour 2 tours, ${huit} Mo pour 8 (${(huit / deux).toFixed(2)} fois)`,
  )
}
