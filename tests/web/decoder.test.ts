import { Float32, Int32, Table, Uint8, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { CLASSES_ARC, ecrireTopologie, empreinteCodes, empreinteOctets } from '#contract/topologie'
import { avecColonnes, deballer } from '../../web/carte/colis.ts'
import { lireColis } from '../../web/carte/decoder.ts'
import { decoderContours } from '../../web/carte/geometrie.ts'
import { COLONNES_NOMBRE, profilDe, rivalDe } from '../../web/carte/morceau.ts'

describe('decoderContours', () => {
  const [commune, dehors] = [CLASSES_ARC.indexOf('commune'), CLASSES_ARC.indexOf('dehors')]
  // two squares that share a side, then a place without polygon
  const octets = ecrireTopologie({
    n: 3,
    empreinte: 7,
    x: Int32Array.of(110, 110, 110, 100, 100, 110, 110, 120, 120, 110),
    y: Int32Array.of(200, 210, 210, 210, 200, 200, 200, 200, 210, 210),
    arcs: Uint32Array.of(0, 2, 6, 10),
    classe: Uint8Array.of(commune, dehors, dehors),
    anneaux: Uint32Array.of(0, 1, 2, 2),
    suitesDe: Uint32Array.of(0, 2, 4),
    suites: Uint32Array.of(0, 2, 1, 4),
  })
  const { empreinte, geometrie: g } = decoderContours(octets)
  const lieu = (i: number) =>
    Array.from(g.sommets.slice(2 * g.debuts[i]!, 2 * g.debuts[i + 1]!), (v) => Math.round(v * 1e5))

  it('walks a shared side both ways', () => {
    expect(empreinte).toBe(7)
    expect(lieu(0)).toEqual([110, 200, 110, 210, 100, 210, 100, 200])
    expect(lieu(1)).toEqual([110, 210, 110, 200, 120, 200, 120, 210])
    expect([...g.anneaux]).toEqual([0, 4, 8])
  })
  it('fills each place with its own triangles, and keeps each border once, by class', () => {
    expect([...g.maille.trianglesDe]).toEqual([0, 6, 12, 12])
    expect(g.maille.triangles.slice(6).every((s) => s >= 4)).toBe(true)
    expect([...g.maille.segmentsDe]).toEqual([0, 0, 1, 1, 1, 1, 7])
  })
  it('gives a place without polygon no vertex and no box', () => {
    expect(lieu(2)).toEqual([])
    expect(g.emprises.slice(8).every(Number.isNaN)).toBe(true)
  })
  it('refuses other bytes', () => {
    expect(() => decoderContours(new Uint8Array(40))).toThrow('contours')
  })
})

describe('lireColis', () => {
  it('keeps absent numbers apart from zero', () => {
    const flottants = Object.fromEntries(
      COLONNES_NOMBRE.map((c) => [c, vectorFromArray([0, null], new Float32())]),
    )
    const colis = lireColis(
      tableToIPC(
        new Table({
          ...flottants,
          code: vectorFromArray(['96001_0001', '96001_0002'], new Utf8()),
          nom: vectorFromArray(['Évêché 🗳 un', 'Deux'], new Utf8()),
          departement: vectorFromArray(['96', '96'], new Utf8()),
          circonscription: vectorFromArray(['96-01', null], new Utf8()),
          commune: vectorFromArray([null, '96001'], new Utf8()),
          inscrits: vectorFromArray([800, 900], new Int32()),
          bureaux: vectorFromArray([1, 1], new Int32()),
          profil: vectorFromArray([0, 3], new Uint8()),
          rival: vectorFromArray([2, null], new Uint8()),
          foyer: vectorFromArray([1, 0], new Uint8()),
          schematique: vectorFromArray([0, 1], new Uint8()),
        }),
        'stream',
      ),
    )
    const v = deballer(colis)
    expect([v.marge[0], Number.isNaN(v.marge[1])]).toEqual([0, true])
    expect([profilDe(v, 0), profilDe(v, 1)]).toEqual(['acquis', 'indetermine'])
    expect([rivalDe(v, 0), rivalDe(v, 1)]).toEqual(['extremeDroite', null])
    expect(v.circonscription).toEqual(['96-01', null])
    expect(v.nom).toEqual(['Évêché 🗳 un', 'Deux'])
    const { octets, bouts } = colis.textes.code
    expect(empreinteOctets(octets, bouts)).toBe(empreinteCodes(v.code))
    const sous = avecColonnes(v, { marge: Float32Array.of(0.5, 0.25) })
    expect([sous.marge[1], sous.nom, v.marge[0]]).toEqual([0.25, v.nom, 0])
  })
})
