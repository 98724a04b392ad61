/** A row of a text file as bytes and the places of its fields: a field becomes a text only when somebody asks for it. */
import { decouper, ENCODAGES, type Encodage } from './lignes.ts'
import { concorde, entier, proche } from './sources/resultat.ts'

const [GUILLEMET, ZERO, NEUF, VIRGULE, POINT] = [34, 48, 57, 44, 46]
/** Digits that an integer of JavaScript holds whatever they are. */
const CHIFFRES_MAX = 15

/**
 * Values by a range of bytes, so that what comes back row after row is understood once. Ranges mostly come back in the order of the
 * row before: what followed the last one is looked at first, and the table of hashes only when that guess is wrong.
 */
export class Memoire<T> {
  readonly #valeurs: T[] = []
  /** Rank of the value that followed each one last time. */
  #suivants = new Int32Array(1 << 11)
  #dernier = 0
  #casiers = new Int32Array(1 << 12)
  /** Bytes of all the keys, and where each begins. */
  #cles = new Uint8Array(1 << 16)
  #debuts = new Int32Array((1 << 11) + 1)

  /** Rank of the value of these bytes, −1 when there is none yet. */
  chercher(octets: Uint8Array, debut: number, fin: number): number {
    const attendu = this.#suivants[this.#dernier]!
    if (attendu < this.#valeurs.length && this.#egal(attendu, octets, debut, fin))
      return (this.#dernier = attendu)
    const rang = this.#casiers[this.#casier(octets, debut, fin)]!
    return rang === 0 ? -1 : this.#suivre(rang - 1)
  }

  valeur(rang: number): T {
    return this.#valeurs[rang]!
  }

  /** Keeps the value of bytes that have none. */
  garder(octets: Uint8Array, debut: number, fin: number, valeur: T): T {
    if (2 * (this.#valeurs.length + 1) >= this.#casiers.length) this.#agrandir()
    const casier = this.#casier(octets, debut, fin)
    const place = this.#debuts[this.#valeurs.length]!
    const bout = place + fin - debut
    if (bout > this.#cles.length) {
      const cles = new Uint8Array(2 * bout)
      cles.set(this.#cles)
      this.#cles = cles
    }
    for (let i = debut; i < fin; i++) this.#cles[place + i - debut] = octets[i]!
    this.#debuts[this.#valeurs.length + 1] = bout
    this.#casiers[casier] = this.#valeurs.push(valeur)
    this.#suivre(this.#valeurs.length - 1)
    return valeur
  }

  #suivre(rang: number): number {
    this.#suivants[this.#dernier] = rang
    return (this.#dernier = rang)
  }

  #agrandir(): void {
    this.#casiers = new Int32Array(4 * this.#casiers.length)
    const debuts = new Int32Array(this.#casiers.length / 2 + 1)
    debuts.set(this.#debuts)
    this.#debuts = debuts
    const suivants = new Int32Array(debuts.length)
    suivants.set(this.#suivants)
    this.#suivants = suivants
    for (let r = 0; r < this.#valeurs.length; r++)
      this.#casiers[this.#casier(this.#cles, debuts[r]!, debuts[r + 1]!)] = r + 1
  }

  /** Slot of these bytes, or the free one where they would go. */
  #casier(octets: Uint8Array, debut: number, fin: number): number {
    let h = 0x811c9dc5
    for (let i = debut; i < fin; i++) h = Math.imul(h ^ octets[i]!, 0x01000193)
    const masque = this.#casiers.length - 1
    for (let casier = (h ^ (h >>> 15)) & masque; ; casier = (casier + 1) & masque) {
      const rang = this.#casiers[casier]!
      if (rang === 0 || this.#egal(rang - 1, octets, debut, fin)) return casier
    }
  }

  #egal(r: number, octets: Uint8Array, debut: number, fin: number): boolean {
    const place = this.#debuts[r]!
    if (this.#debuts[r + 1]! - place !== fin - debut) return false
    const cles = this.#cles
    for (let i = debut; i < fin; i++) if (cles[place + i - debut] !== octets[i]) return false
    return true
  }
}

/** One row at a time: the same object moves from row to row. */
export class Ligne {
  /** Its number in the file, 1 = header. */
  numero = 0
  /** Number of fields. */
  largeur = 0
  #octets: Uint8Array = new Uint8Array(0)
  #debuts = new Int32Array(256)
  #fins = new Int32Array(256)
  readonly #separateur: number
  readonly #decodeur: TextDecoder
  readonly #textes = new Memoire<string>()
  /** Fields of a row whose quotes ask for more than places; null: the places say all. */
  #champs: string[] | null = null
  /** What {@link #decimal} read. */
  #chiffresLus = 0
  #echelle = 1
  constructor(encodage: Encodage, separateur: ';' | ',') {
    this.#separateur = separateur.charCodeAt(0)
    this.#decodeur = new TextDecoder(ENCODAGES[encodage], { ignoreBOM: true })
  }

  /** Moves to the row between two places, its end left out. @throws Error on quotes that are not those of CSV. */
  poser(numero: number, octets: Uint8Array, debut: number, fin: number): void {
    this.numero = numero
    this.#octets = octets
    this.#champs = null
    this.largeur = 0
    const separateur = this.#separateur
    let champ = debut
    let guillemets = false
    for (let i = debut; i < fin; i++) {
      const o = octets[i]
      if (o === separateur) {
        this.#ajouter(champ, i)
        champ = i + 1
      } else if (o === GUILLEMET) guillemets = true
    }
    this.#ajouter(champ, fin)
    if (guillemets) this.#citer(debut, fin)
  }

  #ajouter(debut: number, fin: number): void {
    if (this.largeur === this.#debuts.length) {
      const [debuts, fins] = [this.#debuts, this.#fins]
      this.#debuts = new Int32Array(2 * debuts.length)
      this.#fins = new Int32Array(2 * fins.length)
      this.#debuts.set(debuts)
      this.#fins.set(fins)
    }
    this.#debuts[this.largeur] = debut
    this.#fins[this.largeur++] = fin
  }

  /** Finds the fields again, now that quotes have been seen. */
  #citer(debut: number, fin: number): void {
    const octets = this.#octets
    this.largeur = 0
    let champ = debut
    while (champ <= fin) {
      const cite = octets[champ] === GUILLEMET && champ < fin
      const apres = octets.indexOf(cite ? GUILLEMET : this.#separateur, champ + (cite ? 1 : 0))
      const bout = apres < 0 || apres > fin ? fin : apres
      if (!cite) {
        this.#ajouter(champ, bout)
        champ = bout + 1
      } else if (bout < fin && (bout + 1 === fin || octets[bout + 1] === this.#separateur)) {
        this.#ajouter(champ + 1, bout)
        champ = bout + 2
      } else {
        // doubled quotes, or wrong ones
        const texte = this.#decodeur.decode(octets.subarray(debut, fin))
        this.#champs = decouper(texte, String.fromCharCode(this.#separateur))
        this.largeur = this.#champs.length
        return
      }
    }
  }

  texte(i: number): string {
    if (this.#champs) return this.#champs[i]!
    const [debut, fin] = [this.#debuts[i]!, this.#fins[i]!]
    const r = this.#textes.chercher(this.#octets, debut, fin)
    if (r >= 0) return this.#textes.valeur(r)
    return this.#textes.garder(
      this.#octets,
      debut,
      fin,
      this.#decodeur.decode(this.#octets.subarray(debut, fin)),
    )
  }

  champs(): string[] {
    return Array.from({ length: this.largeur }, (_, i) => this.texte(i))
  }

  vide(i: number): boolean {
    return this.#champs ? this.#champs[i] === '' : this.#debuts[i] === this.#fins[i]
  }

  /** A count written in digits only. @throws LigneIllisible */
  entier(i: number, champ: string): number {
    if (!this.#champs && i < this.largeur) {
      const fin = this.#fins[i]!
      const longueur = fin - this.#debuts[i]!
      const valeur = longueur > 0 && longueur < 10 ? this.#chiffres(this.#debuts[i]!, fin) : -1
      if (valeur >= 0) return valeur
    }
    return entier(i < this.largeur ? this.texte(i) : undefined, champ)
  }

  /** Whether a percentage of the file is that of the counts, see concorde. */
  concorde(valeur: number, base: number, i: number): boolean {
    if (base === 0 || i >= this.largeur || this.vide(i)) return true
    if (!this.#champs && this.#decimal(this.#debuts[i]!, this.#fins[i]!))
      return proche(this.#chiffresLus / this.#echelle, valeur, base)
    return concorde(valeur, base, this.texte(i))
  }

  /** What `faire` makes of the fields from `i` to `j`, once for the same bytes. */
  retenir<T>(memoire: Memoire<T>, i: number, j: number, faire: (l: Ligne, i: number) => T): T {
    if (this.#champs) return faire(this, i)
    const r = memoire.chercher(this.#octets, this.#debuts[i]!, this.#fins[j]!)
    return r < 0
      ? memoire.garder(this.#octets, this.#debuts[i]!, this.#fins[j]!, faire(this, i))
      : memoire.valeur(r)
  }

  /** Digits only, else −1. */
  #chiffres(debut: number, fin: number): number {
    const octets = this.#octets
    let valeur = 0
    for (let k = debut; k < fin; k++) {
      const chiffre = octets[k]! - ZERO
      if (chiffre < 0 || chiffre > 9) return -1
      valeur = 10 * valeur + chiffre
    }
    return valeur
  }

  /** Reads digits around at most one comma or point, as an integer and its scale. @returns whether that is what the field holds. */
  #decimal(debut: number, fin: number): boolean {
    if (fin - debut > CHIFFRES_MAX) return false
    const octets = this.#octets
    let valeur = 0
    let echelle = 0
    for (let k = debut; k < fin; k++) {
      const o = octets[k]!
      if (o >= ZERO && o <= NEUF) {
        valeur = 10 * valeur + o - ZERO
        echelle *= 10
      } else if ((o === VIRGULE || o === POINT) && echelle === 0 && k > debut) echelle = 1
      else return false
    }
    this.#chiffresLus = valeur
    this.#echelle = echelle || 1
    return true
  }
}
