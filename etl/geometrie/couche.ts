/** One layer of the map as an Arrow IPC stream (columns in server/contract/carte.ts). */
import * as arrow from 'apache-arrow'
import earcut from 'earcut'
import type { Contour } from './contour.ts'

/** Growing typed list of lists, without an intermediate JavaScript array per row. */
class Listes<T extends Int32Array | Uint32Array> {
  readonly debuts: number[] = [0]
  readonly #creer: (n: number) => T
  #valeurs: T
  #taille = 0
  constructor(creer: (n: number) => T) {
    this.#creer = creer
    this.#valeurs = creer(1024)
  }
  ajouter(valeurs: ArrayLike<number>): void {
    if (this.#taille + valeurs.length > this.#valeurs.length) {
      const plus = this.#creer(Math.max(this.#valeurs.length * 2, this.#taille + valeurs.length))
      plus.set(this.#valeurs)
      this.#valeurs = plus
    }
    this.#valeurs.set(valeurs, this.#taille)
    this.#taille += valeurs.length
    this.debuts.push(this.#taille)
  }
  colonne(): arrow.Data {
    const [length, valeurs] = [this.#taille, this.#valeurs.subarray(0, this.#taille)]
    const child: arrow.Data =
      valeurs instanceof Int32Array
        ? arrow.makeData({ type: new arrow.Int32(), length, data: valeurs })
        : arrow.makeData({ type: new arrow.Uint32(), length, data: valeurs })
    return arrow.makeData({
      type: new arrow.List(new arrow.Field('item', child.type, false)),
      length: this.debuts.length - 1,
      nullCount: 0,
      valueOffsets: Int32Array.from(this.debuts),
      child,
    })
  }
}

/** x₀ y₀ Δx Δy … through the whole row: small numbers compress well. */
function deltas(sommets: Int32Array): Int32Array {
  const d = new Int32Array(sommets.length)
  let [x, y] = [0, 0]
  for (let i = 0; i < sommets.length; i += 2) {
    d[i] = sommets[i]! - x
    d[i + 1] = sommets[i + 1]! - y
    x = sommets[i]!
    y = sommets[i + 1]!
  }
  return d
}

/** Vertex indices of the triangles that fill the contour (earcut, holes included). */
function triangles(c: Contour): number[] {
  const indices: number[] = []
  for (let p = 0; p + 1 < c.polygones.length; p++) {
    const [premier, dernier] = [c.polygones[p]!, c.polygones[p + 1]!]
    const debut = c.anneaux[premier]!
    const trous: number[] = []
    for (let a = premier + 1; a < dernier; a++) trous.push(c.anneaux[a]! - debut)
    for (const i of earcut(c.sommets.subarray(debut * 2, c.anneaux[dernier]! * 2), trous))
      indices.push(debut + i)
  }
  return indices
}

const VIDE: Contour = {
  sommets: new Int32Array(0),
  anneaux: Uint32Array.of(0),
  polygones: Uint32Array.of(0),
}

/** @param lieux rows in the order of the values; a place without contour has an empty row. */
export function coucheContours(lieux: readonly { code: string; contour: Contour | null }[]): Uint8Array {
  const anneaux = new Listes((n) => new Uint32Array(n))
  const sommets = new Listes((n) => new Int32Array(n))
  const indices = new Listes((n) => new Uint32Array(n))
  for (const lieu of lieux) {
    const contour = lieu.contour ?? VIDE
    anneaux.ajouter(contour.anneaux)
    sommets.ajouter(deltas(contour.sommets))
    indices.ajouter(triangles(contour))
  }
  return ipc({
    code: arrow.vectorFromArray(
      lieux.map((l) => l.code),
      new arrow.Utf8(),
    ).data[0]!,
    anneaux: anneaux.colonne(),
    sommets: sommets.colonne(),
    triangles: indices.colonne(),
  })
}

/** Columns of equal length as one Arrow IPC stream of one batch. */
export function ipc(colonnes: Record<string, arrow.Data>): Uint8Array {
  const noms = Object.keys(colonnes)
  const schema = new arrow.Schema(noms.map((nom) => new arrow.Field(nom, colonnes[nom]!.type, true)))
  const lot = new arrow.RecordBatch(
    schema,
    arrow.makeData({
      type: new arrow.Struct(schema.fields),
      length: colonnes[noms[0]!]!.length,
      nullCount: 0,
      children: noms.map((nom) => colonnes[nom]!),
    }),
  )
  return arrow.tableToIPC(new arrow.Table(schema, [lot]), 'stream')
}
