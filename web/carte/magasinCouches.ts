/** Columns of layers already read, those on their way, and the failures; by address, which holds the version of the publication. */
import { enErreurApi, type ErreurApi } from '../appel.ts'
import type { ColonneLue } from './colonneCouche.ts'
import { lireColonne } from './lecteur.ts'

/** About 140 kB each at most: the last ones stay, so that going through the rounds reads each once. */
const CAPACITE = 80

class MagasinCouches {
  #lues = new Map<string, ColonneLue>()
  #enCours = new Set<string>()
  #erreurs = new Map<string, ErreurApi>()
  #abonnes = new Set<() => void>()
  version = 0

  abonner = (rappel: () => void): (() => void) => {
    this.#abonnes.add(rappel)
    return () => this.#abonnes.delete(rappel)
  }

  lue(url: string): ColonneLue | null {
    return this.#lues.get(url) ?? null
  }

  erreur(url: string): ErreurApi | null {
    return this.#erreurs.get(url) ?? null
  }

  /** Starts reading what is neither read nor on its way. */
  demander(urls: readonly string[]): void {
    for (const url of urls) {
      if (this.#lues.has(url) || this.#enCours.has(url) || this.#erreurs.has(url)) continue
      this.#enCours.add(url)
      void this.#lire(url)
    }
  }

  reessayer = (): void => {
    const urls = [...this.#erreurs.keys()]
    this.#erreurs.clear()
    this.demander(urls)
    this.#prevenir()
  }

  async #lire(url: string): Promise<void> {
    try {
      this.#lues.set(url, await lireColonne(url))
      const ancienne = this.#lues.keys().next().value
      if (this.#lues.size > CAPACITE && ancienne !== undefined) this.#lues.delete(ancienne)
    } catch (erreur) {
      this.#erreurs.set(url, enErreurApi(erreur))
    }
    this.#enCours.delete(url)
    this.#prevenir()
  }

  #prevenir(): void {
    this.version++
    for (const rappel of this.#abonnes) rappel()
  }
}

export const magasinCouches = new MagasinCouches()
