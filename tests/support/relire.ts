/** Opens an exported file with a reader that did not write it, and gives the name and the margin of each bureau. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js'
import { unzipSync } from 'fflate'
import { Parser } from 'saxen'
import { litteral, ouvrirDuck } from '#db/duckdb'
import type { FormatExport } from '#domain/export/format'
import { dossierTemporaire } from './base.ts'

export interface BureauRelu {
  nom: string
  /** Points; null: none in the file. */
  marge: number | null
  /** Kind of the geometry; null: none, or a format without. */
  geometrie: string | null
}
export type Relu = Map<string, BureauRelu>

const TITRES = { code: 'Code du bureau', nom: 'Bureau', marge: 'Marge de la gauche (points)' } as const

async function parDuck(sql: string): Promise<Relu> {
  const duck = await ouvrirDuck(dossierTemporaire())
  try {
    const lignes = await duck.lignes<BureauRelu & { code: string }>(sql)
    return new Map(lignes.map(({ code, nom, marge, geometrie }) => [code, { nom, marge, geometrie }]))
  } finally {
    duck.fermer()
  }
}

const relireCsv = (fichier: string): Promise<Relu> =>
  parDuck(`select "${TITRES.code}" as code, "${TITRES.nom}" as nom, "${TITRES.marge}" as marge, null as geometrie
    from read_csv(${litteral(fichier)}, delim = ';', header = true, decimal_separator = ',', quote = '"',
      types = {'${TITRES.code}': 'VARCHAR', '${TITRES.marge}': 'DOUBLE'})`)

const relireParquet = (fichier: string): Promise<Relu> =>
  parDuck(`select code, bureau as nom, marge, case when geometry is not null then 'wkb' end as geometrie
    from read_parquet(${litteral(fichier)})`)

/** Cells of the first sheet by an XML parser: the spreadsheet library of the house recurses too deep on 70 000 rows. */
function relireXlsx(fichier: string): Relu {
  const relu: Relu = new Map()
  const titres = new Map<string, string>()
  let [adresse, texte, dedans] = ['', '', false]
  let rangee: Record<string, string> = {}
  const parseur = new Parser()
  parseur.on('error', (erreur) => {
    throw erreur
  })
  parseur.on('openTag', (nom, lire) => {
    if (nom === 'row') rangee = {}
    if (nom === 'c') [adresse, texte] = [lire()['r']!.replace(/\d+$/, ''), '']
    dedans = nom === 't' || nom === 'v'
  })
  parseur.on('text', (t, decoder) => {
    if (dedans) texte += decoder(t)
  })
  parseur.on('closeTag', (nom) => {
    if (nom === 't' || nom === 'v') dedans = false
    if (nom === 'c' && !titres.has('fini')) titres.set(texte, adresse)
    if (nom === 'c') rangee[adresse] = texte
    if (nom !== 'row') return
    if (!titres.has('fini')) titres.set('fini', '')
    else {
      const lu = (titre: string): string | undefined => rangee[titres.get(titre)!]
      const marge = lu(TITRES.marge)
      relu.set(lu(TITRES.code)!, { nom: lu(TITRES.nom)!, marge: marge === undefined ? null : Number(marge), geometrie: null })
    }
  })
  const parties = unzipSync(fs.readFileSync(fichier), { filter: ({ name }) => name === 'xl/worksheets/sheet1.xml' })
  parseur.parse(Buffer.from(parties['xl/worksheets/sheet1.xml']!).toString('utf8'))
  return relu
} // prettier-ignore

interface Feature {
  geometry: { type: string } | null
  properties: { code: string; bureau: string; marge?: number | null }
}
const deFeature = ({ geometry, properties: p }: Feature): [string, BureauRelu] => [
  p.code,
  { nom: p.bureau, marge: p.marge ?? null, geometrie: geometry?.type ?? null },
]

