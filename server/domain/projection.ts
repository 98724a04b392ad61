/** From degrees to a sheet of paper. */
/** West, south, east, north, degrees. */
export type Emprise = readonly [number, number, number, number]

/** Longitude, latitude in degrees → x to the east, y to the south, in metres. */
export type Projection = (longitude: number, latitude: number) => [number, number]

const RAYON_METRES = 6_371_000
const RAD = Math.PI / 180
/** Mainland France and Corsica. */
const METROPOLE: Emprise = [-6, 41, 10.5, 51.6]

/** Lambert conformal conic with the parallels of Lambert-93 (44° and 49°, centred on 3° E, 46.5° N), on a sphere. Source: Snyder 1987, § 15. */
const conique: Projection = (() => {
  const [p1, p2, p0, l0] = [44 * RAD, 49 * RAD, 46.5 * RAD, 3 * RAD]
  const t = (p: number): number => Math.tan(Math.PI / 4 + p / 2)
  const n = Math.log(Math.cos(p1) / Math.cos(p2)) / Math.log(t(p2) / t(p1))
  const f = (Math.cos(p1) * t(p1) ** n) / n
  const rho = (p: number): number => (RAYON_METRES * f) / t(p) ** n
  return (longitude, latitude) => {
    const r = rho(latitude * RAD)
    const theta = n * (longitude * RAD - l0)
    return [r * Math.sin(theta), r * Math.cos(theta) - rho(p0)]
  }
})()

/** Equirectangular around the middle of a small territory: distances are true to 1 % within 300 km. */
function locale([ouest, sud, est, nord]: Emprise): Projection {
  const [x0, y0] = [(ouest + est) / 2, (sud + nord) / 2]
  const echelle = Math.cos(y0 * RAD)
  return (longitude, latitude) => [
    RAYON_METRES * RAD * (longitude - x0) * echelle,
    RAYON_METRES * RAD * (y0 - latitude),
  ]
}

/** Conic for a territory of mainland France, local elsewhere. */
export function projectionDe(emprise: Emprise): Projection {
  const dedans =
    emprise[0] >= METROPOLE[0] &&
    emprise[1] >= METROPOLE[1] &&
    emprise[2] <= METROPOLE[2] &&
    emprise[3] <= METROPOLE[3]
  return dedans ? conique : locale(emprise)
}
