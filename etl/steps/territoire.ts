/** Step « territoire »: which bureaux exist and what holds them, results of every place by bloc, sociology. All in DuckDB, over the lake. */
import fs from 'node:fs'
import path from 'node:path'
import { communeDe, parseCodeBureauEntier, parseCodeCirconscriptionEntier } from '#domain/codes'
import type { Groupement } from '#domain/bloc'
import { litteral, type Duck } from '#db/duckdb'
import { RACINE } from '../../server/config.ts'
import { Journal, SourceInvalide } from '../anomalie.ts'
import { trouver } from '../catalogue.ts'
import { decouper, lireLignes } from '../lignes.ts'
import { chargerCommunesActuelles, MOUVEMENTS } from './communes.ts'
import { chargerIndicateursCommunes } from './sociologie.ts'

/** Tables of correspondence that this step reads when they are there. */
export const FICHIERS_TERRITOIRE = [
  'elections/circonscriptions/bureau_circonscription.csv',
  MOUVEMENTS,
] as const

const NUANCES = path.join(RACINE, 'data/ref/nuances-blocs.csv')

export function sqlEtl(nom: string): string {
  return fs.readFileSync(path.join(RACINE, 'sql/etl', nom), 'utf8')
}

/** Views over the Parquet files of the lake: `participation`, `voix`, with the round as a column. */
export async function ouvrirLac(duck: Duck, lac: string): Promise<void> {
  const vue = (table: string) =>
    `create or replace temp view ${table} as
     select *, parse_filename(filename, true) as scrutin, regexp_replace(parse_filename(filename, true), '-[12]$', '') as election
     from read_parquet(${litteral(path.join(lac, table, '*.parquet'))}, filename = true)`
  await duck.connexion.run(`${vue('participation')}; ${vue('voix')}`)
}

/** The mapping of nuances into blocs, and an anomaly with its votes for each nuance that it does not know. */
export async function chargerNuances(duck: Duck, groupement: Groupement, journal: Journal): Promise<void> {
  await duck.connexion.run(
    `create or replace temp table nuance_bloc as
     select election, nuance, ${groupement} as bloc from read_csv(${litteral(NUANCES)}, all_varchar = true)`,
  )
  const inconnues = await duck.lignes<{ scrutin: string; nuance: string; voix: number; bureau: string }>(
    `select scrutin, v.nuance, sum(voix)::int as voix, min(bureau) as bureau
     from voix v anti join nuance_bloc n on n.election = v.election and n.nuance = v.nuance
     group by all order by voix desc`,
  )
  for (const { scrutin, nuance, voix, bureau } of inconnues)
    journal.signaler({
      source: `resultats-${scrutin}`,
      champ: 'nuance',
      valeur: nuance,
      regle: 'nuance inconnue',
      voix,
      message: `la nuance « ${nuance} » (${scrutin}, d’abord au bureau ${bureau}) n’est pas dans data/ref/nuances-blocs.csv : ${voix} voix comptées dans « autres »`,
    })
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
  const fichier = trouver(source, FICHIERS_TERRITOIRE[0])
  if (!fichier) return
  const parTable = await connexion.createAppender('appartenance', null, 'temp')
  let ligne = 0
  for await (const lignes of lireLignes(fichier, 'utf-8'))
    for (const texte of lignes) {
      if (ligne++ === 0) {
        if (texte !== 'code_bureau;circonscription_2024;circonscription_2022')
          throw new SourceInvalide(fichier, 1, `en-tête inconnu : « ${texte} »`)
        continue
      }
      const [bureau = '', c2024 = '', c2022 = ''] = decouper(texte, ';')
      for (const [rang, brut] of [c2024, c2022].entries()) {
        if (brut === '') continue
        let codes
        try {
          codes = [parseCodeBureauEntier(bureau), parseCodeCirconscriptionEntier(brut)] as const
        } catch (cause) {
          throw new SourceInvalide(fichier, ligne, (cause as Error).message, { cause })
        }
        parTable.appendVarchar(codes[0])
        parTable.appendVarchar(codes[1])
        parTable.appendInteger(rang + 1)
        parTable.endRow()
      }
    }
  parTable.closeSync()
}

/** Sums the votes again under another mapping of nuances; the anomalies of the mapping were told when it was published. */
export async function agregerBlocs(duck: Duck, groupement: Groupement): Promise<void> {
  await chargerNuances(duck, groupement, new Journal())
  await agreger(duck)
}

async function agreger(duck: Duck): Promise<void> {
  await duck.connexion.run(sqlEtl('agregats.sql'))
  await duck.connexion.run(sqlEtl('temps.sql'))
}

export interface OptionsTerritoire {
  duck: Duck
  lac: string
  source: string
  groupement: Groupement
  /** Circonscription of each bureau according to its contour. */
  contours: ReadonlyMap<string, string>
  journal: Journal
}

/** Builds the DuckDB tables `bureau`, `resultat`, `sociologie` that the later steps read. */
export async function construireTerritoire(o: OptionsTerritoire): Promise<void> {
  const { duck, journal } = o
  await ouvrirLac(duck, o.lac)
  await chargerNuances(duck, o.groupement, journal)
  await chargerAppartenances(duck, o.source, o.contours)
  await duck.connexion.run(
    `create or replace temp table reference as
     select max(scrutin) as scrutin, left(max(scrutin), 4) as annee from participation where scrutin like '%-1'`,
  )
  await chargerCommunesActuelles(duck, o.source, journal)
  await duck.connexion.run(sqlEtl('territoire.sql'))
  await agreger(duck)
  await chargerIndicateursCommunes(duck, o.source)
  await duck.connexion.run(sqlEtl('sociologie.sql'))
  const orphelins = await duck.lignes<{
    scrutin: string
    bureaux: number
    exprimes: number
    exemple: string
  }>(
    `select scrutin, count(*)::int as bureaux, sum(exprimes)::int as exprimes, min(bureau) as exemple
     from resultat_bureau where circonscription is null group by scrutin order by scrutin`,
  )
  for (const { scrutin, bureaux, exprimes, exemple } of orphelins)
    journal.signaler({
      source: `resultats-${scrutin}`,
      champ: 'circonscription',
      valeur: exemple,
      regle: 'circonscription inconnue',
      voix: exprimes,
      message:
        `${bureaux} bureaux de ${scrutin} (dont ${exemple}, ${communeDe(exemple)}) n’ont pas de circonscription connue : ` +
        'ils comptent dans leur commune, leur département et la France, dans aucune circonscription',
    })
}
