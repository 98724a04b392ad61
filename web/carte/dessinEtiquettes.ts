/** Draws the names, the numbers of the circonscriptions and the sign of the selected place on a 2D canvas over the map. */
import type { Theme } from '../theme.ts'
import { segments } from '#domain/typographie'
import { FOND } from './couleurs.ts'
import type { Boite, Etiquette } from './etiquettes.ts'

const POLICE = '"Source Sans 3 Variable", system-ui, sans-serif'

/** Sign of the selected place: its name on a dark plate, with a stem to its anchor. */
export interface Enseigne {
  texte: string
  x: number
  y: number
  boite: Boite
}

/** Height of the stem. */
const TIGE = 46

export const enseigneEn = (texte: string, x: number, y: number): Enseigne => ({
  texte,
  x,
  y,
  boite: [x, y - TIGE, texte.length * 3.6 + 12, 14],
})

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

export function dessinerEtiquettes(
  toile: HTMLCanvasElement,
  etiquettes: readonly Etiquette[],
  enseigne: Enseigne | null,
  theme: Theme,
): void {
  const ctx = preparer(toile)
  if (!ctx) return
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  for (const e of etiquettes) {
    if (e.genre === 'circonscription') dessinerNumero(ctx, e, theme)
    else dessinerNom(ctx, e, theme)
  }
  if (enseigne) dessinerEnseigne(ctx, enseigne, theme)
}

function dessinerNom(ctx: CanvasRenderingContext2D, e: Etiquette, theme: Theme): void {
  const { encre, halo, sourdine } = FOND[theme]
  const departement = e.genre === 'departement'
  ctx.font = `${departement ? 600 : e.corps > 13 ? 700 : 600} ${e.corps}px ${POLICE}`
  ctx.letterSpacing = departement ? '2.4px' : '0px'
  ctx.strokeStyle = halo
  ctx.lineWidth = 3.4
  ctx.fillStyle = departement ? sourdine : encre
  ctx.strokeText(e.texte, e.x, e.y)
  ctx.fillText(e.texte, e.x, e.y)
  ctx.letterSpacing = '0px'
}

const policeNumero = (exposant: boolean): string => `700 ${exposant ? 9 : 14}px ${POLICE}`

/** « 4ᵉ » in a disc. */
function dessinerNumero(ctx: CanvasRenderingContext2D, e: Etiquette, theme: Theme): void {
  const { encre, halo } = FOND[theme]
  ctx.beginPath()
  ctx.arc(e.x, e.y, 13, 0, 2 * Math.PI)
  ctx.fillStyle = halo
  ctx.fill()
  ctx.strokeStyle = encre
  ctx.lineWidth = 1.4
  ctx.stroke()
  ctx.fillStyle = encre
  const parties = segments(e.texte)
  const largeurs = parties.map((p) => {
    ctx.font = policeNumero(p.exposant)
    return ctx.measureText(p.texte).width
  })
  let x = e.x - largeurs.reduce((a, b) => a + b, 0) / 2
  ctx.textAlign = 'left'
  parties.forEach((p, k) => {
    ctx.font = policeNumero(p.exposant)
    ctx.fillText(p.texte, x, e.y + (p.exposant ? -4 : 1))
    x += largeurs[k]!
  })
  ctx.textAlign = 'center'
}

function dessinerEnseigne(ctx: CanvasRenderingContext2D, e: Enseigne, theme: Theme): void {
  const { encre, halo } = FOND[theme]
  ctx.font = `600 14px ${POLICE}`
  const largeur = ctx.measureText(e.texte).width + 20
  const haut = e.y - TIGE
  ctx.strokeStyle = halo
  ctx.lineWidth = 4
  ctx.beginPath()
  ctx.moveTo(e.x, e.y)
  ctx.lineTo(e.x, haut + 12)
  ctx.stroke()
  ctx.strokeStyle = encre
  ctx.lineWidth = 1.6
  ctx.stroke()
  ctx.beginPath()
  ctx.roundRect(e.x - largeur / 2, haut - 12, largeur, 24, 4)
  ctx.strokeStyle = halo
  ctx.lineWidth = 2
  ctx.stroke()
  ctx.fillStyle = encre
  ctx.fill()
  ctx.fillStyle = halo
  ctx.fillText(e.texte, e.x, haut + 1)
}
