/** A process that is asked to stop ends what it began, gives back what it holds, and is gone in less than ten seconds. */
import type { Server } from 'node:http'
import type { Logger } from 'pino'

/** Requests have this long to end, milliseconds. */
const PATIENCE = 6000
/** Then the process ends whatever remains. */
const LIMITE = 9000

/** Stops accepting, lets the requests at hand end, cuts those that last. */
export function fermerServeur(serveur: Server): Promise<void> {
  return new Promise((oui) => {
    serveur.close(() => oui())
    // a connection that was busy is idle once answered: it would stay for the next request
    const balai = setInterval(() => serveur.closeIdleConnections(), 50)
    const coupe = setTimeout(() => serveur.closeAllConnections(), PATIENCE)
    serveur.once('close', () => {
      clearInterval(balai)
      clearTimeout(coupe)
    })
  })
}

/** On the first SIGTERM or SIGINT, runs `fermer` and exits; a second one exits at once. */
export function surArret(log: Logger, fermer: () => Promise<unknown>): void {
  let demande = false
  const arreter = (signal: string): void => {
    if (demande) process.exit(1)
    demande = true
    log.info({ signal }, 'arrêt demandé')
    setTimeout(() => {
      log.warn('arrêt forcé : une tâche ne finit pas')
      process.exit(1)
    }, LIMITE).unref()
    fermer().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'l’arrêt ne se passe pas bien')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', arreter)
  process.on('SIGTERM', arreter)
}
