/** Runs the steps of a graph: each one that is stale, once, after those that it needs. */
import type { Base } from '#db/connect'
import { Journal } from './anomalie.ts'
import type { Chantier } from './chantier.ts'
import type { Noeud } from './etapes.ts'
import type { Atelier } from './graphe.ts'
import type { Progres } from './progres.ts'
import { estFermee, type BaseFermee } from './publiee.ts'
import { ramasser } from './ramasser.ts'
import { avecChantier, relireAnomalies, travailler, type Dehors, type Travail } from './travail.ts'
import { MEMOIRE, Ouvrier, Voies, type Voie } from './voies.ts'

export interface Contexte {
  atelier: Atelier
  noeuds: readonly Noeud[]
  source: string
  temporaire: string
  base: Base | BaseFermee
  progres: Progres
  /** Threads that share the steps; 0: one step after the other, in this one. */
  ouvriers?: number
}

export class Execution {
  readonly #o: Contexte
  readonly #rangs: ReadonlyMap<string, number>
  readonly #faits = new Map<string, Promise<string>>()
  readonly #dehors: Dehors
  readonly #voies: Voies
  #base: Promise<Base> | null = null
  constructor(o: Contexte) {
    this.#o = o
    this.#rangs = new Map(o.noeuds.map((n, rang) => [n.nom, rang]))
    this.#dehors = { progres: o.progres, base: () => this.#ouvrirBase() }
    const ici: Voie = { executer: (t) => this.#travailler(t), fermer: () => Promise.resolve() }
    this.#voies = new Voies(
      ici,
      Array.from({ length: o.ouvriers ?? 0 }, () => new Ouvrier(o.progres)),
    )
  }

  /** Folder of what a step makes, made now if need be. What it needs is not made again when the step itself is up to date. */
  obtenir(nom: string): Promise<string> {
    const connu = this.#faits.get(nom)
    if (connu) return connu
    const rang = this.#rangs.get(nom)
    if (rang === undefined) throw new Error(`étape inconnue : ${nom}`)
    const noeud = this.#o.noeuds[rang]!
    const fait = this.#o.atelier.faire(noeud.etape, (dossier) => this.#executer(rang, noeud, dossier))
    this.#faits.set(nom, fait)
    return fait
  }

  /** Makes all the steps, those that do not need each other at the same time when there are threads. @throws what stopped the first one. */
  async tout(): Promise<void> {
    const fins = await Promise.allSettled(this.#o.noeuds.map(({ nom }) => this.obtenir(nom)))
    for (const fin of fins) if (fin.status === 'rejected') throw fin.reason
    await this.#voies.fermer()
  }

  /** Runs `travail` with all the steps in sight and the anomalies that they found; what it returns is kept by nobody. */
  async dernier<T>(travail: (c: Chantier) => Promise<T>): Promise<T> {
    const amont = new Map<string, string>()
    const journal = new Journal()
    for (const { nom } of this.#o.noeuds) {
      const dossier = await this.obtenir(nom)
      amont.set(nom, dossier)
      journal.reprendre(relireAnomalies(dossier))
    }
    const { source, temporaire } = this.#o
    const propre = {
      nom: 'publication',
      dossier: temporaire,
      valeurs: {},
      amont,
      journal,
      source,
      temporaire,
    }
    return avecChantier(propre, this.#dehors, travail)
  }

  /** Stops the threads, and closes the database when it was opened here. */
  async fermer(): Promise<void> {
    await this.#voies.fermer()
    if (this.#base) await (await this.#base).fermer()
  }

  /** In this thread. */
  async #travailler(t: Travail): Promise<void> {
    await travailler(t, this.#dehors)
    ramasser(MEMOIRE)
  }

  #ouvrirBase(): Promise<Base> {
    const { base } = this.#o
    return estFermee(base) ? (this.#base ??= base.ouvrir()) : Promise.resolve(base)
  }

  async #executer(rang: number, noeud: Noeud, dossier: string): Promise<void> {
    const { nom, module, apres, valeurs, base, poids } = noeud
    const { source, temporaire } = this.#o
    const dossiers = await Promise.all(apres.map((avant) => this.obtenir(avant)))
    const amont = new Map(apres.map((avant, i) => [avant, dossiers[i]!]))
    const travail = { nom, module, dossier, valeurs, amont, source, temporaire }
    // the connection to the database belongs to this thread
    await this.#voies.executer(rang, travail, base === true, poids)
  }
}
