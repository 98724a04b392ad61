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

/** Appends rows of three integers by blocks. */
export class Triplets {
  readonly #appender: DuckDBAppender
  readonly #colonnes = [0, 1, 2].map(() => new Int32Array(LIGNES_PAR_BLOC))
  #lignes = 0
  constructor(appender: DuckDBAppender) {
    this.#appender = appender
  }

  ajouter(a: number, b: number, c: number): void {
    if (this.#lignes === LIGNES_PAR_BLOC) this.#vider()
    this.#colonnes[0]![this.#lignes] = a
    this.#colonnes[1]![this.#lignes] = b
    this.#colonnes[2]![this.#lignes++] = c
  }

  #vider(): void {
    const bloc = DuckDBDataChunk.create([INTEGER, INTEGER, INTEGER], this.#lignes)
    this.#colonnes.forEach((colonne, c) => {
      const vecteur = bloc.getColumnVector(c) as DuckDBIntegerVector
      for (let i = 0; i < this.#lignes; i++) vecteur.setItem(i, colonne[i]!)
      vecteur.flush()
    })
    this.#appender.appendDataChunk(bloc)
    this.#lignes = 0
  }

  fermer(): void {
    if (this.#lignes > 0) this.#vider()
    this.#appender.closeSync()
  }
}
