/**
 * Download of one file: resumed where it broke (HTTP ranges), retried with back-off, checked by size and SHA-256. The file takes its
 * name only when it is whole. Proxies of the environment (HTTP_PROXY, HTTPS_PROXY, NO_PROXY) are obeyed.
 */
import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { empreinteFichier } from './empreinte.ts'
import { agentPour } from './proxy.ts'

export interface Demande {
  url: string
  /** Where it goes. */
  vers: string
  sha256?: string | undefined
  octets?: number | undefined
}

export interface OptionsTelechargement {
  /** Proxies, as HTTPS_PROXY and the like. */
  env: Readonly<Record<string, string | undefined>>
  /** Called with the number of bytes that are here, and the total when the server tells. */
  avancer?: (recus: number, total: number | null) => void
  /** Called before another try: what went wrong, and when it starts again. */
  incident?: (quoi: string) => void
  essais?: number
  /** First pause between two tries, in milliseconds; it doubles. */
  pause?: number
  /** Silence after which a connection is given up, in milliseconds. */
  patience?: number
  annuler?: AbortSignal
}

/** What cannot be had, and what the reader can do by hand. */
export class TelechargementImpossible extends Error {
  override name = 'TelechargementImpossible'
  readonly url: string
  readonly vers: string
  readonly pourquoi: string
  constructor({ url, vers }: Demande, pourquoi: string, options?: ErrorOptions) {
    super(
      `${url} : ${pourquoi}.\n` +
        `  À la main : téléchargez cette adresse et posez le fichier ici : ${vers}\n` +
        '  puis relancez la même commande ; ou donnez un dossier déjà complet avec --from DIR.',
      options,
    )
    this.url = url
    this.vers = vers
    this.pourquoi = pourquoi
  }
}

/** Worth another try. */
class Passagere extends Error {
  readonly attente: number | null
  constructor(message: string, attente: number | null = null, options?: ErrorOptions) {
    super(message, options)
    this.attente = attente
  }
}

const REDIRECTIONS_MAX = 5
const ATTENTE_MAX = 60_000

const dormir = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((oui, non) => {
    const minuterie = setTimeout(oui, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(minuterie)
      non(new Error('annulé'))
    })
  })

/** @throws TelechargementImpossible naming the address, the reason and the way out. */
export async function telecharger(d: Demande, o: OptionsTelechargement): Promise<void> {
  const { essais = 5, pause = 1000 } = o
  fs.mkdirSync(path.dirname(d.vers), { recursive: true })
  const partiel = `${d.vers}.partiel`
  for (let essai = 1; ; essai++) {
    try {
      o.annuler?.throwIfAborted()
      await recevoir(d, partiel, o)
      await verifier(d, partiel)
      fs.renameSync(partiel, d.vers)
      fs.rmSync(`${partiel}.etag`, { force: true })
      return
    } catch (cause) {
      if (o.annuler?.aborted) throw new TelechargementImpossible(d, 'annulé', { cause })
      const { message } = cause as Error
      if (!(cause instanceof Passagere)) throw new TelechargementImpossible(d, message, { cause })
      if (essai === essais)
        throw new TelechargementImpossible(d, `${message}, après ${essais} essais`, { cause })
      const attente = Math.min(cause.attente ?? pause * 2 ** (essai - 1), ATTENTE_MAX)
      o.incident?.(`${message} ; essai ${essai + 1} sur ${essais} dans ${Math.ceil(attente / 1000)} s`)
      await dormir(attente, o.annuler)
    }
  }
}

async function verifier(d: Demande, fichier: string): Promise<void> {
  const { size } = fs.statSync(fichier)
  const refuser = (message: string) => {
    fs.rmSync(fichier, { force: true })
    throw new Passagere(message)
  }
  if (d.octets !== undefined && size !== d.octets) refuser(`${size} octets reçus, ${d.octets} attendus`)
  if (d.sha256 !== undefined && (await empreinteFichier(fichier)) !== d.sha256)
    refuser(
      'la somme SHA-256 n’est pas celle du catalogue : le fichier a changé à sa source, ou il est abîmé',
    )
}

