/** What lies over a map: discs, names of communes, frame of the enlarged part, scale and north. */
import { nombre } from '#domain/typographie'
import { balise, type Balisage } from '../../impression/balise.ts'
import type { Dessin } from './dessin.ts'
import {
  coinLePlusVide,
  ecarterDisques,
  placer as placerBoite,
  type Boite,
  type Disque,
} from './etiquettes.ts'
import { contient, type Point } from './geometrie.ts'

const RAYON_MM = 2.3
/** Of a disc with the number of its bureau beside it: few of them, read from further. */
const RAYON_PASTILLE_MM = 2.8
const CORPS_MM = 2.9
const NOMS_MAX = 7
/** Where a name may go around its place, in widths and heights of its pill. */
const ECARTS: readonly Point[] = [
  [0, 0],
  [0, 0.9],
  [0, -0.9],
  [0, 1.5],
  [0, -1.5],
  [0.6, 0],
  [-0.6, 0],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
]

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
  const reperes = cartouche(dessin, placer, echelle, disques)
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
const boiteDe = ([x, y]: Point, largeur: number, hauteur: number): Boite => ({ x, y, largeur, hauteur })
const autour = (x: number, y: number, r: number): Boite => ({
  x: x - r,
  y: y - r,
  largeur: 2 * r,
  hauteur: 2 * r,
})

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

/** Names of the communes with most inscrits that fit, below, above or beside their place. */
function noms(dessin: Dessin, placer: (p: Point) => Point, prises: Boite[]): Balisage[] {
  const { format, fenetre, trou } = dessin
  const faits: Balisage[] = []
  const communes = communesParTaille(dessin)
  // Inside one commune its name says nothing.
  if (communes.length === 1 && dessin.situes.some((s) => s.lieu.pastille)) return []
  for (const { nom, point } of communes) {
    if (faits.length >= NOMS_MAX) break
    if (!contient(fenetre, point, 0.02) || (trou && contient(trou, point))) continue
    const [x, y] = placer(point)
    const { l, h } = tailleTexte(nom, format.mm)
    const boite = placerBoite(
      ECARTS.map(([dx, dy]) => boiteDe([x + (dx - 0.5) * l, y + (dy - 0.5) * h], l, h)),
      prises,
      format.largeur,
      format.hauteur,
    )
    if (!boite) continue
    prises.push(boite)
    faits.push(ecriteau(boite, nom, dessin))
  }
  return faits
}

/** Name and middle of each commune of the circonscription, most inscrits first. */
function communesParTaille({ fiche, parcelles, ancres }: Dessin): { nom: string; point: Point }[] {
  const communes = new Map<string, { inscrits: number; x: number; y: number }>()
  for (const [i, { code }] of parcelles.entries()) {
    const bureau = fiche.bureaux.get(code)
    const ancre = ancres[i]
    if (!bureau || !ancre) continue
    const c = communes.get(bureau.commune) ?? { inscrits: 0, x: 0, y: 0 }
    const poids = Math.max(1, bureau.inscrits)
    communes.set(bureau.commune, {
      inscrits: c.inscrits + poids,
      x: c.x + ancre[0] * poids,
      y: c.y + ancre[1] * poids,
    })
  }
  return [...communes]
    .toSorted(([, a], [, b]) => b.inscrits - a.inscrits)
    .map(([nom, { inscrits, x, y }]) => ({ nom, point: [x / inscrits, y / inscrits] }))
}

function cadreAgrandi({ x, y, largeur, hauteur }: Boite, { encre, format: { mm } }: Dessin): Balisage[] {
  const cotes = { x, y, width: largeur, height: hauteur, fill: 'none' }
  return [
    balise('rect', { ...cotes, stroke: encre.papier, 'stroke-width': 1.6 * mm }),
    balise('rect', { ...cotes, stroke: encre.trait, 'stroke-width': 0.8 * mm }),
  ]
}

/** « Nîmes, agrandi », on the first free side of the frame. */
function titreAgrandi(
  cadre: Boite,
  dessin: Dessin,
  prises: readonly Boite[],
): { boite: Boite; dessin: Balisage } | null {
  const { format } = dessin
  const commune = communeDominante(dessin)
  const texte = commune ? `${commune}, agrandi` : 'agrandi'
  const { l, h } = tailleTexte(texte, format.mm)
  const centre = cadre.x + cadre.largeur / 2 - l / 2
  const [haut, bas] = [cadre.y - h - format.mm, cadre.y + cadre.hauteur + format.mm]
  const coins = [centre, cadre.x, cadre.x + cadre.largeur - l].flatMap((x) =>
    [haut, bas].map((y) => boiteDe([x, y], l, h)),
  )
  const boite = placerBoite(coins, prises, format.largeur, format.hauteur)
  return boite && { boite, dessin: ecriteau(boite, texte, dessin) }
}

/** The commune of most bureaux of the enlarged part, if one is. */
function communeDominante({ fiche, parcelles, ancres, trou }: Dessin): string | null {
  const dedans = parcelles.filter((_, i) => trou && contient(trou, ancres[i]!))
  const combien = new Map<string, number>()
  for (const { code } of dedans) {
    const commune = fiche.bureaux.get(code)?.commune ?? ''
    combien.set(commune, (combien.get(commune) ?? 0) + 1)
  }
  const [premiere] = [...combien].toSorted(([, a], [, b]) => b - a)
  return premiere && premiere[1] * 2 > dedans.length ? premiere[0] : null
}

function tailleTexte(texte: string, mm: number): { l: number; h: number } {
  return { l: (texte.length * 0.47 * CORPS_MM + 1.6) * mm, h: (CORPS_MM + 0.9) * mm }
}

/** A name on a pill. */
function ecriteau(
  { x, y, largeur, hauteur }: Boite,
  texte: string,
  { encre, format: { mm } }: Dessin,
): Balisage {
  return balise(
    'g',
    {},
    balise('rect', {
      x,
      y,
      width: largeur,
      height: hauteur,
      rx: 0.8 * mm,
      fill: encre.papier,
      stroke: encre.trait,
      'stroke-width': 0.15 * mm,
    }),
    balise(
      'text',
      {
        x: x + largeur / 2,
        y: y + hauteur - 1.15 * mm,
        'text-anchor': 'middle',
        'font-size': CORPS_MM * mm,
        fill: encre.trait,
        ...encre.police,
      },
      texte,
    ),
  )
}

/** Scale bar and north arrow in the emptiest corner. */
function cartouche(
  dessin: Dessin,
  placer: (p: Point) => Point,
  echelle: number,
  disques: readonly Disque[],
): { boite: Boite; dessin: Balisage } {
  const { encre, format, parcelles } = dessin
  const { largeur, hauteur, mm } = format
  const km = longueurRonde((0.22 * largeur) / echelle)
  const barre = km * echelle
  const taille = { largeur: barre + 10 * mm, hauteur: 9 * mm }
  const sommets = parcelles.flatMap((p) =>
    p.contour.flatMap((polygone) => (polygone[0] ?? []).filter((_, i) => i % 5 === 0)),
  )
  const evites = disques.map((d) => autour(d.x, d.y, rayonDe(dessin) * mm))
  const boite = coinLePlusVide(sommets.map(placer), evites, taille, largeur, hauteur, 1.2 * mm)
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

const c = (n: number): string => String(Math.round(n * 10) / 10)
