/** Runs the steps of a graph: each one that is stale, after those it needs, once. */
import fs from 'node:fs'
import path from 'node:path'
import type { Base } from '#db/connect'
import { ouvrirDuck, type Duck } from '#db/duckdb'
import { Journal, type Anomalie } from './anomalie.ts'
import type { Chantier, ModuleEtape } from './chantier.ts'
import type { Noeud } from './etapes.ts'
import type { Atelier } from './graphe.ts'
import type { Progres } from './progres.ts'

const ANOMALIES = 'anomalies.json'
const RACINE_ETL = import.meta.dirname

export interface Contexte {
  atelier: Atelier
  noeuds: readonly Noeud[]
  source: string
  temporaire: string
  /** An open database, or how to open it. */
  base: Base | (() => Promise<Base>)
  progres: Progres
}

export class Execution {
  readonly #o: Contexte
  readonly #noeuds: ReadonlyMap<string, Noeud>
  readonly #faits = new Map<string, Promise<string>>()
  #base: Promise<Base> | null = null
  constructor(o: Contexte) {
    this.#o = o
    this.#noeuds = new Map(o.noeuds.map((n) => [n.nom, n]))
  }

  /** Folder of what a step makes, made now if need be. What it needs is not made again when the step itself is up to date. */
  obtenir(nom: string): Promise<string> {
    const connu = this.#faits.get(nom)
    if (connu) return connu
    const fait = this.#o.atelier.faire(this.#noeud(nom).etape, (dossier) =>
      this.#executer(this.#noeud(nom), dossier),
    )
    this.#faits.set(nom, fait)
    return fait
  }

  /** Runs `travail` with all the steps in sight and the anomalies that they found; what it returns is kept by nobody. */
  async dernier<T>(travail: (c: Chantier) => Promise<T>): Promise<T> {
    const amont = new Map<string, string>()
    const journal = new Journal()
    for (const { nom } of this.#o.noeuds) {
      const dossier = await this.obtenir(nom)
      amont.set(nom, dossier)
      const anomalies = path.join(dossier, ANOMALIES)
      if (fs.existsSync(anomalies))
        journal.reprendre(JSON.parse(fs.readFileSync(anomalies, 'utf8')) as Anomalie[])
    }
    return this.#travailler({ dossier: this.#o.temporaire, valeurs: {}, amont, journal }, travail)
  }

  /** Closes the database, when it was opened here. */
  async fermer(): Promise<void> {
    if (this.#base) await (await this.#base).fermer()
  }

  #ouvrirBase(): Promise<Base> {
    const { base } = this.#o
    return typeof base === 'function' ? (this.#base ??= base()) : Promise.resolve(base)
  }

  #noeud(nom: string): Noeud {
    const noeud = this.#noeuds.get(nom)
    if (!noeud) throw new Error(`étape inconnue : ${nom}`)
    return noeud
  }

  async #executer({ module, apres, valeurs }: Noeud, dossier: string): Promise<void> {
    const amont = new Map<string, string>()
    for (const nom of apres) amont.set(nom, await this.obtenir(nom))
    const journal = new Journal()
    const { executer } = (await import(path.join(RACINE_ETL, module))) as ModuleEtape
    await this.#travailler({ dossier, valeurs, amont, journal }, executer)
    if (journal.anomalies.length > 0)
      fs.writeFileSync(path.join(dossier, ANOMALIES), JSON.stringify(journal.anomalies))
  }

  async #travailler<T>(
    o: Pick<Chantier, 'dossier' | 'valeurs' | 'journal'> & { amont: ReadonlyMap<string, string> },
    travail: (c: Chantier) => Promise<T>,
  ): Promise<T> {
    const { source, temporaire, progres } = this.#o
    const { amont, ...propre } = o
    let duck: Promise<Duck> | null = null
    try {
      return await travail({
        ...propre,
        source,
        progres,
        de(nom) {
          const la = amont.get(nom)
          if (la === undefined) throw new Error(`une étape lit « ${nom} » sans le dire au graphe`)
          return la
        },
        duck: () => (duck ??= ouvrirDuck(temporaire)),
        base: () => this.#ouvrirBase(),
      })
    } finally {
      const ouvert = duck as Promise<Duck> | null
      if (ouvert) (await ouvert).fermer()
    }
  }
}
