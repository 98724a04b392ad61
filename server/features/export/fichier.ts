/** What a writer of files is given; it yields pieces, and takes the next bureaux only when the last piece has left. */
import type { BureauExporte } from '#domain/export/bureau'
import type { Colonne } from '#domain/export/colonnes'
import type { Notice } from '#domain/export/notice'

export interface Fichier {
  notice: Notice
  colonnes: readonly Colonne[]
  lots: AsyncIterable<readonly BureauExporte[]>
  /** Contours rather than points, in the formats of maps. */
  contours: boolean
}

export type Ecrivain = (fichier: Fichier) => AsyncIterable<string | Uint8Array>

/** Text that XML can hold: markup escaped, forbidden characters left out. */
export const echapperXml = (texte: string): string =>
  texte
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
