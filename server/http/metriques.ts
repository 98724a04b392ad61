/** What Prometheus reads of a process: requests by route, jobs, connections, the event loop and memory of Node. */
import { timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Base } from '#db/connect'
import { estLocale } from './acces.ts'
import { Probleme } from './problem.ts'

/** Jobs by kind and status; `age`: seconds since the oldest could start. */
type Etat = { sorte: string; statut: string; nombre: number; age: number }[]

export class Mesures {
  readonly registre = new Registry()
  readonly #requetes: Histogram<'methode' | 'route' | 'status'>
  readonly #travaux: Histogram<'sorte' | 'issue'>
  readonly #repris: Counter<'sorte'>

  /** @param compter state of the queue, read when somebody asks. */
  constructor(base: Base, compter: () => Promise<Etat>) {
    const registers = [this.registre]
    collectDefaultMetrics({ register: this.registre })
    this.#requetes = new Histogram({
      name: 'qg_requete_secondes',
      help: 'Durée des requêtes HTTP, par motif de route',
      labelNames: ['methode', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    })
    this.#travaux = new Histogram({
      name: 'qg_travail_secondes',
      help: 'Durée des travaux, par sorte et par issue',
      labelNames: ['sorte', 'issue'],
      buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1800],
      registers,
    })
    this.#repris = new Counter({
      name: 'qg_travaux_perdus_total',
      help: 'Travaux perdus en route : annulés, ou repris par un autre ouvrier',
      labelNames: ['sorte'],
      registers,
    })
    const etat = (name: string, help: string, lire: (ligne: Etat[number]) => number) =>
      new Gauge({
        name,
        help,
        labelNames: ['sorte', 'statut'],
        registers,
        async collect() {
          this.reset()
          for (const l of await compter())
            if (name !== 'qg_travaux_retard_secondes' || l.statut === 'attente')
              this.set({ sorte: l.sorte, statut: l.statut }, lire(l))
        },
      })
    etat('qg_travaux', 'Travaux de la file, par sorte et par statut', (l) => l.nombre)
    etat('qg_travaux_retard_secondes', 'Attente du plus ancien travail qui pourrait commencer', (l) =>
      Math.max(0, l.age),
    )
    const { connexions } = base
    if (connexions)
      this.registre.registerMetric(
        new Gauge({
          name: 'qg_connexions',
          help: 'Connexions à PostgreSQL : ouvertes, libres, et demandes qui en attendent une',
          labelNames: ['etat'],
          registers: [],
          collect() {
            const { ouvertes, libres, attentes } = connexions()
            this.set({ etat: 'ouvertes' }, ouvertes)
            this.set({ etat: 'libres' }, libres)
            this.set({ etat: 'attentes' }, attentes)
          },
        }),
      )
  }

  requete(l: { methode: string; route: string; status: number }, secondes: number): void {
    this.#requetes.observe(l, secondes)
  }

  travail(sorte: string, issue: string, secondes: number): void {
    this.#travaux.observe({ sorte, issue }, secondes)
    if (issue === 'perdu') this.#repris.inc({ sorte })
  }
}

const memes = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** `/metrics`, for this machine, or for whoever brings the token of the environment. */
export function montrerMesures({ registre }: Mesures, jeton: string | null): RequestHandler {
  return async (req, res) => {
    const recu = /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1]
    const permis = jeton === null ? estLocale(req) : recu !== undefined && memes(recu, jeton)
    if (!permis) throw new Probleme('interdit', 'Les mesures demandent un jeton (METRIQUES_JETON).')
    res
      .set('Cache-Control', 'no-store')
      .type(registre.contentType)
      .send(await registre.metrics())
  }
}
