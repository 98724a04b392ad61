/** Borders of neighbours, put together then simplified: no gap, no overlap, no place lost. */
import fs from 'node:fs'
import path from 'node:path'
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { lireTopologie } from '#contract/topologie'
import { dessinerCouches } from '../../etl/geometrie/dessins.ts'
import { ebaucher, tramer } from '../../etl/geometrie/maillage.ts'
import type { Contour } from '../../etl/geometrie/contour.ts'
import type { LieuxParNiveau } from '../../etl/geometrie/pieces.ts'
import { RACINE } from '../support/base.ts'
import { lieuxDuFichier } from '../support/departement.ts'
import { aireContour, aireDessinee, mesurer, quantile } from '../support/topologie.ts'

type Anneau = readonly (readonly [number, number])[]

function contour(anneau: Anneau): Contour {
  return {
    sommets: Int32Array.from([...anneau, anneau[0]!].flat()),
    anneaux: Uint32Array.of(0, anneau.length + 1),
    polygones: Uint32Array.of(0, 1),
  }
}

const lieu = (code: string, c: Contour | null): LieuxParNiveau['bureau'][number] => ({
  niveau: 'bureau',
  code,
  nom: code,
  cherche: '',
  region: 'R96',
  departement: '96',
  circonscription: '96-01',
  circonscriptions: ['96-01'],
  commune: '96001',
  nomCommune: null,
  inscrits: 0,
  bureaux: 1,
  superficie: null,
  qualite: 'A',
  schematique: false,
  lieuDeVote: null,
  contour: c,
})

const lieux = (anneaux: readonly (Anneau | null)[]): LieuxParNiveau => ({
  bureau: anneaux.map((a, i) => lieu(`96001_${String(i).padStart(4, '0')}`, a && contour(a))),
  commune: [],
  circonscription: [],
  departement: [],
  region: [],
})

function mesures(l: LieuxParNiveau) {
  const sources = l.bureau.map((b) => b.contour && aireContour(b.contour))
  return new Map(
    [...dessinerCouches(l, tramer(ebaucher(l)))]
      .filter((c) => c.niveau === 'bureau')
      .map((c) => [c.cle, mesurer(lireTopologie(c.octets), sources)]),
  )
}

