/** Text files of the producers as numbered lines: gzip or plain, declared encoding, nothing wholly in memory. */
import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'
import zlib from 'node:zlib'
import { SourceInvalide } from './anomalie.ts'

export type Encodage = 'latin1' | 'utf-8'
/** What the producers call latin-1 is what Windows writes. */
export const ENCODAGES: Record<Encodage, string> = { latin1: 'windows-1252', 'utf-8': 'utf-8' }

/** Bytes of a file, unzipped when its name ends in .gz. */
export function octets(fichier: string): NodeJS.ReadableStream {
  const lecture = fs.createReadStream(fichier)
  if (!fichier.endsWith('.gz')) return lecture
  const gunzip = zlib.createGunzip({ chunkSize: 1 << 17 })
  lecture.on('error', (e) => gunzip.destroy(e))
  return lecture.pipe(gunzip)
}

/** Bytes that hold whole lines. */
export interface Bloc {
  octets: Uint8Array
  /** Number of the first line. */
  ligne: number
}

const [SAUT, RETOUR] = [10, 13]
const MARQUE_UTF8 = Buffer.from([0xef, 0xbb, 0xbf])
/** Small enough that what is made of a block is gone before the garbage collector looks. */
const TAILLE_BLOC = 1 << 17

/**
 * A text file by blocks of whole lines, each with its end (the last one perhaps not), without BOM.
 * @throws SourceInvalide on a truncated gzip, on bytes that are not of the encoding.
 */
export async function* lireBlocs(fichier: string, encodage: Encodage): AsyncGenerator<Bloc> {
  let reste = Buffer.alloc(0)
  let ligne = 1
  const morceaux: Uint8Array[] = []
  let taille = 0
  const former = (fin: boolean): Bloc | null => {
    const lus = Buffer.concat([reste, ...morceaux.splice(0)])
    taille = 0
    const coupe = fin ? lus.length : lus.lastIndexOf(SAUT) + 1
    reste = lus.subarray(coupe)
    const debut = ligne === 1 && encodage === 'utf-8' && lus.subarray(0, 3).equals(MARQUE_UTF8) ? 3 : 0
    const octets = lus.subarray(debut, coupe)
    if (octets.length === 0) return null
    if (encodage === 'utf-8' && !isUtf8(octets)) {
      const message = `octets qui ne sont pas de l’${encodage} : le fichier n’est pas dans l’encodage attendu`
      throw new SourceInvalide(fichier, ligne + lignesAvantFaute(octets), message)
    }
    return { octets, ligne }
  }
  try {
    for await (const morceau of octets(fichier)) {
      morceaux.push(morceau as unknown as Uint8Array)
      taille += morceau.length
      if (taille < TAILLE_BLOC) continue
      const bloc = former(false)
      if (!bloc) continue
      yield bloc
      ligne += compterSauts(bloc.octets)
    }
    const dernier = former(true)
    if (dernier) yield dernier
  } catch (cause) {
    if (cause instanceof SourceInvalide) throw cause
    const code = (cause as NodeJS.ErrnoException).code
    if (code?.startsWith('Z_'))
      throw new SourceInvalide(fichier, ligne, 'archive gzip tronquée ou abîmée', { cause })
    throw new SourceInvalide(fichier, ligne, `lecture impossible (${(cause as Error).message})`, { cause })
  }
}

/**
 * Lines of a text file without their end (LF or CRLF) and without BOM, in batches.
 * @param finAbrupte called when the last line has no end, as in a file that was cut.
 * @throws SourceInvalide as {@link lireBlocs}.
 */
export async function* lireLignes(
  fichier: string,
  encodage: Encodage,
  finAbrupte: () => void = () => {},
): AsyncGenerator<string[]> {
  const decodeur = new TextDecoder(ENCODAGES[encodage], { ignoreBOM: true })
  for await (const { octets: lus } of lireBlocs(fichier, encodage)) {
    const lignes = decodeur.decode(lus).split('\n')
    if (lignes.at(-1) === '') lignes.pop()
    else finAbrupte()
    for (let i = 0; i < lignes.length; i++) if (lignes[i]!.endsWith('\r')) lignes[i] = lignes[i]!.slice(0, -1)
    yield lignes
  }
}

/** Calls `voir` with the place of each line of a block, its end (LF or CRLF) left out. */
export function parcourir({ octets: lus }: Bloc, voir: (debut: number, fin: number) => void): void {
  for (let debut = 0; debut < lus.length;) {
    const saut = lus.indexOf(SAUT, debut)
    const fin = saut < 0 ? lus.length : saut
    voir(debut, fin > debut && lus[fin - 1] === RETOUR ? fin - 1 : fin)
    debut = fin + 1
  }
}

function compterSauts(lus: Uint8Array): number {
  let sauts = 0
  for (let i = lus.indexOf(SAUT); i >= 0; i = lus.indexOf(SAUT, i + 1)) sauts++
  return sauts
}

/** Line ends before the first line that is not UTF-8. */
function lignesAvantFaute(lus: Uint8Array): number {
  let [lignes, debut] = [0, 0]
  for (;;) {
    const saut = lus.indexOf(SAUT, debut)
    if (!isUtf8(lus.subarray(debut, saut < 0 ? undefined : saut)) || saut < 0) return lignes
    lignes++
    debut = saut + 1
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
