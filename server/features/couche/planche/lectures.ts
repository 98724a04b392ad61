/** Reads of a printed map: contours of a level within a territory, outlines over them, names of towns. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { NiveauCarte } from '#domain/lieu'
import type { Emprise } from '#domain/projection'
import type { Polygone } from './modele.ts'

type Db = Kysely<Schema>

/** What a sheet covers. */
export type Portee =
  | { region: string }
  | { departement: string }
  | { commune: string }
  | { emprise: Emprise }
  | 'tout'

const dans = (portee: Portee) =>
  portee === 'tout'
    ? sql<boolean>`true`
    : 'region' in portee
      ? sql<boolean>`region = ${portee.region}`
      : 'departement' in portee
        ? sql<boolean>`departement = ${portee.departement}`
        : 'commune' in portee
          ? sql<boolean>`commune = ${portee.commune}`
          : sql<boolean>`contour && ST_MakeEnvelope(${portee.emprise[0]}, ${portee.emprise[1]}, ${portee.emprise[2]}, ${portee.emprise[3]}, 4326)`

/** Places with a contour on the sheet. */
export async function compterLieux(db: Db, niveau: NiveauCarte, portee: Portee): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from publie.lieu where niveau = ${niveau} and contour is not null and ${dans(portee)}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export interface LieuLu {
  code: string
  departement: string | null
  foyer: boolean
  schematique: boolean
  polygones: Polygone[]
}

/**
 * @param pasDegre vertices fall on this grid, so that what the paper cannot show is not read; neighbours that share vertices still do.
 */
export async function lireLieux(
  db: Db,
  niveau: NiveauCarte,
  portee: Portee,
  pasDegre: number,
): Promise<LieuLu[]> {
  const { rows } = await sql<Omit<LieuLu, 'polygones'> & { geojson: string }>`
    select l.code, l.departement, coalesce(c.foyer, false) as foyer, l.schematique,
           ST_AsGeoJSON(coalesce(ST_SnapToGrid(l.contour, ${pasDegre}), l.contour), 5) as geojson
    from publie.lieu l left join publie.classement c on c.niveau = l.niveau and c.code = l.code
    where l.niveau = ${niveau} and l.contour is not null and ${dans(portee)}
    order by l.code`.execute(db)
  return rows.map(({ geojson, ...l }) => ({ ...l, polygones: polygonesDe(geojson) }))
}

function polygonesDe(geojson: string): Polygone[] {
  const g = JSON.parse(geojson) as { type: string; coordinates: unknown }
  return (g.type === 'Polygon' ? [g.coordinates] : g.coordinates) as Polygone[]
}

/** The largest towns first. */
export async function lireVilles(db: Db, portee: Portee, nombre: number) {
  const { rows } = await sql<{ nom: string; longitude: number; latitude: number }>`
    select nom, ST_X(ancre) as longitude, ST_Y(ancre) as latitude from publie.lieu
    where niveau = 'commune' and ancre is not null and ${dans(portee)}
    order by inscrits desc limit ${nombre}`.execute(db)
  return rows
}

/** The commune of a département with the most bureaux on the map. */
export async function lireVilleDense(
  db: Db,
  departement: string,
): Promise<{ code: string; nom: string; bureaux: number } | null> {
  const { rows } = await sql<{ code: string; nom: string; bureaux: number }>`
    select commune as code, max(nom_commune) as nom, count(*)::int as bureaux from publie.lieu
    where niveau = 'bureau' and departement = ${departement} and contour is not null and commune is not null
    group by commune order by 3 desc, 1 limit 1`.execute(db)
  return rows[0] ?? null
}

export async function lirePublication(db: Db) {
  return db.withSchema('publie').selectFrom('publication').selectAll().executeTakeFirstOrThrow()
}

/** Name of a place; null when it is not published. */
export async function lireNom(
  db: Db,
  niveau: 'region' | 'departement',
  code: string,
): Promise<string | null> {
  const ligne = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('nom')
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .executeTakeFirst()
  return ligne?.nom ?? null
}
