/** Proxies of the environment: plain requests are sent whole to the proxy, encrypted ones go through a tunnel (CONNECT). */
import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'
import type { Duplex } from 'node:stream'

type Environnement = Readonly<Record<string, string | undefined>>

/** Proxy for an address, as curl and the others understand the variables; null: none. */
export function proxyPour(adresse: URL, env: Environnement): URL | null {
  const lire = (nom: string) => env[nom] ?? env[nom.toLowerCase()]
  const exceptions = (lire('NO_PROXY') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (exceptions.some((e) => epargne(e, adresse))) return null
  const brut = (adresse.protocol === 'https:' ? lire('HTTPS_PROXY') : lire('HTTP_PROXY')) ?? lire('ALL_PROXY')
  if (!brut) return null
  return new URL(brut.includes('://') ? brut : `http://${brut}`)
}

/** `*`, `exemple.fr` (and what is under it), `.exemple.fr`, `*.exemple.fr`, `exemple.fr:8080`. */
function epargne(exception: string, { hostname, port, protocol }: URL): boolean {
  if (exception === '*') return true
  const [, nom = exception, seul] = /^(.*?):(\d+)$/.exec(exception) ?? []
  if (seul !== undefined && seul !== (port || (protocol === 'https:' ? '443' : '80'))) return false
  const domaine = nom.replace(/^\*?\./, '')
  return hostname === domaine || hostname.endsWith(`.${domaine}`)
}

function autorisation(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {}
  const identite = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(identite).toString('base64')}` }
}

/** Options of http.get or https.get that go through the proxy of `env`, when there is one. @param patience for it to open a tunnel, in milliseconds. */
export function agentPour(adresse: URL, env: Environnement, patience: number): { agent?: http.Agent } {
  const proxy = proxyPour(adresse, env)
  if (!proxy) return {}
  return { agent: adresse.protocol === 'https:' ? new Tunnel(proxy, patience) : new Relais(proxy) }
}

/** Sends plain requests to the proxy, with the whole address on the first line. */
class Relais extends http.Agent {
  readonly #proxy: URL
  constructor(proxy: URL) {
    super()
    this.#proxy = proxy
  }
  // Node calls it with the request; the types do not know it.
  addRequest(requete: http.ClientRequest, options: http.RequestOptions): void {
    const hote = `${options.host}${options.port && Number(options.port) !== 80 ? `:${options.port}` : ''}`
    requete.path = `http://${hote}${requete.path}`
    for (const [nom, valeur] of Object.entries(autorisation(this.#proxy))) requete.setHeader(nom, valeur)
    const { hostname, port } = this.#proxy
    const parent = http.Agent.prototype as unknown as {
      addRequest(r: http.ClientRequest, o: http.RequestOptions): void
    }
    parent.addRequest.call(this, requete, { ...options, host: hostname, port: port || 80 })
  }
}

/** Opens a tunnel through the proxy, then encrypts from end to end. */
class Tunnel extends https.Agent {
  readonly #proxy: URL
  readonly #patience: number
  constructor(proxy: URL, patience: number) {
    super()
    this.#proxy = proxy
    this.#patience = patience
  }
  override createConnection(
    options: https.RequestOptions,
    rappel?: (erreur: Error | null, flux: Duplex) => void,
  ): undefined {
    const { hostname, port } = this.#proxy
    const cible = `${options.host}:${options.port ?? 443}`
    const echec = (erreur: Error) => rappel?.(erreur, null as unknown as Duplex)
    const requete = http
      .request({
        host: hostname,
        port: port || 80,
        method: 'CONNECT',
        path: cible,
        timeout: this.#patience,
        headers: { Host: cible, ...autorisation(this.#proxy) },
      })
      .on('connect', (reponse, socket) => {
        if (reponse.statusCode !== 200) {
          socket.destroy()
          return echec(
            new Error(
              reponse.statusCode === 407
                ? 'le proxy demande un nom et un mot de passe (407) : mettez-les dans HTTPS_PROXY, http://nom:secret@proxy:3128'
                : `le proxy répond ${reponse.statusCode}`,
            ),
          )
        }
        rappel?.(null, tls.connect({ socket, servername: options.servername ?? String(options.host) }))
      })
      .on('timeout', () => requete.destroy(new Error('le proxy ne répond plus')))
      .on('error', echec)
    requete.end()
    return undefined
  }
}
