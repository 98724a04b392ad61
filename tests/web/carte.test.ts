import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placer, type Candidat } from '../../web/carte/etiquettes.ts'
import { rangsEnCouleurs } from '../../web/carte/extensionLieux.ts'
import { couchesEnVue, niveauAutomatique, niveauDuCode } from '../../web/carte/niveaux.ts'
import { pointer } from '../../web/carte/pointage.ts'
import { segmentsDe } from '../../web/carte/traits.ts'
import { carre, geometrie } from './morceaux.ts'

describe('pointer', () => {
  const trou = carre(0.25, 0.25, 0.5)
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

describe('segmentsDe', () => {
  it('draws a shared border once, whether rings repeat their first vertex or not', () => {
    expect(segmentsDe(geometrie([[carre(0, 0)], [carre(1, 0)]])).n).toBe(7)
    const ferme = [...carre(0, 0), [0, 0] as const]
    expect(segmentsDe(geometrie([[ferme]])).n).toBe(4)
  })
  it('drops what is shorter than the grid, and the places out of the box', () => {
    expect(segmentsDe(geometrie([[carre(0, 0, 0.001)]]), null, 0.01).n).toBe(0)
    expect(segmentsDe(geometrie([[carre(0, 0)], [carre(9, 9)], []]), [-1, -1, 2, 2]).n).toBe(4)
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
    expect(['30189_0001', '30-06', '971-01', '30189', '2A004', '30', '2A', '971'].map(niveauDuCode)).toEqual([
      'bureau',
      'circonscription',
      'circonscription',
      'commune',
      'commune',
      'departement',
      'departement',
      'departement',
    ])
  })
  it('goes down with the zoom', () => {
    expect([5, 8, 11].map((z) => niveauAutomatique(z))).toEqual(['circonscription', 'commune', 'bureau'])
  })
  it('asks only for the départements in view', () => {
    const plan = { couches: [couche('01', 0), couche('02', 5)], national: null }
    expect(couchesEnVue(plan, 'bureau', [4, 0, 6, 1]).map((c) => c.departement)).toEqual(['02'])
  })
})

describe('rangsEnCouleurs', () => {
  it('writes the row of each vertex in three bytes', () => {
    const debuts = new Uint32Array(70_002).map((_, i) => Math.max(0, i - 69_999))
    const octets = rangsEnCouleurs(debuts)
    expect(Array.from(octets.slice(0, 4))).toEqual([69_999 & 255, (69_999 >> 8) & 255, 1, 255])
  })
})
