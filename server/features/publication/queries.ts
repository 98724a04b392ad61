/** Reads of the publication tables. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { Anomalies, Publication, Sources } from '#contract/publication'
import { parPublication } from '#db/publication'

/** The current publication but what the server adds to it. It counts the country and measures it, so it is made once. */
export const publicationDe = parPublication(lirePublication)

async function lirePublication(base: Kysely<Schema>): Promise<Omit<Publication, 'fondDePlan'>> {
  const db = base.withSchema('publie')
  const publication = await db
    .selectFrom('publication')
    .select(['version', 'methode', 'groupement', 'fictive', 'publieeLe'])
    .executeTakeFirstOrThrow()
  const scrutins = await db
    .selectFrom('scrutin')
    .select(['code', 'type', 'annee', 'tour', 'libelle', 'court', 'bureaux'])
    .orderBy('date')
    .execute()
  const nommes = (niveau: 'region' | 'departement') =>
    db.selectFrom('lieu').select(['code', 'nom']).where('niveau', '=', niveau).orderBy('code').execute()
  const comptes = await sql<Record<'niveau' | 'nombre' | 'sans', string | number>>`
    select niveau, count(*)::int as nombre, count(*) filter (where contour is null)::int as sans
    from publie.lieu group by niveau`.execute(base)
  const de = (niveau: string) => comptes.rows.find((r) => r.niveau === niveau)
  // The first view: mainland Europe when it is there, else whatever is loaded.
  const { rows } = await sql<{ o: number; s: number; e: number; n: number }>`
    select ST_XMin(boite) as o, ST_YMin(boite) as s, ST_XMax(boite) as e, ST_YMax(boite) as n from (
      select coalesce(ST_Extent(contour) filter (where departement ~ '^([0-8]|9[0-6]|2[AB])'), ST_Extent(contour)) as boite
      from publie.lieu where niveau = 'departement' and contour is not null) vue`.execute(base)
  const vue = rows[0]
  return {
    ...publication,
    publieeLe: publication.publieeLe.toISOString(),
    regions: await nommes('region'),
    departements: await nommes('departement'),
    scrutins,
    comptes: {
      departements: Number(de('departement')?.nombre ?? 0),
      circonscriptions: Number(de('circonscription')?.nombre ?? 0),
      communes: Number(de('commune')?.nombre ?? 0),
      bureaux: Number(de('bureau')?.nombre ?? 0),
      bureauxSansContour: Number(de('bureau')?.sans ?? 0),
    },
    emprise: vue?.o === undefined || vue.o === null ? [-5, 41, 10, 51.5] : [vue.o, vue.s, vue.e, vue.n],
  }
}

export async function lireSources(base: Kysely<Schema>): Promise<Sources['sources']> {
  return base.withSchema('publie').selectFrom('source').selectAll().orderBy('cle').execute()
}

export async function lireAnomalies(base: Kysely<Schema>): Promise<Anomalies> {
  const resume = await base
    .withSchema('publie')
    .selectFrom('anomalie')
    .select((e) => [
      'source',
      'regle',
      'gravite',
      e.fn.countAll<number>().as('nombre'),
      e.fn.coalesce(e.fn.sum<number>('voix'), e.lit(0)).as('voix'),
      e.fn.min('message').as('exemple'),
    ])
    .groupBy(['source', 'regle', 'gravite'])
    .orderBy(sql`array_position(array['erreur', 'alerte', 'information'], gravite)`)
    .orderBy('nombre', 'desc')
    .execute()
  return { total: resume.reduce((somme, r) => somme + r.nombre, 0), resume }
}
