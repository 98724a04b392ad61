import {
  Float32,
  Int32,
  List,
  Field,
  Table,
  Uint32,
  Uint8,
  Utf8,
  makeBuilder,
  tableToIPC,
  vectorFromArray,
  type DataType,
  type Vector,
} from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { decoderContours, decoderValeurs } from '../../web/carte/decoder.ts'
import { COLONNES_NOMBRE, profilDe, rivalDe } from '../../web/carte/morceau.ts'

function listes(lignes: readonly (readonly number[])[], type: DataType): Vector {
  const b = makeBuilder({ type: new List(new Field('item', type, true)), nullValues: [null] })
  for (const l of lignes) b.append(l as never)
  return b.finish().toVector() as Vector
}

/** Two squares side by side, then a place without polygon. */
const contours = () =>
  new Table({
    code: vectorFromArray(['A', 'B', 'C'], new Utf8()),
    anneaux: listes([[0, 4], [0, 4], [0]], new Uint32()),
    sommets: listes([[100, 200, 10, 0, 0, 10, -10, 0], [110, 200, 10, 0, 0, 10, -10, 0], []], new Int32()),
    triangles: listes([[0, 1, 2, 0, 2, 3], [0, 1, 2, 0, 2, 3], []], new Uint32()),
  })

describe('decoderContours', () => {
  const { code, geometrie: g } = decoderContours(tableToIPC(contours(), 'stream'))

  it('adds the deltas up, in degrees', () => {
    expect(code).toEqual(['A', 'B', 'C'])
    expect(Array.from(g.sommets.slice(0, 8), (v) => Math.round(v * 1e5))).toEqual([
      100, 200, 110, 200, 110, 210, 100, 210,
    ])
  })
  it('shifts triangles and rings to the whole array', () => {
    expect(Array.from(g.triangles.slice(6))).toEqual([4, 5, 6, 4, 6, 7])
    expect([...g.anneaux]).toEqual([0, 4, 8])
    expect([...g.anneauxDe]).toEqual([0, 1, 2, 2])
    expect([...g.trianglesDe]).toEqual([0, 6, 12, 12])
  })
  it('gives a place without polygon no vertex and no box', () => {
    expect([g.debuts[2], g.debuts[3]]).toEqual([8, 8])
    expect(g.emprises.slice(8).every(Number.isNaN)).toBe(true)
  })
  it('reads several batches as one', () => {
    const table = contours()
    const deux = new Table([...table.slice(0, 1).batches, ...table.slice(1).batches])
    const relu = decoderContours(tableToIPC(deux, 'stream'))
    expect(relu.code).toEqual(code)
    expect([...relu.geometrie.sommets]).toEqual([...g.sommets])
    expect([...relu.geometrie.triangles]).toEqual([...g.triangles])
  })
})

describe('decoderValeurs', () => {
  it('keeps absent numbers apart from zero', () => {
    const flottants = Object.fromEntries(
      COLONNES_NOMBRE.map((c) => [c, vectorFromArray([0, null], new Float32())]),
    )
    const v = decoderValeurs(
      tableToIPC(
        new Table({
          ...flottants,
          code: vectorFromArray(['96001_0001', '96001_0002'], new Utf8()),
          nom: vectorFromArray(['Un', 'Deux'], new Utf8()),
          departement: vectorFromArray(['96', '96'], new Utf8()),
          circonscription: vectorFromArray(['96-01', null], new Utf8()),
          commune: vectorFromArray([null, '96001'], new Utf8()),
          inscrits: vectorFromArray([800, 900], new Int32()),
          bureaux: vectorFromArray([1, 1], new Int32()),
          profil: vectorFromArray([0, 3], new Uint8()),
          rival: vectorFromArray([2, null], new Uint8()),
          foyer: vectorFromArray([1, 0], new Uint8()),
        }),
        'stream',
      ),
    )
    expect([v.marge[0], Number.isNaN(v.marge[1])]).toEqual([0, true])
    expect([profilDe(v, 0), profilDe(v, 1)]).toEqual(['acquis', 'indetermine'])
    expect([rivalDe(v, 0), rivalDe(v, 1)]).toEqual(['extremeDroite', null])
    expect(v.circonscription).toEqual(['96-01', null])
  })
})
