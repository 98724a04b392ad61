/** A synthetic city the size of Alès: 28 bureaux, 20 000 addresses of which one in fifty is in a neighbour's streets. */
import { Hasard } from '#domain/hasard'
import { contourDe, superficieDe } from '../../etl/geometrie/contour.ts'
import { surfacesDesGroupes, type Semis } from '../../etl/geometrie/voronoi.ts'

const [BUREAUX, ADRESSES, ESSAIS] = [28, 20_000, 5]

export default async function contours(): Promise<void> {
  const hasard = new Hasard(30007)
  const angle = (k: number) => (2 * Math.PI * k) / 400
  const bord = Array.from({ length: 400 }, (_, k) => {
    const rayon = 0.03 + 0.008 * Math.sin(5 * angle(k)) + 0.001 * hasard.uniforme()
    return [4.08 + rayon * Math.cos(angle(k)), 44.12 + rayon * Math.sin(angle(k))]
  })
  const commune = contourDe([{ type: 'Polygon', coordinates: [[...bord, bord[0]!]] }])
  const lieu = () => [4.05 + 0.06 * hasard.uniforme(), 44.09 + 0.06 * hasard.uniforme()] as const
  const centres = Array.from({ length: BUREAUX }, lieu)
  const semis = Array.from({ length: ADRESSES }, (): Semis => {
    const [longitude, latitude] = lieu()
    const distances = centres.map(([x, y], i) => ({ i, d: (x - longitude) ** 2 + (y - latitude) ** 2 }))
    const [premier, second] = distances.sort((a, b) => a.d - b.d)
    const { i } = hasard.uniforme() < 0.02 ? second! : premier!
    return { longitude, latitude, groupe: `30007_${String(i + 1).padStart(4, '0')}` }
  })
  const durees = Array.from({ length: ESSAIS }, () => {
    const debut = performance.now()
    surfacesDesGroupes(commune, semis)
    return performance.now() - debut
  }).sort((a, b) => a - b)
  const surfaces = surfacesDesGroupes(commune, semis)!
  const total = [...surfaces.values()].reduce((s, c) => s + superficieDe(c), 0)
  console.log(
    `${ADRESSES} adresses, ${surfaces.size} bureaux : ${Math.round(durees[Math.floor(ESSAIS / 2)]!)} ms (médiane de ${ESSAIS}), ` +
      `surface retrouvée à ${((100 * total) / superficieDe(commune)).toFixed(3)} %`,
  )
}
