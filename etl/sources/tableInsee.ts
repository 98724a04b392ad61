/** Tables of INSEE as it gives them: a CSV, alone or in a zip beside the meaning of its columns, with marks where a cell is secret. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { unzipSync } from 'fflate'
import { SourceInvalide } from '../anomalie.ts'

/** Marks of INSEE for a cell that is secret, or not available. */
const NON_DIFFUSES = new Set([
  '',
  's',
  'ns',
  'nd',
  'so',
  'NA',
  'N/A - division par 0',
  'N/A - résultat non disponible',
])

/** A number with a decimal point or comma; null: not published. */
export function nombreDe(champ: string, fichier: string, ligne: number): number | null {
  const texte = champ.trim()
  if (NON_DIFFUSES.has(texte)) return null
  const n = Number(texte.replace(',', '.'))
  if (!Number.isFinite(n)) throw new SourceInvalide(fichier, ligne, `« ${champ} » n’est pas un nombre`)
  return n
}

/** Text of a file: plain, .gz, or the largest table of a .zip (INSEE puts the meaning of the columns beside it). */
export function texteDe(fichier: string): string {
  try {
    const octets = fs.readFileSync(fichier)
    if (fichier.endsWith('.gz')) return zlib.gunzipSync(octets).toString('utf8')
    if (!/\.zip$/i.test(fichier)) return octets.toString('utf8')
    const contenu = unzipSync(new Uint8Array(octets), {
      filter: ({ name }) => /\.csv$/i.test(name) && !/^meta/i.test(path.basename(name)),
    })
    const table = Object.values(contenu).sort((a, b) => b.length - a.length)[0]
    if (!table) throw new Error('aucun .csv dans l’archive')
    return Buffer.from(table).toString('utf8')
  } catch (cause) {
    throw new SourceInvalide(fichier, null, `illisible (${(cause as Error).message})`, { cause })
  }
}
