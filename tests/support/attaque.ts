/** A server to attack: its log is read, and what its tables hold before and after is compared. */
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { sql } from 'kysely'
import type { Base } from '#db/connect'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { creerServeur } from '../../server/http/ecouter.ts'
import { baseDeTest, dossierTemporaire } from './base.ts'
import type { ServeurDeTest } from './serveur.ts'

export interface ServeurAttaque extends ServeurDeTest {
  /** Lines written since the last call. */
  journal(): string[]
}

export async function demarrerServeurAttaque(
  env: Record<string, string> = {},
  delais: Parameters<typeof creerServeur>[1] = {},
): Promise<ServeurAttaque> {
  const base = await baseDeTest('demo')
  let lignes: string[] = []
  const log = pino({ level: 'info' }, { write: (ligne: string) => void lignes.push(ligne) })
  const config = readConfig({ QG_HOME: dossierTemporaire(), ...env })
  const app = createApp({ base, config, log, horloge: () => new Date('2026-11-21T12:00:00Z') })
  const serveur = creerServeur(app, delais).listen(0, '127.0.0.1')
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
  'militants.militant',
  'militants.mission',
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
