/** Progress of several downloads at once: a bar that rewrites itself on a terminal, plain lines in a log. */
import { nombre, pluriel } from '#domain/typographie'

const RYTHME_TERMINAL = 100
const RYTHME_JOURNAL = 10_000
const LARGEUR = 24
/** The rate is that of the last seconds: what was waited for before says nothing of what is left. */
const FENETRE = 15_000

type Sortie = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number }

const mo = (octets: number) => nombre(octets / 1e6, { decimales: 1 })

function duree(secondes: number): string {
  if (secondes < 100) return `${nombre(Math.ceil(secondes))} s`
  const minutes = Math.ceil(secondes / 60)
  if (minutes < 60) return `${minutes} min`
  return `${nombre(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`
}

export class Barre {
  readonly #sortie: Sortie
  readonly #horloge: () => number
  /** When how many bytes had come, over the last {@link FENETRE}. */
  readonly #points: { quand: number; recus: number }[]
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
    this.#dernier = horloge()
    this.#points = [{ quand: this.#dernier, recus: 0 }]
  }

  /** A file has `recus` bytes now. What it had at its first call was there before: it does not count in the rate. */
  avancer(nom: string, recus: number, total: number | null): void {
    const avant = this.#fichiers.get(nom)?.recus ?? recus
    this.#fichiers.set(nom, { recus, total })
    this.#recus += Math.max(0, recus - avant)
    const rythme = this.#sortie.isTTY ? RYTHME_TERMINAL : RYTHME_JOURNAL
    if (this.#horloge() - this.#dernier < rythme) return
    this.#dernier = this.#horloge()
    this.#points.push({ quand: this.#dernier, recus: this.#recus })
    while (this.#points.length > 2 && this.#dernier - this.#points[1]!.quand > FENETRE) this.#points.shift()
    // a line that wraps would not be wiped
    const ligne = this.ligne()
    const place = (this.#sortie.columns ?? Infinity) - 1
    this.#sortie.write(this.#sortie.isTTY ? `\r\u001B[K${ligne.slice(0, place)}` : `${ligne}\n`)
  }

  finir(nom: string): void {
    this.#finis++
    const recus = this.#fichiers.get(nom)?.recus ?? 0
    this.#fichiers.set(nom, { recus, total: recus })
    this.dire(`✓ ${nom}`)
  }

  /** What came of it counts no more. */
  echouer(nom: string, pourquoi: string): void {
    this.#finis++
    this.#fichiers.set(nom, { recus: 0, total: 0 })
    this.dire(`✗ ${nom} : ${pourquoi}`)
  }

  /** A line that stays. */
  dire(texte: string): void {
    this.#sortie.write(`${this.#sortie.isTTY ? '\r\u001B[K' : ''}  ${texte}\n`)
  }

  /** `[#####·····] 12,0 / 36,5 Mo, 2 fichiers sur 10, 3,2 Mo/s, encore 8 s` */
  ligne(): string {
    const etats = [...this.#fichiers.values()]
    const recus = etats.reduce((s, f) => s + f.recus, 0)
    const total = etats.reduce<number | null>(
      (s, f) => (s === null || f.total === null ? null : s + f.total),
      0,
    )
    const debut = this.#points[0]!
    const secondes = (this.#horloge() - debut.quand) / 1000
    const debit = secondes > 0 ? (this.#recus - debut.recus) / secondes : 0
    const part = total ? Math.min(1, recus / total) : 0
    const pleins = Math.round(part * LARGEUR)
    // the size of a file is known once it comes
    const auMoins = etats.length < this.#nombre ? 'au moins ' : ''
    const reste = total !== null && debit > 0 ? `, encore ${auMoins}${duree((total - recus) / debit)}` : ''
    return (
      `  [${'#'.repeat(pleins)}${'·'.repeat(LARGEUR - pleins)}] ${mo(recus)}${total === null ? '' : ` / ${mo(total)}`} Mo, ` +
      `${pluriel(this.#finis, 'fichier')} sur ${this.#nombre}, ${mo(debit)} Mo/s${reste}`
    )
  }
}
