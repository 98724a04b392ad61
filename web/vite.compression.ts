/** Compresses the files of the page once, when it is built: the server sends them as they are. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(zlib.brotliCompress)
/** Near the best size for a tenth of its time. */
const QUALITE = 9

export function compression(): Plugin {
  return {
    name: 'qg-compression',
    apply: 'build',
    async writeBundle({ dir = '' }, fichiers) {
      const noms = Object.keys(fichiers).filter((nom) => /\.(js|css)$/.test(nom))
      await Promise.all(
        noms.map(async (nom) => {
          const octets = await fs.readFile(path.join(dir, nom))
          const params = {
            [zlib.constants.BROTLI_PARAM_QUALITY]: QUALITE,
            [zlib.constants.BROTLI_PARAM_SIZE_HINT]: octets.length,
          }
          await fs.writeFile(path.join(dir, `${nom}.br`), await brotli(octets, { params }))
        }),
      )
    },
  }
}
