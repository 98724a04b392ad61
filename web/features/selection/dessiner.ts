/** The selection over the map: outlines when they can be told apart, a dot a bureau when they cannot. */
import { contient, rangsDe, type Bits } from '#domain/selection/bits'
import type { Morceau } from '../../carte/morceau.ts'
import { debutDe, type Pays } from './pays.ts'
import type { Point } from './dedans.ts'
import type { Projection } from './projection.ts'

/** Beyond this many outlines in sight, dots. */
const CONTOURS_MAX = 900
/** Beyond this many, thinner lines: a town stays readable. */
const DENSE = 120

export interface Trace {
  bits: Bits | null
  pays: Pays | null
  morceaux: readonly Morceau[]
  /** Lasso or circle being drawn, in degrees. */
  forme: readonly Point[]
}

interface EnVue {
  morceau: Morceau
  rang: number
}

function contoursEnVue({ bits, pays, morceaux }: Trace, [o, s, e, n]: Projection['emprise']): EnVue[] | null {
  const vus: EnVue[] = []
  if (!bits || !pays) return vus
  for (const morceau of morceaux) {
    const debut = debutDe(pays, morceau)
    if (debut === null) return null
    const { emprises } = morceau.geometrie
    for (let rang = 0; rang < morceau.valeurs.n; rang++) {
      if (!contient(bits, debut + rang)) continue
      const k = 4 * rang
      // NaN, a bureau without contour, fails every comparison.
      if (!(emprises[k]! <= e && emprises[k + 2]! >= o && emprises[k + 1]! <= n && emprises[k + 3]! >= s))
        continue
      vus.push({ morceau, rang })
      if (vus.length > CONTOURS_MAX) return null
    }
  }
  return vus
}

function tracerContour(
  c: CanvasRenderingContext2D,
  { morceau: { geometrie: g }, rang }: EnVue,
  p: Projection,
): void {
  for (let r = g.anneauxDe[rang]!; r < g.anneauxDe[rang + 1]!; r++) {
    for (let i = g.anneaux[r]!; i < g.anneaux[r + 1]!; i++) {
      const [x, y] = p.projeter(g.sommets[2 * i]!, g.sommets[2 * i + 1]!)
      if (i === g.anneaux[r]) c.moveTo(x, y)
      else c.lineTo(x, y)
    }
    c.closePath()
  }
}

function tracerPoints(
  c: CanvasRenderingContext2D,
  { bits, pays }: Trace,
  p: Projection,
  encre: string,
  halo: string,
): void {
  if (!bits || !pays) return
  const { longitude, latitude } = pays.valeurs
  const [o, s, e, n] = p.emprise
  const places: [number, number][] = []
  for (const i of rangsDe(bits)) {
    const [lon, lat] = [longitude[i]!, latitude[i]!]
    if (lon >= o && lon <= e && lat >= s && lat <= n) places.push(p.projeter(lon, lat))
  }
  const cote = places.length > 5000 ? 3 : 5
  for (const [couleur, bord] of [
    [halo, 1],
    [encre, 0],
  ] as const) {
    c.fillStyle = couleur
    for (const [x, y] of places)
      c.fillRect(x - cote / 2 - bord, y - cote / 2 - bord, cote + 2 * bord, cote + 2 * bord)
  }
}

/** Draws everything again on a canvas of the size of the map. */
export function dessinerSelection(toile: HTMLCanvasElement, trace: Trace, p: Projection): void {
  const c = toile.getContext('2d')
  if (!c) return
  const ratio = toile.width / Math.max(1, toile.clientWidth)
  c.setTransform(ratio, 0, 0, ratio, 0, 0)
  c.clearRect(0, 0, toile.clientWidth, toile.clientHeight)
  const style = getComputedStyle(toile)
  const [encre, halo] = [style.color, style.getPropertyValue('--surface')]
  const vus = contoursEnVue(trace, p.emprise)
  if (vus === null) tracerPoints(c, trace, p, encre, halo)
  else if (vus.length > 0) {
    c.beginPath()
    for (const vu of vus) tracerContour(c, vu, p)
    c.lineJoin = 'round'
    c.globalAlpha = 0.28
    c.fillStyle = encre
    c.fill('evenodd')
    c.globalAlpha = 1
    c.strokeStyle = halo
    const dense = vus.length > DENSE
    c.lineWidth = dense ? 2.2 : 4
    c.stroke()
    c.strokeStyle = encre
    c.lineWidth = dense ? 1 : 2
    c.stroke()
  }
  if (trace.forme.length < 2) return
  c.beginPath()
  for (const [lon, lat] of trace.forme) c.lineTo(...p.projeter(lon, lat))
  c.closePath()
  c.globalAlpha = 0.12
  c.fillStyle = encre
  c.fill()
  c.globalAlpha = 1
  c.setLineDash([6, 4])
  c.strokeStyle = encre
  c.lineWidth = 2
  c.stroke()
  c.setLineDash([])
}
