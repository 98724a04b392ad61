/** The writer of each format. */
import type { FormatExport } from '#domain/export/format'
import { csv } from './csv.ts'
import type { Ecrivain } from './fichier.ts'
import { flatgeobuf } from './flatgeobuf.ts'
import { geojson } from './geojson.ts'
import { gpx } from './gpx.ts'
import { kml } from './kml.ts'
import { parquet } from './parquet.ts'
import { pdf } from './pdf.ts'
import { xlsx } from './xlsx.ts'

export const ECRIVAINS: Readonly<Record<FormatExport, Ecrivain>> = {
  csv,
  xlsx,
  pdf,
  geojson,
  fgb: flatgeobuf,
  parquet,
  gpx,
  kml,
}
