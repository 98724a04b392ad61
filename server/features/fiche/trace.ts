/** Pieces that the charts share. */
import type { Portrait } from '#domain/fiche/modele'
import { balise, type Attributs, type Balisage } from '../../impression/balise.ts'
import type { Encre } from './encre.ts'

/** Labels of the rounds under an axis, on two lines. */
export function axe(
  fiche: Portrait,
  x: (i: number) => number,
  bas: number,
  encre: Encre,
  mm: number,
): Balisage[] {
  return fiche.scrutins.flatMap((s, i) =>
    [s.court, s.annee].map((texte, rang) =>
      ecrire(texte, x(i), bas + (4 + 3.4 * rang) * mm, encre, mm, { 'text-anchor': 'middle' }),
    ),
  )
}

export function trait(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  epaisseur: number,
): Balisage {
  return balise('line', { x1, y1, x2, y2, stroke, 'stroke-width': epaisseur })
}

export function ecrire(
  texte: string,
  x: number,
  y: number,
  encre: Encre,
  mm: number,
  plus: Attributs = {},
): Balisage {
  return balise('text', { x, y, 'font-size': 3 * mm, fill: encre.trait, ...encre.police, ...plus }, texte)
}
