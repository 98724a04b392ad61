/** Reads what a fiche is made of: rows for the model, contours for the map. */
import { sql, type Kysely } from 'kysely'
import type { Schema, TableClassement, TableResultat } from '#db/schema'
import type { BureauSource, ResultatTour, SourceFiche, ValeurSource } from '#domain/fiche/source'
import { INDICATEURS } from '#domain/indicateur'
import { CODE_FRANCE, type Niveau } from '#domain/lieu'
import type { Classement } from '#domain/profil'
import type { GeometrieFiche } from './carte.ts'
import type { Contour } from './geometrie.ts'

export interface DonneesFiche {
  source: SourceFiche
  geometrie: GeometrieFiche
}

/** Everything about one circonscription; null when it is not published. */
export async function lireFiche(db: Kysely<Schema>, code: string): Promise<DonneesFiche | null> {
  const publie = db.withSchema('publie')
  const lieu = await publie
    .selectFrom('lieu')
    .innerJoin('lieu as dep', (j) =>
      j.on('dep.niveau', '=', 'departement').onRef('dep.code', '=', 'lieu.departement'),
    )
    .select(['lieu.code', 'lieu.inscrits', 'dep.code as departement', 'dep.nom as nomDepartement'])
    .where('lieu.niveau', '=', 'circonscription')
    .where('lieu.code', '=', code)
    .executeTakeFirst()
  if (!lieu) return null
  const lieux: [Niveau, string][] = [
    ['circonscription', code],
    ['departement', lieu.departement],
    ['france', CODE_FRANCE],
  ]
  const [classement, classementDepartement, classementFrance] = await lireClassements(db, lieux)
  if (!classement) return null
  const [historique, departement, france] = await lireHistoriques(db, lieux)
  const publication = await publie.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  const { bureaux, contours } = await lireBureaux(db, code)
  const source: SourceFiche = {
    publication: {
      version: publication.version,
      methode: publication.methode,
      fictive: publication.fictive,
      publieeLe: new Date(publication.publieeLe).toISOString(),
    },
    lieu: { ...lieu, classement },
    classementDepartement: classementDepartement ?? null,
    classementFrance: classementFrance ?? null,
    communes: await lireCommunes(db, code),
    bureaux,
    historique: { lieu: historique ?? [], departement: departement ?? [], france: france ?? [] },
    sociologie: await lireSociologie(db, lieux),
    sources: await publie
      .selectFrom('source')
      .select(['titre', 'editeur', 'millesime'])
      .orderBy('cle')
      .execute(),
  }
  const { voisins, ici } = await lireContours(db, code)
  const trous = contours.length < bureaux.length
  return { source, geometrie: { bureaux: contours, voisins, ici: trous ? ici : null } }
}

/** Codes of the published circonscriptions of a département, or of all. */
export async function listerCirconscriptions(
  db: Kysely<Schema>,
  departement: string | null,
): Promise<string[]> {
  const rows = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('code')
    .where('niveau', '=', 'circonscription')
    .$if(departement !== null, (q) => q.where('departement', '=', departement))
    .orderBy('code')
    .execute()
  return rows.map((r) => r.code)
}

async function lireClassements(
  db: Kysely<Schema>,
  lieux: [Niveau, string][],
): Promise<(Classement | undefined)[]> {
  const rows = await db
    .withSchema('publie')
    .selectFrom('classement')
    .selectAll()
    .where(parmi(lieux))
    .execute()
  return lieux.map(([niveau]) => {
    const row = rows.find((r) => r.niveau === niveau)
    return row && classementDe(row)
  })
}

async function lireHistoriques(db: Kysely<Schema>, lieux: [Niveau, string][]): Promise<ResultatTour[][]> {
  const rows = await db
    .withSchema('publie')
    .selectFrom('resultat')
    .innerJoin('scrutin', 'scrutin.code', 'resultat.scrutin')
    .selectAll('resultat')
    .where(parmi(lieux, 'resultat.'))
    .orderBy('scrutin.date')
    .execute()
  return lieux.map(([niveau]) => rows.filter((r) => r.niveau === niveau).map(tourDe))
}

