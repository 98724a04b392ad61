/** Where places fall on the canvas, and back: Web Mercator, as the camera of the map counts. Pure. */
import type { Vue } from '../../carte/moteur.ts'
import type { Point } from './dedans.ts'

const MONDE = 512

const x = (longitude: number): number => (MONDE * (longitude + 180)) / 360
const y = (latitude: number): number =>
  MONDE / 2 + (MONDE * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))) / (2 * Math.PI)

export interface Projection {
  projeter: (longitude: number, latitude: number) => [x: number, y: number]
  situer: (px: number, py: number) => Point
  /** West, south, east, north of the canvas. */
  emprise: readonly [number, number, number, number]
}

export function projectionDe(vue: Vue, largeur: number, hauteur: number): Projection {
  const echelle = 2 ** vue.zoom
  const [cx, cy] = [x(vue.longitude), y(vue.latitude)]
  const situer = (px: number, py: number): Point => {
    const mx = cx + (px - largeur / 2) / echelle
    const my = cy - (py - hauteur / 2) / echelle
    return [
      (360 * mx) / MONDE - 180,
      (360 / Math.PI) * (Math.atan(Math.exp((2 * Math.PI * (my - MONDE / 2)) / MONDE)) - Math.PI / 4),
    ]
  }
  const [ouest, nord] = situer(0, 0)
  const [est, sud] = situer(largeur, hauteur)
  return {
    projeter: (longitude, latitude) => [
      largeur / 2 + (x(longitude) - cx) * echelle,
      hauteur / 2 - (y(latitude) - cy) * echelle,
    ],
    situer,
    emprise: [ouest, sud, est, nord],
  }
}
