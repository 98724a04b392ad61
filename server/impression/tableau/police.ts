/** A TrueType font as a PDF embeds it: widths of the 224 characters of Windows-1252. Source: OpenType 1.9, tables cmap, head, hhea, hmtx. */
import { lirePolice, woffVersTrueType } from '../polices.ts'

export interface Police {
  /** The whole file, embedded as it is. */
  octets: Buffer
  /** Advance of each Windows-1252 code from 32 on, thousandths of the size. */
  largeurs: readonly number[]
  boite: readonly number[]
  montante: number
  descendante: number
}

/** Codes 128 to 159 of Windows-1252, which no decoder of the platform is sure to know; a space where there is none. */
const HAUTS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const caractereDe = (code: number): string =>
  code >= 128 && code < 160 ? HAUTS[code - 128]! : String.fromCharCode(code)
const CODES = new Map<string, number>(
  Array.from({ length: 224 }, (_, k): [string, number] => [caractereDe(255 - k), 255 - k]),
)
/** Characters of our typography that Windows-1252 lacks, with the nearest that it has. */
const PROCHES: Readonly<Record<string, string>> = {
  '\u202F': '\u00A0',
  '\u2212': '–',
  '\u2011': '-',
  '→': '›',
}

/** Text in Windows-1252; a letter that it lacks loses its accent, anything else becomes `?`. */
export function coder(texte: string): Buffer {
  const codes: number[] = []
  for (const lettre of texte.normalize('NFC')) {
    const proche = PROCHES[lettre] ?? lettre
    codes.push(CODES.get(proche) ?? CODES.get(proche.normalize('NFD')[0] ?? '') ?? 63)
  }
  return Buffer.from(codes)
}

function tables(octets: Buffer): (nom: string) => Buffer {
  const places = new Map<string, Buffer>()
  for (let k = 0; k < octets.readUInt16BE(4); k++) {
    const ici = 12 + 16 * k
    const debut = octets.readUInt32BE(ici + 8)
    places.set(
      octets.toString('latin1', ici, ici + 4),
      octets.subarray(debut, debut + octets.readUInt32BE(ici + 12)),
    )
  }
  return (nom) => {
    const table = places.get(nom)
    if (!table) throw new Error(`police sans table ${nom}`)
    return table
  }
}

/** Glyph of a Unicode character, by the segments of the format 4 of the cmap; 0: none. */
function glypheDe(cmap: Buffer): (unicode: number) => number {
  const sous = Array.from({ length: cmap.readUInt16BE(2) }, (_, k) => cmap.readUInt32BE(8 + 8 * k)).find(
    (debut) => cmap.readUInt16BE(debut) === 4,
  )
  if (sous === undefined) throw new Error('police sans cmap de format 4')
  const t = cmap.subarray(sous)
  const double = t.readUInt16BE(6)
  return (u) => {
    for (let k = 0; k < double; k += 2) {
      if (u > t.readUInt16BE(14 + k)) continue
      const debut = t.readUInt16BE(16 + double + k)
      if (u < debut) return 0
      const delta = t.readUInt16BE(16 + 2 * double + k)
      const ici = 16 + 3 * double + k
      const saut = t.readUInt16BE(ici)
      if (saut === 0) return (u + delta) % 65536
      const glyphe = t.readUInt16BE(ici + saut + 2 * (u - debut))
      return glyphe === 0 ? 0 : (glyphe + delta) % 65536
    }
    return 0
  }
}

/** Reads a font of the house. @throws Error when a table is missing. */
export function chargerPolice(paquet: string, graisse: number): Police {
  const octets = woffVersTrueType(lirePolice(paquet, graisse, 'woff'))
  const table = tables(octets)
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')]
  const unite = head.readUInt16BE(18)
  const mesures = hhea.readUInt16BE(34)
  const glyphe = glypheDe(table('cmap'))
  const mille = (n: number): number => Math.round((n * 1000) / unite)
  return {
    octets,
    largeurs: Array.from({ length: 224 }, (_, k) => {
      const g = glyphe(caractereDe(k + 32).codePointAt(0)!)
      return mille(hmtx.readUInt16BE(4 * Math.min(g, mesures - 1)))
    }),
    boite: [36, 38, 40, 42].map((ici) => mille(head.readInt16BE(ici))),
    montante: mille(hhea.readInt16BE(4)),
    descendante: mille(hhea.readInt16BE(6)),
  }
}

/** Width of a coded text at this size, in points. */
export function largeurDe(police: Police, code: Buffer, corps: number): number {
  let total = 0
  for (const c of code) total += police.largeurs[c - 32] ?? 0
  return (total * corps) / 1000
}
