/**
 * Hashes of the files of the producers, remembered from one run to the next: a file is read again only when its size, one of its times
 * or its place on the disk has changed. The time of the last change of state (`ctime`) is not one that a copy or a `touch` can set.
 */
import fs from 'node:fs'
import path from 'node:path'
import { empreinteFichier } from './empreinte.ts'

/** A file that changed less than that long ago may change again without its times telling: coarsest clock of the usual disks. */
const GRAIN_MS = 2000

type Connues = Record<string, { etat: string; empreinte: string }>

export class Carnet {
  readonly #fichier: string
  readonly #connues: Connues
  #neuf = false
  /** @param oublier reads every file again. */
  constructor(fichier: string, oublier: boolean) {
    this.#fichier = fichier
    this.#connues = oublier ? {} : relire(fichier)
  }

  async empreinte(fichier: string): Promise<string> {
    const avant = observer(fichier)
    const connue = this.#connues[fichier]
    if (connue?.etat === avant.etat) return connue.empreinte
    const empreinte = await empreinteFichier(fichier)
    if (Date.now() - avant.change > GRAIN_MS && observer(fichier).etat === avant.etat) {
      this.#connues[fichier] = { etat: avant.etat, empreinte }
      this.#neuf = true
    }
    return empreinte
  }

  /** Writes what was learnt. */
  fermer(): void {
    if (!this.#neuf) return
    fs.mkdirSync(path.dirname(this.#fichier), { recursive: true })
    // two runs may learn at the same time
    const provisoire = `${this.#fichier}.${process.pid}.encours`
    fs.writeFileSync(provisoire, JSON.stringify(this.#connues))
    fs.renameSync(provisoire, this.#fichier)
  }
}

function observer(fichier: string): { etat: string; change: number } {
  const { size, mtimeNs, ctimeNs, ino } = fs.statSync(fichier, { bigint: true })
  const change = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n)
  return { etat: [size, mtimeNs, ctimeNs, ino].join(), change }
}

function relire(fichier: string): Connues {
  try {
    return JSON.parse(fs.readFileSync(fichier, 'utf8')) as Connues
  } catch {
    // none yet, or one that cannot be read: every file is read again
    return {}
  }
}
