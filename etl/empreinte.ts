/** What a file or a list of facts is, in a few characters. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { RACINE } from '../server/config.ts'

/** SHA-256 of the bytes of a file. */
export async function empreinteFichier(fichier: string): Promise<string> {
  const empreinte = createHash('sha256')
  for await (const morceau of fs.createReadStream(fichier, { highWaterMark: 1 << 20 }))
    empreinte.update(morceau as Uint8Array)
  return empreinte.digest('hex')
}

/**
 * Version of a step: the hash of its code, files and folders under the root of the project. Nobody has to remember to raise a number.
 */
export function versionDuCode(...chemins: readonly string[]): string {
  const fichiers = chemins.flatMap((chemin) => {
    const absolu = path.join(RACINE, chemin)
    if (!fs.statSync(absolu).isDirectory()) return [absolu]
    const noms = fs.readdirSync(absolu, { recursive: true, encoding: 'utf8' })
    return noms
      .filter((f) => /\.(ts|sql)$/.test(f))
      .sort()
      .map((f) => path.join(absolu, f))
  })
  return empreinteTextes(...fichiers.map((f) => fs.readFileSync(f, 'utf8'))).slice(0, 12)
}

/** SHA-256 of texts, in order. */
export function empreinteTextes(...textes: readonly string[]): string {
  const empreinte = createHash('sha256')
  for (const texte of textes) empreinte.update(texte).update('\0')
  return empreinte.digest('hex')
}
