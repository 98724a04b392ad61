/** Integers on their way to DuckDB: columns that grow in memory, rows that go by blocks. */
import { DuckDBDataChunk, INTEGER, type DuckDBAppender, type DuckDBIntegerVector } from '@duckdb/node-api'

/** A column of integers that grows. */
export class Entiers {
  valeurs = new Int32Array(1 << 12)
  longueur = 0

  ajouter(valeur: number): void {
    if (this.longueur === this.valeurs.length) {
      const valeurs = new Int32Array(2 * this.longueur)
      valeurs.set(this.valeurs)
      this.valeurs = valeurs
    }
    this.valeurs[this.longueur++] = valeur
  }
}

/** Rows that DuckDB takes at once. */
const LIGNES_PAR_BLOC = 2048

/** Appends rows of three integers by blocks: one block, whose values are copied each time that it is full. */
export class Triplets {
  readonly #appender: DuckDBAppender
  readonly #bloc = DuckDBDataChunk.create([INTEGER, INTEGER, INTEGER], LIGNES_PAR_BLOC)
  readonly #a = this.#colonne(0)
  readonly #b = this.#colonne(1)
  readonly #c = this.#colonne(2)
  #lignes = 0
  constructor(appender: DuckDBAppender) {
    this.#appender = appender
  }

  #colonne(c: number): DuckDBIntegerVector {
    return this.#bloc.getColumnVector(c) as DuckDBIntegerVector
  }

  ajouter(a: number, b: number, c: number): void {
    if (this.#lignes === LIGNES_PAR_BLOC) this.#vider()
    this.#a.setItem(this.#lignes, a)
    this.#b.setItem(this.#lignes, b)
    this.#c.setItem(this.#lignes++, c)
  }

  #vider(): void {
    for (const colonne of [this.#a, this.#b, this.#c]) colonne.flush()
    this.#bloc.rowCount = this.#lignes
    this.#appender.appendDataChunk(this.#bloc)
    this.#lignes = 0
  }

  fermer(): void {
    if (this.#lignes > 0) this.#vider()
    this.#appender.closeSync()
  }
}
