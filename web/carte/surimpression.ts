/**
 * What lies over the map on a plain 2D canvas: dashes around schematic places, outlines of the pointed
 * and the selected ones, then the names.
 * The pointer moves without drawing the map again.
 */
import type { Scene } from './calques.ts'
import { FOND } from './couleurs.ts'
import { dessinerEtiquettes, enseigneEn } from './dessinEtiquettes.ts'
import { placer, type Candidat, type Projection } from './etiquettes.ts'
import { DEMI_PIXEL, tracer } from './pinceau.ts'
import type { Cible } from './pointage.ts'
import { dessinerTirets } from './tirets.ts'

/** What is written over the map. */
export interface Ecrits {
  candidats: readonly Candidat[]
  selection: Cible | null
  enseigne: { texte: string; longitude: number; latitude: number } | null
}

/** One name for so many square pixels, at most. */
const SURFACE_PAR_NOM = 16_000

/** Fits the canvas to its box and to the screen's pixels; returns a context in CSS pixels. */
function preparer(toile: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1
  const [l, h] = [Math.round(toile.clientWidth * ratio), Math.round(toile.clientHeight * ratio)]
  if (toile.width !== l || toile.height !== h) Object.assign(toile, { width: l, height: h })
  const ctx = toile.getContext('2d')
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0)
  ctx?.clearRect(0, 0, toile.clientWidth, toile.clientHeight)
  return ctx
}

function cerner(
  ctx: CanvasRenderingContext2D,
  { morceau, rang }: Cible,
  { projeter }: Projection,
  traits: readonly (readonly [couleur: string, largeur: number])[],
): void {
  const chemin = new Path2D()
  tracer(chemin, morceau.geometrie, rang, projeter, DEMI_PIXEL)
  ctx.lineJoin = 'round'
  for (const [couleur, largeur] of traits) {
    ctx.strokeStyle = couleur
    ctx.lineWidth = largeur
    ctx.stroke(chemin)
  }
}

export function surimprimer(
  toile: HTMLCanvasElement,
  projection: Projection,
  ecrits: Ecrits,
  survol: Cible | null,
  { theme, couches }: Scene,
): void {
  const ctx = preparer(toile)
  if (!ctx) return
  const { encre, halo } = FOND[theme]
  const { candidats, selection, enseigne } = ecrits
  dessinerTirets(
    ctx,
    projection,
    couches.map((c) => c.morceau),
    theme,
  )
  if (survol) cerner(ctx, survol, projection, [[encre, 2.6]])
  if (selection)
    cerner(ctx, selection, projection, [
      [halo, 6.5],
      [encre, 3],
    ])
  const maximum = Math.round((projection.largeur * projection.hauteur) / SURFACE_PAR_NOM)
  const panneau =
    enseigne && enseigneEn(enseigne.texte, ...projection.projeter(enseigne.longitude, enseigne.latitude))
  dessinerEtiquettes(ctx, placer(candidats, projection, maximum, panneau?.boites), panneau, theme)
}
