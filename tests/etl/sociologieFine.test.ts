/** Sociology at the grain of the bureau: the official bases by IRIS, the publication of the demonstration, and its secrecy. */
import fs from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INDICATEURS } from '#domain/indicateur'
import { INSCRITS_PAR_MENAGE, SEUIL_MENAGES } from '#domain/sociologie/secret'
import type { Base } from '#db/connect'
import { Journal } from '../../etl/anomalie.ts'
import { lireTablesIris } from '../../etl/sources/iris.ts'
import { partagerBureaux, signalerDecouverts } from '../../etl/steps/irisBureaux.ts'
import { signalerInconnus } from '../../etl/steps/sociologieFine.ts'
import { deduireCellules, lirePubliees } from '../../etl/secret.ts'
import { lireSociologie } from '../../server/features/lieu/sociologie.ts'
import { baseDeTest, DEMO, dossierTemporaire, publier } from '../support/base.ts'

function dossierIris(fichiers: Record<string, string | Uint8Array>): string {
  const dossier = dossierTemporaire()
  fs.mkdirSync(path.join(dossier, 'insee/iris'), { recursive: true })
  for (const [nom, contenu] of Object.entries(fichiers))
    fs.writeFileSync(path.join(dossier, 'insee/iris', nom), contenu)
  return dossier
}

const lire = (source: string, journal = new Journal()) => lireTablesIris(source, journal)

const LOGEMENT = 'IRIS;COM;TYP_IRIS;LAB_IRIS;P20_LOG;P20_RP;P20_RP_LOC;P20_RP_VOIT1P\n'

describe('ce que les IRIS laissent de côté', () => {
  it('un fichier sans aucun IRIS est refusé', () => {
    const dossier = dossierTemporaire()
    fs.mkdirSync(path.join(dossier, 'contours/iris-2020'), { recursive: true })
    fs.writeFileSync(
      path.join(dossier, 'contours/iris-2020/iris-2020-96.geojson'),
      '{"type":"FeatureCollection","features":[]}',
    )
    expect(() => partagerBureaux(dossier, [], new Map(), (iris) => iris)).toThrow(
      /aucun IRIS dans ce fichier/,
    )
  })

  const part = (iris: string, duBureau = 1) => ({ iris, duBureau, deLIris: 0.5 })

  it('se nomme quand une table connaît la commune et pas l’IRIS', () => {
    const journal = new Journal()
    const partages = new Map([
      ['96002_0001', [part('960020101'), part('960020102')]],
      ['96003_0001', [part('960030101')]],
    ])
    const indicateurs = new Map([['partCadres', new Map([['960020101', 0.2]])]])
    signalerInconnus(journal, { indicateurs, menages: new Map() }, partages)
    // nothing of commune 96003 is in the table: it is one that the table does not cover
    expect(journal.anomalies.map((a) => [a.champ, a.valeur])).toEqual([['partCadres', '960020102']])
  })

  it('se compte quand un bureau sort de tous les IRIS pour plus d’un vingtième', () => {
    const journal = new Journal()
    signalerDecouverts(journal, new Map([['a', [part('x', 0.5), part('y', 0.48)]]]))
    expect(journal.anomalies).toEqual([])
    signalerDecouverts(journal, new Map([['a', [part('x', 0.98)]], ['b', [part('x', 0.6)]], ['c', []]])) // prettier-ignore
    expect(journal.anomalies.map((a) => a.message)).toEqual([
      expect.stringMatching(/^2\sbureaux sur 3 hors de tout IRIS.*le plus loin, c, pour 100\s%$/),
    ])
  })
})

