/** The two texts beside the exported tables: LISEZ-MOI.md to read, datapackage.json (Frictionless Data) for programs. */
import { INDICATEURS } from '#domain/indicateur'
import { TABLES, type ColonneExportee, type TypeColonne } from './tablesExportees.ts'

const UNITES: Readonly<Record<string, string>> = {
  part: 'part, de 0 à 1',
  euros: 'euros par an',
  habitants: 'habitants',
  ans: 'années',
}

const ligne = (c: ColonneExportee) =>
  `| ${c.nom} | ${c.type} | ${c.sens} | ${c.unite ?? ''} | ${c.vide ?? 'jamais'} |`

/** @param version of the data that are exported. */
export function composerLisezMoi(version: string): string {
  const tables = TABLES.map(
    ({ fichier, grain, colonnes }) =>
      `## \`${fichier}\`

Une ligne par ${grain}.

| colonne | type | sens | unité | vide veut dire |
|---|---|---|---|---|
${colonnes.map(ligne).join('\n')}
`,
  )
  const indicateurs = new Map(INDICATEURS.map((i) => [i.cle, i]))
  return `# Tables exportées par Quartier Général, données ${version}

Parquet (zstd) ; \`lieu.parquet\` est un GeoParquet. Une case vide ne veut jamais dire zéro : son sens est dit colonne par colonne.
Les mêmes descriptions, pour un programme, sont dans \`datapackage.json\` (Frictionless Data). Les parts vont de 0 à 1.
Ouvrir : \`duckdb -c "from 'resultat.parquet' limit 5"\` · R \`arrow::read_parquet\` · Python \`pandas.read_parquet\`,
\`geopandas.read_parquet("lieu.parquet")\` · QGIS : faire glisser \`lieu.parquet\`.

${tables.join('\n')}
## Indicateurs de \`sociologie.parquet\`

| indicateur | sens | unité | source |
|---|---|---|---|
${[...indicateurs.values()].map((i) => `| ${i.cle} | ${i.libelle} | ${UNITES[i.unite]} | ${i.source} |`).join('\n')}
`
}

/** Types of Table Schema. */
const TYPES: Readonly<Record<TypeColonne, string>> = {
  varchar: 'string',
  integer: 'integer',
  double: 'number',
  boolean: 'boolean',
  geometry: 'any',
}

/** @param scrutins rounds that are exported. */
export function composerPaquet(version: string, scrutins: readonly string[]): string {
  const resources = TABLES.flatMap(({ fichier, grain, colonnes }) =>
    (fichier.includes('<scrutin>') ? scrutins : ['']).map((scrutin) => {
      const path = fichier.replace('<scrutin>', scrutin)
      return {
        name: path.replace('.parquet', '').replace('/', '-'),
        path,
        format: 'parquet',
        description: `Une ligne par ${grain}.`,
        schema: {
          fields: colonnes.map((c) => ({
            name: c.nom,
            type: TYPES[c.type],
            description: c.vide === undefined ? c.sens : `${c.sens} ; vide : ${c.vide}`,
            ...(c.unite && { unit: c.unite }),
            constraints: { required: c.vide === undefined },
          })),
        },
      }
    }),
  )
  return `${JSON.stringify({ name: 'quartier-general', version, resources }, null, 2)}\n`
}
