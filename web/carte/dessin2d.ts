/** A layer drawn on a plain 2D canvas: small maps of the pages, printable, without WebGL. */
import type { Theme } from '../theme.ts'
import { PROFILS } from '#domain/profil'
import { CLASSES, FOND } from './couleurs.ts'
import type { Morceau } from './morceau.ts'
import type { Emprise } from './niveaux.ts'
import { DEMI_PIXEL, tracer, type Projeter } from './pinceau.ts'

export interface Dessin2d {
  bureaux: Morceau
  circonscriptions: Morceau | null
  /** The circonscription in full colour; the others are pale. */
  code: string
  emprise: Emprise
}

const mercator = (latitude: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI

/** Mercator fitted in a box of pixels, with a margin. */
export function ajuster([o, s, e, n]: Emprise, largeur: number, hauteur: number, marge: number): Projeter {
  const [bas, haut] = [mercator(s), mercator(n)]
  const k = Math.min((largeur - 2 * marge) / (e - o), (hauteur - 2 * marge) / (haut - bas))
  const [dx, dy] = [(largeur - k * (e - o)) / 2, (hauteur - k * (haut - bas)) / 2]
  return (longitude, latitude) => [dx + k * (longitude - o), dy + k * (haut - mercator(latitude))]
}

export function hachures(
  ctx: CanvasRenderingContext2D,
  zone: Path2D,
  largeur: number,
  hauteur: number,
): void {
  ctx.save()
  ctx.clip(zone, 'evenodd')
  ctx.strokeStyle = '#000'
  ctx.lineWidth = 1.3
  ctx.beginPath()
  for (let x = -hauteur; x < largeur; x += 5.6) {
    ctx.moveTo(x, hauteur)
    ctx.lineTo(x + hauteur, 0)
  }
  ctx.stroke()
  ctx.restore()
}

export function dessiner2d(toile: HTMLCanvasElement, d: Dessin2d, theme: Theme): void {
  const [l, h] = [toile.clientWidth, toile.clientHeight]
  const ratio = devicePixelRatio || 1
  Object.assign(toile, { width: l * ratio, height: h * ratio })
  const ctx = toile.getContext('2d')
  if (!ctx) return
  ctx.scale(ratio, ratio)
  const projeter = ajuster(d.emprise, l, h, 14)
  const { geometrie: g, valeurs: v } = d.bureaux
  const dedans = PROFILS.map(() => new Path2D())
  const dehors = PROFILS.map(() => new Path2D())
  const foyers = new Path2D()
  for (let i = 0; i < v.n; i++) {
    const ici = v.circonscription[i] === d.code
    tracer((ici ? dedans : dehors)[v.profil[i]!]!, g, i, projeter, DEMI_PIXEL)
    if (ici && v.foyer[i] !== 0) tracer(foyers, g, i, projeter, DEMI_PIXEL)
  }
  const fond = FOND[theme]
  const peindre = (chemins: Path2D[], opacite: number): void =>
    chemins.forEach((chemin, k) => {
      ctx.globalAlpha = opacite
      ctx.fillStyle = CLASSES[theme][PROFILS[k]!]
      ctx.fill(chemin, 'evenodd')
      ctx.strokeStyle = fond.trait
      ctx.lineWidth = 0.5
      ctx.stroke(chemin)
    })
  peindre(dehors, 0.25)
  peindre(dedans, 1)
  ctx.globalAlpha = 1
  hachures(ctx, foyers, l, h)
  if (!d.circonscriptions) return
  const autres = new Path2D()
  const celleCi = new Path2D()
  d.circonscriptions.valeurs.code.forEach((code, i) =>
    tracer(code === d.code ? celleCi : autres, d.circonscriptions!.geometrie, i, projeter, DEMI_PIXEL),
  )
  ctx.strokeStyle = fond.encre
  ctx.globalAlpha = 0.35
  ctx.lineWidth = 1
  ctx.stroke(autres)
  ctx.globalAlpha = 1
  ctx.lineWidth = 2
  ctx.lineJoin = 'round'
  ctx.stroke(celleCi)
}
