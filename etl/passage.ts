/** Rows on their way to DuckDB, which reads a file faster than it takes texts one by one from JavaScript. */
import fs from 'node:fs'
import { litteral } from '#db/duckdb'
import { ligneCsv, type Champ } from './csv.ts'

const TAILLE_LOT = 1 << 16

export class Passage {
  readonly #fichier: string
  readonly #descripteur: number
  readonly #types: Readonly<Record<string, string>>
  #lot = ''

  /** @param types of the columns, by name. */
  constructor(fichier: string, types: Readonly<Record<string, string>>) {
    this.#fichier = fichier
    this.#descripteur = fs.openSync(fichier, 'w')
    this.#types = types
  }

  ajouter(...champs: readonly Champ[]): void {
    this.#lot += ligneCsv(champs)
    if (this.#lot.length > TAILLE_LOT) this.#vider()
  }

  #vider(): void {
    fs.writeSync(this.#descripteur, this.#lot)
    this.#lot = ''
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
