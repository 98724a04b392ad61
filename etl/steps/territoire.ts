/** Step « territoire »: which bureaux exist, and what holds each, today and at every round. No votes by bloc here. */
import { communeDe } from '#domain/codes'
import { TOUTES_REGIONS } from '#domain/region'
import { pluriel } from '#domain/typographie'
import { litteral, type Duck } from '#db/duckdb'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import type { Chantier } from '../chantier.ts'
import { ouvrirLac } from '../lac.ts'
import { sqlEtl } from '../sql.ts'
import { deposerTables, ouvrirTables } from '../tables.ts'
import { chargerCalendrier } from './calendrier.ts'
import { chargerCommunesActuelles } from './communes.ts'
import { lireAppartenances } from './contours.ts'
import { lireCorrespondance } from './correspondance.ts'

const TABLES = ['reference', 'bureau', 'place', 'commune_actuelle', 'scission'] as const

/** Tables `reference`, `bureau`, `place`, `commune_actuelle` and `scission`, for the steps that come after. */
export const ouvrirTerritoire = (duck: Duck, dossier: string) => ouvrirTables(duck, dossier, TABLES)

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Territoire')
  const duck = await c.duck()
  await ouvrirLac(duck, c.de('lac'))
  await chargerAppartenances(duck, c.source, lireAppartenances(c.de('contours')).circonscriptions)
  await choisirReference(duck, c.source)
  await chargerCommunesActuelles(duck, c.source, c.journal)
  await chargerRegions(duck)
  await duck.connexion.run(sqlEtl('territoire.sql'))
  await signalerOrphelins(duck, c.journal)
  await deposerTables(duck, c.dossier, {
    reference: 'scrutin',
    bureau: 'code',
    place: 'scrutin, bureau',
    commune_actuelle: 'ancienne',
    scission: 'commune, origine, jour',
  })
  const [compte] = await duck.lignes<{ n: number }>('select count(*)::int as n from bureau')
  etape.finir(`${compte!.n} bureaux`)
}

/** `reference`, the latest first round in which the whole country voted: it says which bureaux there are today. */
async function choisirReference(duck: Duck, source: string): Promise<void> {
  await chargerCalendrier(duck)
  await duck.connexion.run(
    `create or replace temp table reference as
     select arg_max(scrutin, rang) as scrutin, left(arg_max(scrutin, rang), 4) as annee, max(rang) as rang
     from (select distinct scrutin from participation) join calendrier using (scrutin) where national and scrutin like '%-1'`,
  )
  const [reference] = await duck.lignes<{ scrutin: string | null }>('select scrutin from reference')
  if (!reference?.scrutin)
    throw new SourceInvalide(
      source,
      null,
      'aucun premier tour de présidentielle, de législatives ou d’européennes : rien ne dit quels bureaux existent',
    )
}

/** Département → région. */
async function chargerRegions({ connexion }: Duck): Promise<void> {
  const lignes = TOUTES_REGIONS.flatMap((r) =>
    r.departements.map((d) => `(${litteral(d)}, ${litteral(r.code)})`),
  )
  await connexion.run(
    `create or replace temp table region_de as select * from (values ${lignes.join()}) as t (departement, region)`,
  )
}

/** Bureau → circonscription given by a table of correspondence and by the contours. */
async function chargerAppartenances(
  duck: Duck,
  source: string,
  contours: ReadonlyMap<string, string>,
): Promise<void> {
  const { connexion } = duck
  await connexion.run(`
    create or replace temp table appartenance (bureau varchar, circonscription varchar, rang integer);
    create or replace temp table contour_bureau (bureau varchar, circonscription varchar);`)
  const parContour = await connexion.createAppender('contour_bureau', null, 'temp')
  for (const [bureau, circonscription] of contours) {
    parContour.appendVarchar(bureau)
    parContour.appendVarchar(circonscription)
    parContour.endRow()
  }
  parContour.closeSync()
  const parTable = await connexion.createAppender('appartenance', null, 'temp')
  for (const { bureau, circonscriptions } of await lireCorrespondance(source))
    for (const [i, circonscription] of circonscriptions.entries()) {
      if (circonscription === null) continue
      parTable.appendVarchar(bureau)
      parTable.appendVarchar(circonscription)
      parTable.appendInteger(i + 1)
      parTable.endRow()
    }
  parTable.closeSync()
}

/** Bureaux that nothing places in a circonscription: counted everywhere else. */
async function signalerOrphelins(duck: Duck, journal: Journal): Promise<void> {
  const orphelins = await duck.lignes<{
    scrutin: string
    bureaux: number
    exprimes: number
    exemple: string
  }>(
    `select scrutin, count(*)::int as bureaux, sum(exprimes)::int as exprimes, min(bureau) as exemple
     from place where circonscription is null group by scrutin order by scrutin`,
  )
  for (const { scrutin, bureaux, exprimes, exemple } of orphelins)
    journal.signaler({
      source: `resultats-${scrutin}`,
      champ: 'circonscription',
      valeur: exemple,
      regle: 'circonscription inconnue',
      voix: exprimes,
      message:
        `${pluriel(bureaux, 'bureau', 'bureaux')} de ${scrutin} (dont ${exemple}, ${communeDe(exemple)}) sans circonscription connue, ` +
        'qui comptent dans leur commune, leur département, leur région et la France ; leurs circonscriptions n’en ont qu’une part ' +
        'estimée, répartie entre les bureaux apparus dans la commune, ou rien quand aucun n’y est apparu',
    })
}
