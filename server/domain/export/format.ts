/** Formats that the bureaux leave in. */
export const FORMATS_EXPORT = ['csv', 'xlsx', 'pdf', 'geojson', 'fgb', 'parquet', 'gpx', 'kml'] as const
export type FormatExport = (typeof FORMATS_EXPORT)[number]

export interface DescriptionFormat {
  nom: string
  /** For what it is. */
  usage: string
  extension: string
  type: string
  /** Can carry contours rather than points. */
  contours: boolean
  /** Bytes of a line and of a contour, about: measured by `npm run bench -- exports`, for the progress of a download. */
  octets: { ligne: number; contour: number }
}

export const FORMATS: Readonly<Record<FormatExport, DescriptionFormat>> = {
  csv: { nom: 'CSV', usage: 'tableur', extension: 'csv', type: 'text/csv; charset=utf-8', contours: false, octets: { ligne: 257, contour: 0 } },
  xlsx: { nom: 'XLSX', usage: 'Excel, LibreOffice', extension: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', contours: false, octets: { ligne: 155, contour: 0 } },
  pdf: { nom: 'PDF', usage: 'à imprimer', extension: 'pdf', type: 'application/pdf', contours: false, octets: { ligne: 103, contour: 0 } },
  geojson: { nom: 'GeoJSON', usage: 'cartes sur le web', extension: 'geojson', type: 'application/geo+json', contours: true, octets: { ligne: 655, contour: 1880 } },
  fgb: { nom: 'FlatGeobuf', usage: 'QGIS', extension: 'fgb', type: 'application/vnd.flatgeobuf', contours: true, octets: { ligne: 371, contour: 1690 } },
  parquet: { nom: 'GeoParquet', usage: 'analyse, DuckDB', extension: 'parquet', type: 'application/vnd.apache.parquet', contours: true, octets: { ligne: 68, contour: 1090 } },
  gpx: { nom: 'GPX', usage: 'GPS, téléphone', extension: 'gpx', type: 'application/gpx+xml', contours: false, octets: { ligne: 418, contour: 0 } },
  kml: { nom: 'KML', usage: 'Google Earth, téléphone', extension: 'kml', type: 'application/vnd.google-earth.kml+xml', contours: true, octets: { ligne: 506, contour: 2260 } },
} // prettier-ignore
