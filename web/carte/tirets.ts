/** Dashes around the places whose contour is schematic: nobody published it, and the map says so. */
import type { Theme } from '../theme.ts'
import { FOND } from './couleurs.ts'
import type { Projection } from './etiquettes.ts'
import type { Morceau } from './morceau.ts'
import { seTouchent, type Emprise } from './niveaux.ts'
import { DEMI_PIXEL, tracer } from './pinceau.ts'

/** Below this zoom a bureau of a city is smaller than a dash. */
const ZOOM_TIRETS = 9.5
/** A view of a whole city has some hundreds of them; beyond, dashes are a grey that costs. */
const LIEUX_MAX = 600

/** Rows of the schematic places that touch the box. */
export function schematiquesDans({ geometrie: g, valeurs }: Morceau, emprise: Emprise): number[] {
  const rangs: number[] = []
  for (let rang = 0; rang < g.n; rang++) {
    if (valeurs.schematique[rang] === 0) continue
    const [o, s, e, n] = [0, 1, 2, 3].map((k) => g.emprises[4 * rang + k]!) as [
      number,
      number,
      number,
      number,
    ]
    if (seTouchent([o, s, e, n], emprise)) rangs.push(rang)
  }
  return rangs
}

export function dessinerTirets(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  morceaux: readonly Morceau[],
  theme: Theme,
): void {
  if (projection.zoom < ZOOM_TIRETS) return
  const chemin = new Path2D()
  let nombre = 0
  for (const m of morceaux)
    for (const rang of schematiquesDans(m, projection.emprise)) {
      if (++nombre > LIEUX_MAX) return
      tracer(chemin, m.geometrie, rang, projection.projeter, DEMI_PIXEL)
    }
  if (nombre === 0) return
  ctx.save()
  ctx.setLineDash([5, 4])
  ctx.lineJoin = 'round'
  ctx.strokeStyle = FOND[theme].encre
  ctx.lineWidth = 1.2
  ctx.stroke(chemin)
  ctx.restore()
}