describe('les contours de voisins', () => {
  it('sont joints quand chacun a gardé d’autres sommets du bord commun', () => {
    // a border of 4 km that wavers by 12 units: one keeps a vertex on the left, the other on the right
    const gauche: Anneau = [
      [0, 0],
      [2000, 0],
      [2012, 1000],
      [2000, 2000],
      [2000, 4000],
      [0, 4000],
    ]
    const droite: Anneau = [
      [2000, 0],
      [4000, 0],
      [4000, 4000],
      [2000, 4000],
      [1990, 3000],
      [2000, 2000],
    ]
    const m = mesures(lieux([gauche, droite, null])).get('bureau/96')!
    expect(m).toMatchObject({ doubles: 0, croisements: 0, fentes: 0, disparus: 0 })
    expect(m.partages).toBeGreaterThan(0)
    // outer sides: three of each
    expect(m.seuls).toBe(6)
  })

  it('gardent chacun leur surface : un quadrillage dont les sommets bougent, chaque case simplifiée seule', () => {
    const cote = 6
    const pas = 3000
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })), {
          minLength: (cote + 1) ** 2,
          maxLength: (cote + 1) ** 2,
        }),
        fc.array(fc.integer({ min: -14, max: 14 }), {
          minLength: 4 * cote * cote,
          maxLength: 4 * cote * cote,
        }),
        (bouges, ecarts) => {
          const noeud = (i: number, j: number): [number, number] => {
            const [dx, dy] = bouges[j * (cote + 1) + i]!
            return [i * pas + dx, j * pas + dy]
          }
          // each case adds a vertex of its own in the middle of each side, off by up to 14 units
          const cases = Array.from({ length: cote * cote }, (_, k) => {
            const [i, j] = [k % cote, Math.floor(k / cote)]
            const coins = [noeud(i, j), noeud(i + 1, j), noeud(i + 1, j + 1), noeud(i, j + 1)]
            return coins.flatMap(([x, y], c): Anneau => {
              const [u, v] = coins[(c + 1) % 4]!
              const long = Math.hypot(u - x, v - y)
              const e = ecarts[4 * k + c]!
              return [
                [x, y],
                [
                  Math.round((x + u) / 2 - (e * (v - y)) / long),
                  Math.round((y + v) / 2 + (e * (u - x)) / long),
                ],
              ]
            })
          })
          for (const [cle, m] of mesures(lieux(cases))) {
            expect(m, cle).toMatchObject({ doubles: 0, croisements: 0, fentes: 0, disparus: 0 })
            if (cle === 'bureau/96') expect(quantile(m.ecarts, 0.5)).toBeLessThan(0.02)
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it.each([
    [0, 0, 1],
    // around Llívia, a Spanish town in France: the hole is true
    [196_500, 4_245_000, 2],
  ])('sans contour au milieu : comblé au département, jamais au bureau (%i, %i)', (x, y, anneaux) => {
    const cases = Array.from({ length: 9 }, (_, k): Anneau => {
      const [o, s] = [x + (k % 3) * 1000, y + Math.floor(k / 3) * 1000]
      return [
        [o, s],
        [o + 1000, s],
        [o + 1000, s + 1000],
        [o, s + 1000],
      ]
    }).filter((_, k) => k !== 4)
    const departement = { ...lieu('96', null), niveau: 'departement' as const }
    const l = { ...lieux(cases), departement: [departement] }
    const couches = [...dessinerCouches(l, tramer(ebaucher(l)))]
    const lue = (cle: string) => lireTopologie(couches.find((c) => c.cle === cle)!.octets)
    expect([...lue('departement').anneaux]).toEqual([0, anneaux])
    expect(lue('bureau/96').anneaux.at(-1)).toBe(8)
  })

  it('qui laissent la moitié de leur commune : elle est dessinée entière, eux tels quels', () => {
    const carre = (o: number, largeur: number): Anneau => [
      [o, 0],
      [o + largeur, 0],
      [o + largeur, 4000],
      [o, 4000],
    ]
    const tout = carre(0, 4000)
    const commune = { ...lieu('96001', contour(tout)), niveau: 'commune' as const }
    const l = { ...lieux([carre(0, 1000), carre(1000, 1000)]), commune: [commune] }
    const couches = [...dessinerCouches(l, tramer(ebaucher(l)))]
    const aire = (cle: string) => {
      const lue = lireTopologie(couches.find((c) => c.cle === cle)!.octets)
      return Array.from({ length: lue.n }, (_v, k) => aireDessinee(lue, k)).reduce((s, a) => s + a, 0)
    }
    expect(aire('commune')).toBeCloseTo(aireContour(contour(tout)), -3)
    expect(aire('bureau/96') / aire('commune')).toBeCloseTo(0.5, 3)
  })

  it('qui se recouvrent beaucoup gardent tous une surface', () => {
    const grand: Anneau = [
      [0, 0],
      [9000, 0],
      [9000, 9000],
      [0, 9000],
    ]
    const petit: Anneau = [
      [3000, 3000],
      [4000, 3000],
      [4000, 4000],
      [3000, 4000],
    ]
    for (const [cle, m] of mesures(lieux([grand, petit, petit.map(([x, y]) => [x + 4000, y])])))
      expect(m, cle).toMatchObject({ doubles: 0, croisements: 0, disparus: 0 })
  })
})

const DEMO = path.join(RACINE, 'data/demo')
const demo = fs
  .readdirSync(DEMO, { recursive: true, encoding: 'utf8' })
  .find((f) => /bureaux-de-vote-.*geojson/.test(f))
const REEL = path.join(
  process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data'),
  'contours/bureaux-de-vote/bureaux-de-vote-30.geojson.gz',
)
if (!fs.existsSync(REEL))
  process.stderr.write(`  NON VÉRIFIÉ : la topologie d’un département réel, absent de ${REEL} (QG_DONNEES)\n`)

describe.each([
  ['la démonstration', demo ? path.join(DEMO, demo) : ''],
  ['le Gard', REEL],
])('un département entier : %s', (nom, fichier) => {
  it.skipIf(!fs.existsSync(fichier))(
    'partage ses bords, sans fente ni recouvrement, et garde ses surfaces',
    () => {
      const [cle, m] = [...mesures(lieuxDuFichier(fichier))].at(-1)!
      expect(cle, nom).toMatch(/^bureau\/\d/)
      expect(m).toMatchObject({ doubles: 0, croisements: 0, fentes: 0, disparus: 0 })
      expect(m.partages).toBeGreaterThan(m.seuls)
      expect(quantile(m.ecarts, 0.5)).toBeLessThanOrEqual(0.02)
    },
  )
})
