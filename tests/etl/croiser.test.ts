/** Shares of contours by scan lines, against exact clipping. */
import path from 'node:path'
import type { MultiPolygon } from 'geojson'
import * as polyclip from 'polyclip-ts'
import { expect, it } from 'vitest'
import { contourDe, geometrieDe, lireGeojson, superficieDe } from '../../etl/geometrie/contour.ts'
import { enBoite, partsDans } from '../../etl/geometrie/croiser.ts'
import { DEMO } from '../support/base.ts'

const carre = (x: number, y: number, cote: number, trou = 0): MultiPolygon => {
  const anneau = (a: number, b: number, c: number) => [
    [a, b],
    [a + c, b],
    [a + c, b + c],
    [a, b + c],
    [a, b],
  ]
  return {
    type: 'MultiPolygon',
    coordinates: [[anneau(x, y, cote), ...(trou ? [anneau(x + trou, y + trou, cote - 2 * trou)] : [])]],
  }
}
const boite = (g: MultiPolygon) => enBoite(contourDe([g]))

it('des carrés : quart, moitié, rien, et un trou qui ne compte pas', () => {
  const moitie = boite(carre(0.05, 0, 0.1))
  const parts = partsDans(boite(carre(0, 0, 0.1)), [
    moitie,
    boite(carre(0.05, 0.05, 0.1)),
    boite(carre(1, 1, 0.1)),
  ])
  expect([...parts].map((p) => Math.round(p * 100))).toEqual([50, 25, 0])
  const [dansLeTrou] = partsDans(boite(carre(0.03, 0.03, 0.04)), [boite(carre(0, 0, 0.1, 0.03))])
  expect(dansLeTrou).toBe(0)
})

it('deux polygones qui se recouvrent ne s’annulent pas', () => {
  const deux: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: [...carre(0, 0, 0.1).coordinates, ...carre(0.05, 0, 0.1).coordinates],
  }
  const [part] = partsDans(boite(carre(0, 0, 0.15)), [boite(deux)])
  expect(part).toBeCloseTo(0.1 / 0.15, 1)
})

it('sur les bureaux et les IRIS de la démonstration, l’écart au découpage exact reste sous 1 % de l’aire, 0,2 % en médiane', () => {
  const lire = (f: string, code: string) =>
    lireGeojson(path.join(DEMO, f)).map((x) => ({
      code: String(x.properties[code]),
      contour: contourDe([x.geometry]),
    }))
  const iris = lire('contours/iris-2020/iris-2020-96.geojson.gz', 'CODE_IRIS')
  const bureaux = lire('contours/bureaux-de-vote/bureaux-de-vote-96.geojson.gz', 'codeBureauVote')
  const ecarts: number[] = []
  for (const b of bureaux.filter((_, i) => i % 4 === 0)) {
    const voisins = iris.filter((i) => i.code.slice(0, 5) === b.code.slice(0, 5))
    if (voisins.length < 2) continue
    const parts = partsDans(
      enBoite(b.contour),
      voisins.map((v) => enBoite(v.contour)),
    )
    voisins.forEach((v, i) => {
      const commun = polyclip.intersection(
        geometrieDe(b.contour).coordinates as never,
        geometrieDe(v.contour).coordinates as never,
      )
      const exact =
        commun.length === 0
          ? 0
          : superficieDe(contourDe([{ type: 'MultiPolygon', coordinates: commun }])) / superficieDe(b.contour)
      ecarts.push(Math.abs(parts[i]! - exact))
    })
  }
  ecarts.sort((a, b) => a - b)
  expect(ecarts.length).toBeGreaterThan(100)
  expect(ecarts.at(-1)).toBeLessThan(0.01)
  expect(ecarts[Math.floor(ecarts.length / 2)]).toBeLessThan(0.002)
})
