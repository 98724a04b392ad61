/** A layer of the map as SVG: shapes of one colour in one path, each border once. */
import { CLASSES_ARC, PAS, type Topologie } from '#contract/topologie'

export type Emprise = readonly [ouest: number, sud: number, est: number, nord: number]

export interface Feuille {
  topologie: Topologie
  /** Colour of a row; null: not drawn. */
  couleurDe: (rang: number) => string | null
  emprise: Emprise
  largeur: number
  hauteur: number
  /** What the drawing shows, for who cannot see it. */
  titre: string
}

const FOND = '#F1EFEA'
const ENCRE = '#191A1F'
/** Width of the borders in pixels, by class; what is not here has no line. */
const TRAITS: Partial<Record<(typeof CLASSES_ARC)[number], number>> = {
  circonscription: 0.4,
  departement: 1,
  region: 1,
  dehors: 0.8,
}
/** Places smaller than this, in pixels, are left out: their neighbours show. */
const TAILLE_MIN = 0.4

const mercator = (latitude: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI

/** Web Mercator fitted in the sheet; tenths of a pixel, rounded. */
function projection({ emprise: [o, s, e, n], largeur, hauteur }: Feuille) {
  const [bas, haut] = [mercator(s), mercator(n)]
  const k = Math.min(largeur / (e - o), hauteur / (haut - bas))
  const [dx, dy] = [(largeur - k * (e - o)) / 2, (hauteur - k * (haut - bas)) / 2]
  return (x: number, y: number): [number, number] => [
    Math.round(10 * (dx + k * (x * PAS - o))),
    Math.round(10 * (dy + k * (haut - mercator(y * PAS)))),
  ]
}

/** Vertices of the arcs on the sheet, in tenths of a pixel. */
interface Projetes {
  x: Int32Array
  y: Int32Array
}

function projeter(p: Feuille): Projetes {
  const projete = projection(p)
  const { x, y } = p.topologie
  const [px, py] = [new Int32Array(x.length), new Int32Array(x.length)]
  for (let i = 0; i < x.length; i++) [px[i], py[i]] = projete(x[i]!, y[i]!)
  return { x: px, y: py }
}

export function dessinerSvg(p: Feuille): string {
  const { topologie: t, largeur, hauteur } = p
  const projetes = projeter(p)
  const surfaces = new Map<string, string[]>()
  for (let lieu = 0; lieu < t.n; lieu++) {
    const couleur = p.couleurDe(lieu)
    if (couleur === null) continue
    const chemin = surfaceDe(p, projetes, lieu)
    if (!chemin) continue
    const liste = surfaces.get(couleur)
    if (liste) liste.push(chemin)
    else surfaces.set(couleur, [chemin])
  }
  const traits = CLASSES_ARC.flatMap((nom, classe) => {
    const epaisseur = TRAITS[nom]
    const d = epaisseur === undefined ? '' : bordsDe(p, projetes, classe)
    return d ? [`<path d="${d}" stroke-width="${epaisseur! * 10}"/>`] : []
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${largeur}" height="${hauteur}" viewBox="0 0 ${largeur * 10} ${hauteur * 10}" role="img">`,
    `<title>${echapper(p.titre)}</title>`,
    `<rect width="100%" height="100%" fill="${FOND}"/>`,
    ...[...surfaces].map(
      ([couleur, chemins]) =>
        // a line of the same colour hides the hair between two neighbours that viewers leave
        `<path d="${chemins.join('')}" fill="${couleur}" stroke="${couleur}" stroke-width="2" fill-rule="evenodd"/>`,
    ),
    `<g fill="none" stroke="${ENCRE}" stroke-linejoin="round">${traits.join('')}</g>`,
    '</svg>',
  ].join('\n')
}

const echapper = (texte: string): string =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Rings of a place; empty when it is out of the sheet or too small. */
function surfaceDe({ topologie: t, largeur, hauteur }: Feuille, { x, y }: Projetes, lieu: number): string {
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
  const morceaux: string[] = []
  for (let r = t.anneaux[lieu]!; r < t.anneaux[lieu + 1]!; r++) {
    let [px, py] = [NaN, NaN]
    let d = ''
    for (const s of t.suites.subarray(t.suitesDe[r], t.suitesDe[r + 1])) {
      const [de, a] = [t.arcs[s >> 1]!, t.arcs[(s >> 1) + 1]!]
      for (let k = 0; k < a - de - 1; k++) {
        const i = s & 1 ? a - 1 - k : de + k
        const [vx, vy] = [x[i]!, y[i]!]
        if (vx === px && vy === py) continue
        d += d === '' ? `M${vx} ${vy}` : `l${vx - px} ${vy - py}`
        ;[px, py] = [vx, vy]
        ouest = Math.min(ouest, vx)
        est = Math.max(est, vx)
        sud = Math.min(sud, vy)
        nord = Math.max(nord, vy)
      }
    }
    morceaux.push(`${d}z`)
  }
  const dehors = est < 0 || ouest > 10 * largeur || nord < 0 || sud > 10 * hauteur
  const infime = est - ouest < 10 * TAILLE_MIN && nord - sud < 10 * TAILLE_MIN
  return dehors || infime || ouest > est ? '' : morceaux.join('')
}

/** Arcs of a class that the sheet shows. */
function bordsDe({ topologie: t, largeur, hauteur }: Feuille, { x, y }: Projetes, classe: number): string {
  const chemins: string[] = []
  for (let arc = 0; arc < t.classe.length; arc++) {
    if (t.classe[arc] !== classe) continue
    let d = ''
    let visible = false
    let [px, py] = [NaN, NaN]
    for (let i = t.arcs[arc]!; i < t.arcs[arc + 1]!; i++) {
      const [vx, vy] = [x[i]!, y[i]!]
      visible ||= vx >= 0 && vx <= 10 * largeur && vy >= 0 && vy <= 10 * hauteur
      if (vx === px && vy === py) continue
      d += d === '' ? `M${vx} ${vy}` : `l${vx - px} ${vy - py}`
      ;[px, py] = [vx, vy]
    }
    if (visible) chemins.push(d)
  }
  return chemins.join('')
}
