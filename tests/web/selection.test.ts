/** Selection in the page: shapes, counts, exports, against what can be counted by hand. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { compter, depuisRangs, rangsDe } from '#domain/selection/bits'
import type { Valeurs } from '../../web/carte/morceau.ts'
import { compterSelection } from '../../web/features/selection/comptes.ts'
import { dansPolygone } from '../../web/features/selection/dedans.ts'
import { geojson, lignesDe } from '../../web/features/selection/exporter.ts'
import { bureauxDe, type Pays } from '../../web/features/selection/pays.ts'
import { projectionDe } from '../../web/features/selection/projection.ts'
import { csv } from '#domain/export/cellule'
import { colonne, xlsx } from '../../web/tableur/xlsx.ts'

/** A grid of ten by ten bureaux, one by hundredth of a degree; the last has no place. */
const N = 100
const suite = <T>(f: (i: number) => T): T[] => Array.from({ length: N }, (_, i) => f(i))
const reels = (f: (i: number) => number): Float32Array => Float32Array.from(suite(f))
const valeurs = {
  n: N,
  code: suite((i) => `300${10 + Math.floor(i / 10)}_00${10 + (i % 10)}`),
  nom: suite((i) => (i === 0 ? '=Nîmes;1' : `Bureau ${i}`)),
  departement: suite(() => '30'),
  circonscription: suite((i) => (i < 50 ? '30-01' : '30-02')),
  commune: suite((i) => `300${10 + Math.floor(i / 10)}`),
  inscrits: Int32Array.from(suite(() => 1000)),
  profil: Uint8Array.from(suite((i) => i % 4)),
  foyer: Uint8Array.from(suite((i) => (i % 5 === 0 ? 1 : 0))),
  longitude: reels((i) => (i === 99 ? NaN : 4 + 0.01 * (i % 10))),
  latitude: reels((i) => (i === 99 ? NaN : 44 + 0.01 * Math.floor(i / 10))),
  marge: reels((i) => (i === 1 ? NaN : 0.1)),
  probabilite: reels(() => 0.5),
  ecartParticipation: reels(() => 0.2),
  reserveNette: reels((i) => (i === 2 ? NaN : 10)),
  volatilite: reels(() => 0.1),
} as unknown as Valeurs
const pays = { plan: { couches: [], national: null }, valeurs } as Pays

describe('une sélection', () => {
  it('prend les bureaux dont le point est dans le lasso, et eux seuls', () => {
    const carre = [
      [3.995, 43.995],
      [4.025, 43.995],
      [4.025, 44.015],
      [3.995, 44.015],
    ] as const
    expect(rangsDe(dansPolygone(valeurs, carre))).toEqual([0, 1, 2, 10, 11, 12])
    const triangle = [
      [3.995, 43.995],
      [4.031, 43.995],
      [3.995, 44.031],
    ] as const
    expect(rangsDe(dansPolygone(valeurs, triangle))).toEqual([0, 1, 2, 10, 11, 20])
  })
  it('d’un lieu plus large prend tous ses bureaux', () => {
    expect(compter(bureauxDe(pays, 'circonscription', '30-02'))).toBe(50)
    expect(compter(bureauxDe(pays, 'commune', '30013'))).toBe(10)
    expect(rangsDe(bureauxDe(pays, 'bureau', '30010_0012'))).toEqual([2])
    expect(compter(bureauxDe(pays, 'bureau', '99999_0001'))).toBe(0)
  })
  it('compte ce qui manque à part', () => {
    const comptes = compterSelection(valeurs, depuisRangs(N, [0, 1, 2, 99]))
    expect(comptes).toMatchObject({ bureaux: 4, inscrits: 4000, foyers: 1, reserve: 30, sansPlace: 1 })
    expect(comptes.profils).toEqual({ acquis: 1, hesitant: 1, droite: 1, indetermine: 1 })
    expect([comptes.communes, comptes.departements]).toEqual([2, 1])
  })
})

describe('les exports', () => {
  const lignes = lignesDe(valeurs, depuisRangs(N, [0, 1, 99]))
  it('en CSV pour Excel français : virgule décimale, case vide, rien d’exécutable', () => {
    const [, premier, second] = csv(lignes).split('\r\n')
    expect(premier).toContain(`"'=Nîmes;1"`)
    expect(premier).toContain(';10;50;20;10;10;4;44')
    expect(second).toContain(';;50;20;10;10;4,01;44')
  })
  it('en XLSX : un classeur qui se relit, texte en texte et nombres en nombres', () => {
    const fichiers = unzipSync(xlsx('Sélection', lignes))
    const feuille = strFromU8(fichiers['xl/worksheets/sheet1.xml']!)
    expect(feuille).toContain('<c r="B2" t="inlineStr"><is><t xml:space="preserve">=Nîmes;1</t></is></c>')
    expect(feuille).toContain('<c r="F2"><v>1000</v></c>')
    expect(feuille).not.toContain('<c r="I3"')
    expect(Object.keys(fichiers).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    expect([0, 25, 26, 701, 702].map(colonne)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
  it('en GeoJSON : un point par bureau, aucun pour qui n’a pas de place', () => {
    const { features } = JSON.parse(geojson(valeurs, depuisRangs(N, [1, 99])))
    expect(features[0].geometry.coordinates).toEqual([4.01, 44])
    expect(features[0].properties['Code du bureau']).toBe('30010_0011')
    expect(features[1].geometry).toBeNull()
  })
})

describe('la projection du calque', () => {
  it('va et revient, et met le centre au centre', () => {
    const p = projectionDe({ longitude: 4.36, latitude: 43.84, zoom: 11.3 }, 800, 600)
    const [cx, cy] = p.projeter(4.36, 43.84)
    expect([Math.round(cx), Math.round(cy)]).toEqual([400, 300])
    const [lon, lat] = p.situer(...p.projeter(4.41, 43.8))
    expect([lon, lat].map((x) => Number(x.toFixed(9)))).toEqual([4.41, 43.8])
    expect(p.emprise[0]).toBeLessThan(4.36)
    expect(p.emprise[3]).toBeGreaterThan(43.84)
  })
})
