/** Candidates and votes of the row that is being read; bureaux that have the same candidates share one array of them. */
export class Offre<C> {
  #candidats: C[] = []
  /** The candidates of the row are those of `#candidats` so far. */
  #memes = true
  readonly #lus: C[] = []
  readonly #voix: number[] = []

  commencer(): void {
    this.#memes = true
    this.#lus.length = 0
    this.#voix.length = 0
  }

  ajouter(candidat: C, voix: number): void {
    if (this.#candidats[this.#lus.length] !== candidat) this.#memes = false
    this.#lus.push(candidat)
    this.#voix.push(voix)
  }

  candidats(): readonly C[] {
    if (!this.#memes || this.#lus.length !== this.#candidats.length) this.#candidats = [...this.#lus]
    return this.#candidats
  }

  voix(): readonly number[] {
    return [...this.#voix]
  }
}