describe('les bases de l’INSEE par IRIS', () => {
  it('recensement : les parts se recalculent des comptes, dans un .CSV comme dans son .zip', () => {
    const population = `\uFEFFIRIS;COM;TYP_IRIS;LAB_IRIS;P20_POP;P20_POP0014;P20_POP65P\n960020101;96002;H;1;2000;400.5;300\n960020102;96002;D;4;0;0;0\n`
    const logement = `${LOGEMENT}960020101;96002;H;1;1000;800;200;600\n`
    const zip = zipSync({
      'base-ic-logement-2020.CSV': Buffer.from(logement),
      'meta_base-ic-logement-2020.CSV': Buffer.from('COD_VAR;LIB_VAR\n'.repeat(50)),
    })
    const { indicateurs, menages } = lire(
      dossierIris({ 'base-ic-evol-struct-pop-2020.CSV': population, 'base-ic-logement-2020_csv.zip': zip }),
    )
    expect(indicateurs.get('partMoins15')).toEqual(new Map([['960020101', 0.20025], ['960020102', null]])) // prettier-ignore
    expect(indicateurs.get('partLocataires')?.get('960020101')).toBe(0.25)
    expect(indicateurs.get('partSansVoiture')?.get('960020101')).toBe(0.25)
    expect(menages).toEqual(new Map([['960020101', 800]]))
  })

  it('Filosofi : virgule décimale, et « s », « ns », « nd » restent nuls', () => {
    const journal = new Journal()
    const { indicateurs } = lire(
      dossierIris({
        'BASE_TD_FILO_IRIS_2021_DISP.csv':
          'IRIS;LIBIRIS;DISP_TP6021;DISP_MED21\n960020101;A;12,5;21000\n960020102;B;s;ns\n960020103;C;nd;19870\n',
      }),
      journal,
    )
    // counted, so that one more does not go unseen
    expect(journal.anomalies.map((a) => a.message)).toEqual([
      expect.stringMatching(/niveauVieMedian n’est pas donné dans 1\sligne sur 3$/),
      expect.stringMatching(/tauxPauvrete n’est pas donné dans 2\slignes sur 3$/),
    ])
    expect([...indicateurs.get('tauxPauvrete')!.values()]).toEqual([0.125, null, null])
    expect([...indicateurs.get('niveauVieMedian')!.values()]).toEqual([21000, null, 19870])
  })

  it('une colonne absente, un code ou un nombre illisible arrêtent tout, avec la ligne', () => {
    const nom = 'base-ic-logement-2020.csv'
    expect(() => lire(dossierIris({ [nom]: 'IRIS;COM\n' }))).toThrow(/P20_RP/)
    expect(() => lire(dossierIris({ [nom]: `${LOGEMENT}96;96002;H;1;1;1;1;1\n` }))).toThrow(
      /ligne 2.*IRIS « 96 »/,
    )
    expect(() => lire(dossierIris({ [nom]: `${LOGEMENT}960020101;96002;H;1;1;1;un;1\n` }))).toThrow(
      /« un » n’est pas un nombre/,
    )
  })
})

describe('la publication de la démonstration', () => {
  let base: Base
  beforeAll(async () => {
    base = await baseDeTest('demo')
  })
  afterAll(() => base.fermer())

  const fiches = (niveau: 'bureau' | 'commune') =>
    base.db.withSchema('publie').selectFrom('sociologie').selectAll().where('niveau', '=', niveau).execute()

  it('chaque lieu de chaque niveau a sa fiche', async () => {
    const lieux = await base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .leftJoin('sociologie as s', (j) =>
        j.onRef('s.niveau', '=', 'lieu.niveau').onRef('s.code', '=', 'lieu.code'),
      )
      .select(['lieu.niveau', 'lieu.code', 's.code as fiche'])
      .execute()
    expect(lieux.length).toBeGreaterThan(300)
    expect(lieux.filter((l) => l.fiche === null)).toEqual([])
  })

  it('au bureau, une valeur vient des IRIS avec son incertitude, ou de la commune, telle quelle', async () => {
    const communes = new Map((await fiches('commune')).map((f) => [f.code, f]))
    const bureaux = await fiches('bureau')
    const parMaille = { iris: 0, commune: 0, propre: 0 }
    for (const f of bureaux)
      for (const [cle, valeur] of Object.entries(f.valeurs)) {
        const maille = f.mailles[cle] ?? 'propre'
        parMaille[maille]++
        if (maille === 'commune')
          expect(valeur).toEqual(arrondi(communes.get(f.code.split('_')[0]!)!.valeurs[cle]!))
        if (maille === 'iris' && valeur !== null) expect(f.incertitudes[cle]).toBeGreaterThanOrEqual(0)
        if (maille !== 'iris') expect(f.incertitudes[cle]).toBeUndefined()
        expect(valeur === null).toBe(f.motifs[cle] !== undefined)
      }
    expect(Math.min(...Object.values(parMaille))).toBeGreaterThan(100)
  })

  it('l’API dit la maille, le doute, le département et le pays', async () => {
    const lus = await lireSociologie(base.db, { niveau: 'bureau', code: '96002_0001', departement: '96' })
    const voiture = lus.find((i) => i.cle === 'partSansVoiture')!
    expect(voiture).toMatchObject({ maille: 'iris', source: 'INSEE, recensement 2020 par IRIS', motif: null })
    expect(voiture.incertitude).toBeGreaterThan(0)
    expect(voiture.departement).toBeGreaterThan(0)
    expect(lus.find((i) => i.cle === 'tauxChomage')).toMatchObject({ maille: 'commune', incertitude: null })
  })

  it('rien de publié ne laisse déduire une cellule sous 11 ménages', async () => {
    const publiees = await lirePubliees(base.db)
    expect(publiees.cellules.size).toBeGreaterThan(9)
    for (const [, agregats] of publiees.cellules)
      expect(deduireCellules(publiees.atomes, agregats)).toEqual([])
  })
})

