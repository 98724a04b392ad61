import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { area, bbox, booleanPointInPolygon, kinks, pointOnFeature } from '@turf/turf'
import { DuckDBInstance } from '@duckdb/node-api'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identitesRompues } from '#domain/participation'
import { genererDemo, SOURCE } from '../../data/demo/generate.ts'
import { codeDe, lireLarge, lireRagged, octets, type Urne } from './lire.ts'

const BUREAUX = 'elections/bureaux-format-officiel'
const SCRUTINS: Record<string, () => Urne[]> = {
  '2017-presidentielle-1': () => lireRagged(source(`${BUREAUX}/2017-presidentielle/PR17_BVot_T1_FE.txt`)),
  '2017-presidentielle-2': () => lireRagged(source(`${BUREAUX}/2017-presidentielle/PR17_BVot_T2_FE.txt`)),
  '2017-legislatives-1': () =>
    lireRagged(source(`${BUREAUX}/2017-legislatives/Leg_2017_Resultats_BVT_T1_c.txt`)),
  '2017-legislatives-2': () =>
    lireRagged(source(`${BUREAUX}/2017-legislatives/Leg_2017_Resultats_BVT_T2_c.txt`)),
  '2019-europeennes-1': () =>
    lireRagged(source(`${BUREAUX}/2019-europeennes/resultats-definitifs-par-bureau-de-vote.txt`)),
  '2022-presidentielle-1': () => lireRagged(burvot('presidentielle', 1)),
  '2022-presidentielle-2': () => lireRagged(burvot('presidentielle', 2)),
  '2022-legislatives-1': () => lireRagged(burvot('legislatives', 1)),
  '2022-legislatives-2': () => lireRagged(burvot('legislatives', 2)),
  '2024-legislatives-1': () => lireLarge(large(1)),
  '2024-legislatives-2': () => lireLarge(large(2)),
}

function source(chemin: string): string {
  return path.join(SOURCE, chemin)
}
function burvot(type: string, tour: number): string {
  return source(`${BUREAUX}/2022-${type}/resultats-par-niveau-burvot-t${tour}-france-entiere.txt`)
}
function large(tour: number): string {
  return source(`${BUREAUX}/2024-legislatives-t${tour}/resultats-definitifs-par-bureau-de-vote.csv`)
}
function lire(scrutin: string): Urne[] {
  return SCRUTINS[scrutin]!()
}
function somme(urnes: readonly Urne[], valeur: (u: Urne) => number): number {
  return urnes.reduce((s, u) => s + valeur(u), 0)
}
function couche(chemin: string) {
  const { features } = JSON.parse(octets(source(`contours/${chemin}`)).toString()) as {
    features: Feature<Polygon | MultiPolygon, Record<string, string>>[]
  }
  return features
}
const bureaux = () => couche('bureaux-de-vote/bureaux-de-vote-96.geojson')
const communes = () => couche('communes-2020/communes-2020-96.geojson')

/** Presidential minus legislative turnout of a commune in 2022. */
function ecartDe(nom: string): number {
  const taux = (scrutin: string) => {
    const urnes = lire(scrutin).filter((u) => u.nomCommune === nom)
    return somme(urnes, (u) => u.votants) / somme(urnes, (u) => u.inscrits)
  }
  return taux('2022-presidentielle-1') - taux('2022-legislatives-1')
}

const codes = (scrutin: string) => new Set(lire(scrutin).map(codeDe))
const contours = () => bureaux().map((b) => b.properties['codeBureauVote']!)
const circonscriptions = (urnes: readonly Urne[]) =>
  [...new Set(urnes.map((u) => u.circonscription ?? ''))].sort()

/** How many features draw each segment, whatever the direction. */
function segments(features: readonly Feature<Polygon | MultiPolygon>[]): Map<string, number> {
  const compte = new Map<string, number>()
  for (const { geometry } of features)
    for (const anneau of geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())
      anneau.slice(1).forEach((q, i) => {
        const cle = [anneau[i]!, q]
          .map((p: Position) => p.join(' '))
          .sort()
          .join(' / ')
        compte.set(cle, (compte.get(cle) ?? 0) + 1)
      })
  return compte
}

/** Segments that one feature alone draws: the outer border. */
function bord(features: readonly Feature<Polygon | MultiPolygon>[]): string[] {
  return [...segments(features)]
    .filter(([, n]) => n === 1)
    .map(([s]) => s)
    .sort()
}

describe('regeneration', () => {
  const dossier = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'))
  beforeAll(() => genererDemo(dossier), 60_000)
  afterAll(() => fs.rmSync(dossier, { recursive: true }))

  it('gives the shipped files again, byte for byte', () => {
    expect(empreintes(dossier)).toEqual(empreintes(SOURCE))
  })

  it('ships less than four megabytes', () => {
    const total = fichiers(SOURCE).reduce((s, f) => s + fs.statSync(path.join(SOURCE, f)).size, 0)
    expect(total).toBeLessThan(4e6)
  })
})

