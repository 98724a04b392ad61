/** Features of a file of contours, one after the other: GeoJSON, whole or a feature at a time when it is too large for one text, GeoParquet. */
import fs from 'node:fs'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { litteral, type Duck } from '#db/duckdb'
import { SourceInvalide } from '../anomalie.ts'
import { lireEntites } from '../contours-nationaux.ts'
import { lireGeojson } from '../geometrie/contour.ts'
import { lireWkb } from '../geometrie/wkb.ts'

type Proprietes = Record<string, string | null>

export interface Entite {
  properties: Proprietes
  /** Reads the geometry. @throws Error when it cannot be read. */
  geometrie: () => Polygon | MultiPolygon | null
}

/** Bytes from which a GeoJSON is read a feature at a time: a text of JavaScript ends at 512 MB. */
const GROS = { clair: 200e6, gz: 40e6 }

/**
 * @param duck opened only for a GeoParquet.
 * @throws SourceInvalide when the file is neither, or has no features.
 */
export async function* entitesDe(fichier: string, duck: () => Promise<Duck>): AsyncGenerator<Entite> {
  if (fichier.endsWith('.parquet')) yield* deGeoparquet(fichier, await duck())
  else if (fs.statSync(fichier).size > (fichier.endsWith('.gz') ? GROS.gz : GROS.clair))
    for await (const texte of lireEntites(fichier)) yield deGeojson(analyser(fichier, texte))
  else for (const entite of lireGeojson(fichier)) yield deGeojson(entite)
}

const deGeojson = (e: Feature<Polygon | MultiPolygon | null, Proprietes | null>): Entite => ({
  properties: e.properties ?? {},
  geometrie: () => e.geometry,
})

function analyser(fichier: string, texte: string): Feature<Polygon | MultiPolygon, Proprietes> {
  try {
    return JSON.parse(texte) as Feature<Polygon | MultiPolygon, Proprietes>
  } catch (cause) {
    throw new SourceInvalide(fichier, null, `GeoJSON illisible (${(cause as Error).message})`, { cause })
  }
}

async function* deGeoparquet(fichier: string, duck: Duck): AsyncGenerator<Entite> {
  const table = `read_parquet(${litteral(fichier)})`
  try {
    const colonnes = await duck.lignes<{ column_name: string; column_type: string }>(`describe from ${table}`)
    const geometrie = await colonneGeometrie(fichier, duck)
    const lue = colonnes.find((c) => c.column_name === geometrie)
    if (!lue) throw new SourceInvalide(fichier, null, `GeoParquet sans colonne « ${geometrie} »`)
    const textes = colonnes.filter((c) => c.column_type === 'VARCHAR').map((c) => c.column_name)
    const octets = lue.column_type.startsWith('GEOMETRY') ? 'st_aswkb' : ''
    const champs = textes.map((c) => `"${c.replaceAll('"', '""')}"`)
    // contours of one code are joined in the order of the file
    await duck.connexion.run('set preserve_insertion_order = true')
    const lots = await duck.connexion.stream(
      `select ${[...champs, `${octets}("${geometrie}")::blob`].join()} from ${table}`,
    )
    for await (const lot of lots.yieldRowsJs())
      for (const ligne of lot) {
        const wkb = ligne.at(-1)
        yield {
          properties: Object.fromEntries(textes.map((c, i) => [c, ligne[i] as string | null])),
          geometrie: () => (wkb instanceof Uint8Array ? lireWkb(wkb) : null),
        }
      }
  } catch (cause) {
    if (cause instanceof SourceInvalide) throw cause
    throw new SourceInvalide(fichier, null, `GeoParquet illisible (${(cause as Error).message})`, { cause })
  }
}

/** The column that the metadata of GeoParquet name; « geometry » in a file that lacks them. */
async function colonneGeometrie(fichier: string, duck: Duck): Promise<string> {
  const [geo] = await duck.lignes<{ value: Uint8Array }>(
    `select value from parquet_kv_metadata(${litteral(fichier)}) where decode(key) = 'geo'`,
  )
  const lu: unknown = geo && JSON.parse(new TextDecoder().decode(geo.value))
  return lu && typeof lu === 'object' && 'primary_column' in lu ? String(lu.primary_column) : 'geometry'
}
