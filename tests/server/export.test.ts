/** Exports over HTTP: each format opens again elsewhere with its accents and decimals; nothing in it runs; who leaves stops the work. */
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sql } from 'kysely'
import { depuisRangs, enBase64 } from '#domain/selection/bits'
import { arrondir } from '#domain/export/cellule'
import { FORMATS, FORMATS_EXPORT } from '#domain/export/format'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { creerLaissezPasser } from '#db/laissezPasser'
import { readConfig } from '../../server/config.ts'
import { mount } from '../../server/http/mount.ts'
import { route } from '../../server/http/route.ts'
import { dossierTemporaire } from '../support/base.ts'
import { pdftotextPresent, relire } from '../support/relire.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const dossier = dossierTemporaire()
/** A name that tries everything: quotes, markup, separator, accents, a ligature. */
const NOM_PIEGE = 'L’Haÿ « Œuf » <b>;"&"</b>, bureau 1'
const FORMULE = '=HYPERLINK("http://exemple.invalid";"clic")'

let serveur: ServeurDeTest
let vrais: Map<string, { nom: string; marge: number | null; pauvrete: number | null }>
let piege: string
let siege: string

const entete = (secret: string) => ({ cookie: `qg_laissez_passer=${secret}` })

async function enregistrer(reponse: Response, nom: string): Promise<string> {
  expect(reponse.status).toBe(200)
  const fichier = path.join(dossier, nom)
  fs.writeFileSync(fichier, Buffer.from(await reponse.arrayBuffer()))
  return fichier
}
const exporter = (format: string, requete = '') =>
  fetch(`${serveur.url}/api/v1/exports/bureaux.${format}?${requete}`, { headers: entete(siege) })

beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  const { db } = serveur.base
  const { rows } = await sql<{ code: string }>`
    select code from publie.lieu where niveau = 'bureau' and contour is not null order by code limit 2`.execute(db)
  piege = rows[0]!.code
  await sql`update publie.lieu set nom = ${NOM_PIEGE}, nom_commune = ${FORMULE} where niveau = 'bureau' and code = ${piege}`.execute(db)
  const { rows: lus } = await sql<{ code: string; nom: string; marge: number | null; pauvrete: number | null }>`
    select l.code, l.nom, c.marge, (coalesce(sb.valeurs, sc.valeurs) ->> 'tauxPauvrete')::float8 as pauvrete
    from publie.lieu l join publie.classement c on c.niveau = l.niveau and c.code = l.code
    left join publie.sociologie sb on sb.niveau = 'bureau' and sb.code = l.code
    left join publie.sociologie sc on sc.niveau = 'commune' and sc.code = l.commune
    where l.niveau = 'bureau'`.execute(db)
  vrais = new Map(lus.map(({ code, ...b }) => [code, b]))
  const demande = { role: 'siege', departements: null, territoire: null, libelle: 'Siège', jours: 1 } as const
  siege = (await creerLaissezPasser(db, demande, new Date('2026-11-21'))).secret
}) // prettier-ignore
afterAll(() => serveur?.fermer())

