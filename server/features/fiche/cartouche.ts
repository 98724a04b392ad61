/** Scale bar and north arrow of a map. */
import { nombre } from '#domain/typographie'
import { balise, type Balisage } from '../../impression/balise.ts'
import type { Dessin } from './dessin.ts'
import { coinLePlusVide, type Boite } from './etiquettes.ts'
import type { Point } from './geometrie.ts'
import { decimale as c } from './trait.ts'

/** In the emptiest corner. @param prises what is drawn already. */
export function cartouche(
  dessin: Dessin,
  placer: (p: Point) => Point,
  echelle: number,
  prises: readonly Boite[],
): { boite: Boite; dessin: Balisage } {
  const { encre, format, parcelles } = dessin
  const { largeur, hauteur, mm } = format
  const km = longueurRonde((0.22 * largeur) / echelle)
  const barre = km * echelle
  const taille = { largeur: barre + 10 * mm, hauteur: 9 * mm }
  const sommets = parcelles.flatMap((p) =>
    p.contour.flatMap((polygone) => (polygone[0] ?? []).filter((_, i) => i % 5 === 0)),
  )
  const boite = coinLePlusVide(sommets.map(placer), prises, taille, largeur, hauteur, 1.2 * mm)
  const [x, y] = [boite.x, boite.y]
  const trait = { fill: 'none', stroke: encre.trait, 'stroke-width': 0.4 * mm }
  const bas = y + taille.hauteur - 2 * mm
  const gauche = x + 2 * mm
  const nord = x + taille.largeur - 3.6 * mm
  const texte = km < 1 ? `${nombre(km * 1000)} m` : `${nombre(km)} km`
  const ecrit = { 'text-anchor': 'middle', 'font-size': 2.8 * mm, fill: encre.trait, ...encre.police }
  return {
    boite,
    dessin: balise(
      'g',
      {},
      balise('rect', {
        x,
        y,
        width: taille.largeur,
        height: taille.hauteur,
        rx: 0.8 * mm,
        fill: encre.papier,
        opacity: 0.92,
      }),
      balise('path', {
        d: `M${c(gauche)} ${c(bas - 1.6 * mm)}v${c(1.6 * mm)}h${c(barre)}v${c(-1.6 * mm)}`,
        ...trait,
      }),
      balise('text', { x: gauche + barre / 2, y: bas - 2.4 * mm, ...ecrit }, texte),
      balise('path', {
        d: `M${c(nord)} ${c(y + 0.8 * mm)}l${c(1.5 * mm)} ${c(4.2 * mm)}l${c(-1.5 * mm)} ${c(-mm)}l${c(-1.5 * mm)} ${c(mm)}z`,
        fill: encre.trait,
      }),
      balise('text', { x: nord, y: y + 7.9 * mm, ...ecrit }, 'N'),
    ),
  }
}

/** The largest of 1, 2, 5 × 10ⁿ kilometres not longer than `max`. */
function longueurRonde(max: number): number {
  const puissance = 10 ** Math.floor(Math.log10(max))
  return ([5, 2].find((n) => n * puissance <= max) ?? 1) * puissance
}
