/** Rows of a file that cannot be read: each is an anomaly, and too many of them are a reason not to believe the file. */
import { CodeInvalide } from '#domain/codes'
import { SourceInvalide } from '../anomalie.ts'
import { LigneIllisible, type Fichier } from './resultat.ts'

/** Above this share of unreadable rows, nothing of the file is believed. */
const PART_MAX = 0.001
/** Above this number, that share is looked at without waiting for the end of the file. */
const NOMBRE_MAX = 200

export class Illisibles {
  readonly #fichier: Fichier
  #premiere: { ligne: number; message: string } | null = null
  #nombre = 0
  /** Rows that could be read. */
  lues = 0
  /** Number of the last unreadable row. */
  derniere: number | null = null
  constructor(fichier: Fichier) {
    this.#fichier = fichier
  }

  ecarter(ligne: number, cause: Error): void {
    const { cle, nom, journal } = this.#fichier
    this.#nombre++
    this.derniere = ligne
    this.#premiere ??= { ligne, message: cause.message }
    journal.signaler({
      source: cle,
      ligne,
      champ: cause instanceof LigneIllisible ? cause.champ : null,
      valeur: cause instanceof LigneIllisible ? cause.valeur : null,
      regle: cause instanceof CodeInvalide ? 'code inconnu' : 'ligne illisible',
      gravite: 'erreur',
      message: `${nom}, ligne ${ligne} : ${cause.message}`,
    })
    if (this.#nombre > NOMBRE_MAX) this.juger()
  }

  get total(): number {
    return this.lues + this.#nombre
  }

  /** @throws SourceInvalide when too much of what was read so far is unreadable. */
  juger(): void {
    if (this.#premiere && this.#nombre > PART_MAX * this.total)
      throw new SourceInvalide(
        this.#fichier.chemin,
        this.#premiere.ligne,
        `${this.#premiere.message} (${this.#nombre} lignes illisibles sur ${this.total} lues)`,
      )
  }
}
