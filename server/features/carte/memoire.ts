/** Artefacts of the map kept in memory: the country is read by every first visit, and its bytes cross from PostgreSQL as text. */

/** The national layers of the country, and the départements of the moment. */
const OCTETS_MAX = 48 * 2 ** 20

export class Memoire {
  /** By hash of the content, the last used last. */
  #contenus = new Map<string, Buffer>()
  #octets = 0

  lire(empreinte: string): Buffer | null {
    const contenu = this.#contenus.get(empreinte)
    if (!contenu) return null
    this.#contenus.delete(empreinte)
    this.#contenus.set(empreinte, contenu)
    return contenu
  }

  garder(empreinte: string, contenu: Buffer): void {
    if (this.#contenus.has(empreinte)) return
    this.#contenus.set(empreinte, contenu)
    this.#octets += contenu.length
    for (const [ancienne, { length }] of this.#contenus) {
      if (this.#octets <= OCTETS_MAX) return
      this.#contenus.delete(ancienne)
      this.#octets -= length
    }
  }
}
