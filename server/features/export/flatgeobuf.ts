/**
 * FlatGeobuf 3, without a spatial index: features leave one after the other, and every reader goes through them.
 * Source: flatgeobuf.org, header.fbs and feature.fbs (the numbers are the ranks of the fields there).
 */
import { Builder } from 'flatbuffers'
import { lignesDeNotice } from '#domain/export/notice'
import type { BureauExporte } from '#domain/export/bureau'
import type { Colonne } from '#domain/export/colonnes'
import type { Ecrivain, Fichier } from './fichier.ts'
import { lireWkb, pointDe, type Polygones } from './geometrie.ts'

const SIGNATURE = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00)
const TYPE = { point: 1, polygone: 3, multipolygone: 6 } as const
const COLONNE = { int: 5, double: 10, string: 11 } as const
const WGS84 = 4326

const typeDe = (c: Colonne): number =>
  c.genre === 'texte' ? COLONNE.string : c.decimales === 0 ? COLONNE.int : COLONNE.double

/** A vector of offsets, which flatbuffers fill from the end. */
function vecteur(b: Builder, offsets: readonly number[]): number {
  b.startVector(4, offsets.length, 4)
  for (const offset of offsets.toReversed()) b.addOffset(offset)
  return b.endVector()
}

/** A table: the fields given by rank, those without value left out. */
function table(b: Builder, taille: number, remplir: () => void): number {
  b.startObject(taille)
  remplir()
  return b.endObject()
}

function entete({ notice, colonnes, contours }: Fichier): Uint8Array {
  const b = new Builder(4096)
  const champs = colonnes.map((c) => {
    const [cle, titre] = [b.createString(c.cle), b.createString(c.titre)]
    return table(b, 11, () => {
      b.addFieldOffset(0, cle, 0)
      b.addFieldInt8(1, typeDe(c), 0)
      b.addFieldOffset(2, titre, 0)
    })
  })
  const colonnesLues = vecteur(b, champs)
  const epsg = b.createString('EPSG')
  const crs = table(b, 6, () => {
    b.addFieldOffset(0, epsg, 0)
    b.addFieldInt32(1, WGS84, 0)
  })
  const metadonnees = { ...Object.fromEntries(lignesDeNotice(notice)), Sources: notice.sources }
  const [nom, titre, dit] = [
    b.createString('bureaux'),
    b.createString(notice.titre),
    b.createString(JSON.stringify(metadonnees)),
  ]
  const racine = table(b, 14, () => {
    b.addFieldOffset(0, nom, 0)
    b.addFieldInt8(2, contours ? TYPE.multipolygone : TYPE.point, 0)
    b.addFieldOffset(7, colonnesLues, 0)
    b.addFieldInt64(8, BigInt(notice.lignes), 0n)
    b.addFieldInt16(9, 0, 16)
    b.addFieldOffset(10, crs, 0)
    b.addFieldOffset(11, titre, 0)
    b.addFieldOffset(13, dit, 0)
  })
  b.finishSizePrefixed(racine)
  return b.asUint8Array()
}

/** Columns of a feature, nulls left out: rank (16 bits), then the value, a text behind its length. */
function proprietes(bureau: BureauExporte, colonnes: readonly Colonne[]): Uint8Array {
  const morceaux: Buffer[] = []
  colonnes.forEach((c, k) => {
    const valeur = c.lire(bureau)
    if (valeur === null) return
    const texte = typeof valeur === 'string' ? Buffer.from(valeur) : null
    const m = Buffer.alloc(2 + (texte ? 4 : c.decimales === 0 ? 4 : 8))
    m.writeUInt16LE(k)
    if (texte) m.writeUInt32LE(texte.length, 2)
    else if (c.decimales === 0) m.writeInt32LE(valeur as number, 2)
    else m.writeDoubleLE(valeur as number, 2)
    morceaux.push(m)
    if (texte) morceaux.push(texte)
  })
  return Buffer.concat(morceaux)
}

function coordonnees(b: Builder, xy: ArrayLike<number>): number {
  b.startVector(8, xy.length, 8)
  for (let k = xy.length - 1; k >= 0; k--) b.addFloat64(xy[k]!)
  return b.endVector()
}

function multipolygone(b: Builder, polygones: Polygones): number {
  const parties = polygones.map((anneaux) => {
    const tout = new Float64Array(anneaux.reduce((s, a) => s + a.length, 0))
    const fins: number[] = []
    let ici = 0
    for (const anneau of anneaux) {
      tout.set(anneau, ici)
      ici += anneau.length
      fins.push(ici / 2)
    }
    const xy = coordonnees(b, tout)
    b.startVector(4, fins.length, 4)
    for (const fin of fins.toReversed()) b.addInt32(fin)
    const ends = b.endVector()
    return table(b, 8, () => {
      b.addFieldOffset(0, ends, 0)
      b.addFieldOffset(1, xy, 0)
      b.addFieldInt8(6, TYPE.polygone, 0)
    })
  })
  const vers = vecteur(b, parties)
  return table(b, 8, () => {
    b.addFieldInt8(6, TYPE.multipolygone, 0)
    b.addFieldOffset(7, vers, 0)
  })
}

function geometrie(b: Builder, bureau: BureauExporte, contours: boolean): number | null {
  if (contours) return bureau.contour && multipolygone(b, lireWkb(bureau.contour))
  const point = pointDe(bureau)
  if (!point) return null
  const xy = coordonnees(b, point)
  return table(b, 8, () => {
    b.addFieldOffset(1, xy, 0)
    b.addFieldInt8(6, TYPE.point, 0)
  })
}

function feature(bureau: BureauExporte, { colonnes, contours }: Fichier): Uint8Array {
  const b = new Builder(1024)
  // Every feature ends on eight bytes, even without coordinates: readers map those of the next one in place.
  b.prep(8, 0)
  const forme = geometrie(b, bureau, contours)
  const valeurs = b.createByteVector(proprietes(bureau, colonnes))
  const racine = table(b, 3, () => {
    if (forme !== null) b.addFieldOffset(0, forme, 0)
    b.addFieldOffset(1, valeurs, 0)
  })
  b.finishSizePrefixed(racine)
  return b.asUint8Array()
}

export const flatgeobuf: Ecrivain = async function* (fichier) {
  yield SIGNATURE
  yield entete(fichier)
  for await (const lot of fichier.lots) yield Buffer.concat(lot.map((b) => feature(b, fichier)))
}