/** Its GeoJSON face takes no feature without geometry, which the format allows. */
const relireFlatgeobuf = (fichier: string): Relu =>
  new Map(
    deserialize(new Uint8Array(fs.readFileSync(fichier)), (id, feature, entete) =>
      feature.geometry()
        ? fromFeature(id, feature, entete)
        : ({ geometry: null, properties: parseProperties(feature, entete.columns) } as never),
    ).map((f) => deFeature(f as unknown as Feature)),
  )

const relireGeojson = (fichier: string): Relu =>
  new Map((JSON.parse(fs.readFileSync(fichier, 'utf8')) as { features: Feature[] }).features.map(deFeature))

/** Text of elements by path, as an XML parser sees them; refuses what is not well formed. */
function relireXml(fichier: string, element: string, cle: (attributs: Record<string, string>, textes: Record<string, string>) => string): Relu {
  const relu: Relu = new Map()
  const pile: string[] = []
  let textes: Record<string, string> = {}
  let attributs: Record<string, string> = {}
  const parseur = new Parser()
  parseur.on('error', (erreur: Error) => {
    throw erreur
  })
  parseur.on('openTag', (nom: string, lire: () => Record<string, string>, decoder: (t: string) => string) => {
    pile.push(nom)
    if (nom === element) {
      attributs = Object.fromEntries(Object.entries(lire()).map(([k, v]) => [k, decoder(v)]))
      textes = {}
    }
    textes[nom] ??= ''
  })
  parseur.on('text', (texte: string, decoder: (t: string) => string) => {
    textes[pile.at(-1) ?? ''] = (textes[pile.at(-1) ?? ''] ?? '') + decoder(texte)
  })
  parseur.on('closeTag', (nom: string) => {
    pile.pop()
    if (nom !== element) return
    const marge = new RegExp(`^${TITRES.marge.replace(/[()]/g, '\\$&')} : (.*)$`, 'm').exec(textes['desc'] ?? textes['description'] ?? '')?.[1]
    const geometrie = 'Point' in textes || 'lat' in attributs ? 'Point' : 'MultiGeometry' in textes ? 'MultiPolygon' : null
    relu.set(cle(attributs, textes), { nom: textes['name'] ?? '', marge: marge === undefined ? null : Number(marge.replace(',', '.')), geometrie })
  })
  parseur.parse(fs.readFileSync(fichier, 'utf8'))
  return relu
} // prettier-ignore

/** Names and margins of the lines of a printed table; the code ends at the first wide gap. */
function relirePdf(fichier: string): Relu {
  const texte = execFileSync('pdftotext', ['-layout', '-fixed', '3', fichier, '-'], { maxBuffer: 2 ** 30, encoding: 'utf8' })
  const relu: Relu = new Map()
  for (const ligne of texte.split('\n')) {
    const [code = '', nom = ''] = ligne.trim().split(/ {2,}/)
    const marge = / (?:non|oui|à risque) +(–?[\d\u00A0]+,\d|–) /.exec(ligne)?.[1]
    if (!/^\w{5}_\S+$/.test(code)) continue
    relu.set(code, { nom, marge: marge === undefined || marge === '–' ? null : Number(marge.replace('–', '-').replace(',', '.')), geometrie: null })
  }
  return relu
} // prettier-ignore

export const pdftotextPresent = ['/usr/bin', '/usr/local/bin'].some((d) =>
  fs.existsSync(path.join(d, 'pdftotext')),
)

export async function relire(fichier: string, format: FormatExport): Promise<Relu> {
  switch (format) {
    case 'csv':
      return relireCsv(fichier)
    case 'parquet':
      return relireParquet(fichier)
    case 'xlsx':
      return relireXlsx(fichier)
    case 'fgb':
      return relireFlatgeobuf(fichier)
    case 'geojson':
      return relireGeojson(fichier)
    case 'gpx':
      return relireXml(fichier, 'wpt', (_, t) => t['cmt'] ?? '')
    case 'kml':
      return relireXml(fichier, 'Placemark', (a) => (a['id'] ?? '').slice(1))
    default:
      return relirePdf(fichier)
  }
}
