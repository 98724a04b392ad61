/** A real server on a free port, over a real database with the demonstration published, that nobody else sees. */
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { Base } from '#db/connect'
import { baseDeTest, dossierTemporaire } from './base.ts'

export interface ServeurDeTest {
  url: string
  base: Base
  fermer(): Promise<void>
}

/** Starts the application on the demonstration département. @param env more of the environment of the server. */
export async function demarrerServeurDemo(
  horloge: () => Date = () => new Date('2026-11-21T12:00:00Z'),
  env: Record<string, string> = {},
): Promise<ServeurDeTest> {
  const base = await baseDeTest('demo')
  const config = readConfig({ LOG_LEVEL: 'silent', QG_HOME: dossierTemporaire(), ...env })
  const app = createApp({
    base,
    config,
    log: pino({ level: 'silent' }),
    horloge,
  })
  const serveur = app.listen(0, '127.0.0.1')
  await new Promise((oui) => serveur.once('listening', oui))
  return {
    base,
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    async fermer() {
      serveur.closeAllConnections()
      await new Promise((oui) => serveur.close(oui))
      await base.fermer()
    },
  }
}
