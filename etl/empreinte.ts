/** What a file or a list of facts is, in a few characters. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'

/** SHA-256 of the bytes of a file. */
export async function empreinteFichier(fichier: string): Promise<string> {
  const empreinte = createHash('sha256')
  for await (const morceau of fs.createReadStream(fichier, { highWaterMark: 1 << 20 }))
    empreinte.update(morceau as Uint8Array)
  return empreinte.digest('hex')
}

/** SHA-256 of texts, in order. */
export function empreinteTextes(...textes: readonly string[]): string {
  const empreinte = createHash('sha256')
  for (const texte of textes) empreinte.update(texte).update('\0')
  return empreinte.digest('hex')
}
