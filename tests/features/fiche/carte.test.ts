import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { construirePortrait } from '#domain/fiche/portrait'
import { dessinerParticipation } from '../../../server/features/fiche/barres.ts'
import { dessinerCartes } from '../../../server/features/fiche/carte.ts'
import { dessinerCourbes } from '../../../server/features/fiche/courbes.ts'
import { ENCRE_ECRAN, ENCRE_PAPIER } from '../../../server/features/fiche/encre.ts'
import { coinLePlusVide, ecarterDisques, seRecouvrent } from '../../../server/features/fiche/etiquettes.ts'
import { aire2, rogner, simplifier, tracer, type Contour } from '../../../server/features/fiche/geometrie.ts'
import { dessinerNuage } from '../../../server/features/fiche/nuage.ts'
import { dessinerQr } from '../../../server/features/fiche/qr.ts'
import { carre, territoire, TERRITOIRE } from './territoire.ts'
import { fautesXml } from './xml.ts'

const format = (hauteur: number) => ({ largeur: 1000, hauteur, mm: 10, tolerance: 1 })
const options = {
  encre: ENCRE_PAPIER,
  formats: () => ({ principale: format(1200), agrandie: format(900) }),
}

/** Texts of a drawing that are only a number: the discs. */
const numeros = (svg: string) => [...svg.matchAll(/>(\d+)<\/text>/g)].map((m) => Number(m[1]))

describe('maps', () => {
  const { source, geometrie } = territoire(TERRITOIRE)
  const fiche = construirePortrait(source)
  const cartes = dessinerCartes(fiche, geometrie, options)!

  it('are well-formed, with every reference resolved', () => {
    expect(fautesXml(cartes.principale.svg)).toEqual([])
    expect(fautesXml(cartes.agrandie!.svg)).toEqual([])
  })
  it('number each of the first places on one map or the other', () => {
    const vus = [...numeros(cartes.principale.svg), ...numeros(cartes.agrandie!.svg)].toSorted(
      (a, b) => a - b,
    )
    const attendus = fiche.lieux.slice(0, 12).flatMap((l) => (l.ancre ? [l.rang] : []))
    expect(vus).toEqual(attendus)
  })
  it('hold names to the width of their pill on a screen, whose font may be wider than ours', () => {
    const tenus = (svg: string) =>
      [...svg.matchAll(/ width="([\d.]+)"[^>]*\/><text [^>]*textLength="([\d.]+)"/g)].map(
        ([, pastille, nom]) => Number(pastille) - Number(nom),
      )
    const ecran = dessinerCartes(fiche, geometrie, { ...options, encre: ENCRE_ECRAN })!
    const marges = tenus(ecran.principale.svg)
    expect(marges.length).toBeGreaterThan(0)
    for (const marge of marges) expect(marge).toBeCloseTo(16, 1)
    expect(tenus(cartes.principale.svg)).toEqual([])
  })
  it.each([
    [18, -14],
    [24, -20],
    [24, 4],
    [30, -14],
  ])('keep the scale off the name of the enlarged part, %i and %i away', (dx, dy) => {
    const ailleurs = territoire(
      TERRITOIRE.map((c) => (c.commune === '99001' ? { ...c, x: c.x + dx, y: c.y + dy } : c)),
    )
    const plat = { ...options, formats: () => ({ principale: format(700), agrandie: format(700) }) }
    const { svg } = dessinerCartes(construirePortrait(ailleurs.source), ailleurs.geometrie, plat)!.principale
    /** The rectangle that is drawn before something. */
    const boite = (apres: string) => {
      const cotes = new RegExp(
        `x="([\\d.]+)" y="([\\d.]+)" width="([\\d.]+)" height="([\\d.]+)"${apres}`,
      ).exec(svg)!
      const [x, y, largeur, hauteur] = cotes.slice(1).map(Number) as [number, number, number, number]
      return { x, y, largeur, hauteur }
    }
    expect(seRecouvrent(boite('[^>]*/><text [^>]*>[^<]*agrandi<'), boite('[^>]*opacity="0.92"'))).toBe(false)
  })
  it('plant one flag a meeting point, and none outside the frame', () => {
    const drapeaux = (departs: { longitude: number; latitude: number }[]) => {
      const points = departs.map((d) => [d.longitude, d.latitude] as const)
      const { principale, agrandie } = dessinerCartes(
        { ...fiche, titre: '', departs: points },
        geometrie,
        options,
      )!
      return [principale.svg, agrandie?.svg ?? ''].join('').split('class="drapeau"').length - 1
    }
    const ancre = fiche.lieux.find((l) => l.ancre)!.ancre!
    expect(drapeaux([])).toBe(0)
    expect(drapeaux([{ longitude: ancre[0], latitude: ancre[1] }])).toBe(1)
    expect(drapeaux([{ longitude: ancre[0] + 40, latitude: ancre[1] }])).toBe(0)
  })
  it('frame what a reader calls the place, without the crumbs that contours from addresses leave far away', () => {
    const rapportDe = (reste: Contour) =>
      dessinerCartes(
        { titre: 'X', bureaux: fiche.bureaux, lieux: [], departs: [] },
        { bureaux: [{ code: 'X', contour: [...carre({ x: 0, y: 0 }), ...reste] }], voisins: [], ici: null },
        { ...options, agrandir: false },
      )!.rapport
    const loin = carre({ x: 9, y: 0 })
    const miette = loin.map((p) =>
      p.map((a) => a.map(([x, y]) => [4.09 + (x - 4.09) / 4, 44 + (y - 44) / 4] as const)),
    )
    expect(rapportDe(miette)).toBeCloseTo(rapportDe([]))
    expect(rapportDe(loin)).toBeGreaterThan(3 * rapportDe([]))
  })
  it('are alone when nothing is dense', () => {
    const semis = TERRITOIRE.filter((c) => c.commune.startsWith('991'))
    const donnees = territoire(semis)
    const { agrandie } = dessinerCartes(construirePortrait(donnees.source), donnees.geometrie, options)!
    expect(agrandie).toBeNull()
  })
  it('leave blank the part whose bureaux have no contour', () => {
    const ici = carre({ x: 50, y: 50 })
    const avec = dessinerCartes(fiche, { ...geometrie, ici }, options)!
    expect(fautesXml(avec.principale.svg)).toEqual([])
    expect(avec.principale.svg).toContain('stroke-dasharray')
  })
  it('are absent without any contour', () => {
    expect(
      dessinerCartes(fiche, { bureaux: [], voisins: [], ici: carre({ x: 0, y: 0 }) }, options),
    ).toBeNull()
  })
  it('draw charts of any history, even empty', () => {
    const vide = { ...fiche, scrutins: [], courbes: fiche.courbes.map((c) => ({ ...c, parts: [] })) }
    vide.nuage = { ...fiche.nuage, points: [] }
    for (const f of [fiche, vide])
      for (const dessin of [dessinerCourbes, dessinerParticipation, dessinerNuage])
        expect(fautesXml(dessin(f, ENCRE_PAPIER, format(600)))).toEqual([])
  })
})

