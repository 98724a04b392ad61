/** Dashes go around schematic places only, and only those of the view. */
import { describe, expect, it } from 'vitest'
import { schematiquesDans } from '../../web/carte/tirets.ts'
import { morceau } from './morceaux.ts'

describe('schematiquesDans', () => {
  // unit squares side by side
  const m = morceau([
    { code: 'a', nom: 'a', schematique: 1 },
    { code: 'b', nom: 'b' },
    { code: 'c', nom: 'c', schematique: 1 },
  ])
  it('ne rend que les lieux au contour schématique', () => {
    expect(schematiquesDans(m, [-1, -1, 10, 10])).toEqual([0, 2])
    expect(
      schematiquesDans({ ...m, valeurs: { ...m.valeurs, schematique: new Uint8Array(3) } }, [-1, -1, 10, 10]),
    ).toEqual([])
  })
  it('ne rend que ceux de la vue', () => {
    expect(schematiquesDans(m, [-1, -1, 0.5, 10])).toEqual([0])
    expect(schematiquesDans(m, [20, 20, 30, 30])).toEqual([])
  })
})
