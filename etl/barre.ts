/** Progress of several downloads at once: a bar that rewrites itself on a terminal, plain lines in a log. */
import { nombre } from '#domain/typographie'

const RYTHME_TERMINAL = 100
const RYTHME_JOURNAL = 10_000
const LARGEUR = 24

type Sortie = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }

const mo = (octets: number) => nombre(octets / 1e6, { decimales: 1 })

export class Barre {
  readonly #sortie: Sortie
  readonly #horloge: () => number
  readonly #debut: number
  #dernier: number
  #recus = 0
  /** Bytes of each file: received, and announced when the server tells. */
  readonly #fichiers = new Map<string, { recus: number; total: number | null }>()
  #finis = 0
  readonly #nombre: number

  constructor(nombreDeFichiers: number, sortie: Sortie, horloge = () => performance.now()) {
    this.#nombre = nombreDeFichiers
    this.#sortie = sortie
    this.#horloge = horloge
    this.#debut = horloge()
    this.#dernier = this.#debut
  }

  /** A file has `recus` bytes now. What it had at its first call was there before: it does not count in the rate. */
  avancer(nom: string, recus: number, total: number | null): void {
    const avant = this.#fichiers.get(nom)?.recus ?? recus
    this.#fichiers.set(nom, { recus, total })
    this.#recus += Math.max(0, recus - avant)
    const rythme = this.#sortie.isTTY ? RYTHME_TERMINAL : RYTHME_JOURNAL
    if (this.#horloge() - this.#dernier < rythme) return
    this.#dernier = this.#horloge()
    this.#sortie.write(this.#sortie.isTTY ? `\r\u001B[K${this.ligne()}` : `${this.ligne()}\n`)
  }

  finir(nom: string, bilan: string): void {
    this.#finis++
    this.#sortie.write(`${this.#sortie.isTTY ? '\r\u001B[K' : ''}  ${bilan} ${nom}\n`)
  }

  /** `[#####·····] 12,0 / 36,5 Mo, 2 fichiers sur 10, 3,2 Mo/s, encore 8 s` */
  ligne(): string {
    const etats = [...this.#fichiers.values()]
    const recus = etats.reduce((s, f) => s + f.recus, 0)
    const total = etats.reduce<number | null>(
      (s, f) => (s === null || f.total === null ? null : s + f.total),
      0,
    )
    const secondes = (this.#horloge() - this.#debut) / 1000
    const debit = secondes > 0 ? this.#recus / secondes : 0
    const part = total ? Math.min(1, recus / total) : 0
    const pleins = Math.round(part * LARGEUR)
    const reste =
      total !== null && debit > 0 ? `, encore ${nombre(Math.ceil((total - recus) / debit))} s` : ''
    return (
      `  [${'#'.repeat(pleins)}${'·'.repeat(LARGEUR - pleins)}] ${mo(recus)}${total === null ? '' : ` / ${mo(total)}`} Mo, ` +
      `${this.#finis} fichiers sur ${this.#nombre}, ${mo(debit)} Mo/s${reste}`
    )
  }
}
