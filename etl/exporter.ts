/** `--export DIR`: the clean tables as Parquet, geometry as GeoParquet, with what each column means beside them. */
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { FicheSociologie } from '#domain/sociologie/fiche'
import { litteral, type Duck } from '#db/duckdb'
import type { Anomalie } from './anomalie.ts'
import { ewkbHex } from './geometrie/contour.ts'
import { lignesCsv, type Champ } from './csv.ts'
import { champsClassement } from './steps/publier.ts'
import type { ClassementEcrit, LieuDessine } from './lieu.ts'
import { composerLisezMoi, composerPaquet } from './noticeExport.ts'
import {
  ANOMALIE,
  CLASSEMENT,
  LIEU,
  RESULTAT,
  SOCIOLOGIE,
  SUIVI,
  type TableExportee,
} from './tablesExportees.ts'

export interface Tables {
  version: string
  /** Must hold the tables `resultat` and `liaison`. */
  duck: Duck
  /** Folder of the Parquet files of the rounds. */
  lac: string
  temporaire: string
  lieux: readonly LieuDessine[]
  classements: readonly ClassementEcrit[]
  /** By `niveau/code`. */
  sociologie: ReadonlyMap<string, FicheSociologie>
  anomalies: readonly Anomalie[]
}

/** Writes every table into `dossier`. */
export async function exporter(dossier: string, t: Tables): Promise<void> {
  fs.mkdirSync(dossier, { recursive: true })
  for (const table of ['participation', 'voix'])
    fs.cpSync(path.join(t.lac, table), path.join(dossier, table), { recursive: true })
  const copier = (requete: string, fichier: string) =>
    t.duck.connexion.run(
      `copy (${requete}) to ${litteral(path.join(dossier, fichier))} (format parquet, compression zstd)`,
    )
  const noms = RESULTAT.colonnes.map((c) => c.nom).join()
  await copier(`select ${noms} from resultat order by niveau, code, scrutin`, RESULTAT.fichier)
  await copier(
    `select code, scrutin, bureau, commune, circonscription, apres - avant as part, qualite
     from liaison order by code, scrutin, bureau nulls last, circonscription nulls last`,
    SUIVI.fichier,
  )
  await parCsv(
    t,
    LIEU,
    t.lieux,
    (l) => [
      l.niveau, l.code, l.nom, l.region, l.departement, l.circonscription, l.commune, l.inscrits, l.bureaux, l.superficie, l.qualite, l.schematique,
      l.contour && wkbHex(ewkbHex(l.contour)),
    ], // prettier-ignore
    (source) =>
      copier(
        `select * replace (st_geomfromwkb(from_hex(geometry)) as geometry) from ${source}`,
        LIEU.fichier,
      ),
  )
  const directement = (table: TableExportee) => (source: string) => copier(`from ${source}`, table.fichier)
  await parCsv(
    t,
    CLASSEMENT,
    t.lieux.keys(),
    (i) => champsClassement(t.lieux[i]!, t.classements[i]!),
    directement(CLASSEMENT),
  )
  await parCsv(t, SOCIOLOGIE, lignesSociologie(t), (l) => l, directement(SOCIOLOGIE))
  await parCsv(
    t,
    ANOMALIE,
    t.anomalies,
    (a) => [a.source, a.ligne, a.champ, a.valeur, a.regle, a.gravite, a.voix, a.message],
    directement(ANOMALIE),
  )
  const scrutins = fs.readdirSync(path.join(dossier, 'voix')).map((f) => f.replace('.parquet', ''))
  fs.writeFileSync(path.join(dossier, 'LISEZ-MOI.md'), composerLisezMoi(t.version))
  fs.writeFileSync(path.join(dossier, 'datapackage.json'), composerPaquet(t.version, scrutins.sort()))
}

function* lignesSociologie({ lieux, sociologie }: Tables): Generator<Champ[]> {
  for (const { niveau, code } of lieux) {
    const fiche = sociologie.get(`${niveau}/${code}`)
    for (const [cle, valeur] of Object.entries(fiche?.valeurs ?? {}))
      yield [
        niveau,
        code,
        cle,
        valeur,
        fiche!.mailles[cle] ?? null,
        fiche!.incertitudes[cle] ?? null,
        valeur === null ? (fiche!.motifs[cle] ?? null) : null,
      ]
  }
}

/** EWKB without its SRID, which GeoParquet keeps apart. */
function wkbHex(ewkb: string): string {
  return `0106000000${ewkb.slice(18)}`
}

/** Rows through one temporary CSV file, since DuckDB reads a file faster than it takes rows from JavaScript. */
async function parCsv<T>(
  { temporaire }: Tables,
  table: TableExportee,
  valeurs: Iterable<T>,
  champs: (v: T) => Champ[],
  copier: (source: string) => Promise<unknown>,
): Promise<void> {
  const fichier = path.join(temporaire, 'export.csv')
  await pipeline(Readable.from(lignesCsv(valeurs, champs)), fs.createWriteStream(fichier))
  const colonnes = table.colonnes.map(
    (c) => `${litteral(c.nom)}: ${litteral(c.type === 'geometry' ? 'varchar' : c.type)}`,
  )
  await copier(
    `read_csv(${litteral(fichier)}, header = false, columns = {${colonnes.join(', ')}}, auto_detect = false, quote = '"', escape = '"', max_line_size = 33554432, buffer_size = 67108864)`,
  )
  fs.rmSync(fichier)
}
