/** Several features under one code: the parts of a bureau are joined, what is in another commune is refused, and both are said. */
import { describe, expect, it } from 'vitest'
import { Journal } from '../../etl/anomalie.ts'
import { contourDe, superficieDe } from '../../etl/geometrie/contour.ts'
import { separerDoubles } from '../../etl/steps/doubles.ts'

const carre = (x: number, y: number, cote: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[x, y], [x + cote, y], [x + cote, y + cote], [x, y + cote], [x, y]]],
}) // prettier-ignore

describe('un code que plusieurs entités portent', () => {
  const commune = new Map([['99001', contourDe([carre(0, 0, 0.1)])]])

  it('garde ce qui est dans sa commune et refuse le reste, avec le compte', () => {
    const bureau = new Map([['99001_0001', contourDe([carre(0.01, 0.01, 0.02), carre(0.05, 0.05, 0.02), carre(0.5, 0.5, 0.2), carre(0.8, 0.5, 0.1)])]]) // prettier-ignore
    const journal = new Journal()
    separerDoubles(['99001_0001'], { bureau, commune }, journal)
    expect(superficieDe(bureau.get('99001_0001')!)).toBeCloseTo(
      2 * superficieDe(contourDe([carre(0.01, 0.01, 0.02)])),
      2,
    )
    expect(journal.anomalies.map((a) => [a.regle, a.gravite])).toEqual([
      ['code en double hors de sa commune', 'erreur'],
    ])
    expect(journal.anomalies[0]!.message).toMatch(/^2\spolygones/)
  })

  it('ne touche à rien quand tout est dans la commune, ni quand rien n’y est', () => {
    const dedans = contourDe([carre(0.01, 0.01, 0.02), carre(0.05, 0.05, 0.02)])
    const dehors = contourDe([carre(0.5, 0.5, 0.02), carre(0.7, 0.7, 0.02)])
    const bureau = new Map([['99001_0001', dedans], ['99001_0002', dehors]]) // prettier-ignore
    const journal = new Journal()
    separerDoubles(bureau.keys(), { bureau, commune }, journal)
    expect([bureau.get('99001_0001'), bureau.get('99001_0002')]).toEqual([dedans, dehors])
    expect(journal.anomalies).toEqual([])
  })
})
