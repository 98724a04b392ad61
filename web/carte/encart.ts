/** Small maps of the overseas départements, which lie too far for the national view. */
import { regionDe } from '#domain/region'
import type { Theme } from '../theme.ts'
import { FOND } from './couleurs.ts'
import { ajuster, hachures } from './dessin2d.ts'
import type { Geometrie, Morceau } from './morceau.ts'
import type { Emprise } from './niveaux.ts'
import { couleurDuLieu, gardienDe, type Filtre } from './peinture.ts'
import { DEMI_PIXEL, tracer, type Projeter } from './pinceau.ts'
import type { Rendu } from './coucheDessinee.ts'

export interface Encart {
  departement: string
  nom: string
  /** Rows of the layer. */
  rangs: number[]
  emprise: Emprise
}

const OUTREMER: readonly (readonly [departement: string, nom: string])[] = [
  ['971', 'Guadeloupe'],
  ['972', 'Martinique'],
  ['973', 'Guyane'],
  ['974', 'La Réunion'],
  ['976', 'Mayotte'],
]

/** Overseas départements that a layer holds, with their boxes. */
export function encartsDe({ niveau, valeurs: v, geometrie: g }: Morceau): Encart[] {
  return OUTREMER.flatMap(([departement, nom]) => {
    const [colonne, code] =
      niveau === 'region' ? [v.code, regionDe(departement)?.code] : [v.departement, departement]
    const rangs: number[] = []
    let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = 0; i < v.n; i++) {
      if (colonne[i] !== code || g.debuts[i] === g.debuts[i + 1]) continue
      rangs.push(i)
      ouest = Math.min(ouest, g.emprises[4 * i]!)
      sud = Math.min(sud, g.emprises[4 * i + 1]!)
      est = Math.max(est, g.emprises[4 * i + 2]!)
      nord = Math.max(nord, g.emprises[4 * i + 3]!)
    }
    return rangs.length > 0 ? [{ departement, nom, rangs, emprise: [ouest, sud, est, nord] }] : []
  })
}

function contour(g: Geometrie, rang: number, projeter: Projeter): Path2D {
  const chemin = new Path2D()
  tracer(chemin, g, rang, projeter, DEMI_PIXEL)
  return chemin
}

/** How the map is coloured. */
export interface Habit {
  rendu: Rendu
  filtre: Filtre
  foyers: boolean
  theme: Theme
}

export function dessinerEncart(
  toile: HTMLCanvasElement,
  morceau: Morceau,
  encart: Encart,
  habit: Habit,
): void {
  const [l, h] = [toile.clientWidth, toile.clientHeight]
  const ratio = devicePixelRatio || 1
  Object.assign(toile, { width: l * ratio, height: h * ratio })
  const ctx = toile.getContext('2d')
  if (!ctx) return
  ctx.scale(ratio, ratio)
  const { rendu, filtre, foyers, theme } = habit
  const { valeurs: v, geometrie: g } = morceau
  const projeter = ajuster(encart.emprise, l, h, 3)
  ctx.strokeStyle = FOND[theme].encre
  ctx.lineWidth = 0.7
  // on small places a line or a hatch would be the whole picture
  const grands = morceau.niveau !== 'commune' && morceau.niveau !== 'bureau'
  const passe = gardienDe(filtre, morceau)
  for (const i of encart.rangs) {
    const chemin = contour(g, i, projeter)
    const garde = passe(i)
    ctx.fillStyle = garde ? couleurDuLieu(rendu, morceau, i, theme) : FOND[theme].terre
    ctx.fill(chemin, 'evenodd')
    if (grands && garde && foyers && v.foyer[i] !== 0) hachures(ctx, chemin, l, h)
    if (grands) ctx.stroke(chemin)
  }
}
