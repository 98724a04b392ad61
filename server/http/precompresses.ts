/** Files that the build of the page compressed: who reads brotli gets them as they are, nothing is compressed again. */
import fs from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'

/** @param dossier flat folder of built files; beside `x.js`, `x.js.br`. */
export function precompresses(dossier: string): RequestHandler {
  return (req, res, suite) => {
    const nom = path.basename(req.path)
    const texte = /\.(js|css)$/.exec(nom)
    if (texte && req.acceptsEncodings('br') && fs.existsSync(path.join(dossier, `${nom}.br`))) {
      req.url = `/${nom}.br`
      res.type(texte[1]!).set('Content-Encoding', 'br').vary('Accept-Encoding')
    }
    suite()
  }
}
