/** Names on a map: communes, and the title of the enlarged part. */
import { balise, type Balisage } from '../../impression/balise.ts'
import type { Dessin } from './dessin.ts'
import { boiteDe, placer as placerBoite, type Boite } from './etiquettes.ts'
import { contient, type Point } from './geometrie.ts'

const CORPS_MM = 2.9
const NOMS_MAX = 7
/** Free sides of a pill, both together. */
const BORDS_MM = 1.6
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

/** Names of the communes with most inscrits that fit, below, above or beside their place. */
export function noms(dessin: Dessin, placer: (p: Point) => Point, prises: Boite[]): Balisage[] {
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

/** « Nîmes, agrandi », on the first free side of the frame. */
export function titreAgrandi(
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
  return { l: (texte.length * 0.47 * CORPS_MM + BORDS_MM) * mm, h: (CORPS_MM + 0.9) * mm }
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
        ...(encre.tenirNoms && { textLength: largeur - BORDS_MM * mm, lengthAdjust: 'spacingAndGlyphs' }),
      },
      texte,
    ),
  )
}
