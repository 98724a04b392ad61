/** What lies over a map: discs, names of communes, frame of the enlarged part, scale and north. */
import { balise, type Balisage } from '../../impression/balise.ts'
import { cartouche } from './cartouche.ts'
import type { Dessin } from './dessin.ts'
import { noms, titreAgrandi } from './ecriteaux.ts'
import {
  autour,
  boiteDe,
  ecarterDisques,
  placer as placerBoite,
  type Boite,
  type Disque,
} from './etiquettes.ts'
import { contient, type Point } from './geometrie.ts'
import { decimale as c } from './trait.ts'

const RAYON_MM = 2.3
/** Of a disc with the number of its bureau beside it: few of them, read from further. */
const RAYON_PASTILLE_MM = 2.8
/** Where a flag may stand around its point when its point is taken, in millimetres. */
const PLANTER: readonly Point[] = [
  [3.2, 1.4],
  [-7.2, 1.4],
  [3.2, 6.4],
  [-7.2, 6.4],
  [-1.6, -3.4],
  [-1.6, 9],
  [9.4, 2],
  [-13, 2],
]

/** Layers, bottom first. `echelle`: units in a kilometre. */
export function habiller(dessin: Dessin, placer: (p: Point) => Point, echelle: number): Balisage[] {
  const { encre, format, fenetre, trou } = dessin
  const { largeur, hauteur, mm } = format
  const ancres = dessin.situes
    .filter(({ point }) => contient(fenetre, point) && !(trou && contient(trou, point)))
    .map(({ lieu, point }) => ({ rang: lieu.rang, pastille: lieu.pastille ?? '', ancre: placer(point) }))
  const rayon = rayonDe(dessin)
  const place = rayon + (rayon === RAYON_PASTILLE_MM ? 1.5 : 0.3)
  const disques = ecarterDisques(ancres, place * mm, largeur, hauteur)
  const pastilles = new Map(ancres.map((a) => [a.rang, a.pastille]))
  const prises = disques.map((d) => autour(d.x, d.y, (place + 0.4) * mm))
  const cadre = trou
    ? boiteDe(placer([trou.ouest, trou.nord]), trou.largeur * echelle, trou.hauteur * echelle)
    : null
  if (cadre) prises.push(cadre)
  const titre = cadre ? titreAgrandi(cadre, dessin, prises) : null
  if (titre) prises.push(titre.boite)
  const reperes = cartouche(dessin, placer, echelle, prises)
  prises.push(reperes.boite)
  const rendezVous = departs(dessin, placer, prises)
  return [
    ...(cadre ? cadreAgrandi(cadre, dessin) : []),
    ...noms(dessin, placer, prises),
    ...numerosAutour(dessin, placer, prises),
    ...disques.flatMap((d) => disque(d, pastilles.get(d.rang)!, dessin)),
    ...rendezVous,
    ...(titre ? [titre.dessin] : []),
    reperes.dessin,
    balise('rect', {
      x: 0.25 * mm,
      y: 0.25 * mm,
      width: largeur - 0.5 * mm,
      height: hauteur - 0.5 * mm,
      fill: 'none',
      stroke: encre.trait,
      'stroke-width': 0.5 * mm,
    }),
  ]
}

const rayonDe = ({ situes }: Dessin): number =>
  situes.some((s) => s.lieu.pastille) ? RAYON_PASTILLE_MM : RAYON_MM
