/** The schematic split: it tiles the surface, repeats itself, and is flagged. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { contourDe, superficieDe } from '../../etl/geometrie/contour.ts'
import { partager, reste } from '../../etl/geometrie/partager.ts'
import { baseDeTest, publier } from '../support/base.ts'
import { changerBureaux, copierIle, sansContours } from './dossier.ts'

const carre = (x: number, y: number, cote: number) =>
  contourDe([
    { type: 'Polygon', coordinates: [[[x, y], [x + cote, y], [x + cote, y + cote], [x, y + cote], [x, y]]] },
  ]) // prettier-ignore
/** A letter L, so that the cells must be clipped. */
const equerre = contourDe([
  { type: 'Polygon', coordinates: [[[0, 0], [0.1, 0], [0.1, 0.02], [0.02, 0.02], [0.02, 0.1], [0, 0.1], [0, 0]]] },
]) // prettier-ignore

describe('partager', () => {
  it('couvre toute la surface, sans recouvrement, en cellules de taille comparable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (nombre, graine) => {
        const cellules = partager(equerre, nombre, graine)!
        expect(cellules).toHaveLength(nombre)
        const tailles = cellules.map(superficieDe)
        const total = tailles.reduce((a, b) => a + b, 0)
        // integer grid: each edge is rounded to about a metre
        expect(total / superficieDe(equerre)).toBeCloseTo(1, 2)
        for (const taille of tailles) expect(taille).toBeGreaterThan(total / nombre / 5)
      }),
      { numRuns: 30 },
    )
  })

  it('donne deux fois les mêmes cellules', () => {
    expect(partager(equerre, 7, 30007)).toEqual(partager(equerre, 7, 30007))
  })

  it('ce qui reste d’une surface est ce que rien ne couvre', () => {
    const [grand, petit] = [carre(0, 0, 0.1), carre(0, 0, 0.05)]
    expect(superficieDe(reste(grand, [petit])!) / superficieDe(grand)).toBeCloseTo(0.75, 3)
    expect(reste(petit, [grand])).toBeNull()
  })
})

describe('un bureau sans contour', () => {
  it('reçoit la place que les autres laissent, chaque circonscription à part, et le dit', async () => {
    const base = await baseDeTest()
    try {
      const { journal } = await publier(base, sansContours('99001_0001', '99001_0002', '99003_0001'))
      const lieux = await base.db
        .withSchema('publie')
        .selectFrom('lieu')
        .select(['code', 'schematique', 'superficie'])
        .where('niveau', '=', 'bureau')
        .orderBy('code')
        .execute()
      expect(lieux.map((l) => [l.code, l.schematique])).toEqual([
        ['99001_0001', true],
        ['99001_0002', true],
        ['99001_0003', false],
        ['99002_0001', false],
        // the only bureau of its commune is the commune
        ['99003_0001', false],
        ['99004_0001', false],
      ])
      const schematiques = journal.anomalies.filter((a) => a.regle === 'contour schématique')
      expect(schematiques.map((a) => a.valeur)).toEqual(['99001'])
      expect(schematiques[0]!.message).toMatch(/2\sbureaux/)
      expect(journal.anomalies.some((a) => a.regle === 'bureau sans contour')).toBe(false)
      // north of the equator, where 99-01 is: both squares together, never the third
      const [a, b, c] = lieux.map((l) => l.superficie!)
      expect((a! + b!) / (2 * c!)).toBeCloseTo(1, 1)
    } finally {
      await base.fermer()
    }
  })
})

describe('le seul bureau d’une commune', () => {
  it('prend toute sa commune quand son contour s’arrête où les adresses s’arrêtent, et le dit', async () => {
    const base = await baseDeTest()
    const dossier = copierIle()
    changerBureaux<{ properties: { codeBureauVote: string }; geometry: { coordinates: number[][][] } }>(
      dossier,
      (entites) =>
        entites.map((e) => {
          if (!e.properties.codeBureauVote.startsWith('99003')) return e
          const [[[ouest]]] = e.geometry.coordinates as [[[number]]]
          const moitie = ([x, y]: number[]) => [ouest + (x! - ouest) / 2, y!]
          return {
            ...e,
            geometry: { ...e.geometry, coordinates: e.geometry.coordinates.map((a) => a.map(moitie)) },
          }
        }),
    )
    try {
      const { journal } = await publier(base, dossier)
      const lieux = await base.db
        .withSchema('publie')
        .selectFrom('lieu')
        .select(['niveau', 'superficie', 'schematique'])
        .where('commune', '=', '99003')
        .orderBy('niveau')
        .execute()
      const [bureau, commune] = lieux
      expect(bureau).toEqual({ ...commune, niveau: 'bureau' })
      expect(journal.anomalies.filter((a) => a.regle === 'contour partiel').map((a) => a.valeur)).toEqual([
        '99003',
      ])
    } finally {
      await base.fermer()
    }
  })
})