function fichiers(racine: string): string[] {
  return fs
    .readdirSync(racine, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => path.relative(racine, path.join(f.parentPath, f.name)))
    .sort()
}

/** Gzip is compared unzipped: its bytes depend on the version of zlib. */
function empreintes(racine: string): Record<string, string> {
  return Object.fromEntries(
    fichiers(racine).map((f) => [
      f,
      createHash('sha256')
        .update(octets(path.join(racine, f)))
        .digest('hex'),
    ]),
  )
}

describe('results', () => {
  it.each(Object.keys(SCRUTINS))('%s keeps the accounting identities', (scrutin) => {
    const rompues = lire(scrutin).flatMap((u) => {
      const identites = identitesRompues(
        u,
        u.candidats.reduce((s, c) => s + c.voix, 0),
      )
      return identites.length > 0 ? [{ nom: u.nomCommune, numero: u.numero, identites }] : []
    })
    expect(rompues).toEqual(
      scrutin === '2024-legislatives-1'
        ? [{ nom: 'Hautecorne', numero: '3', identites: ['Σ voix = exprimés'] }]
        : [],
    )
  })

  it.each([
    ['2017-presidentielle-1', 0.775],
    ['2017-legislatives-1', 0.485],
    ['2019-europeennes-1', 0.505],
    ['2022-presidentielle-1', 0.742],
    ['2022-legislatives-1', 0.47],
    ['2024-legislatives-1', 0.665],
  ])('%s has a turnout near %d', (scrutin, participation) => {
    const urnes = lire(scrutin)
    expect(somme(urnes, (u) => u.votants) / somme(urnes, (u) => u.inscrits)).toBeCloseTo(participation, 1)
  })

  it('votes less at législatives where it is poor than where it is rich', () => {
    expect(ecartDe('Fosse-Lardoise')).toBeGreaterThan(ecartDe('Villeblême') + 0.05)
  })

  it('elects one deputy per circonscription, those of deputes.json', () => {
    const { deputes } = JSON.parse(octets(source('elections/elus/deputes.json')).toString()) as {
      deputes: { circo: string; nom: string }[]
    }
    const elus = [...lire('2024-legislatives-1'), ...lire('2024-legislatives-2')].flatMap((u) =>
      u.candidats.filter((c) => c.elu).map((c) => c.nom),
    )
    expect(deputes.map((d) => d.circo)).toEqual(['9601', '9602', '9603'])
    expect(deputes.map((d) => d.nom.toUpperCase()).sort()).toEqual([...new Set(elus)].sort())
  })
})

describe('oddities', () => {
  it('has two bureaux that disappear between 2019 and 2022', () => {
    const recents = codes('2022-presidentielle-1')
    expect([...codes('2019-europeennes-1')].filter((c) => !recents.has(c))).toEqual([
      '96009_0089',
      '96009_0090',
    ])
  })

  it('renumbers one bureau in 2024', () => {
    const [avant, apres] = [codes('2022-legislatives-1'), codes('2024-legislatives-1')]
    expect([...apres].filter((c) => !avant.has(c))).toEqual(['96047_0109'])
    expect([...avant].filter((c) => !apres.has(c))).toEqual(['96047_0009'])
  })

  it('leaves one bureau of 2022 without contour', () => {
    const dessines = new Set(contours())
    expect([...codes('2022-presidentielle-1')].filter((c) => !dessines.has(c))).toEqual(['96047_0007'])
  })

  it('draws one bureau as two features, and another with a polygon that touches itself', () => {
    const tous = contours()
    expect(tous.filter((c, i) => tous.indexOf(c) !== i)).toEqual(['96055_0004'])
    const croises = bureaux().filter(({ geometry }) => !anneauSimple(geometry))
    expect(croises.map((b) => b.properties['codeBureauVote'])).toEqual(['96032_0009'])
  })

  it('has a number with a letter, cut of its zero in 2024', () => {
    expect(contours()).toContain('96027_012B')
    expect(lire('2022-presidentielle-1').map((u) => u.numero)).toContain('012B')
    expect(lire('2024-legislatives-1').map((u) => u.numero)).toContain('12B')
    expect(lire('2024-legislatives-2').map((u) => u.numero)).toContain('012B')
  })

  it('has a bureau where nobody voted', () => {
    const deserts = lire('2022-legislatives-1').filter((u) => u.votants === 0)
    expect(deserts.map((u) => u.nomCommune)).toEqual(['Givrelande'])
  })

  it('has no left candidate in the third circonscription in 2022', () => {
    const gauche = new Set(['DXG', 'NUP', 'RDG', 'DVG', 'ECO'])
    const avec = lire('2022-legislatives-1').filter((u) => u.candidats.some((c) => gauche.has(c.nuance)))
    expect(circonscriptions(avec)).toEqual(['01', '02'])
  })

  it('has two candidates of one surname and nuance in 2024', () => {
    const homonymes = lire('2024-legislatives-1').filter((u) => {
      const noms = u.candidats.map((c) => `${c.nom} ${c.nuance}`)
      return new Set(noms).size < noms.length
    })
    expect(new Set(homonymes.map((u) => u.candidats.length)).size).toBe(1)
    expect(homonymes[0]!.candidats.filter((c) => c.nom === 'MARVANEL').map((c) => c.nuance)).toEqual([
      'DIV',
      'DIV',
    ])
  })

  it('splits the city over two circonscriptions', () => {
    const siens = lire('2022-presidentielle-1').filter((u) => u.nomCommune === 'Brumeval')
    expect(circonscriptions(siens)).toEqual(['01', '02'])
  })
})

