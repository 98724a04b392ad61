/** A server to attack: its log is read, and what its tables hold before and after is compared. */
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { sql } from 'kysely'
import type { Base } from '#db/connect'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { creerServeur } from '../../server/http/ecouter.ts'
import { ouvrirLog } from '../../server/http/journalisation.ts'
import { baseDeTest, dossierTemporaire } from './base.ts'
import type { ServeurDeTest } from './serveur.ts'

export interface ServeurAttaque extends ServeurDeTest {
  /** Lines written since the last call. */
  journal(): string[]
}

export async function demarrerServeurAttaque(
  env: Record<string, string> = {},
  delais: Parameters<typeof creerServeur>[2] = {},
): Promise<ServeurAttaque> {
  const base = await baseDeTest('demo')
  let lignes: string[] = []
  // the log as the server opens it, at the level that it has unless told otherwise
  const log = ouvrirLog(readConfig({}).logLevel, { write: (ligne: string) => void lignes.push(ligne) })
  const config = readConfig({ QG_HOME: dossierTemporaire(), ...env })
  const app = createApp({ base, config, log, horloge: () => new Date('2026-11-21T12:00:00Z') })
  const serveur = creerServeur(app, log, delais).listen(0, '127.0.0.1')
  await new Promise((oui) => serveur.once('listening', oui))
  return {
    base,
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    journal() {
      const dites = lignes
      lignes = []
      return dites
    },
    async fermer() {
      serveur.closeAllConnections()
      await new Promise((oui) => serveur.close(oui))
      await base.fermer()
    },
  }
}

/** Tables whose rows an attack could want; a failed entrance is counted in `tentative`, which is left out. */
const TABLES = [
  'compte',
  'seance',
  'invitation',
  'laissez_passer',
  'journal',
  'observation',
  'observation_technique',
  'enjeu',
  'technique',
  'secteur',
  'fiche_version',
  'reglage',
  'travail',
  'chargement',
  'liste',
  'liste_ligne',
  'liste_partage',
  'groupe',
  'compteur',
  'secours',
  'militants.militant',
  'militants.mission',
  'militants.inscription',
  'militants.place',
  'militants.agenda',
  'publie.lieu',
  'publie.publication',
]

/** A hash of each table: what an attack must leave as it was. */
export async function empreinteDesTables({ db }: Base): Promise<Record<string, string>> {
  const empreintes: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await sql<{ e: string | null }>`
      select md5(string_agg(md5(t::text), '' order by md5(t::text))) as e from ${sql.raw(table)} t`.execute(
      db,
    )
    empreintes[table] = rows[0]?.e ?? 'vide'
  }
  return empreintes
}

/** Keys of a line of the log: what operation needs, and nothing that says who asked, for what. */
const CLES = new Set(['level', 'time', 'pid', 'id', 'methode', 'route', 'status', 'ms', 'code', 'msg'])
const ADRESSE = /\b\d{1,3}(\.\d{1,3}){3}\b|::1/

interface Soupcons {
  /** What the log must not repeat: secrets, payloads, identifiers. */
  tus?: readonly string[]
  /** Tables that the attack may write: those that count attempts, or say that something was read. */
  sauf?: readonly string[]
}

/**
 * An attack that must fail: whatever it is refused (told to `noter` by its status) is in the log, as often and under that status; no line of the
 * log says who asked nor repeats what was asked; and no table has changed.
 */
export async function refuser(
  serveur: ServeurAttaque,
  attaque: (noter: (statut: number) => number) => Promise<void>,
  { tus = [], sauf = [] }: Soupcons = {},
): Promise<void> {
  const garder = async () => {
    const empreintes = await empreinteDesTables(serveur.base)
    return Object.fromEntries(Object.entries(empreintes).filter(([table]) => !sauf.includes(table)))
  }
  const avant = await garder()
  serveur.journal()
  const attendus = new Map<number, number>()
  await attaque((statut) => {
    if (statut >= 400) attendus.set(statut, (attendus.get(statut) ?? 0) + 1)
    return statut
  })
  expect(await garder()).toEqual(avant)
  expect([...attendus.values()].length, 'une attaque que rien ne refuse ne prouve rien').toBeGreaterThan(0)

  const lignes: string[] = []
  const compter = (): Map<number, number> => {
    lignes.push(...serveur.journal())
    const comptes = new Map<number, number>()
    for (const l of lignes) {
      const { status } = JSON.parse(l) as { status?: number }
      if (status !== undefined) comptes.set(status, (comptes.get(status) ?? 0) + 1)
    }
    return comptes
  }
  // a request is logged once its connection is done with it: after its caller has the answer
  const manquent = (): string[] => {
    const comptes = compter()
    return [...attendus].flatMap(([statut, n]) =>
      (comptes.get(statut) ?? 0) >= n
        ? []
        : [`${statut} : ${n} refus, ${comptes.get(statut) ?? 0} au journal`],
    )
  }
  await expect.poll(manquent, { timeout: 5000 }).toEqual([])
  for (const l of lignes) {
    const ligne = JSON.parse(l) as Record<string, unknown>
    expect(Object.keys(ligne).filter((c) => !CLES.has(c))).toEqual([])
    const dite = JSON.stringify({ ...ligne, id: undefined, time: undefined })
    expect(dite).not.toMatch(ADRESSE)
    for (const secret of tus) expect(dite).not.toContain(secret)
  }
}
