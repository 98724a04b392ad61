/**
 * What the fiches of a département are made of, read at once: a fiche then asks the database for nothing. Two parts: the publication,
 * kept by version, and what is written between two publications (`vivant.ts`).
 */
import { sql, type Kysely } from 'kysely'
import type { Schema, TableClassement, TableResultat } from '#db/schema'
import { grouper } from '#domain/grouper'
import { CODE_FRANCE } from '#domain/lieu'
import type { Classement } from '#domain/profil'
import type { BureauTerrain, ResultatTour, SourceFiche } from '#domain/fiche/source'
import type { Qualite } from '#domain/qualite'
import type { Contour } from './geometrie.ts'

export interface BureauDuFonds extends BureauTerrain {
  /** Null: none published, or an invented split that paper leaves blank. */
  contour: Contour | null
}

/** A circonscription, the département or the country. */
export interface LieuDuFonds {
  code: string
  nom: string
  inscrits: number
  classement: Classement | null
  historique: ResultatTour[]
  sociologie: Record<string, number | null>
}

export interface CommuneDuFonds {
  code: string
  nom: string
  circonscriptions: string[]
  sociologie: Record<string, number | null>
  /** Only where a bureau of the commune has none. */
  contour: Contour | null
}

export interface Fonds {
  publication: SourceFiche['publication']
  sources: SourceFiche['sources']
  departement: LieuDuFonds
  france: LieuDuFonds
  circonscriptions: Map<string, LieuDuFonds>
  communes: Map<string, CommuneDuFonds>
  bureaux: BureauDuFonds[]
  parCode: Map<string, BureauDuFonds>
  parCirconscription: Map<string, BureauDuFonds[]>
  parCommune: Map<string, BureauDuFonds[]>
  /** Coarse outlines of the circonscriptions of the département and around it. */
  contours: Map<string, Contour>
}

export async function lirePublication(
  db: Kysely<Schema>,
): Promise<{ publication: SourceFiche['publication']; sources: SourceFiche['sources'] }> {
  const publie = db.withSchema('publie')
  const p = await publie.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  const sources = await publie
    .selectFrom('source')
    .select(['titre', 'editeur', 'millesime'])
    .orderBy('cle')
    .execute()
  return {
    publication: {
      version: p.version,
      methode: p.methode,
      fictive: p.fictive,
      publieeLe: new Date(p.publieeLe).toISOString(),
    },
    sources,
  }
}

/** @returns null when the département is not published. */
export async function lireFonds(db: Kysely<Schema>, code: string): Promise<Fonds | null> {
  const lieux = await lireLieux(db, code)
  const departement = lieux.find((l) => l.niveau === 'departement')
  const france = lieux.find((l) => l.niveau === 'france')
  if (!departement || !france) return null
  const bureaux = await lireBureaux(db, code)
  return {
    ...(await lirePublication(db)),
    departement,
    france,
    circonscriptions: new Map(lieux.filter((l) => l.niveau === 'circonscription').map((l) => [l.code, l])),
    communes: await lireCommunes(db, code),
    bureaux,
    parCode: new Map(bureaux.map((b) => [b.code, b])),
    parCirconscription: grouper(bureaux, (b) => b.circonscription),
    parCommune: grouper(bureaux, (b) => b.commune),
    contours: await lireContours(db, code),
  }
}

type LieuNiveau = LieuDuFonds & { niveau: string }

async function lireLieux(db: Kysely<Schema>, departement: string): Promise<LieuNiveau[]> {
  const { rows } = await sql<
    TableClassement & {
      nom: string
      inscrits: number
      profil: unknown
      valeurs: Record<string, number | null> | null
    }
  >`
    select l.nom, l.inscrits, s.valeurs, c.*, l.niveau, l.code
    from publie.lieu l
    left join publie.classement c on c.niveau = l.niveau and c.code = l.code
    left join publie.sociologie s on s.niveau = l.niveau and s.code = l.code
    where (l.niveau = 'france' and l.code = ${CODE_FRANCE}) or (l.niveau = 'departement' and l.code = ${departement})
       or (l.niveau = 'circonscription' and l.departement = ${departement})`.execute(db)
  const { rows: tours } = await sql<TableResultat>`
    select r.* from publie.resultat r join publie.scrutin s on s.code = r.scrutin
    where (r.niveau = 'france' and r.code = ${CODE_FRANCE}) or (r.niveau = 'departement' and r.code = ${departement})
       or (r.niveau = 'circonscription' and r.code in
            (select code from publie.lieu where niveau = 'circonscription' and departement = ${departement}))
    order by s.date`.execute(db)
  const histoires = grouper(tours, (t) => `${t.niveau} ${t.code}`)
  return rows.map((r) => ({
    niveau: r.niveau,
    code: r.code,
    nom: r.nom,
    inscrits: r.inscrits,
    classement: r.profil === null ? null : classementDe(r),
    historique: (histoires.get(`${r.niveau} ${r.code}`) ?? []).map(tourDe),
    sociologie: r.valeurs ?? {},
  }))
}

