/** A worker: takes a job, does it, takes the next. Any number may work on one database. */
import { setTimeout as attendre } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Base } from '#db/connect'
import type { Travail } from '#db/schemaDurable'
import { battre, conclure, echouer, enfiler, prendre, rendre, SILENCE } from './file.ts'
import { nomsDesFichiers, oublierFichiers, poserFichier } from './fichiers.ts'
import { Impossible, Perdu, type Sorte, type Tenue } from './sorte.ts'

/** Between two looks at an empty queue, milliseconds. */
const RONDE = 1000
/** Between two looks at the jobs of the day, milliseconds. */
const RONDE_DU_JOUR = 60_000

export type Issue = 'fini' | 'reessai' | 'echec' | 'perdu' | 'rendu'

export interface OptionsOuvrier {
  base: Base
  log: Logger
  horloge: () => Date
  sortes: readonly Sorte[]
  /** Seconds without a beat after which a job is taken again. */
  silence?: number
  /** Told of each job that ends. */
  finir?: (sorte: string, issue: Issue, secondes: number) => void
}

export class Ouvrier {
  readonly #o: OptionsOuvrier
  readonly #arret = new AbortController()
  readonly #silence: number
  /** Ends when the worker is asked to stop. */
  readonly #fin: Promise<'rendu'>
  #boucle: Promise<void> | null = null
  #jour = 0

  constructor(o: OptionsOuvrier) {
    this.#o = o
    this.#silence = o.silence ?? SILENCE
    this.#fin = new Promise((oui) =>
      this.#arret.signal.addEventListener('abort', () => oui('rendu'), { once: true }),
    )
  }

  /** Works until {@link arreter}; a database that does not answer is asked again. */
  demarrer(): this {
    this.#boucle ??= this.#tourner()
    return this
  }

  /** Gives back the job at hand and stops. What that job goes on doing in this process can no longer write. */
  async arreter(): Promise<void> {
    this.#arret.abort()
    await this.#boucle
  }

  /** Does every job there is to do now. @returns how many were finished. */
  async vider(): Promise<number> {
    let finis = 0
    while (!this.#arret.signal.aborted) {
      const issue = await this.#suivant()
      if (issue === null) break
      if (issue === 'fini') finis++
    }
    return finis
  }

  async #tourner(): Promise<void> {
    const { signal } = this.#arret
    while (!signal.aborted) {
      try {
        await this.#planifier()
        await this.vider()
      } catch (err) {
        this.#o.log.error({ err }, 'la file des travaux ne répond pas')
      }
      // aborted: the loop ends
      await attendre(RONDE, undefined, { signal }).catch(() => {})
    }
  }

  /** Queues the jobs of the day: the key makes it once, whoever does it. */
  async #planifier(): Promise<void> {
    const maintenant = this.#o.horloge()
    if (maintenant.getTime() < this.#jour) return
    const cle = maintenant.toISOString().slice(0, 10)
    for (const s of this.#o.sortes)
      if (s.quotidien) await enfiler(this.#o.base.db, s, { cle, donnees: {} }, maintenant)
    this.#jour = maintenant.getTime() + RONDE_DU_JOUR
  }

  async #suivant(): Promise<Issue | null> {
    const { base, sortes, finir, log } = this.#o
    const travail = await prendre(
      base.db,
      sortes.map((s) => s.nom),
      this.#silence,
    )
    if (!travail) return null
    const debut = performance.now()
    const sorte = sortes.find((s) => s.nom === travail.sorte)!
    const issue = await this.#faire(travail, sorte)
    const secondes = (performance.now() - debut) / 1000
    log.info({ travail: travail.id, sorte: sorte.nom, issue, secondes, essai: travail.essais }, 'travail')
    finir?.(sorte.nom, issue, secondes)
    return issue
  }

  async #faire(travail: Travail, sorte: Sorte): Promise<Issue> {
    const { base, horloge, log } = this.#o
    if (travail.essais > sorte.essais) {
      const message = `Abandonné : son exécution s’est interrompue ${sorte.essais} fois.`
      return echouer(base.db, travail, sorte, { message, definitif: true, maintenant: horloge() })
    }
    const perte = new AbortController()
    const pouls = setInterval(
      () =>
        void battre(base.db, travail).catch((err: unknown) =>
          err instanceof Perdu ? perte.abort(err) : log.warn({ err }, 'un travail n’a pas pu dire qu’il vit'),
        ),
      (this.#silence * 1000) / 3,
    )
    try {
      const tenue = this.#tenir(travail, sorte)
      const executer = sorte.executer(tenue).then(async (effet) => {
        await conclure(base.db, travail, sorte, effet, horloge())
        return 'fini' as const
      })
      const issue = await Promise.race([executer, interrompre(perte.signal), this.#fin])
      // whichever came first has been heard: what the job says later concerns nobody
      executer.catch(() => {})
      if (issue === 'rendu') await rendre(base.db, travail)
      if (issue === 'fini') await oublierFichiers(base.db, sorte.nom, sorte.gardes)
      return issue
    } catch (erreur) {
      if (erreur instanceof Perdu) return 'perdu'
      const { message } = erreur as Error
      log.warn({ err: erreur, travail: travail.id, sorte: sorte.nom }, 'un travail a échoué')
      const definitif = erreur instanceof Impossible
      return echouer(base.db, travail, sorte, { message, definitif, maintenant: horloge() })
    } finally {
      clearInterval(pouls)
    }
  }

  #tenir(travail: Travail, sorte: Sorte): Tenue<unknown> {
    const { base, horloge } = this.#o
    return {
      travail,
      donnees: sorte.donnees.parse(travail.donnees),
      base,
      horloge,
      avancer: (fait, total) => battre(base.db, travail, { fait, total }),
      fichiers: async () => new Set(await nomsDesFichiers(base.db, travail.id)),
      poser: (nom, contenu) => poserFichier(base.db, travail, nom, contenu),
    }
  }
}

/** Fails when the job is lost. */
function interrompre(signal: AbortSignal): Promise<never> {
  return new Promise((_oui, non) =>
    signal.addEventListener('abort', () => non(signal.reason as Error), { once: true }),
  )
}
