/** The application on the publication of `DATABASE_URL`, and beside it the same polygons as GeoJSON for the techniques of others. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import zlib from 'node:zlib'
import { tableFromIPC } from 'apache-arrow'
import express, { type Express } from 'express'
import { pino } from 'pino'
import { build } from 'vite'
import { sql } from 'kysely'
import { ouvrirBase, type Base } from '#db/connect'
import { lireTopologie, PAS, type Topologie } from '#contract/topologie'
import { toutesLesCouches } from '#domain/couche/registre'
import { createApp } from '../../server/app.ts'
import { RACINE, readConfig } from '../../server/config.ts'
import type { Donnees } from './carte/pairs.ts'

export interface ServeurDeBanc {
  url: string
  /** Address of the pages of the others. */
  pairs: string
  /** Bureaux in the publication. */
  bureaux: number
  /** Bytes sent since the start. */
  octets(): number
  /** Compressed bytes of the national layers, beside what they may weigh. */
  poids(): Promise<{ nom: string; octets: number; but: number | null }[]>
  fermer(): Promise<void>
}

async function ecouter(
  app: Express,
): Promise<{ url: string; octets: () => number; fermer: () => Promise<void> }> {
  const serveur = app.listen(0, '127.0.0.1')
  const liaisons = new Set<Socket>()
  serveur.on('connection', (liaison: Socket) => liaisons.add(liaison))
  await new Promise((suite) => serveur.once('listening', suite))
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    octets: () => [...liaisons].reduce((somme, l) => somme + l.bytesWritten, 0),
    async fermer() {
      serveur.closeAllConnections()
      await new Promise((suite) => serveur.close(suite))
    },
  }
}

async function artefact(base: Base, cle: string): Promise<Buffer> {
  const { rows } = await sql<{
    contenu: Buffer
  }>`select contenu from publie.artefact where cle = ${cle}`.execute(base.db)
  if (!rows[0]) throw new Error(`la publication n’a pas « ${cle} » : relancez npm run etl`)
  return Buffer.from(rows[0].contenu)
}

/** Rings of GeoJSON of every place of a topology. */
function polygones(t: Topologie, lieu: number): number[][][][] {
  const polygones: number[][][][] = []
  for (let r = t.anneaux[lieu]!; r < t.anneaux[lieu + 1]!; r++) {
    const anneau: number[][] = []
    let aire = 0
    for (const s of t.suites.subarray(t.suitesDe[r], t.suitesDe[r + 1])) {
      const [de, a] = [t.arcs[s >> 1]!, t.arcs[(s >> 1) + 1]!]
      for (let k = 0; k < a - de - 1; k++) {
        const i = s & 1 ? a - 1 - k : de + k
        anneau.push([Number((t.x[i]! * PAS).toFixed(5)), Number((t.y[i]! * PAS).toFixed(5))])
      }
    }
    anneau.push(anneau[0]!)
    for (let i = 0; i + 1 < anneau.length; i++)
      aire += anneau[i]![0]! * anneau[i + 1]![1]! - anneau[i + 1]![0]! * anneau[i]![1]!
    if (aire > 0) polygones.push([anneau])
    else polygones.at(-1)?.push(anneau)
  }
  return polygones
}

async function enGeojson(base: Base): Promise<Donnees> {
  const t = lireTopologie(zlib.brotliDecompressSync(await artefact(base, 'contours/bureau/apercu')))
  const v = tableFromIPC(zlib.brotliDecompressSync(await artefact(base, 'valeurs/bureau')))
  const [profil, marge] = [v.getChild('profil')!, v.getChild('marge')!]
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: t.n }, (_, i) => ({
      type: 'Feature',
      properties: { profil: profil.get(i) as number, marge: marge.get(i) as number | null },
      geometry: { type: 'MultiPolygon', coordinates: polygones(t, i) },
    })),
  }
}

async function pagesDesAutres(base: Base): Promise<Express> {
  const outDir = path.join(RACINE, '.artefacts/banc-carte')
  await build({
    root: path.join(RACINE, 'tests/bench/carte'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: path.join(RACINE, 'tests/bench/carte/pairs.html') },
    },
  })
  const donnees = await enGeojson(base)
  const envoyer = (objet: unknown): express.RequestHandler => {
    const octets = zlib.brotliCompressSync(JSON.stringify(objet), {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 },
    })
    return (_requete, reponse) => reponse.type('json').set('Content-Encoding', 'br').send(octets)
  }
  const app = express()
  app.get('/bureaux.geojson', envoyer(donnees))
  app.get('/valeurs.json', envoyer(donnees.features.map((f) => f.properties)))
  app.use(express.static(outDir))
  return app
}

/** The heaviest layer of the bureaux of all that the page offers. */
async function plusLourde(base: Base, url: string): Promise<{ nom: string; octets: number; but: number }> {
  const { rows } = await sql<{ code: string }>`select code from publie.scrutin`.execute(base.db)
  const cles = toutesLesCouches(rows.map((r) => r.code))
    .filter((c) => c.niveaux.includes('bureau') && c.cle !== 'heures')
    .map((c) => c.cle)
  let lourde = { nom: '', octets: 0, but: 300e3 }
  for (const cle of cles) {
    const reponse = await fetch(`${url}/api/v1/carte/bureau/couches/${cle}`, {
      headers: { 'accept-encoding': 'br' },
    })
    await reponse.arrayBuffer()
    const octets = Number(reponse.headers.get('content-length'))
    if (octets > lourde.octets)
      lourde = { ...lourde, nom: `heaviest of ${cles.length} layers: ${cle}`, octets }
  }
  return lourde
}

export async function servirLaPublication(): Promise<ServeurDeBanc> {
  const vite = path.join(RACINE, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'error'], { cwd: RACINE, env })
  fs.mkdirSync(path.join(RACINE, '.artefacts'), { recursive: true })
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' })
  const base = await ouvrirBase(config)
  const app = await ecouter(
    createApp({ base, config, log: pino({ level: 'silent' }), horloge: () => new Date() }) as Express,
  )
  const autres = await ecouter(await pagesDesAutres(base))
  const { rows } = await sql<{
    n: string
  }>`select count(*) as n from publie.lieu where niveau = 'bureau'`.execute(base.db)
  return {
    url: app.url,
    pairs: autres.url,
    bureaux: Number(rows[0]!.n),
    octets: () => app.octets() + autres.octets(),
    async poids() {
      const taille = async (cle: string) => (await artefact(base, cle)).length
      const [apercu, pays] = [await taille('contours/bureau/apercu'), await taille('contours/bureau')]
      return [
        { nom: 'geometry, overview', octets: apercu, but: null },
        { nom: 'geometry, finer', octets: pays, but: null },
        { nom: 'geometry, both', octets: apercu + pays, but: 15e6 },
        { nom: 'names and figures of the places', octets: await taille('valeurs/bureau'), but: null },
        await plusLourde(base, app.url),
      ]
    },
    async fermer() {
      await Promise.all([app.fermer(), autres.fermer()])
      await base.fermer()
    },
  }
}