/** Disc of the rank, on its pill with the number of the bureau when there is one: two numbers never share one shape. */
function disque({ rang, ancre, x: centre, y }: Disque, pastille: string, dessin: Dessin): Balisage[] {
  const {
    encre,
    format: { mm },
  } = dessin
  const rayon = rayonDe(dessin)
  const longueur = pastille === '' ? 0 : (1.6 + 1.75 * pastille.length) * mm
  const x = centre - longueur / 2
  const deplace = Math.hypot(centre - ancre[0], y - ancre[1]) > rayon * mm
  const fil = balise('path', {
    d: `M${ancre[0].toFixed(1)} ${ancre[1].toFixed(1)}L${centre.toFixed(1)} ${y.toFixed(1)}`,
    stroke: encre.trait,
    'stroke-width': 0.35 * mm,
  })
  const rond = balise('circle', {
    cx: x,
    cy: y,
    r: rayon * mm,
    fill: encre.trait,
    stroke: encre.papier,
    'stroke-width': 0.45 * mm,
  })
  const chiffre = balise(
    'text',
    {
      x,
      y: y + 0.49 * rayon * mm,
      'text-anchor': 'middle',
      'font-size': 1.43 * rayon * mm,
      fill: encre.papier,
      ...encre.policeForte,
    },
    String(rang),
  )
  const gelule =
    pastille === ''
      ? []
      : [
          balise('rect', {
            x,
            y: y - (rayon - 0.2) * mm,
            width: longueur + rayon * mm,
            height: 2 * (rayon - 0.2) * mm,
            rx: (rayon - 0.2) * mm,
            fill: encre.papier,
            stroke: encre.trait,
            'stroke-width': 0.45 * mm,
          }),
          balise(
            'text',
            {
              x: x + rayon * mm + longueur / 2 - 0.3 * mm,
              y: y + 0.49 * rayon * mm,
              'text-anchor': 'middle',
              'font-size': 1.43 * rayon * mm,
              fill: encre.trait,
              ...encre.policeForte,
            },
            pastille,
          ),
        ]
  return [...(deplace ? [fil] : []), ...gelule, rond, chiffre]
}

/** Numbers of the bureaux around, where nothing else is: they help to find one's way. */
function numerosAutour(dessin: Dessin, placer: (p: Point) => Point, prises: Boite[]): Balisage[] {
  const { encre, format, fenetre } = dessin
  const { mm } = format
  return dessin.etiquettes.flatMap(({ texte, point }) => {
    if (!contient(fenetre, point, 0.02)) return []
    const [x, y] = placer(point)
    const [l, h] = [(texte.length * 1.5 + 0.4) * mm, 3 * mm]
    const boite = placerBoite([boiteDe([x - l / 2, y - h / 2], l, h)], prises, format.largeur, format.hauteur)
    if (!boite) return []
    prises.push(boite)
    const place = { x, y: y + mm, 'text-anchor': 'middle', 'font-size': 2.7 * mm, fill: encre.trait }
    return [balise('text', { ...place, ...encre.police }, texte)]
  })
}

/** A flag planted where the group meets, beside its place when something is already drawn there. */
function departs(
  { departs: points, format, fenetre, trou, encre }: Dessin,
  placer: (p: Point) => Point,
  prises: Boite[],
): Balisage[] {
  const { mm } = format
  const [l, h] = [4.4 * mm, 5.6 * mm]
  return points.flatMap((point) => {
    if (!contient(fenetre, point) || (trou && contient(trou, point))) return []
    const [x, y] = placer(point)
    const boite = placerBoite(
      [[0, 0], ...PLANTER].map(([dx, dy]) => boiteDe([x + dx * mm, y + dy * mm - h], l, h)),
      prises,
      format.largeur,
      format.hauteur,
    )
    if (!boite) return []
    prises.push(boite)
    const pied = { x: boite.x + 0.5 * mm, y: boite.y + h }
    const trait = {
      fill: encre.papier,
      stroke: encre.trait,
      'stroke-width': 0.5 * mm,
      'stroke-linejoin': 'round',
    }
    return [
      balise('path', {
        class: 'drapeau',
        d: `M${c(pied.x)} ${c(boite.y)}h${c(l - mm)}l${c(-mm)} ${c(1.5 * mm)}l${c(mm)} ${c(1.5 * mm)}H${c(pied.x)}Z`,
        ...trait,
      }),
      balise('path', { d: `M${c(pied.x)} ${c(boite.y)}V${c(pied.y)}`, ...trait }),
      balise('circle', { cx: pied.x, cy: pied.y, r: 0.8 * mm, fill: encre.trait }),
    ]
  })
}

function cadreAgrandi({ x, y, largeur, hauteur }: Boite, { encre, format: { mm } }: Dessin): Balisage[] {
  const cotes = { x, y, width: largeur, height: hauteur, fill: 'none' }
  return [
    balise('rect', { ...cotes, stroke: encre.papier, 'stroke-width': 1.6 * mm }),
    balise('rect', { ...cotes, stroke: encre.trait, 'stroke-width': 0.8 * mm }),
  ]
}
