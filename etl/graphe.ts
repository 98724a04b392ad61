/**
 * The graph of steps. What a step makes is kept in `<atelier>/<step>/<key>`, where the key is the hash of its version and of the
 * content of its inputs: there is nothing to invalidate. A step whose folder is there is up to date; a run that dies leaves only
 * whole folders, and the next one goes on from them.
 */
import fs from 'node:fs'
import path from 'node:path'
import { Carnet } from './carnet.ts'
import { oter, remplacer } from './dossiers.ts'
import { empreinteTextes } from './empreinte.ts'

export interface Etape {
  nom: string
  /** Hash of the code of the step (see versionDuCode). */
  version: string
  /** Name of each input → hash of its content, or key of the step that makes it. */
  entrees: Readonly<Record<string, string>>
}

export type Fraicheur = { aJour: true } | { aJour: false; raison: string }

const MANIFESTE = 'entrees.json'
const CARNET = 'empreintes.json'

/** What the name of an input begins with when another step makes it. */
const AMONT = 'étape '
export const amont = (nom: string) => AMONT + nom

export class Atelier {
  readonly #dossier: string
  readonly #forcer: boolean
  /** Hashes of the files that the steps read. */
  readonly carnet: Carnet
  /** @param forcer holds every step for stale, and every file for unknown. */
  constructor(dossier: string, forcer = false) {
    this.#dossier = dossier
    this.#forcer = forcer
    this.carnet = new Carnet(path.join(dossier, CARNET), forcer)
  }

  cle(e: Etape): string {
    const entrees = Object.entries(e.entrees)
      .map(([nom, empreinte]) => `${nom}=${empreinte}`)
      .sort()
    return empreinteTextes(e.nom, e.version, ...entrees).slice(0, 20)
  }

  fraicheur(e: Etape): Fraicheur {
    if (this.#forcer) return { aJour: false, raison: 'refaite de force (--force)' }
    if (fs.existsSync(this.sortie(e))) return { aJour: true }
    return { aJour: false, raison: this.#raison(e) }
  }

  /**
   * Folder of what the step makes, made now when it is stale. `executer` writes into an empty folder, which takes its name only
   * once it is whole.
   */
  async faire(e: Etape, executer: (dossier: string) => Promise<void>): Promise<string> {
    const sortie = this.sortie(e)
    if (this.fraicheur(e).aJour) return sortie
    const encours = `${sortie}.encours`
    fs.rmSync(encours, { recursive: true, force: true })
    fs.mkdirSync(encours, { recursive: true })
    await executer(encours)
    fs.writeFileSync(
      path.join(encours, MANIFESTE),
      JSON.stringify({ version: e.version, entrees: e.entrees }),
    )
    remplacer(sortie, encours)
    return sortie
  }

  /** Drops what is not of `utiles`. */
  nettoyer(utiles: readonly Etape[]): void {
    if (!fs.existsSync(this.#dossier)) return
    const gardes = new Set(utiles.map((e) => this.sortie(e)))
    const dossiers = fs.readdirSync(this.#dossier, { withFileTypes: true }).filter((d) => d.isDirectory())
    for (const { name } of dossiers)
      for (const cle of fs.readdirSync(path.join(this.#dossier, name))) {
        const sortie = path.join(this.#dossier, name, cle)
        if (!gardes.has(sortie)) oter(sortie)
      }
  }

  /** Folder of what the step makes, there or not. */
  sortie(e: Etape): string {
    return path.join(this.#dossier, e.nom, this.cle(e))
  }

  /** Why the step is stale: what differs from the last time that it was done. */
  #raison(e: Etape): string {
    const dossier = path.join(this.#dossier, e.nom)
    const faites = fs.existsSync(dossier)
      ? fs.readdirSync(dossier).flatMap((cle) => {
          const manifeste = path.join(dossier, cle, MANIFESTE)
          return fs.existsSync(manifeste) ? [{ manifeste, date: fs.statSync(manifeste).mtimeMs }] : []
        })
      : []
    const derniere = faites.sort((a, b) => b.date - a.date)[0]
    if (!derniere) return 'jamais faite'
    const avant = JSON.parse(fs.readFileSync(derniere.manifeste, 'utf8')) as Pick<
      Etape,
      'version' | 'entrees'
    >
    if (avant.version !== e.version) return 'le programme a changé'
    const noms = [...new Set([...Object.keys(avant.entrees), ...Object.keys(e.entrees)])]
    const differences = noms.flatMap((nom) => {
      if (!(nom in e.entrees)) return [`${nom} a disparu`]
      if (!(nom in avant.entrees)) return [`${nom} est nouveau`]
      if (avant.entrees[nom] === e.entrees[nom]) return []
      return [nom.startsWith(AMONT) ? `${nom} refaite` : `${nom} a changé`]
    })
    return differences.length <= 3
      ? differences.join(', ')
      : `${differences.slice(0, 3).join(', ')} et ${differences.length - 3} autres`
  }
}
