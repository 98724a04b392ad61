/** Reads and writes of groups. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { z } from 'zod'
import type { CarteGroupes, CompteurSaisi, Compteurs, Groupe, GroupeSaisi } from '#contract/groupe'
import { groupeNomme } from '#db/groupe'
import { estDesDepartements } from '#db/lieuDeTerrain'
import type { Schema } from '#db/schema'
import { NIVEAUX_GROUPE } from '#domain/groupe'
import { STATUTS_RETENUS } from '#domain/observation'
import { Probleme } from '../../http/problem.ts'

type Db = Kysely<Schema>

/** Open groups, those of the same ground by name. @param q `visible`: only those on the map that everybody sees. */
export async function lireGroupes(
  db: Db,
  q: { departement?: string; visible?: true; id?: string },
): Promise<Groupe[]> {
  const { rows } = await sql<Groupe>`
    select g.id, g.nom, g.departement, g.parent, g.niveau, g.code, g.terrain, g.communes, g.commune, g.canal, g.presentation, g.fonctions, g.visible,
           coalesce(g.terrain, l.nom, g.code) as nom_lieu,
           array(select c.nom from publie.lieu c where c.niveau = 'commune' and c.code = any(g.communes) order by c.code) as noms_communes, m.nom as nom_commune, ST_X(m.ancre) as longitude, ST_Y(m.ancre) as latitude
    from groupe g
    join publie.lieu m on m.niveau = 'commune' and m.code = g.commune and m.ancre is not null
    left join publie.lieu l on l.niveau = g.niveau and l.code = g.code
    where g.ferme_le is null and (${q.departement ?? null}::text is null or g.departement = ${q.departement ?? null})
      and (g.visible or not ${q.visible ?? false}) and (${q.id ?? null}::uuid is null or g.id = ${q.id ?? null})
    order by array_position(${[...NIVEAUX_GROUPE]}::text[], g.niveau), g.nom`.execute(db)
  return rows
}

/** Départements of these communes, one each; null for a commune that is not published. */
export async function departementsDesCommunes(db: Db, codes: readonly string[]): Promise<(string | null)[]> {
  const { rows } = await sql<{ departement: string | null }>`
    select l.departement from unnest(${[...codes]}::text[]) c(code)
    left join publie.lieu l on l.niveau = 'commune' and l.code = c.code`.execute(db)
  return rows.map((r) => r.departement)
}

/** Contour of a département for a small map, degrees: about 400 m of detail. */
const PAS_CONTOUR = 0.004

export async function lireContour(db: Db, departement: string): Promise<CarteGroupes['contour'] | null> {
  const { rows } = await sql<{ contour: string | null }>`
    select ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(contour, ${PAS_CONTOUR})), 3) as contour
    from publie.lieu where niveau = 'departement' and code = ${departement}`.execute(db)
  if (!rows[0]) return null
  if (rows[0].contour === null) return []
  const { coordinates } = JSON.parse(rows[0].contour) as { coordinates: CarteGroupes['contour'][] }
  return coordinates.flat()
}

/** Where a commune is; null: unknown, or without a place on the map. */
export async function lireCommune(
  db: Db,
  code: string,
): Promise<{ code: string; nom: string; departement: string; longitude: number; latitude: number } | null> {
  const { rows } = await sql<{
    code: string
    nom: string
    departement: string
    longitude: number
    latitude: number
  }>`
    select code, nom, departement, ST_X(ancre) as longitude, ST_Y(ancre) as latitude
    from publie.lieu where niveau = 'commune' and code = ${code} and ancre is not null`.execute(db)
  return rows[0] ?? null
}

