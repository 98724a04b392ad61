/**
 * The lake: one Parquet per round for turnout and one for votes. A step makes the two files of its round; `assemblerLac` puts
 * those of a publication together in `<home>/lac`.
 *   participation/<scrutin>.parquet  bureau, departement, commune, circonscription, inscrits, abstentions, votants, blancs, nuls, exprimes
 *   voix/<scrutin>.parquet           bureau, panneau, nuance, nom, prenom, voix
 */
import fs from 'node:fs'
import path from 'node:path'
import { DuckDBDataChunk, INTEGER, type DuckDBAppender, type DuckDBIntegerVector } from '@duckdb/node-api'
import { litteral, type Duck } from '#db/duckdb'
import { ligneCsv, type Champ } from './csv.ts'
import type { Candidat, ResultatBureau } from './sources/resultat.ts'

const LIGNES_PAR_BLOC = 2048

/** Appends rows of three integers by blocks. */
class Triplets {
  readonly #appender: DuckDBAppender
  readonly #colonnes = [0, 1, 2].map(() => new Int32Array(LIGNES_PAR_BLOC))
  #lignes = 0
  constructor(appender: DuckDBAppender) {
    this.#appender = appender
  }
  ajouter(a: number, b: number, c: number): void {
    if (this.#lignes === LIGNES_PAR_BLOC) this.#vider()
    this.#colonnes[0]![this.#lignes] = a
    this.#colonnes[1]![this.#lignes] = b
    this.#colonnes[2]![this.#lignes++] = c
  }
  #vider(): void {
    const bloc = DuckDBDataChunk.create([INTEGER, INTEGER, INTEGER], this.#lignes)
    this.#colonnes.forEach((colonne, c) => {
      const vecteur = bloc.getColumnVector(c) as DuckDBIntegerVector
      for (let i = 0; i < this.#lignes; i++) vecteur.setItem(i, colonne[i]!)
      vecteur.flush()
    })
    this.#appender.appendDataChunk(bloc)
    this.#lignes = 0
  }
  fermer(): void {
    if (this.#lignes > 0) this.#vider()
    this.#appender.closeSync()
  }
}

type Candidature = Omit<Candidat, 'voix'>
const memes = (a: Candidature, b: Candidature) =>
  a.panneau === b.panneau && a.nom === b.nom && a.nuance === b.nuance && a.prenom === b.prenom

/** Rows on their way to DuckDB, which reads a file faster than it takes texts one by one from JavaScript. */
class Passage {
  readonly #fichier: string
  readonly #descripteur: number
  #lot = ''
  constructor(fichier: string) {
    this.#fichier = fichier
    this.#descripteur = fs.openSync(fichier, 'w')
  }
  ajouter(...champs: readonly Champ[]): void {
    this.#lot += ligneCsv(champs)
    if (this.#lot.length > 1 << 16) this.#vider()
  }
  #vider(): void {
    fs.writeSync(this.#descripteur, this.#lot)
    this.#lot = ''
  }
  /** Ends the file, and says how DuckDB reads it. @param types of the columns, by name. */
  fermer(types: Readonly<Record<string, string>>): string {
    this.#vider()
    fs.closeSync(this.#descripteur)
    const colonnes = Object.entries(types).map(([nom, type]) => `${nom}: ${litteral(type)}`)
    return `read_csv(${litteral(this.#fichier)}, header = false, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${colonnes.join(', ')}})`
  }
  oublier(): void {
    fs.rmSync(this.#fichier)
  }
}

/** Writes `participation.parquet` and `voix.parquet`, the two files of one round. */
export class EcrivainTour {
  readonly #duck: Duck
  readonly #dossier: string
  readonly #voix: Triplets
  readonly #bureaux: Passage
  readonly #candidatures: Candidature[] = []
  readonly #cles = new Map<string, number>()
  /** Candidates of the bureau before: those of the next one are mostly the same, in the same places. */
  readonly #derniers: { candidature: Candidature; id: number }[] = []
  /** Votes of each candidate. */
  readonly #totaux: number[] = []
  readonly vus = new Set<string>()

  private constructor(duck: Duck, dossier: string, voix: DuckDBAppender) {
    this.#duck = duck
    this.#dossier = dossier
    this.#voix = new Triplets(voix)
    this.#bureaux = new Passage(path.join(dossier, 'bureaux.csv'))
  }

  static async ouvrir(duck: Duck, dossier: string): Promise<EcrivainTour> {
    const { connexion } = duck
    await connexion.run(
      'create or replace temp table tour_voix (id integer, candidature integer, voix integer)',
    )
    return new EcrivainTour(duck, dossier, await connexion.createAppender('tour_voix', null, 'temp'))
  }

  /** Adds a bureau; the caller has checked that it is not there yet. */
  ajouter(b: ResultatBureau): void {
    const id = this.vus.size
    this.vus.add(b.bureau)
    this.#bureaux.ajouter(
      id, b.bureau, b.departement, b.commune, b.circonscription, b.inscrits, b.abstentions, b.votants, b.blancs, b.nuls, b.exprimes,
    ) // prettier-ignore
    for (let place = 0; place < b.candidats.length; place++) {
      const c = b.candidats[place]!
      const candidature = this.#candidature(c, place)
      this.#totaux[candidature]! += c.voix
      this.#voix.ajouter(id, candidature, c.voix)
    }
  }

  #candidature(c: Candidat, place: number): number {
    const dernier = this.#derniers[place]
    if (dernier && memes(dernier.candidature, c)) return dernier.id
    const { panneau, nuance, nom, prenom } = c
    const cle = `${panneau}\t${nuance}\t${nom}\t${prenom}`
    let id = this.#cles.get(cle)
    if (id === undefined) {
      id = this.#candidatures.push({ panneau, nuance, nom, prenom }) - 1
      this.#cles.set(cle, id)
      this.#totaux.push(0)
    }
    this.#derniers[place] = { candidature: this.#candidatures[id]!, id }
    return id
  }

  /** Votes by nuance so far. */
  nuances(): Map<string, number> {
    const nuances = new Map<string, number>()
    this.#candidatures.forEach(({ nuance }, i) =>
      nuances.set(nuance, (nuances.get(nuance) ?? 0) + this.#totaux[i]!),
    )
    return nuances
  }

  /**
   * Ends the load.
   * @param zerosAmbigus the layout writes 0 for « no candidate » too, and its reader leaves all zeros out: whoever has votes in a
   * circonscription (or, without any, in a commune) is a candidate in all of it.
   */
  async fermer(zerosAmbigus: boolean): Promise<void> {
    this.#voix.fermer()
    const bureaux = this.#bureaux.fermer({
      id: 'integer', bureau: 'varchar', departement: 'varchar', commune: 'varchar', circonscription: 'varchar',
      inscrits: 'integer', abstentions: 'integer', votants: 'integer', blancs: 'integer', nuls: 'integer', exprimes: 'integer',
    }) // prettier-ignore
    const passage = new Passage(path.join(this.#dossier, 'candidatures.csv'))
    this.#candidatures.forEach((c, id) => passage.ajouter(id, c.panneau, c.nuance, c.nom, c.prenom))
    const candidatures = passage.fermer({
      candidature: 'integer', panneau: 'integer', nuance: 'varchar', nom: 'varchar', prenom: 'varchar',
    }) // prettier-ignore
    const voix = zerosAmbigus
      ? `(with zone as (select id, coalesce(circonscription, commune) as zone from tour_bureau),
               presence as (select distinct zone, candidature from tour_voix join zone using (id))
          select id, candidature, coalesce(voix, 0) as voix
          from zone join presence using (zone) left join tour_voix using (id, candidature))`
      : 'tour_voix'
    const parquet = (table: string) =>
      `${litteral(path.join(this.#dossier, `${table}.parquet`))} (format parquet, compression zstd)`
    await this.#duck.connexion.run(`
      create or replace temp table tour_bureau as select *, row_number() over (order by bureau) as rang from ${bureaux};
      copy (select bureau, departement, commune, circonscription, inscrits, abstentions, votants, blancs, nuls, exprimes
            from tour_bureau order by rang) to ${parquet('participation')};
      copy (select bureau, panneau, nuance, nom, prenom, voix
            from ${voix} join tour_bureau using (id) join ${candidatures} using (candidature)
            order by rang, panneau) to ${parquet('voix')};
      drop table tour_bureau; drop table tour_voix;`)
    this.#bureaux.oublier()
    passage.oublier()
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
