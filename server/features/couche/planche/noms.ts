/** Names of towns on a printed map: the largest first, each where it covers none of those already written. */
import { balise, coller, type Balisage } from '../../../impression/balise.ts'
import type { Vue } from './dessin.ts'
import type { Territoire } from './modele.ts'

const TAILLE = 3.1
const LARGEUR_CARACTERE = 0.5
const NOMS_MAXIMUM = 16

/** @param noms largest town first. */
export function poserNoms(noms: Territoire['noms'], vue: Vue): Balisage {
  const poses: { x0: number; x1: number; y: number }[] = []
  const sorties: Balisage[] = []
  const { x: gauche, y: haut, largeur, hauteur } = vue.cadre
  for (const { nom, longitude, latitude } of noms) {
    if (poses.length === NOMS_MAXIMUM) break
    const [x, y] = vue.placer(longitude, latitude).map((v) => v / 100) as [number, number]
    const demi = (nom.length * TAILLE * LARGEUR_CARACTERE) / 2
    const dedans =
      x - demi > gauche && x + demi < gauche + largeur && y - TAILLE > haut && y < haut + hauteur - 1
    const libre = poses.every((p) => x + demi < p.x0 || x - demi > p.x1 || Math.abs(y - p.y) > TAILLE * 1.25)
    if (!dedans || !libre) continue
    poses.push({ x0: x - demi, x1: x + demi, y })
    const attributs = {
      x,
      y,
      'font-size': TAILLE,
      'font-family': 'Source Sans 3',
      'font-weight': 700,
      'text-anchor': 'middle',
    }
    sorties.push(
      balise(
        'text',
        {
          ...attributs,
          fill: '#fff',
          stroke: '#fff',
          'stroke-width': 0.9,
          'stroke-linejoin': 'round',
          'aria-hidden': 'true',
        },
        nom,
      ),
      balise('text', { ...attributs, fill: '#191A1F' }, nom),
    )
  }
  return coller(sorties)
}
