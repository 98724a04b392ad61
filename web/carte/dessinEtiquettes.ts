/** Names, numbers of the circonscriptions and the sign of the selected place, on a 2D canvas. */
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
  /** What the sign hides: its plate, and its foot. */
  boites: readonly Boite[]
}

/** Height of the stem. */
const TIGE = 46

export const enseigneEn = (texte: string, x: number, y: number): Enseigne => ({
  texte,
  x,
  y,
  boites: [
    [x, y - TIGE, texte.length * 3.6 + 12, 14],
    [x, y - 12, 4, 14],
  ],
})

export function dessinerEtiquettes(
  ctx: CanvasRenderingContext2D,
  etiquettes: readonly Etiquette[],
  enseigne: Enseigne | null,
  theme: Theme,
): void {
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

/** A centred text whose ordinals are raised: « 6ᵉ circonscription ». Returns its width; draws nothing when `mesurer`. */
function ecrire(
  ctx: CanvasRenderingContext2D,
  texte: string,
  [x0, y]: readonly [number, number],
  corps: number,
  graisse: number,
  mesurer = false,
): number {
  const parties = segments(texte)
  const police = (exposant: boolean): void => {
    ctx.font = `${graisse} ${exposant ? corps * 0.64 : corps}px ${POLICE}`
  }
  const largeurs = parties.map((p) => {
    police(p.exposant)
    return ctx.measureText(p.texte).width
  })
  const largeur = largeurs.reduce((a, b) => a + b, 0)
  if (mesurer) return largeur
  let x = x0 - largeur / 2
  ctx.textAlign = 'left'
  parties.forEach((p, k) => {
    police(p.exposant)
    ctx.fillText(p.texte, x, y - (p.exposant ? corps * 0.32 : 0))
    x += largeurs[k]!
  })
  ctx.textAlign = 'center'
  return largeur
}

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
  ecrire(ctx, e.texte, [e.x, e.y + 1], 14, 700)
}

function dessinerEnseigne(ctx: CanvasRenderingContext2D, e: Enseigne, theme: Theme): void {
  const { encre, halo } = FOND[theme]
  const largeur = ecrire(ctx, e.texte, [0, 0], 14, 600, true) + 20
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
  ecrire(ctx, e.texte, [e.x, haut + 1], 14, 600)
}
