/** Shots of autocannon on one route of one or several servers. */
import autocannon from 'autocannon'

export interface Cible {
  nom: string
  chemin: string
  entetes?: Record<string, string>
  /** Of a POST: another body at each request. */
  corps?: () => string
}
export interface Tir {
  /** Requests a second, all servers together. */
  debit: number
  p50: number
  p99: number
  /** Bytes a second. */
  octets: number
  bonnes: number
  /** Processor time of the servers for one good request, milliseconds: what a busy machine does not change. Null: not known. */
  processeur: number | null
  /** Neither 2xx nor 304; connections refused or cut. */
  mauvaises: number
}

/** Processor time that a server has used, seconds, from its own metrics; null when it has none. */
async function processeur(url: string): Promise<number | null> {
  const texte = await (await fetch(`${url}/metrics`)).text()
  const lu = /^process_cpu_seconds_total (\S+)/m.exec(texte)?.[1]
  return lu === undefined ? null : Number(lu)
}

/** @param connexions shared out between the servers. */
export async function tirer(
  urls: readonly string[],
  { chemin, entetes = {}, corps }: Cible,
  { secondes, connexions }: { secondes: number; connexions: number },
): Promise<Tir> {
  const total = async () => {
    const lus = await Promise.all(urls.map(processeur))
    return lus.includes(null) ? null : lus.reduce<number>((somme, s) => somme + (s ?? 0), 0)
  }
  const avant = await total()
  const tirs = await Promise.all(
    urls.map((url) =>
      autocannon({
        url,
        connections: Math.max(1, Math.round(connexions / urls.length)),
        duration: secondes,
        timeout: 30,
        requests: [
          {
            path: chemin,
            method: corps ? 'POST' : 'GET',
            headers: { ...entetes, ...(corps && { 'content-type': 'application/json' }) },
            ...(corps && { setupRequest: (r: autocannon.Request) => ({ ...r, body: corps() }) }),
          },
        ],
      }),
    ),
  )
  const somme = (f: (r: autocannon.Result) => number) => tirs.reduce((s, r) => s + f(r), 0)
  const apres = await total()
  const bonnes = somme((r) => r['2xx'] + r['3xx'])
  return {
    debit: somme((r) => (r['2xx'] + r['3xx']) / r.duration),
    p50: Math.max(...tirs.map((r) => r.latency.p50)),
    p99: Math.max(...tirs.map((r) => r.latency.p99)),
    octets: somme((r) => r.throughput.average),
    bonnes,
    processeur: avant === null || apres === null || bonnes === 0 ? null : (1000 * (apres - avant)) / bonnes,
    mauvaises: somme((r) => r['4xx'] + r['5xx'] + r.errors + r.timeouts),
  }
}