/** Bureaux with their class, their last legislative first round, their contour; a schematic one is left blank on paper. */
async function lireBureaux(db: Kysely<Schema>, code: string) {
  const { rows } = await sql<
    TableClassement & {
      nom: string
      commune: string
      nomCommune: string
      inscrits: number
      x: number | null
      y: number | null
      contour: string | null
      resultat: TableResultat | null
    }
  >`
    with dernier as (
      select code from publie.scrutin where type = 'legislatives' and tour = 1 order by date desc limit 1
    )
    select c.*, l.nom, l.commune, coalesce(l.nom_commune, l.nom) as nom_commune, l.inscrits,
           ST_X(l.ancre) as x, ST_Y(l.ancre) as y, case when l.schematique then null else ST_AsGeoJSON(l.contour, 5) end as contour,
           case when r.code is not null then to_jsonb(r) end as resultat
    from publie.lieu l
    join publie.classement c on c.niveau = l.niveau and c.code = l.code
    left join publie.resultat r on r.niveau = l.niveau and r.code = l.code and r.scrutin = (select code from dernier)
    where l.niveau = 'bureau' and l.circonscription = ${code}
    order by l.code`.execute(db)
  const bureaux = rows.map((r): BureauSource => ({
    code: r.code,
    nom: r.nom,
    commune: r.commune,
    nomCommune: r.nomCommune,
    inscrits: r.inscrits,
    ancre: r.x === null || r.y === null ? null : [r.x, r.y],
    classement: classementDe(r),
    // Inside to_jsonb the column keeps its SQL name.
    dernier:
      r.resultat &&
      tourDe({
        ...r.resultat,
        extremeDroite: (r.resultat as unknown as { extreme_droite: number | null }).extreme_droite,
      }),
  }))
  const contours = rows.flatMap((r) => (r.contour ? [{ code: r.code, contour: contourDe(r.contour) }] : []))
  return { bureaux, contours }
}

/** Communes of the circonscription, and whether others share them. */
async function lireCommunes(db: Kysely<Schema>, code: string) {
  const rows = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select(['code', 'nom', sql<number>`cardinality(circonscriptions)`.as('combien')])
    .where('niveau', '=', 'commune')
    .where(sql<boolean>`${code} = any(circonscriptions)`)
    .execute()
  return rows.map((r) => ({ code: r.code, nom: r.nom, partielle: r.combien > 1 }))
}

async function lireSociologie(db: Kysely<Schema>, lieux: [Niveau, string][]): Promise<ValeurSource[]> {
  const rows = await db
    .withSchema('publie')
    .selectFrom('sociologie')
    .selectAll()
    .where(parmi(lieux))
    .execute()
  const [ici, departement, france] = lieux.map(([niveau]) => rows.find((r) => r.niveau === niveau)?.valeurs)
  if (!ici) return []
  return INDICATEURS.filter((i) => i.cle in ici).map(({ cle, libelle, unite, source }) => ({
    cle,
    libelle,
    unite,
    source,
    valeur: ici[cle] ?? null,
    departement: departement?.[cle] ?? null,
    france: france?.[cle] ?? null,
  }))
}

/** Outlines of this circonscription and of those around, coarse: a three-hundredth of its width. */
async function lireContours(
  db: Kysely<Schema>,
  code: string,
): Promise<{ voisins: { contour: Contour }[]; ici: Contour | null }> {
  const { rows } = await sql<{ code: string; contour: string | null }>`
    with ici as (
      select ST_Envelope(contour) as boite,
             greatest(ST_XMax(contour) - ST_XMin(contour), ST_YMax(contour) - ST_YMin(contour)) as cote
      from publie.lieu where niveau = 'circonscription' and code = ${code} and contour is not null
    )
    select v.code, ST_AsGeoJSON(
             ST_Multi(ST_CollectionExtract(ST_ClipByBox2D(
               ST_SimplifyPreserveTopology(v.contour, cote / 300), ST_Expand(boite, 1.2 * cote)), 3)), 4) as contour
    from ici, publie.lieu v
    where v.niveau = 'circonscription' and v.contour && ST_Expand(boite, cote)`.execute(db)
  const lus = rows.flatMap((r) => (r.contour ? [{ code: r.code, contour: contourDe(r.contour) }] : []))
  return {
    voisins: lus.filter((r) => r.code !== code),
    ici: lus.find((r) => r.code === code)?.contour ?? null,
  }
}

function contourDe(geojson: string): Contour {
  const { type, coordinates } = JSON.parse(geojson) as { type: string; coordinates: unknown }
  return (type === 'Polygon' ? [coordinates] : coordinates) as Contour
}

function tourDe(r: TableResultat): ResultatTour {
  const { scrutin, inscrits, votants, exprimes, gauche, centre, droite, extremeDroite, autres } = r
  return { scrutin, inscrits, votants, exprimes, voix: { gauche, centre, droite, extremeDroite, autres } }
}

function classementDe({ niveau: _n, code: _c, ...r }: TableClassement): Classement {
  const { scoreGauche: gauche, scoreCentre: centre, scoreDroite: droite, ...reste } = r
  return {
    ...reste,
    scores: { gauche, centre, droite, extremeDroite: r.scoreExtremeDroite, autres: r.scoreAutres },
  }
}

/** `(niveau, code) in (…)` */
function parmi(lieux: [Niveau, string][], prefixe = '') {
  const couples = lieux.map(([niveau, code]) => sql`(${niveau}, ${code})`)
  return sql<boolean>`(${sql.raw(`${prefixe}niveau, ${prefixe}code`)}) in (${sql.join(couples)})`
}
