/** The run that goes on here: one at a time over all the servers, in a process of its own, so that the server goes on answering. */
import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Bilan, Chargement, DemandeChargement, Nouvelle, OrdreChargement } from '#contract/chargement'
import { preter } from '#db/emprunt'
import { RACINE } from '../../config.ts'
import { Probleme } from '../../http/problem.ts'
import type { Contexte } from '../../http/route.ts'
import { battre, demanderArret, lireChargement, retenirDebut, retenirFin } from './queries.ts'

const TACHE = path.join(RACINE, 'etl/tache.ts')

const estNouvelle = (m: unknown): m is Nouvelle => typeof m === 'object' && m !== null && 'nouvelle' in m

/** Between two beats of a run: also how long a stop asked on another server waits. */
const BATTEMENT_MS = 700
/** A stop asked on another server is waited for this long, then told as asked. */
const ATTENTE_ARRET_MS = 5000

interface EnCours {
  chargement: Chargement
  enfant: ChildProcess
  fini: Promise<void>
}

export class Gestion {
  readonly #contexte: Contexte
  #enCours: EnCours | null = null

  constructor(contexte: Contexte) {
    this.#contexte = contexte
  }

  /** @throws Probleme 409 when a run is going on, here or on another server. */
  async demarrer(demande: DemandeChargement): Promise<Chargement> {
    const { base, config, horloge, log } = this.#contexte
    const chargement: Chargement = {
      id: randomUUID(),
      etat: 'encours',
      debut: horloge().toISOString(),
      fin: null,
      demande,
      bilan: { fichiers: [], etapes: [], message: '', version: null },
    }
    if (!(await retenirDebut(base.db, chargement)))
      throw new Probleme('occupe', 'Attendez sa fin, ou arrêtez-le : deux chargements se gêneraient.')
    const enfant = fork(TACHE, { execArgv: ['--import', 'tsx'], cwd: RACINE, serialization: 'advanced' })
    const parti = new Promise<void>((oui) => enfant.once('exit', () => oui()))
    if (config.databaseUrl === null) preter(base, enfant)
    enfant.on('message', (m: unknown) => estNouvelle(m) && apprendre(chargement, m))
    enfant.on('error', (err) => log.error({ err }, 'le chargement ne démarre pas'))
    const battements = setInterval(() => this.#battre(), BATTEMENT_MS)
    const fini = parti.then(async () => {
      clearInterval(battements)
      if (chargement.etat === 'encours') {
        chargement.etat = 'echec'
        chargement.bilan.message = 'Le chargement s’est arrêté sans le dire : voyez le journal du serveur.'
      }
      chargement.fin = horloge().toISOString()
      this.#enCours = null
      await retenirFin(base.db, chargement).catch((err: unknown) =>
        log.error({ err }, 'l’historique des chargements ne s’écrit pas'),
      )
    })
    this.#enCours = { chargement, enfant, fini }
    const { home, databaseUrl, fiches } = config
    enfant.send({ ordre: 'charger', demande, home, databaseUrl, fiches } satisfies OrdreChargement)
    return chargement
  }

  /** A beat that fails says nothing: the next one will, or the silence. */
  #battre(): void {
    const enCours = this.#enCours
    const { base, log } = this.#contexte
    if (!enCours) return
    battre(base.db, enCours.chargement).then(
      (ordre) => {
        if (ordre === 'arreter') tuer(enCours, 'annule', ARRETE)
        if (ordre === 'perdu') tuer(enCours, 'interrompu', INTERROMPU)
      },
      (err: unknown) => log.warn({ err }, 'le suivi du chargement ne s’écrit pas'),
    )
  }

  /** Stops a run, wherever it goes on; what was downloaded stays for the next one. @throws Probleme 404 when it is not going on. */
  async arreter(id: string): Promise<Chargement> {
    const { db } = this.#contexte.base
    const enCours = this.#enCours
    if (enCours?.chargement.id === id) {
      tuer(enCours, 'annule', ARRETE)
      await enCours.fini
    } else if (!(await demanderArret(db, id)))
      throw new Probleme('introuvable', 'Ce chargement n’est pas en cours.')
    for (let attendu = 0; ; attendu += BATTEMENT_MS) {
      const c = await lireChargement(db, id)
      if (!c) throw new Probleme('introuvable', 'Ce chargement n’existe pas.')
      if (c.etat !== 'encours' || attendu > ATTENTE_ARRET_MS) return c
      await setTimeout(BATTEMENT_MS)
    }
  }

  /** The server stops: what it was loading is told as interrupted at once, to be taken up again. */
  async interrompre(): Promise<void> {
    const enCours = this.#enCours
    if (!enCours) return
    tuer(enCours, 'interrompu', INTERROMPU)
    await enCours.fini
  }
}

const ARRETE = 'Arrêté à la demande. La publication précédente est intacte.'
const INTERROMPU =
  'Le serveur qui chargeait s’est arrêté. La publication précédente est intacte ; reprenez : sur la même machine, ce qui était fait ne se refait pas.'

function tuer({ chargement, enfant }: EnCours, etat: 'annule' | 'interrompu', message: string): void {
  if (chargement.etat !== 'encours') return
  chargement.etat = etat
  chargement.bilan.message = message
  enfant.kill('SIGKILL')
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
