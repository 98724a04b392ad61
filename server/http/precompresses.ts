/** Built files of the page, compressed once and kept: their name changes with their content. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { RequestHandler } from 'express'

const brotli = promisify(zlib.brotliCompress)
/** Near the best size for a tenth of its time. */
const QUALITE = 9

async function compresser(fichier: string): Promise<Buffer | null> {
  // A name that no build gave: the next handler says so.
  const octets = await fs.readFile(fichier).catch(() => null)
  if (!octets) return null
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: QUALITE,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: octets.length,
  }
  return brotli(octets, { params })
}

/** @param dossier flat folder of files that never change under their name. */
export function precompresses(dossier: string): RequestHandler {
  const faits = new Map<string, Promise<Buffer | null>>()
  return async (req, res, suite) => {
    const nom = path.basename(req.path)
    const texte = /^[\w.-]+\.(js|css)$/.exec(nom)
    if (req.method !== 'GET' || !texte || !req.acceptsEncodings('br')) {
      suite()
      return
    }
    const fait = faits.get(nom) ?? compresser(path.join(dossier, nom))
    faits.set(nom, fait)
    const contenu = await fait
    if (!contenu) {
      faits.delete(nom)
      suite()
      return
    }
    res.type(texte[1]!).set('Content-Encoding', 'br').vary('Accept-Encoding')
    res.set('Cache-Control', 'public, max-age=31536000, immutable').send(contenu)
  }
}
