/** The small squares of legends and tables: the same texture as the map. */
import { balise, coller, image } from '../../impression/balise.ts'
import { motifDe, motifs, type Cle, type Encre } from './encre.ts'
import { signe } from './nuage.ts'

/** Square of 4 mm seen through a magnifier: textures are drawn at map scale, whatever the size shown. `rappel`: the page already holds its texture. */
export function pictogramme(cle: Cle, encre: Encre, prefixe: string, { rappel = false } = {}): string {
  const mm = 20
  const cote = 4 * mm
  const carre = { x: 0.2 * mm, y: 0.2 * mm, width: cote - 0.4 * mm, height: cote - 0.4 * mm }
  const bord = { stroke: encre.trait, 'stroke-width': 0.4 * mm }
  const dessin = coller([
    ...(rappel ? [] : [motifs(prefixe, encre, mm, [cle])]),
    balise('rect', { ...carre, fill: encre.papier }),
    balise('rect', { ...carre, fill: motifDe(prefixe, cle, encre), ...bord }),
  ])
  return image(cote, cote, '', dessin).texte
}

/** The sign of the cloud, alone, for its legend. */
export function signeSeul(cle: Cle, encre: Encre): string {
  const mm = 20
  const centre = { transform: `translate(${2 * mm} ${2 * mm})` }
  return image(4 * mm, 4 * mm, '', balise('g', centre, signe(cle, encre, mm))).texte
}
