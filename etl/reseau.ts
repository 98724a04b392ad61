/** One request of a download: redirections, proxies, and failures that say in French what happens and whether to try again. */
import http from 'node:http'
import https from 'node:https'
import { agentPour } from './proxy.ts'

export interface OptionsRequete {
  /** Proxies, as HTTPS_PROXY and the like. */
  env: Readonly<Record<string, string | undefined>>
  /** Silence after which a connection is given up, in milliseconds. */
  patience?: number
  annuler?: AbortSignal
}

/** Worth another try. */
export class Passagere extends Error {
  /** Milliseconds that the server asks to wait. */
  readonly attente: number | null
  constructor(message: string, attente: number | null = null, options?: ErrorOptions) {
    super(message, options)
    this.attente = attente
  }
}

const REDIRECTIONS_MAX = 5
export const PATIENCE = 30_000

/** What a status says to somebody who can do something about it; the others are named by their number. */
const STATUTS: Readonly<Record<number, string>> = {
  401: 'le serveur demande un mot de passe (401)',
  403: 'le serveur répond 403 : il refuse de donner ce fichier',
  404: 'le serveur ne connaît plus cette adresse (404)',
  407: 'le proxy demande un nom et un mot de passe (407) : mettez-les dans HTTPS_PROXY, http://nom:secret@proxy:3128',
  410: 'le serveur a retiré ce fichier (410)',
}

/** Failures of the network, by code: what to say, and whether they pass. */
const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ce nom de serveur est introuvable : la machine est-elle connectée à internet ?',
  EAI_AGAIN: 'les noms de serveurs ne se trouvent pas : la machine est-elle connectée à internet ?',
  ECONNREFUSED: 'le serveur refuse la connexion',
  ECONNRESET: 'le serveur a coupé la connexion',
  EPIPE: 'le serveur a coupé la connexion',
  ETIMEDOUT: 'le serveur ne répond pas',
  EHOSTUNREACH: 'le serveur ne peut pas être joint',
  ENETUNREACH: 'le réseau ne répond pas : la machine est-elle connectée à internet ?',
}
const CERTIFICAT = /certificate|self[- ]signed|CERT_|altname/i

/** The failure of a connection, in French. A certificate that is refused will be refused again. */
export function dansReseau(cause: Error): Error {
  const { code = '', message } = cause as NodeJS.ErrnoException
  if (cause instanceof Passagere) return cause
  if (CERTIFICAT.test(code) || CERTIFICAT.test(message))
    return new Error(
      `le certificat du serveur n’est pas reconnu (${message}) : un proxy qui déchiffre ? Donnez son certificat avec NODE_EXTRA_CA_CERTS`,
      { cause },
    )
  if (message.startsWith('le proxy demande ')) return cause
  const dit = CODES[code] ?? (message === 'socket hang up' ? CODES['ECONNRESET'] : undefined)
  return new Passagere(dit ?? message, null, { cause })
}

/** Response whose body can be read (200 or 206), or 416. @throws Passagere when another try may do. */
export function demander(
  url: string,
  entetes: Record<string, string>,
  o: OptionsRequete,
  redirections = 0,
): Promise<http.IncomingMessage> {
  return new Promise((oui, non) => {
    const adresse = new URL(url)
    const module = adresse.protocol === 'https:' ? https : http
    const patience = o.patience ?? PATIENCE
    const options = {
      headers: { 'User-Agent': 'quartier-general-etl', 'Accept-Encoding': 'identity', ...entetes },
      timeout: patience,
      ...agentPour(adresse, o.env, patience),
      ...(o.annuler ? { signal: o.annuler } : {}),
    }
    const requete = module.get(adresse, options, (reponse) => {
      const { statusCode = 0, headers } = reponse
      if (statusCode === 200 || statusCode === 206 || statusCode === 416) return oui(reponse)
      reponse.resume()
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        if (redirections === REDIRECTIONS_MAX) return non(new Error('trop de redirections'))
        const suivante = URL.canParse(headers.location, url) ? new URL(headers.location, url) : null
        if (!suivante || !/^https?:$/.test(suivante.protocol))
          return non(
            new Error(`le serveur renvoie vers une adresse qui n’en est pas une (« ${headers.location} »)`),
          )
        return oui(demander(suivante.href, entetes, o, redirections + 1))
      }
      if (statusCode === 408 || statusCode === 429 || statusCode >= 500)
        return non(new Passagere(`le serveur répond ${statusCode}`, attenteDemandee(headers['retry-after'])))
      return non(new Error(STATUTS[statusCode] ?? `le serveur répond ${statusCode}`))
    })
    requete.on('timeout', () => requete.destroy(new Passagere('le serveur ne répond plus')))
    requete.on('error', (cause) => non(dansReseau(cause)))
  })
}

/** `Retry-After`: seconds, or a date. */
function attenteDemandee(entete: string | undefined): number | null {
  if (entete === undefined) return null
  if (/^\d+$/.test(entete)) return Number(entete) * 1000
  const date = Date.parse(entete)
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now())
}