/** Brings what is missing of `partiel`. An ETag kept beside it tells whether the rest is still that of the same file. */
async function recevoir(d: Demande, partiel: string, o: OptionsTelechargement): Promise<void> {
  const deja = fs.existsSync(partiel) ? fs.statSync(partiel).size : 0
  const marque = fs.existsSync(`${partiel}.etag`) ? fs.readFileSync(`${partiel}.etag`, 'utf8') : null
  const reprise = deja > 0 && marque !== null
  const entetes = reprise ? { Range: `bytes=${deja}-`, 'If-Range': marque } : {}
  const reponse = await demander(d.url, entetes, o)
  const { statusCode = 0, headers } = reponse
  if (statusCode === 416) {
    reponse.resume()
    fs.rmSync(partiel, { force: true })
    throw new Passagere('le fichier a changé à sa source')
  }
  const suite = statusCode === 206
  const longueur = headers['content-length'] === undefined ? null : Number(headers['content-length'])
  const total = longueur === null ? null : longueur + (suite ? deja : 0)
  const etag = headers.etag ?? headers['last-modified']
  if (!suite) {
    fs.rmSync(partiel, { force: true })
    if (etag) fs.writeFileSync(`${partiel}.etag`, etag)
    else fs.rmSync(`${partiel}.etag`, { force: true })
  }
  let recus = suite ? deja : 0
  o.avancer?.(recus, total)
  reponse.on('data', (morceau: Buffer) => o.avancer?.((recus += morceau.length), total))
  try {
    await pipeline(reponse, fs.createWriteStream(partiel, { flags: suite ? 'a' : 'w' }))
  } catch (cause) {
    throw new Passagere(`connexion coupée (${(cause as Error).message})`, null, { cause })
  }
  const { size } = fs.statSync(partiel)
  if (total !== null && size !== total) throw new Passagere(`${size} octets reçus, ${total} annoncés`)
}

/** Response whose body can be read (200 or 206), or 416. */
function demander(
  url: string,
  entetes: Record<string, string>,
  o: OptionsTelechargement,
  redirections = 0,
): Promise<http.IncomingMessage> {
  return new Promise((oui, non) => {
    const adresse = new URL(url)
    const module = adresse.protocol === 'https:' ? https : http
    const options = {
      headers: { 'User-Agent': 'quartier-general-etl', 'Accept-Encoding': 'identity', ...entetes },
      timeout: o.patience ?? 30_000,
      ...agentPour(adresse, o.env),
      ...(o.annuler ? { signal: o.annuler } : {}),
    }
    const requete = module.get(adresse, options, (reponse) => {
      const { statusCode = 0, headers } = reponse
      if (statusCode === 200 || statusCode === 206 || statusCode === 416) return oui(reponse)
      reponse.resume()
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        if (redirections === REDIRECTIONS_MAX) return non(new Error('trop de redirections'))
        return oui(demander(new URL(headers.location, url).href, entetes, o, redirections + 1))
      }
      if (statusCode === 429 || statusCode >= 500)
        return non(new Passagere(`le serveur répond ${statusCode}`, attenteDemandee(headers['retry-after'])))
      return non(
        new Error(
          statusCode === 404
            ? 'le serveur ne connaît plus cette adresse (404)'
            : `le serveur répond ${statusCode}`,
        ),
      )
    })
    requete.on('timeout', () => requete.destroy(new Error('le serveur ne répond plus')))
    requete.on('error', (cause) => non(new Passagere(cause.message, null, { cause })))
  })
}

/** `Retry-After`: seconds, or a date. */
function attenteDemandee(entete: string | undefined): number | null {
  if (entete === undefined) return null
  if (/^\d+$/.test(entete)) return Number(entete) * 1000
  const date = Date.parse(entete)
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now())
}
