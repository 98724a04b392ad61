/**
 * The lake: one Parquet per round for turnout and one for votes. A step makes the two files of its round; `assemblerLac` puts
 * those of a publication together in `<home>/lac`.
 *   participation/<scrutin>.parquet  bureau, departement, commune, circonscription, inscrits, abstentions, votants, blancs, nuls, exprimes
 *   voix/<scrutin>.parquet           bureau, panneau, nuance, nom, prenom, voix
 */
import fs from 'node:fs'
import path from 'node:path'
import { DuckDBDataChunk, INTEGER, type DuckDBAppender, type DuckDBType } from '@duckdb/node-api'
import { litteral, type Duck } from '#db/duckdb'
import type { ResultatBureau } from './sources/resultat.ts'

const LIGNES_PAR_BLOC = 2048

/** Appends rows of integers by blocks: strings are written once each, in dictionaries. */
class TableEntiers {
  readonly #appender: DuckDBAppender
  readonly #types: DuckDBType[]
  #colonnes: (number | null)[][]
  constructor(appender: DuckDBAppender, largeur: number) {
    this.#appender = appender
    this.#types = Array.from({ length: largeur }, () => INTEGER)
    this.#colonnes = this.#types.map(() => [])
  }
  ajouter(...valeurs: (number | null)[]): void {
    valeurs.forEach((v, i) => this.#colonnes[i]!.push(v))
    if (this.#colonnes[0]!.length === LIGNES_PAR_BLOC) this.vider()
  }
  vider(): void {
    const lignes = this.#colonnes[0]!.length
    if (lignes === 0) return
    const bloc = DuckDBDataChunk.create(this.#types, lignes)
    bloc.setColumns(this.#colonnes)
    this.#appender.appendDataChunk(bloc)
    this.#colonnes = this.#types.map(() => [])
  }
  fermer(): void {
    this.vider()
    this.#appender.closeSync()
  }
}

/** Writes `participation.parquet` and `voix.parquet`, the two files of one round. */
export class EcrivainTour {
  readonly #duck: Duck
  readonly #dossier: string
  readonly #participation: TableEntiers
  readonly #voix: TableEntiers
  readonly #bureaux: DuckDBAppender
  readonly #candidatures: DuckDBAppender
  readonly #cles = new Map<string, number>()
  readonly vus = new Set<string>()

  private constructor(
    duck: Duck,
    dossier: string,
    appenders: [DuckDBAppender, DuckDBAppender, DuckDBAppender, DuckDBAppender],
  ) {
    this.#duck = duck
    this.#dossier = dossier
    this.#bureaux = appenders[0]
    this.#candidatures = appenders[1]
    this.#participation = new TableEntiers(appenders[2], 7)
    this.#voix = new TableEntiers(appenders[3], 3)
  }

  static async ouvrir(duck: Duck, dossier: string): Promise<EcrivainTour> {
    const { connexion } = duck
    await connexion.run(`
      create or replace temp table tour_bureau (id integer, bureau varchar, departement varchar, commune varchar, circonscription varchar);
      create or replace temp table tour_candidature (id integer, panneau integer, nuance varchar, nom varchar, prenom varchar);
      create or replace temp table tour_participation (id integer, inscrits integer, abstentions integer, votants integer, blancs integer, nuls integer, exprimes integer);
      create or replace temp table tour_voix (id integer, candidature integer, voix integer);`)
    const appender = (table: string) => connexion.createAppender(table, null, 'temp')
    return new EcrivainTour(duck, dossier, [
      await appender('tour_bureau'),
      await appender('tour_candidature'),
      await appender('tour_participation'),
      await appender('tour_voix'),
    ])
  }

  /** Adds a bureau; the caller has checked that it is not there yet. */
  ajouter(r: ResultatBureau): void {
    const id = this.vus.size
    this.vus.add(r.bureau)
    this.#bureaux.appendInteger(id)
    this.#bureaux.appendVarchar(r.bureau)
    this.#bureaux.appendVarchar(r.departement)
    this.#bureaux.appendVarchar(r.commune)
    if (r.circonscription === null) this.#bureaux.appendNull()
    else this.#bureaux.appendVarchar(r.circonscription)
    this.#bureaux.endRow()
    this.#participation.ajouter(id, r.inscrits, r.abstentions, r.votants, r.blancs, r.nuls, r.exprimes)
    for (const c of r.candidats) this.#voix.ajouter(id, this.#candidature(c), c.voix)
  }

  #candidature(c: ResultatBureau['candidats'][number]): number {
    const cle = `${c.panneau}\t${c.nuance}\t${c.nom}\t${c.prenom}`
    const connue = this.#cles.get(cle)
    if (connue !== undefined) return connue
    const id = this.#cles.size
    this.#cles.set(cle, id)
    this.#candidatures.appendInteger(id)
    this.#candidatures.appendInteger(c.panneau)
    this.#candidatures.appendVarchar(c.nuance)
    this.#candidatures.appendVarchar(c.nom)
    this.#candidatures.appendVarchar(c.prenom)
    this.#candidatures.endRow()
    return id
  }

  /** Ends the load; `zerosAmbigus`: the layout writes 0 for « no candidate » too, so columns unused by a whole circonscription go. */
  async fermer(zerosAmbigus: boolean): Promise<void> {
    const { connexion } = this.#duck
    for (const a of [this.#bureaux, this.#candidatures]) a.closeSync()
    this.#participation.fermer()
    this.#voix.fermer()
    const presence = zerosAmbigus
      ? 'qualify sum(voix) over (partition by coalesce(circonscription, commune), candidature) > 0'
      : ''
    const parquet = (table: string) =>
      `${litteral(path.join(this.#dossier, `${table}.parquet`))} (format parquet, compression zstd)`
    await connexion.run(`
      copy (select bureau, departement, commune, circonscription, inscrits, abstentions, votants, blancs, nuls, exprimes
            from tour_bureau join tour_participation using (id) order by bureau) to ${parquet('participation')};
      copy (select bureau, panneau, nuance, nom, prenom, voix from
              (select bureau, candidature, voix from tour_voix join tour_bureau using (id) ${presence})
              join tour_candidature on candidature = tour_candidature.id
            order by bureau, panneau) to ${parquet('voix')};
      drop table tour_bureau; drop table tour_candidature; drop table tour_participation; drop table tour_voix;`)
  }
}

/** One file under two names, without copying it when the disk allows it. */
function relier(de: string, vers: string): void {
  fs.mkdirSync(path.dirname(vers), { recursive: true })
  try {
    fs.linkSync(de, vers)
  } catch {
    // another disk, or a system without hard links
    fs.copyFileSync(de, vers)
  }
}

const TABLES = ['participation', 'voix']

/** Puts the files of each round together in an empty `lac`. */
export function assemblerLac(lac: string, tours: Iterable<[scrutin: string, dossier: string]>): void {
  for (const [scrutin, dossier] of tours)
    for (const table of TABLES)
      relier(path.join(dossier, `${table}.parquet`), path.join(lac, table, `${scrutin}.parquet`))
}

/** Another lake of the same files. */
export function relierLac(de: string, vers: string): void {
  for (const table of TABLES)
    for (const fichier of fs.readdirSync(path.join(de, table)))
      relier(path.join(de, table, fichier), path.join(vers, table, fichier))
}

/** Views over the Parquet files of the lake: `participation`, `voix`, with the round as a column. */
export async function ouvrirLac(duck: Duck, lac: string): Promise<void> {
  const vue = (table: string) =>
    `create or replace temp view ${table} as
     select *, parse_filename(filename, true) as scrutin, regexp_replace(parse_filename(filename, true), '-[12]$', '') as election
     from read_parquet(${litteral(path.join(lac, table, '*.parquet'))}, filename = true)`
  await duck.connexion.run(`${vue('participation')}; ${vue('voix')}`)
}
