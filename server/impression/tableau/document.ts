/** The objects of a PDF, numbered and placed as they are written: nothing of a page is kept once it has left. Source: ISO 32000-1, §7. */
import { deflateSync } from 'node:zlib'
import type { Police } from './police.ts'

export class DocumentPdf {
  readonly #places: number[] = []
  #taille = 0

  #noter(octets: Buffer): Buffer {
    this.#taille += octets.length
    return octets
  }

  debut(): Buffer {
    return this.#noter(Buffer.from('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1'))
  }

  /** Number for an object that is written later. */
  reserver(): number {
    this.#places.push(0)
    return this.#places.length
  }

  objet(numero: number, corps: string, flux?: Buffer): Buffer {
    this.#places[numero - 1] = this.#taille
    const debut = flux
      ? `${numero} 0 obj\n<< ${corps} /Length ${flux.length} >>\nstream\n`
      : `${numero} 0 obj\n<< ${corps} >>\nendobj\n`
    return this.#noter(
      flux
        ? Buffer.concat([Buffer.from(debut, 'latin1'), flux, Buffer.from('\nendstream\nendobj\n')])
        : Buffer.from(debut, 'latin1'),
    )
  }

  fluxComprime(numero: number, contenu: Buffer, corps = ''): Buffer {
    return this.objet(numero, `/Filter /FlateDecode ${corps}`, deflateSync(contenu, { level: 6 }))
  }

  /** The three objects of a font. @returns what is written; `numero` then names the font. */
  police(numero: number, nom: string, p: Police): Buffer {
    const [descripteur, fichier] = [this.reserver(), this.reserver()]
    return Buffer.concat([
      this.objet(
        numero,
        `/Type /Font /Subtype /TrueType /BaseFont /${nom} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 ` +
          `/Widths [${p.largeurs.join(' ')}] /FontDescriptor ${descripteur} 0 R`,
      ),
      this.objet(
        descripteur,
        `/Type /FontDescriptor /FontName /${nom} /Flags 32 /FontBBox [${p.boite.join(' ')}] /ItalicAngle 0 ` +
          `/Ascent ${p.montante} /Descent ${p.descendante} /CapHeight 660 /StemV 80 /FontFile2 ${fichier} 0 R`,
      ),
      this.fluxComprime(fichier, p.octets, `/Length1 ${p.octets.length}`),
    ])
  }

  fin(catalogue: number, information: number): Buffer {
    const place = this.#taille
    const lignes = this.#places.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`)
    return Buffer.from(
      `xref\n0 ${lignes.length + 1}\n0000000000 65535 f \n${lignes.join('')}trailer\n<< /Size ${lignes.length + 1} ` +
        `/Root ${catalogue} 0 R /Info ${information} 0 R >>\nstartxref\n${place}\n%%EOF\n`,
      'latin1',
    )
  }
}

/** A text string of the document's information, in UTF-16. */
export const chaineUtf16 = (texte: string): string =>
  `<FEFF${Buffer.from(texte, 'utf16le').swap16().toString('hex').toUpperCase()}>`
