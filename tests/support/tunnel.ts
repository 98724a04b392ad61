/**
 * `tunnel.ts DOSSIER`: downloads one file from an encrypted server that cuts twice, through the tunnels of a proxy, then asks the same
 * server under another name. Prints what each end saw. The certificate of DOSSIER is trusted by NODE_EXTRA_CA_CERTS, which is read at the start.
 */
import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import path from 'node:path'
import { telecharger } from '../../etl/telecharger.ts'
import { CONTENU, servir } from './fichiers.ts'

export interface VuParLeTunnel {
  tunnels: string[]
  /** Ranges asked to the server. */
  plages: (string | null)[]
  entier: boolean
  refus: string
}

const dossier = process.argv[2]!
const lire = (nom: string) => fs.readFileSync(path.join(dossier, nom))
const ecouter = (serveur: http.Server | https.Server) =>
  new Promise<number>((oui) =>
    serveur.listen(0, '127.0.0.1', () => oui((serveur.address() as net.AddressInfo).port)),
  )

const vu: VuParLeTunnel = { tunnels: [], plages: [], entier: false, refus: '' }
const vers = path.join(dossier, 'recu')
const recus = () => fs.statSync(`${vers}.partiel`, { throwIfNoEntry: false })?.size ?? 0
const serveur = https.createServer({ key: lire('cle.pem'), cert: lire('certificat.pem') }, (q, r) => {
  const rang = vu.plages.push(q.headers.range ?? null)
  if (rang > 2) return servir()(q, r, rang)
  const [, debut = '0'] = /bytes=(\d+)-/.exec(q.headers.range ?? '') ?? []
  const reste = CONTENU.subarray(Number(debut))
  r.writeHead(rang === 1 ? 200 : 206, {
    'Content-Length': reste.length,
    ETag: '"v1"',
    ...(rang > 1 && { 'Content-Range': `bytes ${debut}-${CONTENU.length - 1}/${CONTENU.length}` }),
  })
  r.write(reste.subarray(0, 60_000))
  const guet = setInterval(() => {
    if (recus() <= Number(debut)) return
    clearInterval(guet)
    r.destroy()
  }, 5)
})
const port = await ecouter(serveur)
const proxy = http.createServer().on('connect', (q, client, tete) => {
  vu.tunnels.push(`${q.url} ${q.headers['proxy-authorization'] ?? ''}`.trim())
  const amont = net.connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n')
    amont.write(tete)
    amont.pipe(client).pipe(amont)
  })
  amont.on('error', () => client.destroy())
  client.on('error', () => amont.destroy())
})
const parProxy = await ecouter(proxy)
const env = { HTTPS_PROXY: `http://moi:secret@127.0.0.1:${parProxy}` }

await telecharger({ url: 'https://donnees.exemple/f.csv', vers }, { env, pause: 5, essais: 4 })
vu.entier = fs.readFileSync(vers).equals(CONTENU)
await telecharger(
  { url: 'https://autre.exemple/f.csv', vers: `${vers}2` },
  { env, pause: 5, essais: 2 },
).catch((erreur: Error) => (vu.refus = erreur.message))
console.log(JSON.stringify(vu))
process.exit()