/** No vertex twice, no crossing. */
function anneauSimple(geometrie: Polygon | MultiPolygon): boolean {
  const anneaux = geometrie.type === 'Polygon' ? geometrie.coordinates : geometrie.coordinates.flat()
  return (
    anneaux.every((a) => new Set(a.slice(1).map(String)).size === a.length - 1) &&
    kinks({ type: 'Feature', properties: {}, geometry: geometrie }).features.length === 0
  )
}

describe('contours', () => {
  it('are in the Atlantic', () => {
    for (const b of bureaux()) {
      const [ouest, sud, est, nord] = bbox(b)
      expect(ouest > -9.1 && est < -7.8 && sud > 45.3 && nord < 46.4).toBe(true)
    }
  })

  it('of communes, IRIS and circonscriptions tile the département: neighbours share each segment', () => {
    const contour = bord(couche('departements-2018/departements-version-simplifiee.geojson'))
    for (const features of [
      communes(),
      couche('iris-2020/iris-2020-96.geojson'),
      couche('circonscriptions/circonscriptions-legislatives-p20.geojson'),
    ]) {
      expect(Math.max(...segments(features).values())).toBe(2)
      expect(bord(features)).toEqual(contour)
    }
  })

  it('of circonscriptions and communes are one piece', () => {
    for (const { geometry } of [
      ...communes(),
      ...couche('circonscriptions/circonscriptions-legislatives-p20.geojson'),
    ])
      expect(geometry.type).toBe('Polygon')
  })

  it('of bureaux are inside their commune and fill it, but for the missing one', () => {
    const aires = new Map<string, number>()
    const parCode = new Map(communes().map((c) => [c.properties['code']!, c]))
    for (const b of bureaux()) {
      const commune = b.properties['codeCommune']!
      aires.set(commune, (aires.get(commune) ?? 0) + area(b))
      expect(booleanPointInPolygon(pointOnFeature(b), parCode.get(commune)!)).toBe(true)
    }
    const incompletes = [...parCode]
      .filter(([code, c]) => Math.abs(aires.get(code)! / area(c) - 1) > 0.01)
      .map(([, c]) => c.properties['nom'])
    expect(incompletes).toEqual(['Port-Escalune'])
  })
})

describe('INSEE tables', () => {
  it('hide poverty where few people live, as Filosofi does', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const connexion = await instance.connect()
    const [rp, filosofi] = ['rp_2022_commune', 'filosofi_2021_commune'].map(
      (f) => `'${source(`insee/communes/${f}.parquet`)}'`,
    )
    const lecture = await connexion.runAndReadAll(
      `select count(*) as communes, count(MED_SL) as medianes, count(PR_MD60) as pauvretes
         from ${rp} left join ${filosofi} using (code)`,
    )
    connexion.closeSync()
    instance.closeSync()
    const [comptes] = lecture.getRowObjectsJson() as {
      communes: string
      medianes: string
      pauvretes: string
    }[]
    expect(Number(comptes!.communes)).toBe(communes().length)
    expect(Number(comptes!.medianes)).toBeLessThan(Number(comptes!.communes))
    expect(Number(comptes!.pauvretes)).toBeLessThan(Number(comptes!.medianes))
  })

  it('have the names of variables in row 8 and the mean in row 9', async () => {
    const feuilles = await readXlsxFile(
      source('insee/circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx'),
    )
    const lignes = feuilles[0]!.data
    expect(lignes[7]!.slice(0, 3)).toEqual(['circo', 'Nom de la circonscription', 'Inscrit_22'])
    expect(lignes.slice(8).map((l) => l[0])).toEqual(['00000', '96001', '96002', '96003'])
    expect(lignes.flat()).toContain('nd')
  })
})

describe('names', () => {
  const donnees = process.env['QG_DONNEES'] ?? depuisLeDepot('../shared/data')
  const cog = path.join(donnees, 'insee/cog/communes.csv.gz')
  const presentes = fs.existsSync(cog)
  if (!presentes) console.warn(`!! noms de communes non vérifiés : ${cog} absent (voir QG_DONNEES)`)

  it.skipIf(!presentes)('no commune bears the name of a real one', () => {
    const reels = new Set(
      octets(cog)
        .toString('utf8')
        .split('\n')
        .map((l) => l.split(',')[9]?.toLowerCase()),
    )
    const inventes = communes().map((c) => c.properties['nom']!)
    expect(inventes.filter((nom) => reels.has(nom.toLowerCase()))).toEqual([])
  })
})

function depuisLeDepot(relatif: string): string {
  return path.resolve(import.meta.dirname, '../..', relatif)
}
