/** Fonts of the fiches, from the @fontsource packages: WOFF unpacked into TrueType for typst, as they are for the page. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import zlib from 'node:zlib'

const require = createRequire(import.meta.url)

/** Barlow at 75 % and 87.5 % width and Source Sans 3; all under the Open Font License. */
const COUPES: readonly (readonly [paquet: string, graisses: readonly number[]])[] = [
  ['barlow-condensed', [600, 700]],
  ['barlow-semi-condensed', [500, 600, 700]],
  ['source-sans-3', [400, 700]],
]

/** TrueType fonts that typst needs; it folds the condensed cuts into family « Barlow » with a `stretch`. */
export function policesTrueType(): Buffer[] {
  return COUPES.flatMap(([paquet, graisses]) =>
    graisses.map((g) => woffVersTrueType(lirePolice(paquet, g, 'woff'))),
  )
}

/** A file of a @fontsource package, Latin subset, upright. @throws Error when the package is not installed. */
export function lirePolice(paquet: string, graisse: number, format: 'woff' | 'woff2'): Buffer {
  const fichier = `@fontsource/${paquet}/files/${paquet}-latin-${graisse}-normal.${format}`
  return fs.readFileSync(require.resolve(fichier))
}

/**
 * WOFF 1 → sfnt: each table inflated, behind a fresh directory.
 * Source: W3C, WOFF File Format 1.0, §3–4.
 */
export function woffVersTrueType(woff: Buffer): Buffer {
  const nombre = woff.readUInt16BE(12)
  const tables = Array.from({ length: nombre }, (_, i) => {
    const entree = 44 + i * 20
    const debut = woff.readUInt32BE(entree + 4)
    const compresse = woff.readUInt32BE(entree + 8)
    const taille = woff.readUInt32BE(entree + 12)
    const octets = woff.subarray(debut, debut + compresse)
    return {
      nom: woff.subarray(entree, entree + 4),
      somme: woff.readUInt32BE(entree + 16),
      octets: compresse < taille ? zlib.inflateSync(octets) : octets,
    }
  })
  const puissance = Math.floor(Math.log2(nombre))
  const tete = Buffer.alloc(12 + 16 * nombre)
  tete.writeUInt32BE(woff.readUInt32BE(4), 0)
  tete.writeUInt16BE(nombre, 4)
  tete.writeUInt16BE(16 * 2 ** puissance, 6)
  tete.writeUInt16BE(puissance, 8)
  tete.writeUInt16BE(nombre * 16 - 16 * 2 ** puissance, 10)
  const morceaux: Buffer[] = [tete]
  let position = tete.length
  for (const [i, { nom, somme, octets }] of tables.entries()) {
    nom.copy(tete, 12 + i * 16)
    tete.writeUInt32BE(somme, 16 + i * 16)
    tete.writeUInt32BE(position, 20 + i * 16)
    tete.writeUInt32BE(octets.length, 24 + i * 16)
    const bourrage = Buffer.alloc((4 - (octets.length % 4)) % 4)
    morceaux.push(octets, bourrage)
    position += octets.length + bourrage.length
  }
  return Buffer.concat(morceaux)
}
