/** Folders that are there whole or not at all, even when the process is killed while it takes them away. */
import fs from 'node:fs'

const PERDU = '.perdu'

/** Removes a folder. Its name goes first: a folder that loses its files one by one under its own name would pass for a whole one. */
export function oter(dossier: string): void {
  if (dossier.endsWith(PERDU) || !fs.existsSync(dossier)) {
    fs.rmSync(dossier, { recursive: true, force: true })
    return
  }
  const perdu = dossier + PERDU
  fs.rmSync(perdu, { recursive: true, force: true })
  fs.renameSync(dossier, perdu)
  fs.rmSync(perdu, { recursive: true, force: true })
}

/** Puts the folder `neuf` in the place of `dossier`. */
export function remplacer(dossier: string, neuf: string): void {
  oter(dossier)
  fs.renameSync(neuf, dossier)
}