describe('les exports', () => {
  it('portent sur de vraies différences', () => {
    expect(vrais.size).toBeGreaterThan(100)
    expect(
      [...vrais.values()].filter((b) => b.marge !== null && b.marge % 0.01 !== 0).length,
    ).toBeGreaterThan(50)
    expect([...vrais.values()].some((b) => b.pauvrete === null)).toBe(true)
  })

  it('disent quels contours sont inventés, même quand on n’a demandé qu’une colonne', async () => {
    const { rows } = await sql<{ code: string; schematique: boolean; dessine: boolean }>`
      select code, schematique, contour is not null as dessine from publie.lieu where niveau = 'bureau'`.execute(
      serveur.base.db,
    )
    expect(rows.filter((l) => l.schematique).length).toBeGreaterThan(0)
    const reponse = await exporter('geojson', 'contours=1&colonnes=code')
    const { features } = (await reponse.json()) as { features: { properties: Record<string, string> }[] }
    const dits = new Map(
      features.map(({ properties: p }) => [Object.values(p).find((v) => vrais.has(v)), Object.values(p)]),
    )
    for (const { code, schematique, dessine } of rows)
      expect(dits.get(code)).toContain(!dessine ? 'absent' : schematique ? 'schématique' : 'officiel')
  })

  const cas = FORMATS_EXPORT.flatMap((f) => (FORMATS[f].contours ? [f, `${f} contours`] : [f]))
  it.each(cas)('%s se rouvre ailleurs, accents et décimales intacts', async (dit) => {
    const [format, contours] = dit.split(' ') as [(typeof FORMATS_EXPORT)[number], string | undefined]
    if (format === 'pdf' && !pdftotextPresent) throw new Error('pdftotext manque : apt-get install poppler-utils')
    const fichier = await enregistrer(await exporter(format, contours ? 'contours=1' : ''), `tout${contours ?? ''}.${format}`)
    const relu = await relire(fichier, format)
    for (const [code, { nom, marge }] of vrais) {
      const bureau = relu.get(code)
      // a printed page may abbreviate a name
      expect(format === 'pdf' ? nom.startsWith(bureau!.nom.replace('…', '')) : bureau?.nom).toEqual(format === 'pdf' ? true : nom)
      expect(bureau!.marge).toBe(marge === null ? null : arrondir(marge * 100, 1))
    }
    expect(relu.size).toBe(vrais.size)
    if (contours) expect([...relu.values()].filter((b) => b.geometrie !== null && b.geometrie !== 'Point').length).toBeGreaterThan(100)
  }) // prettier-ignore

  it('un CSV commence par la marque d’Excel, finit ses lignes en CRLF, et laisse vide ce qui n’est pas diffusé', async () => {
    const fichier = await enregistrer(await exporter('csv'), 'format.csv')
    const octets = fs.readFileSync(fichier)
    expect([...octets.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(octets.toString().split('\n').slice(0, -1).every((l) => l.endsWith('\r'))).toBe(true)
    const duck = await ouvrirDuck(dossier)
    const lignes = await duck.lignes<{ code: string; pauvrete: number | null }>(`
      select "Code du bureau" as code, "Taux de pauvreté (%)"::double as pauvrete
      from read_csv(${litteral(fichier)}, delim = ';', header = true, decimal_separator = ',', types = {'Taux de pauvreté (%)': 'DOUBLE'})`)
    duck.fermer()
    for (const { code, pauvrete } of lignes) {
      const vrai = vrais.get(code)!.pauvrete
      expect(pauvrete).toBe(vrai === null ? null : arrondir(vrai * 100, 1))
    }
  }) // prettier-ignore

  it('ne laisse aucune cellule devenir une formule', async () => {
    const csv = await (await exporter('csv')).text()
    expect(csv).toContain(`"'=HYPERLINK(""http`)
    expect(csv).not.toMatch(/(^|;)"?[=+@]/m)
    const xlsx = await enregistrer(await exporter('xlsx'), 'formule.xlsx')
    const { unzipSync } = await import('fflate')
    const feuille = Buffer.from(unzipSync(fs.readFileSync(xlsx))['xl/worksheets/sheet1.xml']!).toString()
    expect(feuille).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK')
    expect(feuille).not.toContain('<f>')
  })

  it('dit dans chaque fichier la version, la méthode, les millésimes et la qualité', async () => {
    const { rows } = await sql<{ version: string }>`select version from publie.publication`.execute(serveur.base.db)
    const version = rows[0]!.version
    const { readSheet } = await import('read-excel-file/node')
    const sources = await readSheet(await enregistrer(await exporter('xlsx'), 's.xlsx'), 'Sources')
    const paires = new Map(sources.map(([cle, valeur]) => [cle, valeur]))
    expect(paires.get('Version des données')).toBe(version)
    expect(paires.get('Version de la méthode')).toBe('1.0')
    expect([...paires.keys()].filter((k) => String(k).startsWith('Qualité')).length).toBe(4)
    expect([...paires.values()].some((v) => String(v).includes('2024'))).toBe(true)
    const geojson = (await (await exporter('geojson')).json()) as { metadata: { Sources: unknown[] } }
    expect(geojson.metadata).toMatchObject({ 'Version des données': version })
    expect(geojson.metadata.Sources.length).toBeGreaterThan(3)
    const duck = await ouvrirDuck(dossier)
    const parquet = await enregistrer(await exporter('parquet'), 'm.parquet')
    const cles = await duck.lignes<{ k: string; v: string }>(
      `select decode(key) as k, decode(value) as v from parquet_kv_metadata(${litteral(parquet)})`,
    )
    duck.fermer()
    expect(Object.fromEntries(cles.map(({ k, v }) => [k, v]))).toMatchObject({ 'Version des données': version })
    expect(JSON.parse(cles.find(({ k }) => k === 'geo')!.v)).toMatchObject({ primary_column: 'geometry', version: '1.1.0' })
  }) // prettier-ignore

  it('une sélection ne rend qu’elle, avec les colonnes choisies', async () => {
    const { version } = (await (await fetch(`${serveur.url}/api/v1/publication`)).json()) as { version: string }
    const codes = [...vrais.keys()].sort((a, b) => (a < b ? -1 : 1))
    const bits = enBase64(depuisRangs(codes.length, [0, 3, 7]))
    const reponse = await fetch(`${serveur.url}/api/v1/exports/selection.geojson`, {
      method: 'POST',
      headers: { ...entete(siege), 'content-type': 'application/json' },
      body: JSON.stringify({ version, bits, colonnes: ['code', 'marge'] }),
    })
    const { features } = (await reponse.json()) as { features: { properties: Record<string, unknown> }[] }
    expect(features.map((f) => f.properties['code'])).toEqual([codes[0], codes[3], codes[7]])
    expect(Object.keys(features[0]!.properties)).toEqual(['code', 'marge'])
    const { rows } = await sql<{ action: string }>`select action from journal order by quand desc limit 50`.execute(serveur.base.db)
    expect(rows.map((r) => r.action)).toContain('Sélection exportée')
    expect(rows.map((r) => r.action)).toContain('Bureaux exportés en CSV')
  }) // prettier-ignore

  it('une fédération n’emporte que son ressort', async () => {
    const demande = { role: 'federation' as const, departements: ['31'] as string[], territoire: null, libelle: 'Ailleurs', jours: 1 }
    const { secret } = await creerLaissezPasser(serveur.base.db, demande, new Date('2026-11-21'))
    const { departements } = (await (await fetch(`${serveur.url}/api/v1/publication`)).json()) as { departements: { code: string }[] }
    const vers = (requete: string) => fetch(`${serveur.url}/api/v1/exports/bureaux.csv?${requete}`, { headers: entete(secret) })
    expect((await vers(`departement=${departements[0]!.code}`)).status).toBe(403)
    expect((await vers('')).status).toBe(404)
  }) // prettier-ignore
})

describe('un lecteur qui s’en va', () => {
  it('arrête le travail aussitôt', async () => {
    const fini = vi.fn<() => void>()
    async function* sansFin() {
      try {
        for (;;) yield Buffer.alloc(65_536, 'a')
      } finally {
        fini()
      }
    }
    const app = express()
    const contexte = { base: serveur.base, config: readConfig({}), log: pino({ level: 'silent' }), horloge: () => new Date() }
    mount(app, [route({
      chemin: '/flux', resume: 'sans fin', acces: 'public', vivante: true, reponse: 'text/plain',
      repondre: async () => ({ type: 'text/plain', contenu: { flux: Readable.from(sansFin()) } }),
    })], contexte)
    const ecoute = app.listen(0, '127.0.0.1')
    await new Promise((oui) => ecoute.once('listening', oui))
    const abandon = new AbortController()
    const adresse = ecoute.address() as { port: number }
    const reponse = await fetch(`http://127.0.0.1:${adresse.port}/flux`, { signal: abandon.signal })
    await reponse.body!.getReader().read()
    expect(fini).not.toHaveBeenCalled()
    abandon.abort()
    await expect.poll(() => fini.mock.calls.length).toBe(1)
    ecoute.close()
  }) // prettier-ignore
})
