/** The run that is going on: one at a time, in a process of its own, so that the server goes on answering. */
import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Bilan, Chargement, DemandeChargement, Nouvelle, OrdreChargement } from '#contract/chargement'
import { preter } from '#db/emprunt'
import { RACINE } from '../../config.ts'
import { Probleme } from '../../http/problem.ts'
import type { Contexte } from '../../http/route.ts'
import { fermerInterrompus, retenirDebut, retenirFin } from './queries.ts'

const TACHE = path.join(RACINE, 'etl/tache.ts')

const estNouvelle = (m: unknown): m is Nouvelle => typeof m === 'object' && m !== null && 'nouvelle' in m

export class Gestion {
  readonly #contexte: Contexte
  #enCours: { chargement: Chargement; enfant: ChildProcess; fini: Promise<void> } | null = null
  /** Runs that another life of the server left unfinished are told so. */
  readonly #prete: Promise<void>

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#prete = fermerInterrompus(contexte.base.db, contexte.horloge())
  }

  /** The run that is going on; null: none. */
  async enCours(): Promise<Chargement | null> {
    await this.#prete
    return this.#enCours?.chargement ?? null
  }

  /** @throws Probleme 409 when a run is going on. */
  async demarrer(demande: DemandeChargement): Promise<Chargement> {
    await this.#prete
    if (this.#enCours)
      throw new Probleme('occupe', 'Attendez sa fin, ou arrêtez-le : deux chargements se gêneraient.')
    const { base, config, horloge, log } = this.#contexte
    const chargement: Chargement = {
      id: randomUUID(),
      etat: 'encours',
      debut: horloge().toISOString(),
      fin: null,
      demande,
      bilan: { fichiers: [], etapes: [], message: '', version: null },
    }
    const enfant = fork(TACHE, { execArgv: ['--import', 'tsx'], cwd: RACINE, serialization: 'advanced' })
    const fini = new Promise<void>((oui) => enfant.once('exit', () => oui()))
    this.#enCours = { chargement, enfant, fini }
    if (config.databaseUrl === null) preter(base, enfant)
    enfant.on('message', (m: unknown) => estNouvelle(m) && apprendre(chargement, m))
    enfant.on('error', (err) => log.error({ err }, 'le chargement ne démarre pas'))
    void fini.then(async () => {
      if (chargement.etat === 'encours') {
        chargement.etat = 'echec'
        chargement.bilan.message = 'Le chargement s’est arrêté sans le dire : voyez le journal du serveur.'
      }
      chargement.fin = horloge().toISOString()
      await retenirFin(base.db, chargement).catch((err: unknown) =>
        log.error({ err }, 'l’historique des chargements ne s’écrit pas'),
      )
      this.#enCours = null
    })
    await retenirDebut(base.db, chargement)
    const { home, databaseUrl, fiches } = config
    enfant.send({ ordre: 'charger', demande, home, databaseUrl, fiches } satisfies OrdreChargement)
    return chargement
  }

  /** Stops a run; what was downloaded stays for the next one. @throws Probleme 404 when it is not going on. */
  async arreter(id: string): Promise<Chargement> {
    const enCours = this.#enCours
    if (enCours?.chargement.id !== id) throw new Probleme('introuvable', 'Ce chargement n’est pas en cours.')
    const { chargement, enfant, fini } = enCours
    chargement.etat = 'annule'
    chargement.bilan.message = 'Arrêté à la demande. La publication précédente est intacte.'
    enfant.kill('SIGKILL')
    await fini
    return chargement
  }
}

/** What the process of the run says goes into what the page shows. */
function apprendre(chargement: Chargement, n: Nouvelle): void {
  const { bilan } = chargement
  switch (n.nouvelle) {
    case 'fichiers':
      bilan.fichiers = n.fichiers.map(({ nom, url }) => ({
        nom,
        url,
        etat: 'attente',
        recus: 0,
        total: null,
        repris: 0,
        verifie: false,
        incident: null,
        echec: null,
      }))
      return
    case 'fichier':
      bilan.fichiers = bilan.fichiers.map((f) => (f.nom === n.nom ? { ...f, ...n.etat } : f))
      return
    case 'etape':
      bilan.etapes[n.rang] = n.etape
      return
    case 'fin':
      if (chargement.etat !== 'encours') return
      chargement.etat = n.etat
      chargement.bilan = { ...bilan, message: n.message, version: n.version } satisfies Bilan
  }
}
