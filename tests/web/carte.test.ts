import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { placer, type Candidat } from '../../web/carte/etiquettes.ts'
import { couchesEnVue, niveauAutomatique, niveauDuCode } from '../../web/carte/niveaux.ts'
import { pointer } from '../../web/carte/pointage.ts'
import { carre, geometrie } from './morceaux.ts'

describe('pointer', () => {
  const trou = carre(0.25, 0.25, 0.5).toReversed()
  const g = geometrie([[carre(0, 0), trou], [carre(1, 0)], []])
  it('finds the place under a point, and nothing in a hole or outside', () => {
    expect(pointer(g, 0.1, 0.1)).toBe(0)
    expect(pointer(g, 1.5, 0.5)).toBe(1)
    expect(pointer(g, 0.5, 0.5)).toBeNull()
    expect(pointer(g, 5, 5)).toBeNull()
  })
  it('finds any interior point of a grid of squares', () => {
    const grille = geometrie(Array.from({ length: 25 }, (_, i) => [carre(i % 5, Math.floor(i / 5))]))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 24 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (i, d) => {
          expect(pointer(grille, (i % 5) + d, Math.floor(i / 5) + d)).toBe(i)
        },
      ),
    )
  })
})

describe('placer', () => {
  const noms: Candidat[] = Array.from({ length: 200 }, (_, i) => ({
    genre: 'commune',
    texte: `Commune ${i}`,
    longitude: (i * 37) % 100,
    latitude: (i * 61) % 80,
    corps: 13,
    zoomMinimal: i < 100 ? 5 : 9,
  }))
  const projection = {
    projeter: (x: number, y: number) => [x * 8, y * 8] as const,
    emprise: [0, 0, 100, 80] as const,
    zoom: 6,
    largeur: 800,
    hauteur: 640,
  }
  it('writes the first names first, none over another, none too early', () => {
    const posees = placer(noms, projection, 30)
    expect(posees[0]?.texte).toBe('Commune 1')
    expect(posees.every((e) => e.zoomMinimal <= 6)).toBe(true)
    for (const [i, a] of posees.entries())
      for (const b of posees.slice(i + 1))
        expect(Math.abs(a.x - b.x) > 60 || Math.abs(a.y - b.y) > 13).toBe(true)
  })
  it('keeps off the boxes already taken', () => {
    expect(placer(noms, projection, 30, [[400, 320, 400, 320]])).toEqual([])
  })
})

const couche = (departement: string, o: number) => ({
  niveau: 'bureau' as const,
  departement,
  contours: '',
  valeurs: '',
  emprise: [o, 0, o + 1, 1] as [number, number, number, number],
  lieux: 1,
  debut: o,
})

describe('niveaux', () => {
  it('knows the level of a code', () => {
    expect(
      ['30189_0001', '30-06', '971-01', '30189', '2A004', '30', '2A', '971', 'R76'].map(niveauDuCode),
    ).toEqual([
      'bureau',
      'circonscription',
      'circonscription',
      'commune',
      'commune',
      'departement',
      'departement',
      'departement',
      'region',
    ])
  })
  it('goes down with the zoom', () => {
    expect([3.6, 5, 8, 11].map((z) => niveauAutomatique(z))).toEqual([
      'region',
      'circonscription',
      'commune',
      'bureau',
    ])
    // a scenario does not move régions, and a partial publication has none
    expect(niveauAutomatique(3.6, true)).toBe('circonscription')
    expect(niveauAutomatique(3.6, false, false)).toBe('circonscription')
  })
  it('asks only for the départements in view', () => {
    const plan = { couches: [couche('01', 0), couche('02', 5)], national: null }
    expect(couchesEnVue(plan, 'bureau', [4, 0, 6, 1], 5).map((c) => c.departement)).toEqual(['02'])
  })
  it('asks for the whole country, ever finer, until the view is narrow', () => {
    const national = { apercu: 'a', contours: 'c', valeurs: 'v', lieux: 2 }
    const plan = { couches: [couche('01', 0), couche('02', 5)], national }
    const contours = (zoom: number) => couchesEnVue(plan, 'bureau', [4, 0, 6, 1], zoom).map((c) => c.contours)
    expect([5, 8].map(contours)).toEqual([['a'], ['c']])
    expect(couchesEnVue(plan, 'bureau', [4, 0, 6, 1], 10).map((c) => c.departement)).toEqual(['02'])
  })
})