/** Commune values keep their full precision; those carried to bureaux are rounded. */
const arrondi = (v: number | null) => (v === null ? null : Number(v.toPrecision(6)))

it('un bureau de trois ménages se tait, et son voisin avec lui', async () => {
  const petit = await baseAvecPetitBureau()
  try {
    const publiees = await lirePubliees(petit.db)
    const menus = publiees.atomes.filter((a) => a.menages < SEUIL_MENAGES)
    expect(menus).toHaveLength(1)
    expect(menus[0]!.menages).toBeCloseTo(5 / INSCRITS_PAR_MENAGE)
    for (const [, agregats] of publiees.cellules)
      expect(deduireCellules(publiees.atomes, agregats)).toEqual([])
    const motifs = await petit.db
      .withSchema('publie')
      .selectFrom('sociologie')
      .select(['niveau', 'code', 'motifs'])
      .execute()
    const par = (motif: string) =>
      motifs.filter((m) => Object.values(m.motifs).includes(motif as never)).length
    expect(par('secret')).toBeGreaterThan(0)
    expect(par('complement')).toBeGreaterThan(0)
  } finally {
    await petit.fermer()
  }
}, 180_000)

/** The demonstration where one bureau of the reference round keeps five registered voters. */
async function baseAvecPetitBureau(): Promise<Base> {
  const dossier = dossierTemporaire()
  fs.cpSync(DEMO, dossier, { recursive: true })
  const chemin = path.join(
    dossier,
    'elections/bureaux-format-officiel/2024-legislatives-t1/resultats-definitifs-par-bureau-de-vote.csv',
  )
  const { gunzipSync } = await import('node:zlib')
  const [entete, ...lignes] = gunzipSync(fs.readFileSync(`${chemin}.gz`))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  const colonnes = entete!.split(';')
  const place = (nom: string) => colonnes.indexOf(nom)
  const cible = lignes.findIndex((l) => l.split(';')[place('Code commune')] === '96002')
  const champs = lignes[cible]!.split(';')
  const sienne = (nom: string) => /^(Inscrits|Votants|Abstentions|Exprimés|Blancs|Nuls|Voix \d+)$/.test(nom)
  colonnes.forEach((nom, i) => {
    if (sienne(nom) && champs[i] !== '') champs[i] = nom === 'Inscrits' || nom === 'Abstentions' ? '5' : '0'
  })
  lignes[cible] = champs.join(';')
  fs.rmSync(`${chemin}.gz`)
  fs.writeFileSync(chemin, [entete, ...lignes].join('\n') + '\n')
  const base = await baseDeTest()
  await publier(base, dossier)
  return base
}

it('chaque indicateur par IRIS est au catalogue des indicateurs', () => {
  const cles = new Set(INDICATEURS.map((i) => i.cle))
  for (const cle of lire(DEMO).indicateurs.keys()) expect(cles).toContain(cle)
})