const PARTOUT = [-1e9, -1e9, 1e9, 1e9] as const

describe('outlines', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
  it('keep at least a triangle of any ring, and only its own points (property)', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 4, maxLength: 60 }),
        fc.integer({ min: 0, max: 200 }),
        (points, tolerance) => {
          const reste = simplifier([...points, points[0]!], tolerance)
          expect(reste.length).toBeGreaterThanOrEqual(2)
          for (const p of reste) expect(points).toContainEqual(p)
        },
      ),
    )
  })
  it('are exact at zero tolerance', () => {
    const { plein, bord } = tracer(carre({ x: 0, y: 0 }), ([x, y]) => [(x - 4) * 1e4, (44 - y) * 1e4], {
      tolerance: 0,
      aireMin: 0,
      cadre: PARTOUT,
    })
    expect(plein).toBe('M0 0l100 0 0-100 -100 0z')
    expect(bord).toBe(plein)
    expect(
      aire2([
        [0, 0],
        [2, 0],
        [2, 1],
        [0, 1],
      ]),
    ).toBe(4)
  })
  it('are cut at the frame', () => {
    const grand: [number, number][] = [
      [-10, -10],
      [10, -10],
      [10, 10],
      [-10, 10],
    ]
    const coupe = rogner(grand, [0, 0, 100, 100])
    expect(Math.abs(aire2(coupe)) / 2).toBe(100)
    expect(rogner(grand, [20, 20, 30, 30])).toEqual([])
    expect(rogner(grand, PARTOUT)).toBe(grand)
  })
  it('leave small exclaves unlined', () => {
    const contour = [
      ...carre({ x: 0, y: 0 }),
      [
        [
          [5, 44],
          [5.002, 44],
          [5.002, 44.002],
          [5, 44],
        ],
      ],
    ] as const
    const { plein, bord } = tracer(contour, ([x, y]) => [x * 1e4, y * 1e4], {
      tolerance: 0,
      aireMin: 1,
      cadre: PARTOUT,
    })
    expect(plein.match(/M/g)).toHaveLength(2)
    expect(bord.match(/M/g)).toHaveLength(1)
  })
})

describe('labels', () => {
  it('push discs apart, inside the frame', () => {
    const ancres = Array.from({ length: 12 }, (_, i) => ({ rang: i + 1, ancre: [990, 10] as const }))
    const disques = ecarterDisques(ancres, 20, 1000, 1000)
    for (const [i, a] of disques.entries()) {
      expect(a.x).toBeLessThanOrEqual(980)
      expect(a.y).toBeGreaterThanOrEqual(20)
      for (const b of disques.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(8)
    }
  })
  it('keep the scale off the discs', () => {
    const disque = { x: 900, y: 900, largeur: 50, hauteur: 50 }
    const coin = coinLePlusVide([], [disque], { largeur: 200, hauteur: 100 }, 1000, 1000, 10)
    expect(seRecouvrent(coin, disque)).toBe(false)
  })
})

it('draws a QR code', () => {
  const svg = dessinerQr('https://qg.example/fiches/circonscriptions/99-01')
  expect(fautesXml(svg)).toEqual([])
  expect(svg).toContain('viewBox="0 0 37 37"')
})
