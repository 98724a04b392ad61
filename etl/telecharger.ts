/**
 * Download of one file: resumed where it broke (HTTP ranges), retried with back-off, checked by size and SHA-256. The file takes its
 * name only when it is whole. Proxies of the environment (HTTP_PROXY, HTTPS_PROXY, NO_PROXY) are obeyed.
 */
import fs from 'node:fs'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { empreinteFichier } from './empreinte.ts'
import { direPanne } from './panne.ts'
import { dansReseau, demander, Passagere, PATIENCE, type OptionsRequete } from './reseau.ts'

export interface Demande {
  url: string
  /** Where it goes. */
  vers: string
  sha256?: string | undefined
  octets?: number | undefined
}

export interface OptionsTelechargement extends OptionsRequete {
  /** Called with the number of bytes that are here, and the total when the server tells. */
  avancer?: (recus: number, total: number | null) => void
  /** Called before another try: what went wrong, and when it starts again. */
  incident?: (quoi: string) => void
  /** Tries in a row that bring nothing. */
  essais?: number
  /** First pause between two tries, in milliseconds; it doubles. */
  pause?: number
}

/** What cannot be had, and what the reader can do by hand. */
export class TelechargementImpossible extends Error {
  override name = 'TelechargementImpossible'
  readonly url: string
  readonly vers: string
  readonly pourquoi: string
  constructor({ url, vers }: Demande, pourquoi: string, options?: ErrorOptions) {
    super(
      `${url} : ${pourquoi}${/[.?!]$/.test(pourquoi) ? '' : '.'}\n` +
        `  À la main : téléchargez cette adresse et posez le fichier ici : ${vers}\n` +
        '  puis relancez la même commande ; ou donnez un dossier déjà complet avec --from DIR.',
      options,
    )
    this.url = url
    this.vers = vers
    this.pourquoi = pourquoi
  }
}

/** Longest wait that is done; a server that asks for more is told to the reader. */
const ATTENTE_MAX = 120_000
/** What a try must bring for the next one to be counted as the first. */
const PROGRES = 1e6
/** A file that does not look like what it should is asked for once more: it is long, and the answer is mostly the same. */
const VERIFICATIONS = 2
/** Bytes a second below which a connection is as good as silent. */
const DEBIT_MIN = 256

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
  let [acquis, refus] = [tailleDe(partiel), 0]
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
      if (cause instanceof Douteux && ++refus === VERIFICATIONS)
        throw new TelechargementImpossible(d, `${message}, deux fois de suite`, { cause })
      if (tailleDe(partiel) >= acquis + PROGRES) {
        acquis = tailleDe(partiel)
        essai = 1
      } else if (essai >= essais)
        throw new TelechargementImpossible(d, `${message}, après ${essais} essais`, { cause })
      const attente = cause.attente ?? Math.min(pause * 2 ** (essai - 1), ATTENTE_MAX)
      if (attente > ATTENTE_MAX)
        throw new TelechargementImpossible(
          d,
          `${message} et demande d’attendre ${Math.ceil(attente / 60_000)} minutes : relancez alors la même commande`,
          { cause },
        )
      o.incident?.(`${message} ; essai ${essai + 1} sur ${essais} dans ${Math.ceil(attente / 1000)} s`)
      await dormir(attente, o.annuler)
    }
  }
}

const tailleDe = (fichier: string) => fs.statSync(fichier, { throwIfNoEntry: false })?.size ?? 0

/** What came is whole, and is not the file that is expected. */
class Douteux extends Passagere {}

/** First bytes of a file that has the name of one of these formats. */
const SIGNATURES: readonly [RegExp, readonly number[]][] = [
  [/\.gz$/, [0x1f, 0x8b]],
  [/\.parquet$/, [0x50, 0x41, 0x52, 0x31]],
  [/\.xlsx$/, [0x50, 0x4b]],
]

async function verifier(d: Demande, fichier: string): Promise<void> {
  const { size } = fs.statSync(fichier)
  const refuser = (erreur: Error) => {
    fs.rmSync(fichier, { force: true })
    fs.rmSync(`${fichier}.etag`, { force: true })
    throw erreur
  }
  const debut = commencement(fichier)
  if (/^\s*<(!doctype html|html)/i.test(debut.toString('latin1')))
    refuser(
      new Error(
        'le serveur rend une page web au lieu du fichier : le réseau demande-t-il de s’identifier (portail, proxy) ?',
      ),
    )
  if (d.octets !== undefined && size !== d.octets)
    refuser(new Douteux(`${size} octets reçus, ${d.octets} attendus`))
  if (d.sha256 !== undefined && (await empreinteFichier(fichier)) !== d.sha256)
    refuser(
      new Douteux(
        'la somme SHA-256 n’est pas celle du catalogue : le fichier a changé à sa source, ou il est abîmé',
      ),
    )
  const signature = SIGNATURES.find(([nom]) => nom.test(d.vers))?.[1] ?? []
  if (signature.some((octet, i) => debut[i] !== octet))
    refuser(new Douteux(`ce qui est reçu n’est pas un fichier ${path.extname(d.vers)}`))
  if (size === 0) refuser(new Douteux('le fichier reçu est vide'))
}