/** inscrits, votants, exprimes, then votes by bloc. */
type Compte = (number | null)[] | null

/** Bureaux with their class, both rounds of the last legislative election, their contour. */
async function lireBureaux(db: Kysely<Schema>, departement: string): Promise<BureauDuFonds[]> {
  const { rows } = await sql<
    TableClassement & {
      nom: string
      commune: string
      nomCommune: string
      circonscription: string
      inscrits: number
      qualite: Qualite
      superficie: number | null
      x: number | null
      y: number | null
      contour: string | null
      premier: Compte
      second: Compte
      scrutin: string
    }
  >`
    with dernier as (
      select code, replace(code, '-1', '-2') as second from publie.scrutin
      where type = 'legislatives' and tour = 1 order by date desc limit 1
    )
    select c.*, l.nom, l.commune, coalesce(l.nom_commune, l.nom) as nom_commune, l.circonscription, l.inscrits, l.qualite, l.superficie,
           ST_X(l.ancre) as x, ST_Y(l.ancre) as y, d.code as scrutin,
           case when l.schematique then null else ST_AsGeoJSON(l.contour, 5) end as contour,
           case when r.code is not null then
             array[r.inscrits, r.votants, r.exprimes, r.gauche, r.centre, r.droite, r.extreme_droite, r.autres] end as premier,
           case when q.code is not null then
             array[q.inscrits, q.votants, q.exprimes, q.gauche, q.centre, q.droite, q.extreme_droite, q.autres] end as second
    from publie.lieu l
    join publie.classement c on c.niveau = 'bureau' and c.code = l.code
    left join dernier d on true
    left join publie.resultat r on r.niveau = 'bureau' and r.code = l.code and r.scrutin = d.code
    left join publie.resultat q on q.niveau = 'bureau' and q.code = l.code and q.scrutin = d.second
    where l.niveau = 'bureau' and l.departement = ${departement}
    order by l.code`.execute(db)
  return rows.map((r) => ({
    code: r.code,
    nom: r.nom,
    commune: r.commune,
    nomCommune: r.nomCommune,
    circonscription: r.circonscription,
    inscrits: r.inscrits,
    qualite: r.qualite,
    superficie: r.superficie,
    ancre: r.x === null || r.y === null ? null : [r.x, r.y],
    classement: classementDe(r),
    dernier: compteDe(r.scrutin, r.premier),
    second: compteDe(r.scrutin?.replace(/-1$/, '-2'), r.second),
    contour: r.contour === null ? null : contourDe(r.contour),
  }))
}

function compteDe(scrutin: string, compte: Compte): ResultatTour | null {
  if (!compte) return null
  const [inscrits, votants, exprimes, gauche, centre, droite, extremeDroite, autres] = compte
  return {
    scrutin,
    inscrits: inscrits!,
    votants: votants!,
    exprimes: exprimes!,
    voix: {
      gauche: gauche ?? null,
      centre: centre ?? null,
      droite: droite ?? null,
      extremeDroite: extremeDroite ?? null,
      autres: autres ?? null,
    },
  }
}

async function lireCommunes(db: Kysely<Schema>, departement: string): Promise<Map<string, CommuneDuFonds>> {
  const { rows } = await sql<
    Omit<CommuneDuFonds, 'contour' | 'sociologie'> & {
      valeurs: Record<string, number | null> | null
      contour: string | null
    }
  >`
    select l.code, l.nom, l.circonscriptions, s.valeurs,
           case when exists (select from publie.lieu b where b.niveau = 'bureau' and b.commune = l.code
                             and (b.contour is null or b.schematique))
                then ST_AsGeoJSON(l.contour, 5) end as contour
    from publie.lieu l
    left join publie.sociologie s on s.niveau = l.niveau and s.code = l.code
    where l.niveau = 'commune' and l.departement = ${departement}`.execute(db)
  return new Map(
    rows.map(({ valeurs, contour, ...r }) => [
      r.code,
      { ...r, sociologie: valeurs ?? {}, contour: contour === null ? null : contourDe(contour) },
    ]),
  )
}

/** Outlines coarse at the scale of the map: a four-hundredth of the smaller circonscriptions, a kilometre at most. */
async function lireContours(db: Kysely<Schema>, departement: string): Promise<Map<string, Contour>> {
  const { rows } = await sql<{ code: string; contour: string | null }>`
    with ici as (
      select ST_SetSRID(ST_Extent(contour)::geometry, 4326) as boite,
             min(greatest(ST_XMax(contour) - ST_XMin(contour), ST_YMax(contour) - ST_YMin(contour))) as cote
      from publie.lieu where niveau = 'circonscription' and departement = ${departement} and contour is not null
    )
    select v.code, ST_AsGeoJSON(ST_SimplifyPreserveTopology(v.contour, least(cote / 250, 0.01)), 4) as contour
    from ici, publie.lieu v
    where v.niveau = 'circonscription' and v.contour && ST_Expand(boite, cote / 4)`.execute(db)
  return new Map(rows.flatMap((r) => (r.contour === null ? [] : [[r.code, contourDe(r.contour)] as const])))
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
