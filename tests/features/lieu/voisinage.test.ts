/** Four squares in a block: borders shared by arcs, one common corner in the middle. */
import { describe, expect, it } from 'vitest'
import type { Topologie } from '#contract/topologie'
import { voisinage, voisinsDe } from '../../../server/features/lieu/voisinage.ts'

/**
 * Places 0 1 above 2 3, and 4 alone. Arcs 0 to 3 are the inner borders (0|1, 0|2, 1|3, 2|3), 4 to 7 the outer side of each place, 8 the
 * ring of the lonely one; even entries walk an arc forwards, odd ones backwards.
 */
const PATE: Pick<Topologie, 'n' | 'anneaux' | 'suitesDe' | 'suites' | 'classe'> = {
  n: 5,
  anneaux: Uint32Array.of(0, 1, 2, 3, 4, 5),
  suitesDe: Uint32Array.of(0, 3, 6, 9, 12, 13),
  suites: Uint32Array.of(0, 2, 8, 1, 4, 10, 3, 6, 12, 5, 7, 14, 16),
  classe: new Uint8Array(9),
}

describe('les lieux qui se touchent', () => {
  const v = voisinage(PATE as Topologie)
  it.each([
    [0, [1, 2]],
    [1, [0, 3]],
    [2, [0, 3]],
    [3, [1, 2]],
  ])('le carré %i a pour voisins %j : un coin commun ne suffit pas', (lieu, attendus) => {
    expect(voisinsDe(v, lieu).toSorted((a, b) => a - b)).toEqual(attendus)
  })
  it('un lieu seul n’a pas de voisin', () => {
    expect(voisinsDe(v, 4)).toEqual([])
  })
})
