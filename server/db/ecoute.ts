/** Being woken when another server writes: LISTEN on PostgreSQL, a clock on the embedded database, which has one process. */
import { Client } from 'pg'

/** Stops listening. */
export type Arret = () => void
/** @param sujet what was written about; null: something may have been, look again. */
export type Rappel = (sujet: string | null) => void

const REPRISE_MS = 1000
const HORLOGE_MS = 1000

/** Listens with a connection of its own, taken again when it falls; after a fall everything may have happened. */
export function ecouterPostgresql(url: string, canal: string, rappel: Rappel): Arret {
  let arrete = false
  let client: Client | null = null
  let reprise: NodeJS.Timeout | undefined
  const reprendre = (): void => {
    client = null
    if (!arrete) reprise ??= setTimeout(() => ((reprise = undefined), brancher()), REPRISE_MS)
  }
  const brancher = (): void => {
    const nouveau = new Client({ connectionString: url, keepAlive: true })
    client = nouveau
    nouveau.on('notification', ({ payload }) => rappel(payload ?? null))
    nouveau.on('error', reprendre)
    nouveau.on('end', reprendre)
    nouveau
      .connect()
      .then(() => nouveau.query(`listen ${nouveau.escapeIdentifier(canal)}`))
      .then(() => (arrete ? nouveau.end() : rappel(null)))
      .catch(reprendre)
  }
  brancher()
  return () => {
    arrete = true
    clearTimeout(reprise)
    void client?.end()
  }
}

/** Looks every second. */
export function ecouterHorloge(rappel: Rappel): Arret {
  const horloge = setInterval(() => rappel(null), HORLOGE_MS)
  horloge.unref()
  return () => clearInterval(horloge)
}
