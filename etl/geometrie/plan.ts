/** Points and buckets of the integer plane in which the borders of places are put together (units of PAS_DEGRE). */

/** Doubles a typed array when it is full. */
function agrandir(t: Int32Array): Int32Array<ArrayBuffer> {
  const plus = new Int32Array(t.length * 2)
  plus.set(t)
  return plus
}

/** Growing list of integers. */
export class Entiers {
  valeurs = new Int32Array(1024)
  n = 0
  ajouter(v: number): void {
    if (this.n === this.valeurs.length) this.valeurs = agrandir(this.valeurs)
    this.valeurs[this.n++] = v
  }
}

/** Hash of two integers, 32 bits. */
export const melange = (a: number, b: number): number => {
  const h = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b)
  return (h ^ (h >>> 15)) >>> 0
}

/** Pairs of integers, each once, numbered from 0: points by their coordinates, sides by their two ends. */
export class Paires {
  a = new Int32Array(1 << 16)
  b = new Int32Array(1 << 16)
  n = 0
  #table = new Int32Array(1 << 17).fill(-1)

  numero(a: number, b: number): number {
    const masque = this.#table.length - 1
    let k = melange(a, b) & masque
    for (let i = this.#table[k]!; i >= 0; i = this.#table[k]!) {
      if (this.a[i] === a && this.b[i] === b) return i
      k = (k + 1) & masque
    }
    if (this.n === this.a.length) {
      this.a = agrandir(this.a)
      this.b = agrandir(this.b)
      this.#ranger()
      return this.numero(a, b)
    }
    this.#table[k] = this.n
    this.a[this.n] = a
    this.b[this.n] = b
    return this.n++
  }

  #ranger(): void {
    this.#table = new Int32Array(this.a.length * 2).fill(-1)
    const masque = this.#table.length - 1
    for (let i = 0; i < this.n; i++) {
      let k = melange(this.a[i]!, this.b[i]!) & masque
      while (this.#table[k]! >= 0) k = (k + 1) & masque
      this.#table[k] = i
    }
  }
}

/** Lists of lists: list `i` is `valeurs[debuts[i]]` to `valeurs[debuts[i + 1]]`. */
export interface Listes {
  debuts: Int32Array
  valeurs: Int32Array
}

/** Groups `valeurs` by their key. */
export function grouper(
  nombre: number,
  n: number,
  cle: (i: number) => number,
  valeur: (i: number) => number,
): Listes {
  const debuts = new Int32Array(nombre + 1)
  for (let i = 0; i < n; i++) debuts[cle(i) + 1]!++
  for (let k = 0; k < nombre; k++) debuts[k + 1]! += debuts[k]!
  const place = debuts.slice(0, nombre)
  const valeurs = new Int32Array(n)
  for (let i = 0; i < n; i++) valeurs[place[cle(i)]!++] = valeur(i)
  return { debuts, valeurs }
}

/** Segments by the coordinates of their ends. */
export interface Segments {
  n: number
  x1: Int32Array
  y1: Int32Array
  x2: Int32Array
  y2: Int32Array
}

/** Segments between numbered points. @param cotes two ends of each. */
export function segmentsDe({ points, cotes }: { points: Paires; cotes: Paires }): Segments {
  const n = cotes.n
  const lire = (t: Int32Array, bouts: Int32Array): Int32Array => {
    const lus = new Int32Array(n)
    for (let c = 0; c < n; c++) lus[c] = t[bouts[c]!]!
    return lus
  }
  const [x1, y1] = [lire(points.a, cotes.a), lire(points.b, cotes.a)]
  return { n, x1, y1, x2: lire(points.a, cotes.b), y2: lire(points.b, cotes.b) }
}

/** Side of the cells of a grid of borders: a little more than a common side of a contour. */
export const CELLULE = 128

/** Segments of the plane in hashed square cells: those near a place are found without reading the others. */
export class Grille {
  #masque: number
  readonly listes: Listes
  readonly cellule: number
  /** @param cellule side of the cells: a little more than a common segment. */
  constructor({ n, x1, y1, x2, y2 }: Segments, cellule: number) {
    this.cellule = cellule
    const seaux = 1 << Math.max(8, Math.min(23, Math.ceil(Math.log2(n + 1))))
    this.#masque = seaux - 1
    const cles = new Entiers()
    const segments = new Entiers()
    for (let i = 0; i < n; i++)
      this.traverser(x1[i]!, y1[i]!, x2[i]!, y2[i]!, 0, (cx, cy) => {
        cles.ajouter(melange(cx, cy) & this.#masque)
        segments.ajouter(i)
      })
    this.listes = grouper(
      seaux,
      cles.n,
      (k) => cles.valeurs[k]!,
      (k) => segments.valeurs[k]!,
    )
  }

  /** Bucket of a cell; other cells can share it. */
  seau(cx: number, cy: number): number {
    return melange(cx, cy) & this.#masque
  }
  celluleDe(v: number): number {
    return Math.floor(v / this.cellule)
  }

  /** Cells that a segment crosses, widened by a margin. */
  traverser(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    marge: number,
    visiter: (cx: number, cy: number) => void,
  ): void {
    if (y1 > y2) [x1, y1, x2, y2] = [x2, y2, x1, y1]
    const pente = y2 === y1 ? 0 : (x2 - x1) / (y2 - y1)
    const [gauche, droite] = x1 < x2 ? [x1, x2] : [x2, x1]
    const derniere = this.celluleDe(y2 + marge)
    for (let cy = this.celluleDe(y1 - marge); cy <= derniere; cy++) {
      let [de, a] = [gauche, droite]
      if (y1 !== y2) {
        // the part of the segment between the two sides of the row, with the margin
        const bas = x1 + pente * (Math.max(y1, cy * this.cellule - marge - 1) - y1)
        const haut = x1 + pente * (Math.min(y2, (cy + 1) * this.cellule + marge + 1) - y1)
        de = Math.max(gauche, Math.min(bas, haut) - 1)
        a = Math.min(droite, Math.max(bas, haut) + 1)
      }
      const fin = this.celluleDe(a + marge)
      for (let cx = this.celluleDe(de - marge); cx <= fin; cx++) visiter(cx, cy)
    }
  }
}

/** Pairs of segments whose boxes meet, at least one of them new; a pair can come twice. @param neufs null: all are new. */
export function paires(
  s: Segments,
  cellule: number,
  neufs: Uint8Array | null,
  voir: (c: number, d: number) => void,
): void {
  const { debuts, valeurs } = new Grille(s, cellule).listes
  const [x1, y1, x2, y2] = [s.x1.slice(), s.y1.slice(), s.x2.slice(), s.y2.slice()]
  for (let c = 0; c < s.n; c++) {
    if (x1[c]! > x2[c]!) [x1[c], x2[c]] = [x2[c]!, x1[c]!]
    if (y1[c]! > y2[c]!) [y1[c], y2[c]] = [y2[c]!, y1[c]!]
  }
  for (let seau = 0; seau + 1 < debuts.length; seau++)
    for (let i = debuts[seau]!; i < debuts[seau + 1]!; i++) {
      const c = valeurs[i]!
      for (let j = i + 1; j < debuts[seau + 1]!; j++) {
        const d = valeurs[j]!
        if (c === d || (neufs && !neufs[c] && !neufs[d])) continue
        if (x1[c]! > x2[d]! || x1[d]! > x2[c]! || y1[c]! > y2[d]! || y1[d]! > y2[c]!) continue
        voir(c, d)
      }
    }
}
