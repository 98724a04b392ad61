/** Rows on their way to DuckDB, which reads a file faster than it takes texts one by one from JavaScript. */
import fs from 'node:fs'
import { litteral } from '#db/duckdb'

const A_ECHAPPER = /["\r\n]/
const [GUILLEMET, VIRGULE, MOINS, SAUT, ZERO] = [34, 44, 45, 10, 48]
const TAILLE = 1 << 17
/** Longest text that goes through the buffer. */
const LONGUEUR_MAX = 1 << 10
/** Room for such a text, in UTF-8 and with its quotes. */
const MARGE = 1 << 12

export class Passage {
  readonly #fichier: string
  readonly #descripteur: number
  readonly #types: Readonly<Record<string, string>>
  readonly #tampon = Buffer.allocUnsafe(TAILLE)
  #longueur = 0

  /** @param types of the columns, by name. */
  constructor(fichier: string, types: Readonly<Record<string, string>>) {
    this.#fichier = fichier
    this.#descripteur = fs.openSync(fichier, 'w')
    this.#types = types
  }

  /** Adds a row; null is an empty field without quotes, and line breaks become spaces. */
  ajouter(...champs: readonly (string | number | null)[]): void {
    for (const champ of champs) {
      if (this.#longueur > TAILLE - MARGE) this.#vider()
      if (typeof champ === 'string') this.#texte(champ)
      else if (champ !== null) this.#entier(champ)
      this.#tampon[this.#longueur++] = VIRGULE
    }
    this.#tampon[this.#longueur - 1] = SAUT
  }

  #texte(texte: string): void {
    const cite = A_ECHAPPER.test(texte) ? texte.replaceAll('"', '""').replace(/[\r\n]+/g, ' ') : texte
    if (cite.length > LONGUEUR_MAX) {
      this.#vider()
      this.#ecrire(Buffer.from(`"${cite}"`))
      return
    }
    this.#tampon[this.#longueur++] = GUILLEMET
    this.#longueur += this.#tampon.write(cite, this.#longueur)
    this.#tampon[this.#longueur++] = GUILLEMET
  }

  #entier(valeur: number): void {
    if (valeur < 0) this.#tampon[this.#longueur++] = MOINS
    const absolue = Math.abs(valeur)
    let echelle = 1
    while (absolue >= 10 * echelle) echelle *= 10
    for (; echelle >= 1; echelle /= 10)
      this.#tampon[this.#longueur++] = ZERO + (Math.floor(absolue / echelle) % 10)
  }

  #vider(): void {
    this.#ecrire(this.#tampon.subarray(0, this.#longueur))
    this.#longueur = 0
  }

  /** A disk that fills up takes a part of what it is given, and complains only at the next time. */
  #ecrire(octets: Uint8Array): void {
    for (let ecrits = 0; ecrits < octets.length;)
      ecrits += fs.writeSync(this.#descripteur, octets, ecrits, octets.length - ecrits)
  }

  fermer(): void {
    this.#vider()
    fs.closeSync(this.#descripteur)
  }

  /** How DuckDB reads the rows, once the file is closed. */
  get lire(): string {
    const colonnes = Object.entries(this.#types).map(([nom, type]) => `${nom}: ${litteral(type)}`)
    return `read_csv(${litteral(this.#fichier)}, header = false, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${colonnes.join(', ')}})`
  }

  oublier(): void {
    fs.rmSync(this.#fichier)
  }
}
