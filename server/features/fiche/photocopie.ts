/**
 * `node --import tsx server/features/fiche/photocopie.ts FICHIER.pdf`: the pages as a bad photocopier gives them back: grey, reduced,
 * blurred, contrast pushed. Writes FICHIER-photocopie-1.pgm and so on beside it, to look at. Needs pdftoppm (poppler).
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Below and above these greys a worn drum gives black and white. */
const NOIR = 70
const BLANC = 205
const POINTS_PAR_POUCE = 110

/** Binary PGM → header values and pixels. */
function lirePgm(octets: Buffer): { largeur: number; hauteur: number; pixels: Uint8Array } {
  const entete = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(octets.subarray(0, 64).toString('latin1'))
  if (!entete) throw new Error('l’image n’est pas un PGM')
  return { largeur: Number(entete[1]), hauteur: Number(entete[2]), pixels: octets.subarray(entete[0].length) }
}

/** Mean of each pixel and its eight neighbours, then the contrast of a worn machine. */
export function photocopier(pixels: Uint8Array, largeur: number, hauteur: number): Uint8Array {
  const copie = new Uint8Array(pixels.length)
  for (let y = 0; y < hauteur; y++)
    for (let x = 0; x < largeur; x++) {
      let [somme, combien] = [0, 0]
      for (let v = Math.max(0, y - 1); v <= Math.min(hauteur - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(largeur - 1, x + 1); u++) {
          somme += pixels[v * largeur + u]!
          combien++
        }
      const gris = ((somme / combien - NOIR) / (BLANC - NOIR)) * 255
      copie[y * largeur + x] = Math.max(0, Math.min(255, gris))
    }
  return copie
}

function main(): void {
  const fichier = process.argv[2]
  if (!fichier) throw new Error('il manque le PDF à photocopier')
  const racine = fichier.replace(/\.pdf$/i, '') + '-photocopie'
  execFileSync('pdftoppm', ['-gray', '-r', String(POINTS_PAR_POUCE), fichier, racine])
  const dossier = path.dirname(racine)
  for (const nom of fs
    .readdirSync(dossier)
    .filter((f) => f.startsWith(path.basename(racine)) && f.endsWith('.pgm'))) {
    const chemin = path.join(dossier, nom)
    const { largeur, hauteur, pixels } = lirePgm(fs.readFileSync(chemin))
    const copie = photocopier(pixels, largeur, hauteur)
    fs.writeFileSync(chemin, Buffer.concat([Buffer.from(`P5\n${largeur} ${hauteur}\n255\n`), copie]))
    process.stdout.write(`${chemin}\n`)
  }
}

if (process.argv[1] === import.meta.filename) main()
