/** `--export DIR`: the clean tables as Parquet, geometry as GeoParquet, with a text that says what each column is. */
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Classement } from '#domain/profil'
import { litteral, type Duck } from '#db/duckdb'
import { ewkbHex } from './geometrie/contour.ts'
import { lignesCsv, type Champ } from './csv.ts'
import { champsClassement, COLONNES_CLASSEMENT } from './steps/publier.ts'
import type { LieuDessine } from './lieu.ts'

/** Types that CSV does not tell. */
const TYPES: Record<string, string> = {
  profil: 'varchar',
  rival: 'varchar',
  raisons: 'json',
  foyer: 'boolean',
  foyer_a_risque: 'boolean',
  tours_utilises: 'integer',
  tours_en_tete: 'integer',
  tours_comptes: 'integer',
}

const LISEZ_MOI = `# Tables exportées par Quartier Général

Parquet (zstd) ; \`lieu.parquet\` est un GeoParquet, WGS 84. Une valeur absente veut dire « pas de candidat » ou « non diffusé », jamais zéro.
\`niveau\` : france, region, departement, circonscription, commune, bureau. \`code\` : R76 (une région : son code INSEE après un R) · 75, 2A, 971 · 30-06 · 30189 · 30189_0001.
\`scrutin\` : 2024-legislatives-1 (année, élection, tour).

| table | une ligne par | colonnes |
|---|---|---|
| participation/<scrutin>.parquet | bureau au tour | bureau, departement, commune, circonscription, inscrits, abstentions, votants, blancs, nuls, exprimes : comptes |
| voix/<scrutin>.parquet | candidature dans un bureau | bureau, panneau (0 : inconnu), nuance (clé sans accent), nom, prenom, voix |
| resultat.parquet | lieu et tour | niveau, code, scrutin, inscrits, votants, exprimes, blancs, nuls, puis les voix par bloc : gauche, centre, droite, extreme_droite, autres ; qualite d’un bureau : A même code et même taille, C réparti depuis la commune ou code dont la taille a sauté |
| lieu.parquet | lieu | niveau, code, nom, region, departement, circonscription, commune, inscrits (dernier premier tour), bureaux, superficie (km²), qualite (A à D, suivi dans le temps), schematique (contour inventé), geometry |
| classement.parquet | lieu | profil, rival, marge et scores (parts 0 à 1), probabilités, foyer, réserves (par inscrit), volatilité, raisons (JSON) |
| anomalie.parquet | anomalie | source, ligne, champ, valeur, regle, gravite, voix, message |
`

export interface Tables {
  duck: Duck
  /** Folder of the Parquet files of the rounds. */
  lac: string
  temporaire: string
  lieux: readonly LieuDessine[]
  classements: readonly Classement[]
  anomalies: readonly object[]
}

/** Writes every table into `dossier`; the DuckDB table `resultat` must be there. */
export async function exporter(dossier: string, t: Tables): Promise<void> {
  fs.mkdirSync(dossier, { recursive: true })
  for (const table of ['participation', 'voix'])
    fs.cpSync(path.join(t.lac, table), path.join(dossier, table), { recursive: true })
  const copier = (requete: string, table: string) =>
    t.duck.connexion.run(
      `copy (${requete}) to ${litteral(path.join(dossier, `${table}.parquet`))} (format parquet, compression zstd)`,
    )
  await copier('select * from resultat order by niveau, code, scrutin', 'resultat')
  await parCsv(
    t,
    [
      'niveau',
      'code',
      'nom',
      'region',
      'departement',
      'circonscription',
      'commune',
      'inscrits',
      'bureaux',
      'superficie',
      'qualite',
      'schematique',
      'wkb',
    ],
    t.lieux,
    (l) => [
      l.niveau, l.code, l.nom, l.region, l.departement, l.circonscription, l.commune, l.inscrits, l.bureaux, l.superficie, l.qualite, l.schematique,
      l.contour && wkbHex(ewkbHex(l.contour)),
    ], // prettier-ignore
    { inscrits: 'integer', bureaux: 'integer', superficie: 'double', schematique: 'boolean' },
    (source) =>
      copier(`select * exclude (wkb), st_geomfromwkb(from_hex(wkb)) as geometry from ${source}`, 'lieu'),
  )
  const types = Object.fromEntries(COLONNES_CLASSEMENT.slice(2).map((c) => [c, TYPES[c] ?? 'double']))
  await parCsv(
    t,
    COLONNES_CLASSEMENT,
    t.lieux.keys(),
    (i) => champsClassement(t.lieux[i]!, t.classements[i]!),
    types,
    (source) => copier(`select * from ${source}`, 'classement'),
  )
  await parCsv(
    t,
    ['source', 'ligne', 'champ', 'valeur', 'regle', 'gravite', 'voix', 'message'],
    t.anomalies as Iterable<Record<string, Champ>>,
    (a) => [
      a['source']!,
      a['ligne']!,
      a['champ']!,
      a['valeur']!,
      a['regle']!,
      a['gravite']!,
      a['voix']!,
      a['message']!,
    ],
    { ligne: 'integer', voix: 'integer' },
    (source) => copier(`select * from ${source}`, 'anomalie'),
  )
  fs.writeFileSync(path.join(dossier, 'LISEZ-MOI.md'), LISEZ_MOI)
}

/** EWKB without its SRID, which GeoParquet keeps apart. */
function wkbHex(ewkb: string): string {
  return `0106000000${ewkb.slice(18)}`
}

/** Rows through one temporary CSV file, since DuckDB reads a file faster than it takes rows from JavaScript. */
async function parCsv<T>(
  { temporaire }: Tables,
  colonnes: readonly string[],
  valeurs: Iterable<T>,
  champs: (v: T) => Champ[],
  types: Record<string, string>,
  copier: (source: string) => Promise<unknown>,
): Promise<void> {
  const fichier = path.join(temporaire, 'export.csv')
  await pipeline(Readable.from(lignesCsv(valeurs, champs)), fs.createWriteStream(fichier))
  const noms = colonnes.map((c) => `${litteral(c)}: ${litteral(types[c] ?? 'varchar')}`).join(', ')
  await copier(
    `read_csv(${litteral(fichier)}, header = false, columns = {${noms}}, auto_detect = false, quote = '"', escape = '"', max_line_size = 33554432, buffer_size = 67108864)`,
  )
  fs.rmSync(fichier)
}
