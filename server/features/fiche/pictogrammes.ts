/** The small squares of legends and tables: the same texture as the map. */
import type { Profil } from '#domain/profil'
import { balise, coller, image } from './balise.ts'
import { motifDe, motifs, type Encre } from './encre.ts'
import { signe } from './graphiques.ts'

export const CLES = ['acquis', 'hesitant', 'droite', 'indetermine', 'foyer'] as const
export type Cle = Profil | 'foyer'

/** Square of 4 mm seen through a magnifier: textures are drawn at map scale, whatever the size shown. */
export function pictogramme(cle: Cle, encre: Encre, prefixe: string): string {
  const mm = 20
  const cote = 4 * mm
  const carre = { x: 0.2 * mm, y: 0.2 * mm, width: cote - 0.4 * mm, height: cote - 0.4 * mm }
  const bord = { stroke: encre.trait, 'stroke-width': 0.4 * mm }
  const dessin = coller([
    motifs(prefixe, encre, mm),
    balise('rect', { ...carre, fill: encre.papier }),
    balise('rect', { ...carre, fill: motifDe(prefixe, cle, encre), ...bord }),
  ])
  return image(cote, cote, '', dessin).texte
}

/** The sign of the cloud, alone, for its legend. */
export function signeSeul(cle: Cle, encre: Encre): string {
  const mm = 20
  const quoi =
    cle === 'foyer' ? ({ profil: 'hesitant', foyer: true } as const) : { profil: cle, foyer: false }
  return image(4 * mm, 4 * mm, '', signe(quoi, 2 * mm, 2 * mm, encre, mm)).texte
}
