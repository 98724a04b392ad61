/** Breaks a text into the lines of a narrow column. */
import { coder, largeurDe, type Police } from './police.ts'

const POINTS = coder('…')

/** At most `nombre` lines of this width, cut between words, the last one ended by an ellipsis when something is left. */
export function couper(
  police: Police,
  texte: string,
  corps: number,
  largeur: number,
  nombre: number,
): Buffer[] {
  const mots = texte.split(/ +/)
  const lignes: Buffer[] = []
  let ligne = ''
  const tient = (t: string): boolean => largeurDe(police, coder(t), corps) <= largeur
  for (const [k, mot] of mots.entries()) {
    const longue = ligne === '' ? mot : `${ligne} ${mot}`
    if (tient(longue)) {
      ligne = longue
      continue
    }
    if (ligne !== '' && lignes.length < nombre - 1) {
      lignes.push(coder(ligne))
      ligne = mot
      if (tient(ligne)) continue
    }
    const reste = [ligne, ...(ligne === mot ? [] : [mot]), ...mots.slice(k + 1)].join(' ')
    return [...lignes, abreger(police, reste, corps, largeur)]
  }
  return [...lignes, coder(ligne)]
}

/** As much of a text as the width holds, with an ellipsis. */
function abreger(police: Police, texte: string, corps: number, largeur: number): Buffer {
  const code = coder(texte)
  if (largeurDe(police, code, corps) <= largeur) return code
  let fin = code.length
  while (fin > 0 && largeurDe(police, Buffer.concat([code.subarray(0, fin), POINTS]), corps) > largeur) fin--
  return Buffer.concat([code.subarray(0, fin), POINTS])
}
