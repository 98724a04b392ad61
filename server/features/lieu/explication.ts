/** One place, whole: its class, its history, its sociology, beside its département and the country. */
import { sql, type Kysely } from 'kysely'
import type { Historique, Lieu, Tour } from '#contract/lieu'
import { selectionLieux } from '#db/lieux'
import type { Schema } from '#db/schema'
import { BLOCS } from '#domain/bloc'
import { CODE_FRANCE, type Niveau } from '#domain/lieu'
import { regionDe } from '#domain/region'
import { lireDepute, lireLieuDeVote } from './elus.ts'
import { lireLigne } from './queries.ts'
import { lireSociologie } from './sociologie.ts'

async function lireTours(db: Kysely<Schema>, niveau: Niveau, code: string): Promise<Tour[]> {
  const rows = await db
    .withSchema('publie')
    .selectFrom('resultat')
    .innerJoin('scrutin', 'scrutin.code', 'resultat.scrutin')
    .select([
      'scrutin.code as scrutin',
      'libelle',
      'court',
      'type',
      'tour',
      'date',
      'inscrits',
      'votants',
      'exprimes',
    ])
    .select(['blancs', 'nuls', 'resultat.qualite', 'gauche', 'centre', 'droite', 'extremeDroite', 'autres'])
    .where('niveau', '=', niveau)
    .where('resultat.code', '=', code)
    .orderBy('date')
    .execute()
  return rows.map(({ gauche, centre, droite, extremeDroite, autres, ...tour }) => ({
    ...tour,
    voix: { gauche, centre, droite, extremeDroite, autres },
  }))
}

async function historique(
  db: Kysely<Schema>,
  niveau: Niveau,
  code: string,
  departement: string | null,
): Promise<Historique> {
  return {
    lieu: await lireTours(db, niveau, code),
    // nothing is read beside itself
    departement:
      departement === null || niveau === 'departement' ? [] : await lireTours(db, 'departement', departement),
    france: await lireTours(db, 'france', CODE_FRANCE),
  }
}

/** Results of a place next to its département and France; null when the place is not published. */
export async function lireHistorique(
  db: Kysely<Schema>,
  niveau: Niveau,
  code: string,
): Promise<Historique | null> {
  const lieu = await lireLigne(db, niveau, code)
  return lieu && historique(db, niveau, code, lieu.departement)
}

/** The places that contain this one, widest first. */
async function lireFil(
  db: Kysely<Schema>,
  lieu: {
    niveau: Niveau
    departement: string | null
    circonscription: string | null
    commune: string | null
  },
) {
  const englobants: [Niveau, string | null][] = [
    ['region', regionDe(lieu.departement ?? '')?.code ?? null],
    ['departement', lieu.departement],
    ['circonscription', lieu.circonscription],
    ['commune', lieu.commune],
  ]
  const jusque = englobants.findIndex(([niveau]) => niveau === lieu.niveau)
  const voulus = englobants.slice(0, jusque < 0 ? undefined : jusque).filter(([, code]) => code !== null)
  if (lieu.niveau === 'france' || voulus.length === 0) return []
  const trouves = await selectionLieux(db)
    .where((e) => e.or(voulus.map(([niveau, code]) => e.and({ 'lieu.niveau': niveau, 'lieu.code': code! }))))
    .execute()
  return voulus.flatMap(([niveau]) =>
    trouves.filter((t) => t.niveau === niveau).map(({ code, nom }) => ({ niveau, code, nom })),
  )
}

async function lireProfilType(db: Kysely<Schema>, bureau: string): Promise<Lieu['profilType']> {
  const type = await db
    .withSchema('publie')
    .selectFrom('classement')
    .innerJoin('profilType', 'profilType.rang', 'classement.profilType')
    .select(['rang', 'profilType.nom', 'strategieTitre as strategie'])
    .where('niveau', '=', 'bureau')
    .where('code', '=', bureau)
    .executeTakeFirst()
  return type ?? null
}

async function lireSiege(db: Kysely<Schema>, circonscription: string): Promise<Lieu['siege']> {
  const siege = await db
    .withSchema('publie')
    .selectFrom('siege')
    .selectAll()
    .where('circonscription', '=', circonscription)
    .executeTakeFirst()
  const gauche = BLOCS.indexOf('gauche')
  return siege
    ? {
        gagne: siege.gagne[gauche]!,
        secondTour: siege.secondTour[gauche]!,
        levier: siege.levier,
        bascule: siege.bascule,
      }
    : null
}

/** Everything the panel explains; null when the place is not published. */
export async function lireLieu(db: Kysely<Schema>, niveau: Niveau, code: string): Promise<Lieu | null> {
  const ligne = await lireLigne(db, niveau, code)
  if (!ligne) return null
  const boite = await sql<{ o: number | null; s: number; e: number; n: number }>`
    select ST_XMin(contour) as o, ST_YMin(contour) as s, ST_XMax(contour) as e, ST_YMax(contour) as n
    from publie.lieu where niveau = ${niveau} and code = ${code}`.execute(db)
  const { o, s, e, n } = boite.rows[0] ?? { o: null, s: 0, e: 0, n: 0 }
  const dedans = {
    france: sql`true`,
    region: sql`lieu.region = ${code}`,
    departement: sql`lieu.departement = ${code}`,
    circonscription: sql`lieu.circonscription = ${code}`,
    commune: sql`lieu.commune = ${code}`,
    bureau: sql`lieu.code = ${code}`,
  }[niveau]
  const comptes = await sql<Lieu['comptes']>`
    select count(*) filter (where profil = 'acquis')::int as acquis, count(*) filter (where profil = 'hesitant')::int as hesitant,
           count(*) filter (where profil = 'droite')::int as droite, count(*) filter (where profil = 'indetermine')::int as indetermine,
           count(*) filter (where foyer)::int as foyers
    from publie.lieu join publie.classement c on c.niveau = lieu.niveau and c.code = lieu.code
    where lieu.niveau = 'bureau' and ${dedans}`.execute(db)
  return {
    ...ligne,
    profilType: niveau === 'bureau' ? await lireProfilType(db, code) : null,
    depute: niveau === 'circonscription' ? await lireDepute(db, code) : null,
    lieuDeVote: niveau === 'bureau' ? await lireLieuDeVote(db, code) : null,
    siege: niveau === 'circonscription' ? await lireSiege(db, code) : null,
    fil: await lireFil(db, ligne),
    emprise: o === null ? null : [o, s, e, n],
    historique: await historique(db, niveau, code, ligne.departement),
    sociologie: await lireSociologie(db, ligne),
    comptes: comptes.rows[0]!,
  }
}