/** Communes of a département with the net reserve that is left in them. */
export async function lireZones(db: Db, departement: string) {
  const { rows } = await sql<{
    code: string
    nom: string
    inscrits: number
    reserveNette: number
    longitude: number
    latitude: number
  }>`
    select l.code, l.nom, l.inscrits, c.reserve_nette, ST_X(l.ancre) as longitude, ST_Y(l.ancre) as latitude
    from publie.lieu l join publie.classement c on c.niveau = l.niveau and c.code = l.code
    where l.niveau = 'commune' and l.departement = ${departement} and l.ancre is not null and c.reserve_nette is not null
    order by l.code`.execute(db)
  return rows
}

export const lireGroupe = (db: Db, id: string) =>
  db
    .selectFrom('groupe')
    .select(['id', 'nom', 'departement', 'fermeLe'])
    .where('id', '=', id)
    .executeTakeFirst()

/** @throws Probleme 409 when another open group of the département bears this name. */
export async function exigerNomLibre(
  db: Db,
  nom: string,
  departement: string,
  id: string | null,
): Promise<void> {
  const autre = await groupeNomme(db, nom, [departement])
  if (autre !== null && autre !== id)
    throw new Probleme(
      'nomPris',
      `Un groupe de ce département s’appelle déjà « ${nom} » : choisissez un autre nom.`,
    )
}

export async function ecrireGroupe(
  db: Db,
  saisi: GroupeSaisi,
  departement: string,
  { id, maintenant }: { id: string | null; maintenant: Date },
): Promise<string> {
  const ecrit = id ?? randomUUID()
  if (id)
    await db
      .updateTable('groupe')
      .set({ ...saisi, departement })
      .where('id', '=', id)
      .execute()
  else
    await db
      .insertInto('groupe')
      .values({ ...saisi, id: ecrit, departement, creeLe: maintenant, fermeLe: null })
      .execute()
  return ecrit
}

export async function fermerGroupe(db: Db, id: string, fermeLe: Date | null): Promise<void> {
  await db.updateTable('groupe').set({ fermeLe }).where('id', '=', id).execute()
}

export async function montrerGroupe(db: Db, id: string, visible: boolean): Promise<void> {
  await db.updateTable('groupe').set({ visible }).where('id', '=', id).execute()
}

/** The last number typed for a group, a week and a kind is the one that counts. */
export async function ecrireCompteur(db: Db, saisi: CompteurSaisi): Promise<void> {
  await db
    .insertInto('compteur')
    .values(saisi)
    .onConflict((c) => c.columns(['groupe', 'semaine', 'sorte']).doUpdateSet({ nombre: saisi.nombre }))
    .execute()
}

export async function lireCompteurs(db: Db, departement: string): Promise<z.input<typeof Compteurs>> {
  const { rows: terrain } = await sql<z.input<typeof Compteurs>['terrain'][number]>`
    select to_char(date_trunc('week', jour), 'YYYY-MM-DD') as semaine, observation.niveau, observation.code,
           coalesce(lieu.nom, secteur.nom, observation.code) as nom, count(*)::int as actions,
           coalesce(sum(participants), 0)::int as militants, coalesce(sum(portes_frappees), 0)::int as portes,
           coalesce(sum(portes_ouvertes), 0)::int as ouvertes, coalesce(sum(conversations), 0)::int as conversations
    from observation
    left join publie.lieu on lieu.niveau = observation.niveau and lieu.code = observation.code
    left join secteur on observation.niveau = 'secteur' and secteur.id = observation.code
    where statut in (${sql.join(STATUTS_RETENUS)}) and ${estDesDepartements('observation', [departement])}
    group by 1, 2, 3, 4 order by 1 desc, 5 desc, 4 limit 2000`.execute(db)
  const { rows: saisis } = await sql<CompteurSaisi & { nom: string }>`
    select c.groupe, to_char(c.semaine, 'YYYY-MM-DD') as semaine, c.sorte, c.nombre, g.nom
    from compteur c join groupe g on g.id = c.groupe where g.departement = ${departement} order by 2 desc, 5, 3 limit 2000`.execute(
    db,
  )
  return { terrain, saisis }
}
