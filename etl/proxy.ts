/** Proxies of the environment: plain requests are sent whole to the proxy, encrypted ones go through a tunnel (CONNECT). */
import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'
import type { Duplex } from 'node:stream'

type Environnement = Readonly<Record<string, string | undefined>>

/** Proxy for an address, as curl and the others understand the variables; null: none. */
export function proxyPour(adresse: URL, env: Environnement): URL | null {
  const lire = (nom: string) => env[nom] ?? env[nom.toLowerCase()]
  const exceptions = (lire('NO_PROXY') ?? '').split(/[\s,]+/).filter(Boolean)
  const hote = adresse.hostname
  if (exceptions.some((e) => e === '*' || hote === e || hote.endsWith(e.startsWith('.') ? e : `.${e}`)))
    return null
  const brut = (adresse.protocol === 'https:' ? lire('HTTPS_PROXY') : lire('HTTP_PROXY')) ?? lire('ALL_PROXY')
  if (!brut) return null
  return new URL(brut.includes('://') ? brut : `http://${brut}`)
}

function autorisation(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {}
  const identite = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(identite).toString('base64')}` }
}

/** Options of http.get or https.get that go through the proxy of `env`, when there is one. */
export function agentPour(adresse: URL, env: Environnement): { agent?: http.Agent } {
  const proxy = proxyPour(adresse, env)
  if (!proxy) return {}
  return { agent: adresse.protocol === 'https:' ? new Tunnel(proxy) : new Relais(proxy) }
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
  constructor(proxy: URL) {
    super()
    this.#proxy = proxy
  }
  override createConnection(
    options: https.RequestOptions,
    rappel?: (erreur: Error | null, flux: Duplex) => void,
  ): undefined {
    const { hostname, port } = this.#proxy
    const cible = `${options.host}:${options.port ?? 443}`
    const echec = (erreur: Error) => rappel?.(erreur, null as unknown as Duplex)
    http
      .request({
        host: hostname,
        port: port || 80,
        method: 'CONNECT',
        path: cible,
        headers: { Host: cible, ...autorisation(this.#proxy) },
      })
      .on('connect', (reponse, socket) => {
        if (reponse.statusCode !== 200) return echec(new Error(`le proxy répond ${reponse.statusCode}`))
        rappel?.(null, tls.connect({ socket, servername: options.servername ?? String(options.host) }))
      })
      .on('error', echec)
      .end()
    return undefined
  }
}
