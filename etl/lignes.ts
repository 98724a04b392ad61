/** Text files of the producers as numbered lines: gzip or plain, declared encoding, nothing wholly in memory. */
import fs from 'node:fs'
import zlib from 'node:zlib'
import { SourceInvalide } from './anomalie.ts'

export type Encodage = 'latin1' | 'utf-8'
/** What the producers call latin-1 is what Windows writes. */
const ENCODAGES: Record<Encodage, string> = { latin1: 'windows-1252', 'utf-8': 'utf-8' }

/** Bytes of a file, unzipped when its name ends in .gz. */
export function octets(fichier: string): NodeJS.ReadableStream {
  const lecture = fs.createReadStream(fichier)
  if (!fichier.endsWith('.gz')) return lecture
  const gunzip = zlib.createGunzip()
  lecture.on('error', (e) => gunzip.destroy(e))
  return lecture.pipe(gunzip)
}

/**
 * Lines of a text file without their end (LF or CRLF) and without BOM, in batches.
 * @param finAbrupte called when the last line has no end, as in a file that was cut.
 * @throws SourceInvalide on a truncated gzip, on bytes that are not of the encoding.
 */
export async function* lireLignes(
  fichier: string,
  encodage: Encodage,
  finAbrupte: () => void = () => {},
): AsyncGenerator<string[]> {
  const decodeur = new TextDecoder(ENCODAGES[encodage], { fatal: true })
  let reste = ''
  let vues = 0
  try {
    for await (const morceau of octets(fichier)) {
      const lus = morceau as unknown as Uint8Array
      let texte
      try {
        texte = decodeur.decode(lus, { stream: true })
      } catch (cause) {
        const ligne = vues + 1 + lignesAvantFaute(lus, encodage)
        const message = `octets qui ne sont pas de l’${encodage} : le fichier n’est pas dans l’encodage attendu`
        throw new SourceInvalide(fichier, ligne, message, { cause })
      }
      const lignes = (reste + texte).split('\n')
      reste = lignes.pop()!
      for (let i = 0; i < lignes.length; i++)
        if (lignes[i]!.endsWith('\r')) lignes[i] = lignes[i]!.slice(0, -1)
      vues += lignes.length
      if (lignes.length > 0) yield lignes
    }
    reste += decodeur.decode()
    if (reste.endsWith('\r')) reste = reste.slice(0, -1)
    if (reste !== '') {
      finAbrupte()
      yield [reste]
    }
  } catch (cause) {
    if (cause instanceof SourceInvalide) throw cause
    const code = (cause as NodeJS.ErrnoException).code
    if (code?.startsWith('Z_'))
      throw new SourceInvalide(fichier, vues + 1, 'archive gzip tronquée ou abîmée', { cause })
    throw new SourceInvalide(fichier, vues + 1, `lecture impossible (${(cause as Error).message})`, { cause })
  }
}

/** Line ends of `octets` before the first line that is not of the encoding. The first one can begin inside a character. */
function lignesAvantFaute(octets: Uint8Array, encodage: Encodage): number {
  const decodeur = new TextDecoder(ENCODAGES[encodage], { fatal: true })
  let debut = octets.findIndex((o) => (o & 0xc0) !== 0x80)
  for (let lignes = 0; ; lignes++) {
    const fin = octets.indexOf(10, debut)
    try {
      decodeur.decode(octets.subarray(debut, fin < 0 ? undefined : fin))
    } catch {
      // this is the line
      return lignes
    }
    if (fin < 0) return lignes
    debut = fin + 1
  }
}

/**
 * Fields of one line separated by `separateur`, with the quotes of CSV (`""` inside a quoted field).
 * A line without any quote takes the short way.
 */
export function decouper(ligne: string, separateur: string): string[] {
  if (!ligne.includes('"')) return ligne.split(separateur)
  const champs: string[] = []
  let i = 0
  while (i <= ligne.length) {
    if (ligne[i] === '"') {
      let valeur = ''
      let j = i + 1
      for (;;) {
        const fin = ligne.indexOf('"', j)
        if (fin < 0) throw new Error('guillemet ouvert et jamais fermé')
        valeur += ligne.slice(j, fin)
        if (ligne[fin + 1] !== '"') {
          i = fin + 1
          break
        }
        valeur += '"'
        j = fin + 2
      }
      if (i < ligne.length && ligne[i] !== separateur) throw new Error('texte après un guillemet fermant')
      champs.push(valeur)
      i += 1
      if (i === ligne.length + 1) return champs
    } else {
      const fin = ligne.indexOf(separateur, i)
      champs.push(ligne.slice(i, fin < 0 ? undefined : fin))
      if (fin < 0) return champs
      i = fin + 1
    }
  }
  return champs
}
