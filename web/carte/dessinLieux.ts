/** Places in the colours of a layer on a plain canvas, sharp enough to be printed. */
import type { Theme } from '../theme.ts'
import { FOND } from './couleurs.ts'
import type { Rendu } from './coucheDessinee.ts'
import { ajuster } from './dessin2d.ts'
import type { Morceau } from './morceau.ts'
import { seTouchent, type Emprise } from './niveaux.ts'
import { couleurDuLieu } from './peinture.ts'
import { DEMI_PIXEL, tracer } from './pinceau.ts'

/** Pixels of the canvas for one of the page: what a printer needs. */
const FINESSE = 2

export function dessinerLieux(
  toile: HTMLCanvasElement,
  morceaux: readonly Morceau[],
  rendu: Rendu,
  emprise: Emprise,
  theme: Theme,
): void {
  const [l, h] = [toile.clientWidth, toile.clientHeight]
  const ratio = Math.max(FINESSE, devicePixelRatio || 1)
  Object.assign(toile, { width: l * ratio, height: h * ratio })
  const ctx = toile.getContext('2d')
  if (!ctx) return
  ctx.scale(ratio, ratio)
  const projeter = ajuster(emprise, l, h, 2)
  // One path a colour: a canvas fills a thousand shapes at once faster than one by one.
  const chemins = new Map<string, Path2D>()
  for (const m of morceaux) {
    const { geometrie: g } = m
    for (let i = 0; i < m.valeurs.n; i++) {
      const boite = [
        g.emprises[4 * i]!,
        g.emprises[4 * i + 1]!,
        g.emprises[4 * i + 2]!,
        g.emprises[4 * i + 3]!,
      ] as const
      if (!seTouchent(boite, emprise)) continue
      const couleur = couleurDuLieu(rendu, m, i, theme)
      const chemin = chemins.get(couleur) ?? new Path2D()
      chemins.set(couleur, chemin)
      tracer(chemin, g, i, projeter, DEMI_PIXEL)
    }
  }
  ctx.lineJoin = 'round'
  for (const [couleur, chemin] of chemins) {
    ctx.fillStyle = couleur
    ctx.fill(chemin, 'evenodd')
    ctx.strokeStyle = FOND[theme].trait
    ctx.lineWidth = 0.25
    ctx.stroke(chemin)
  }
}
