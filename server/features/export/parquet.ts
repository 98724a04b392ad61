/** GeoParquet 1.1: one row group a batch, written and sent before the next is read. Source: geoparquet.org/releases/v1.1.0. */
import { ByteWriter, ParquetWriter, schemaFromColumnData, type ColumnSource } from 'hyparquet-writer'
import { lignesDeNotice } from '#domain/export/notice'
import type { BureauExporte } from '#domain/export/bureau'
import type { Ecrivain, Fichier } from './fichier.ts'
import { pointDe, wkbPoint } from './geometrie.ts'

/** Rows of a group: enough to compress, few enough to be held. */
const GROUPE = 10_000

function colonnesParquet({ colonnes, contours }: Fichier, lignes: readonly BureauExporte[]): ColumnSource[] {
  return [
    ...colonnes.map((c): ColumnSource => ({
      name: c.cle,
      data: lignes.map((b) => c.lire(b)),
      type: c.genre === 'texte' ? 'STRING' : c.decimales === 0 ? 'INT32' : 'DOUBLE',
      nullable: true,
    })),
    {
      name: 'geometry',
      data: lignes.map((b) => {
        if (contours) return b.contour
        const point = pointDe(b)
        return point && wkbPoint(point)
      }),
      type: 'BYTE_ARRAY',
      nullable: true,
      statistics: false,
    },
  ]
}

const geo = (contours: boolean): string =>
  JSON.stringify({
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: { encoding: 'WKB', geometry_types: contours ? ['MultiPolygon', 'Polygon'] : ['Point'] },
    },
  })

export const parquet: Ecrivain = async function* (fichier) {
  const { notice, colonnes } = fichier
  const tampon = new ByteWriter()
  const vider = (): Uint8Array => {
    const octets = new Uint8Array(tampon.buffer.slice(0, tampon.index))
    tampon.index = 0
    return octets
  }
  const metadonnees = {
    geo: geo(fichier.contours),
    ...Object.fromEntries(lignesDeNotice(notice)),
    Sources: JSON.stringify(notice.sources),
    Colonnes: JSON.stringify(Object.fromEntries(colonnes.map((c) => [c.cle, c.titre]))),
  }
  const ecrivain = new ParquetWriter({
    writer: tampon,
    schema: schemaFromColumnData({ columnData: colonnesParquet(fichier, []) }),
    createdBy: 'Quartier Général',
    kvMetadata: Object.entries(metadonnees).map(([key, value]) => ({ key, value })),
  })
  let attente: BureauExporte[] = []
  const ecrire = (): Uint8Array => {
    void ecrivain.write({ columnData: colonnesParquet(fichier, attente), rowGroupSize: GROUPE })
    attente = []
    return vider()
  }
  for await (const lot of fichier.lots) {
    attente.push(...lot)
    if (attente.length >= GROUPE) yield ecrire()
  }
  if (attente.length > 0) yield ecrire()
  void ecrivain.finish()
  yield vider()
}
