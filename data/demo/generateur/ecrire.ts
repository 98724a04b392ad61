/** Files on disk: encodings, line ends, gzip without a date, percentages as the ministry rounds them. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

/** Text files above this are shipped gzipped. */
const SEUIL_GZIP = 200_000

export class Dossier {
  private readonly racine: string

  constructor(racine: string) {
    this.racine = racine
  }

  chemin(relatif: string): string {
    const chemin = path.join(this.racine, relatif)
    fs.mkdirSync(path.dirname(chemin), { recursive: true })
    return chemin
  }

  /** Gzipped when the path says so, or when it is heavy and `compressible`. */
  ecrire(relatif: string, contenu: Buffer | string, { compressible = false } = {}): void {
    const octets = Buffer.from(contenu)
    const gzip = relatif.endsWith('.gz')
    if (!gzip && compressible && octets.length > SEUIL_GZIP) this.ecrire(`${relatif}.gz`, octets)
    else fs.writeFileSync(this.chemin(relatif), gzip ? zlib.gzipSync(octets, { level: 9 }) : octets)
  }
}

/** `100·part/total`, two decimals, half up, decimal comma; `0,00` when the total is nil. */
export function pourcent(part: number, total: number): string {
  const centiemes = total === 0 ? 0 : Math.floor((20_000 * part + total) / (2 * total))
  return `${Math.floor(centiemes / 100)},${String(centiemes % 100).padStart(2, '0')}`
}

/** `,`-separated line; a field is quoted when it needs it. */
export function csv(champs: readonly (string | number)[]): string {
  return champs
    .map((c) => (/[",\n]/.test(String(c)) ? `"${String(c).replaceAll('"', '""')}"` : String(c)))
    .join(',')
}

/** Byte order mark of the INSEE files. */
export const BOM = '\uFEFF'