function commencement(fichier: string): Buffer {
  const descripteur = fs.openSync(fichier, 'r')
  try {
    const octets = Buffer.alloc(256)
    return octets.subarray(0, fs.readSync(descripteur, octets))
  } finally {
    fs.closeSync(descripteur)
  }
}

/** Brings what is missing of `partiel`. An ETag kept beside it tells whether the rest is still that of the same file. */
async function recevoir(d: Demande, partiel: string, o: OptionsTelechargement): Promise<void> {
  const deja = tailleDe(partiel)
  const marque = fs.existsSync(`${partiel}.etag`) ? fs.readFileSync(`${partiel}.etag`, 'utf8') : null
  const reprise = deja > 0 && marque !== null
  const entetes = reprise ? { Range: `bytes=${deja}-`, 'If-Range': marque } : {}
  const reponse = await demander(d.url, entetes, o)
  const { statusCode = 0, headers } = reponse
  const etag = headers.etag ?? headers['last-modified']
  const plage = headers['content-range'] ?? ''
  const change = () => {
    reponse.destroy()
    fs.rmSync(partiel, { force: true })
    return new Passagere('le fichier a changé à sa source')
  }
  if (statusCode === 416) {
    // all of it had come, and the run died before it took its name
    if (reprise && plage === `bytes */${deja}` && (etag === undefined || etag === marque)) {
      reponse.resume()
      return
    }
    throw change()
  }
  const suite = statusCode === 206
  // a server that does not know If-Range gives the rest of whatever is there now
  if (
    suite &&
    (!reprise ||
      (plage !== '' && !plage.startsWith(`bytes ${deja}-`)) ||
      (etag !== undefined && etag !== marque))
  )
    throw change()
  const decodeur = suite ? null : decodeurDe(headers['content-encoding'], d.url)
  const longueur = headers['content-length'] === undefined ? null : Number(headers['content-length'])
  const total = longueur === null || decodeur ? null : longueur + (suite ? deja : 0)
  if (!suite) {
    fs.rmSync(partiel, { force: true })
    // what is decoded on the way has no place to go on from
    if (etag && !decodeur) fs.writeFileSync(`${partiel}.etag`, etag)
    else fs.rmSync(`${partiel}.etag`, { force: true })
  }
  let recus = suite ? deja : 0
  o.avancer?.(recus, total)
  reponse.on('data', (morceau: Buffer) => o.avancer?.((recus += morceau.length), total))
  const sortie = fs.createWriteStream(partiel, { flags: suite ? 'a' : 'w' })
  const guet = veiller(reponse, o.patience ?? PATIENCE)
  try {
    await (decodeur ? pipeline(reponse, decodeur, sortie) : pipeline(reponse, sortie))
  } catch (cause) {
    if (DU_DISQUE.test((cause as NodeJS.ErrnoException).code ?? ''))
      throw new Error(direPanne(cause) ?? (cause as Error).message, { cause })
    throw new Passagere(`connexion coupée (${dansReseau(cause as Error).message})`, null, { cause })
  } finally {
    clearInterval(guet)
  }
  const taille = tailleDe(partiel)
  if (total !== null && taille !== total) throw new Passagere(`${taille} octets reçus, ${total} annoncés`)
}

/** Codes of what the disk refuses, as opposed to the network. */
const DU_DISQUE = /^E(NOSPC|DQUOT|ACCES|PERM|ROFS|IO|ISDIR)$/

/** Some servers and proxies compress what was asked as it is; a file that is compressed by itself stays so. */
function decodeurDe(encodage: string | undefined, url: string): Transform | null {
  if (encodage === undefined || encodage === 'identity' || new URL(url).pathname.endsWith('.gz')) return null
  if (/^(x-)?gzip$/i.test(encodage)) return zlib.createGunzip()
  if (/^br$/i.test(encodage)) return zlib.createBrotliDecompress()
  throw new Error(`le serveur envoie le fichier sous une forme inconnue (Content-Encoding : ${encodage})`)
}

/** Cuts a response that trickles: bytes that come one by one keep a connection from falling silent, for days. */
function veiller(reponse: IncomingMessage, patience: number): NodeJS.Timeout {
  let [recus, avant] = [0, 0]
  reponse.on('data', (morceau: Buffer) => (recus += morceau.length))
  return setInterval(() => {
    if (recus - avant < (DEBIT_MIN * patience) / 1000)
      reponse.destroy(new Passagere('le serveur n’envoie presque plus rien'))
    avant = recus
  }, patience)
}
