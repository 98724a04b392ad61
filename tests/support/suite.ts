/** What the processes of one run of the tests share: a folder, and what is made in it once for all of them. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'

/** Folder of the run, that preparer.ts made and removes; outside vitest (benches), one of this process. */
export const dossierDeSuite = (): string =>
  (process.env['QG_SUITE'] ??= fs.mkdtempSync(path.join(os.tmpdir(), 'qg-suite-')))

/** A new folder, for the time of the run. */
export const dossierTemporaire = (): string => fs.mkdtempSync(path.join(dossierDeSuite(), 'essai-'))

/** The turn to make `cle` in this run: the first process takes it, the others wait until it is done. */
class Tour {
  readonly premier: boolean
  readonly #fichier: string
  constructor(cle: string) {
    this.#fichier = path.join(dossierDeSuite(), cle)
    // with `recursive`, undefined tells that it was there already
    this.premier = fs.mkdirSync(`${this.#fichier}.tour`, { recursive: true }) !== undefined
  }
  fait(): void {
    fs.writeFileSync(`${this.#fichier}.fait`, '')
  }
  rate(erreur: unknown): void {
    fs.writeFileSync(`${this.#fichier}.rate`, (erreur as Error).message)
  }
  /** @throws Error when it could not be made. */
  estFait(): boolean {
    const rate = `${this.#fichier}.rate`
    if (fs.existsSync(rate)) throw new Error(`${this.#fichier} : ${fs.readFileSync(rate, 'utf8')}`)
    return fs.existsSync(`${this.#fichier}.fait`)
  }
}

/** Makes `cle` once for all the processes of the run; the others wait for it. */
export async function uneFois(cle: string, faire: () => Promise<void>): Promise<void> {
  const tour = new Tour(cle)
  if (tour.premier)
    await faire().then(
      () => tour.fait(),
      (erreur: unknown) => tour.rate(erreur),
    )
  while (!tour.estFait()) await attendre(50)
}

/** The same for what is made without yielding. */
export function uneFoisSync(cle: string, faire: () => void): void {
  const tour = new Tour(cle)
  if (tour.premier)
    try {
      faire()
      tour.fait()
    } catch (erreur) {
      tour.rate(erreur)
    }
  const montre = new Int32Array(new SharedArrayBuffer(4))
  while (!tour.estFait()) Atomics.wait(montre, 0, 0, 50)
}
