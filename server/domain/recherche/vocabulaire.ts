/** The different words of an index, in order, and which of them a typed word may mean. */
import { erreursDePrefixe } from './distance.ts'

/** A word of the vocabulary that a typed word may mean; `qualite` 1 is the very word. */
export interface Rapprochement {
  rang: number
  qualite: number
}

export interface Vocabulaire {
  /** Sorted, unique. */
  mots: readonly string[]
  /** Letters of each word, one bit a letter: most words are ruled out without being read. */
  lettres: Uint32Array
}

function lettresDe(mot: string): number {
  let bits = 0
  for (let i = 0; i < mot.length; i++) {
    const c = mot.charCodeAt(i)
    bits |= c >= 97 ? 1 << (c - 97) : 1 << 26
  }
  return bits >>> 0
}

/** True when more than `max` (1 or 2) bits are set. */
function plusDeBits(x: number, max: number): boolean {
  const un = x & (x - 1)
  return max === 1 ? un !== 0 : (un & (un - 1)) !== 0
}

/** Vocabulary of the words of some texts. */
export function faireVocabulaire(textes: readonly (readonly string[])[]): Vocabulaire {
  const uniques = new Set<string>()
  for (const mots of textes) for (const mot of mots) uniques.add(mot)
  const tries = [...uniques].sort((a, b) => (a < b ? -1 : 1))
  return { mots: tries, lettres: Uint32Array.from(tries, lettresDe) }
}

function premierRang(mots: readonly string[], mot: string): number {
  let [bas, haut] = [0, mots.length]
  while (bas < haut) {
    const milieu = (bas + haut) >> 1
    if (mots[milieu]! < mot) bas = milieu + 1
    else haut = milieu
  }
  return bas
}

/** Rank of a word, or null. */
export function rangDuMot({ mots }: Vocabulaire, mot: string): number | null {
  const rang = premierRang(mots, mot)
  return mots[rang] === mot ? rang : null
}

/** Errors forgiven to a word: none to numbers and to three letters, one from four, two from eight. */
export function erreursPermises(mot: string): number {
  if (/\d/.test(mot) || mot.length < 4) return 0
  return mot.length < 8 ? 1 : 2
}

/**
 * Words that `mot` may mean, best first: itself (quality 1), those it begins (0.55 to 0.95 by the part already typed), those it
 * misspells (0.25 to 0.8). A number means only itself, unless it is the beginning of a code (four digits and more).
 * @param enCours the word is still being typed: an unfinished word costs less.
 */
export function rapprocher({ mots, lettres }: Vocabulaire, mot: string, enCours: boolean): Rapprochement[] {
  const trouves: Rapprochement[] = []
  const chiffres = /^\d+$/.test(mot)
  for (let rang = premierRang(mots, mot); rang < mots.length && mots[rang]!.startsWith(mot); rang++) {
    const candidat = mots[rang]!
    if (candidat === mot) trouves.push({ rang, qualite: 1 })
    else if (!chiffres || (mot.length >= 3 && candidat.length === 5))
      trouves.push({ rang, qualite: (enCours ? 0.7 : 0.55) + (0.25 * mot.length) / candidat.length })
  }
  const max = erreursPermises(mot)
  if (max > 0) {
    const cherchees = lettresDe(mot)
    for (let rang = 0; rang < mots.length; rang++) {
      if (plusDeBits(cherchees & ~lettres[rang]!, max)) continue
      const candidat = mots[rang]!
      if (candidat.startsWith(mot)) continue
      const erreurs = erreursDePrefixe(mot, candidat, max)
      if (erreurs > max) continue
      const reste = Math.abs(candidat.length - mot.length) / candidat.length
      trouves.push({ rang, qualite: Math.max(0.25, 0.8 - 0.13 * erreurs - (enCours ? 0.3 : 0.45) * reste) })
    }
  }
  return trouves.sort((a, b) => b.qualite - a.qualite)
}
