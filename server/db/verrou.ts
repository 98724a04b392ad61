/** Lock of a data directory: PGlite has none, and two processes on one directory lose writes silently. */
import fs from 'node:fs'
import path from 'node:path'

function vivant(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Another program has the embedded database open. */
export class BaseOccupee extends Error {
  override name = 'BaseOccupee'
}

/**
 * Takes the lock file beside `dossier`, or throws with the number of the process that holds it. A lock left by a dead process is taken over.
 * @returns a function that gives the lock back.
 */
export function prendreVerrou(dossier: string): () => void {
  const fichier = `${dossier}.verrou`
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  for (let essai = 0; essai < 3; essai++) {
    try {
      fs.writeFileSync(fichier, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(fichier, { force: true })
    } catch (erreur) {
      if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur
      const pid = Number(fs.readFileSync(fichier, 'utf8'))
      if (pid > 0 && pid !== process.pid && vivant(pid))
        throw new BaseOccupee(
          `La base embarquée « ${dossier} » est déjà ouverte par le processus ${pid}. ` +
            'Arrêtez-le, ou choisissez un autre dossier avec QG_HOME, ou une base PostgreSQL avec DATABASE_URL.',
          { cause: erreur },
        )
      if (pid === process.pid)
        throw new Error(`La base embarquée « ${dossier} » est déjà ouverte par ce programme.`, {
          cause: erreur,
        })
      fs.rmSync(fichier, { force: true })
    }
  }
  throw new Error(`Le verrou « ${fichier} » ne peut pas être pris.`)
}
