/** The same contours in every official form: one GeoJSON a département, one for the country, GeoParquet as other tools write it. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { Base } from '#db/connect'
import { ouvrirDuck } from '#db/duckdb'
import { lireWkb } from '../../etl/geometrie/wkb.ts'
import { baseDeTest, dossierTemporaire, publier } from '../support/base.ts'
import { copierIle, ILE } from './dossier.ts'

let base: Base
beforeAll(async () => {
  base = await baseDeTest()
})
afterAll(() => base.fermer())

type Entite = Feature<Polygon | MultiPolygon, Record<string, string>>
const NATIONAL = 'contours/bureaux-de-vote/contours-france-entiere-latest-v2'

const entitesDe = (dossier: string): Entite[] =>
  (JSON.parse(fs.readFileSync(path.join(dossier, ILE.bureaux), 'utf8')) as FeatureCollection)
    .features as Entite[]

/** A polygon of GeoPandas: ISO WKB, with an altitude when asked, in either byte order. */
function wkb(anneaux: Position[][], petit: boolean, z: boolean): Buffer {
  const morceaux: Buffer[] = []
  const u32 = (n: number) => {
    const b = Buffer.alloc(4)
    if (petit) b.writeUInt32LE(n)
    else b.writeUInt32BE(n)
    morceaux.push(b)
  }
  const f64 = (n: number) => {
    const b = Buffer.alloc(8)
    if (petit) b.writeDoubleLE(n)
    else b.writeDoubleBE(n)
    morceaux.push(b)
  }
  morceaux.push(Buffer.from([petit ? 1 : 0]))
  u32(z ? 1003 : 3)
  u32(anneaux.length)
  for (const anneau of anneaux) {
    u32(anneau.length)
    for (const [x, y] of anneau) {
      f64(x!)
      f64(y!)
      if (z) f64(12)
    }
  }
  return Buffer.concat(morceaux)
}

/** Writes the features as one GeoParquet 1.0, whose geometry is not named « geometry », and removes the GeoJSON. */
async function enGeoparquet(dossier: string): Promise<void> {
  const entites = entitesDe(dossier)
  const duck = await ouvrirDuck(dossierTemporaire())
  const lignes = entites.map((e, i) => {
    if (e.geometry.type !== 'Polygon') throw new Error('polygone attendu')
    const hexa = wkb(e.geometry.coordinates, i % 2 === 0, i % 3 === 0).toString('hex')
    return `('${e.properties['codeBureauVote']}', '${e.properties['codeCirconscription']}', from_hex('${hexa}'))`
  })
  const geo = JSON.stringify({
    version: '1.0.0',
    primary_column: 'forme',
    columns: { forme: { encoding: 'WKB', geometry_types: ['Polygon'] } },
  })
  await duck.connexion.run(
    `copy (from (values ${lignes.join()}) t (codeBureauVote, codeCirconscription, forme))
     to '${path.join(dossier, NATIONAL)}.parquet' (format parquet, kv_metadata {geo: '${geo}'})`,
  )
  duck.fermer()
  fs.rmSync(path.join(dossier, ILE.bureaux))
}

async function contoursPublies(): Promise<unknown> {
  return await base.db
    .withSchema('publie')
    .selectFrom('lieu')
    .select([
      'code',
      'circonscription',
      'schematique',
      ({ fn }) => fn<string>('st_astext', ['contour']).as('wkt'),
    ])
    .where('niveau', '=', 'bureau')
    .orderBy('code')
    .execute()
}

it('les contours sont les mêmes par département, en un fichier national, et en GeoParquet', async () => {
  const dossier = copierIle()
  await publier(base, dossier)
  const attendus = await contoursPublies()
  expect(attendus).toHaveLength(6)

  await enGeoparquet(dossier)
  await publier(base, dossier)
  expect(await contoursPublies()).toEqual(attendus)

  const national = copierIle()
  fs.renameSync(path.join(national, ILE.bureaux), path.join(national, `${NATIONAL}.geojson`))
  await publier(base, national)
  expect(await contoursPublies()).toEqual(attendus)
})

it('un GeoParquet tronqué est refusé en nommant le fichier', async () => {
  const dossier = copierIle()
  await enGeoparquet(dossier)
  const fichier = path.join(dossier, `${NATIONAL}.parquet`)
  fs.writeFileSync(fichier, fs.readFileSync(fichier).subarray(0, 200))
  await expect(publier(base, dossier)).rejects.toThrow(/latest-v2\.parquet.*GeoParquet illisible/s)
})

it('les communes d’Etalab tiennent lieu de la couche de 2020, arrondissements mis à part', async () => {
  const dossier = copierIle()
  const communes = path.join(dossier, 'contours/communes-2020/communes-2020-99.geojson')
  const etalab = path.join(dossier, 'contours/administratifs/communes-50m.geojson')
  fs.mkdirSync(path.dirname(etalab), { recursive: true })
  const lue = JSON.parse(fs.readFileSync(communes, 'utf8')) as FeatureCollection
  lue.features.push({ ...lue.features[0]!, properties: { code: '75101', nom: 'Paris 1er' } })
  fs.writeFileSync(etalab, JSON.stringify(lue))
  fs.rmSync(communes)
  await publier(base, dossier)
  const dessinees = await base.db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('code')
    .where('niveau', '=', 'commune')
    .where('contour', 'is not', null)
    .orderBy('code')
    .execute()
  expect(dessinees.map((c) => c.code)).toEqual(['99001', '99002', '99003', '99004'])
})

it('un WKB coupé, ou qui n’est pas un polygone, ne se lit pas', () => {
  const carre = wkb([[[0, 0], [1, 0], [1, 1], [0, 0]]], true, false) // prettier-ignore
  expect(lireWkb(carre)).toEqual({
    type: 'MultiPolygon',
    coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]], // prettier-ignore
  })
  expect(() => lireWkb(carre.subarray(0, 40))).toThrow('tronqué')
  const geant = Buffer.from(carre)
  geant.writeUInt32LE(0xffffffff, 9)
  expect(() => lireWkb(geant)).toThrow('tronqué')
  expect(() => lireWkb(Buffer.from('010100000000000000000000000000000000000000', 'hex'))).toThrow('type 1')
})
