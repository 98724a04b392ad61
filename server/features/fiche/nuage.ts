/** The cloud of bureaux: how far the left leads, against turnout. */
import type { Portrait, PointNuage } from '#domain/fiche/modele'
import { nombre, nombreSigne } from '#domain/typographie'
import { balise, image, type Balisage } from '../../impression/balise.ts'
import type { Format } from './dessin.ts'
import { CLES, type Cle, type Encre } from './encre.ts'
import { ecrire, trait } from './trace.ts'

/** One sign per bureau: how far the left leads, against turnout. */
export function dessinerNuage(fiche: Portrait, encre: Encre, format: Format): string {
  const { largeur, hauteur, mm } = format
  const { points } = fiche.nuage
  const cadre = { gauche: 11 * mm, droite: largeur - 3 * mm, haut: 8 * mm, bas: hauteur - 10 * mm }
  const [x0, x1] = bornes(
    points.map((p) => p.avance),
    [-0.1, 0.1],
  )
  const [y0, y1] = bornes(
    points.map((p) => p.participation),
    [0.6, 0.7],
  )
  const x = (v: number) => cadre.gauche + ((v - x0) / (x1 - x0)) * (cadre.droite - cadre.gauche)
  const y = (v: number) => cadre.bas - ((v - y0) / (y1 - y0)) * (cadre.bas - cadre.haut)
  const colonnes = paliers(x0, x1).flatMap((v) => [
    trait(x(v), cadre.haut, x(v), cadre.bas, encre.grille, 0.15 * mm),
    ecrire(nombreSigne(v * 100), x(v), cadre.bas + 4 * mm, encre, mm, { 'text-anchor': 'middle' }),
  ])
  const rangees = paliers(y0, y1).flatMap((v) => [
    trait(cadre.gauche, y(v), cadre.droite, y(v), encre.grille, 0.15 * mm),
    ecrire(`${nombre(v * 100)} %`, cadre.gauche - 1.5 * mm, y(v) + mm, encre, mm, { 'text-anchor': 'end' }),
  ])
  const titre = { 'font-weight': 700 }
  return image(
    largeur,
    hauteur,
    `Nuage de ${points.length} bureaux : avance de la gauche en abscisse, participation en ordonnée`,
    ...colonnes,
    ...rangees,
    trait(x(0), cadre.haut - 4 * mm, x(0), cadre.bas, encre.trait, 0.45 * mm),
    ecrire('gauche devancée', x(0) - 1.5 * mm, cadre.haut - 1.5 * mm, encre, mm, {
      ...titre,
      'text-anchor': 'end',
    }),
    ecrire('participation', 0, 2.8 * mm, encre, mm),
    ecrire(
      'avance de la gauche sur son premier rival, en points',
      cadre.droite,
      cadre.bas + 8 * mm,
      encre,
      mm,
      {
        'text-anchor': 'end',
      },
    ),
    ecrire('gauche en tête', x(0) + 1.5 * mm, cadre.haut - 1.5 * mm, encre, mm, titre),
    balise('defs', {}, ...CLES.map((cle) => balise('g', { id: `n-${cle}` }, signe(cle, encre, mm)))),
    ...points.flatMap((p) => poser(p, x(p.avance), y(p.participation))),
  ).texte
}

function poser({ profil, foyer }: PointNuage, x: number, y: number): Balisage[] {
  const cles: Cle[] = foyer ? [profil, 'foyer'] : [profil]
  return cles.map((cle) => balise('use', { href: `#n-${cle}`, x: Math.round(x), y: Math.round(y) }))
}

/** The sign of a class around the origin: square, disc, bar or cross; the slash of a foyer lies over it. */
export function signe(cle: Cle, encre: Encre, mm: number): Balisage {
  const bord = { stroke: encre.trait, 'stroke-width': 0.25 * mm }
  const r = 1.25 * mm
  const signes: Record<Cle, () => Balisage> = {
    acquis: () =>
      balise('rect', { x: -r, y: -r, width: 2 * r, height: 2 * r, fill: encre.fond.acquis, ...bord }),
    hesitant: () => balise('circle', { r, fill: encre.fond.hesitant, ...bord }),
    droite: () => trait(-1.2 * r, 0, 1.2 * r, 0, encre.texture.droite, 0.7 * mm),
    indetermine: () => trait(-r, -r, r, r, encre.dehorsTrait, 0.4 * mm),
    foyer: () => trait(-1.5 * r, 1.5 * r, 1.5 * r, -1.5 * r, encre.trait, 0.5 * mm),
  }
  return signes[cle]()
}

/** Bounds on tens of points that hold every value and the given span. */
function bornes(valeurs: readonly number[], [bas, haut]: readonly [number, number]): [number, number] {
  return [Math.floor(Math.min(bas, ...valeurs) * 10) / 10, Math.ceil(Math.max(haut, ...valeurs) * 10) / 10]
}

/** Every ten points, or twenty when there are more than nine of them. */
function paliers(bas: number, haut: number): number[] {
  const pas = haut - bas > 0.91 ? 2 : 1
  const [premier, dernier] = [Math.ceil(Math.round(bas * 10) / pas) * pas, Math.round(haut * 10)]
  const valeurs: number[] = []
  for (let v = premier; v <= dernier; v += pas) valeurs.push(v / 10)
  return valeurs
}
