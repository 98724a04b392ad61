/** Columns of a scenario as they travel. */
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import * as arrow from 'apache-arrow'
import { UNITE_SCENARIO } from '#domain/moteur'
import type { Corps } from '../../http/route.ts'

export const ARROW = 'application/vnd.apache.arrow.stream'
/** Fast rather than small: the answer waits for it. */
const QUALITE = 3
const brotli = promisify(zlib.brotliCompress)

export async function corpsArrow(colonnes: Record<string, arrow.Vector>): Promise<Corps> {
  const octets = arrow.tableToIPC(new arrow.Table(colonnes), 'stream')
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: QUALITE }
  return { type: ARROW, contenu: await brotli(octets, { params }), encodage: 'br' }
}

/** Whole numbers of UNITE_SCENARIO; null where there is nothing. */
export function parts(valeurs: ArrayLike<number | null>): arrow.Vector<arrow.Int16> {
  const length = valeurs.length
  const data = new Int16Array(length)
  const nullBitmap = new Uint8Array((length + 7) >> 3)
  let nullCount = 0
  for (let i = 0; i < length; i++) {
    const v = valeurs[i]!
    if (v === null || Number.isNaN(v)) nullCount++
    else {
      data[i] = Math.round(v / UNITE_SCENARIO)
      nullBitmap[i >> 3]! |= 1 << (i & 7)
    }
  }
  return arrow.makeVector(arrow.makeData({ type: new arrow.Int16(), length, data, nullBitmap, nullCount }))
}
