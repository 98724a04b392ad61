/** From longitudes and latitudes to short SVG paths. */

export type Point = readonly [number, number]
/** Polygons of a place: rings of longitude, latitude; the first ring of each is its outside. */
export type Contour = readonly (readonly (readonly Point[])[])[]

/** What a map shows, in projected kilometres: west, north, width, height. */
export interface Fenetre {
  ouest: number
  nord: number
  largeur: number
  hauteur: number
}

/** Local equirectangular projection: kilometres east and south of the origin, true to within 1 % over a département. */
export function projeter(latitudeMoyenne: number): (p: Point) => [number, number] {
  const kmParDegre = 111.32
  const cosinus = Math.cos((latitudeMoyenne * Math.PI) / 180)
  return ([longitude, latitude]) => [longitude * kmParDegre * cosinus, -latitude * kmParDegre]
}

/** Twice the signed area of a ring. */
export function aire2(anneau: readonly Point[]): number {
  let somme = 0
  let [x0, y0] = anneau.at(-1) ?? [0, 0]
  for (const [x, y] of anneau) {
    somme += x0 * y - x * y0
    ;[x0, y0] = [x, y]
  }
  return somme
}

export interface Trace {
  /** Every ring, to fill. */
  plein: string
  /** The main rings, to outline: the exclaves that addresses scatter would turn a town black. */
  bord: string
}

export interface Precision {
  /** Points nearer than this to the line are left out. */
  tolerance: number
  /** Rings smaller than this vanish, except the largest, so that no place does. */
  aireMin: number
  /** What the frame shows, with room for strokes: west, north, east, south. */
  cadre: readonly [number, number, number, number]
}

/**
 * Paths of a contour in integer units of the drawing, relative moves, nothing outside the frame. Outer rings turn one way and holes the other,
 * so that many contours in one path are filled (nonzero) where two of them overlap by a hair.
 */
export function tracer(
  contour: Contour,
  placer: (p: Point) => Point,
  { tolerance, aireMin, cadre }: Precision,
): Trace {
  const anneaux = contour.flatMap((polygone) =>
    polygone.map((anneau, rang) => tourner(rogner(anneau.map(placer), cadre), rang === 0)),
  )
  const aires = anneaux.map((a) => Math.abs(aire2(a)) / 2)
  const plusGrande = Math.max(...aires)
  const gardes = anneaux
    .map((anneau, i) => ({ anneau, aire: aires[i]! }))
    .filter(({ anneau, aire }) => anneau.length > 2 && (aire === plusGrande || aire >= aireMin))
    .map(({ anneau, aire }) => ({ aire, d: cheminRelatif(simplifier(anneau, tolerance)) }))
  return {
    plein: gardes.map((g) => g.d).join(''),
    bord: gardes
      .filter((g) => g.aire >= 0.2 * plusGrande)
      .map((g) => g.d)
      .join(''),
  }
}

const tourner = (anneau: readonly Point[], sens: boolean): readonly Point[] =>
  aire2(anneau) < 0 === sens ? anneau : anneau.toReversed()

/** Sutherland–Hodgman: the part of a ring inside a rectangle. A ring that is wholly inside comes back as it is. */
export function rogner(anneau: readonly Point[], cadre: Precision['cadre']): readonly Point[] {
  const [ouest, nord, est, sud] = cadre
  const boite = emprise(anneau)
  if (!boite || (boite[0] >= ouest && boite[1] >= nord && boite[2] <= est && boite[3] <= sud)) return anneau
  let reste = anneau
  for (const [axe, limite, sens] of [
    [0, ouest, 1],
    [0, est, -1],
    [1, nord, 1],
    [1, sud, -1],
  ] as const) {
    const entrants: Point[] = []
    let avant = reste.at(-1)
    for (const point of reste) {
      const dedans = (point[axe] - limite) * sens >= 0
      const dedansAvant = (avant![axe] - limite) * sens >= 0
      if (dedans !== dedansAvant) {
        const t = (limite - avant![axe]) / (point[axe] - avant![axe])
        entrants.push([avant![0] + t * (point[0] - avant![0]), avant![1] + t * (point[1] - avant![1])])
      }
      if (dedans) entrants.push(point)
      avant = point
    }
    reste = entrants
  }
  return reste
}

function cheminRelatif(anneau: readonly Point[]): string {
  let texte = ''
  let [x0, y0] = [0, 0]
  for (const [i, [px, py]] of anneau.entries()) {
    const [x, y] = [Math.round(px), Math.round(py)]
    const [dx, dy] = [x - x0, y - y0]
    if (i === 0) texte = `M${x} ${y}l`
    else if (dx !== 0 || dy !== 0) texte += `${dx}${dy < 0 ? '' : ' '}${dy} `
    ;[x0, y0] = [x, y]
  }
  return `${texte.trimEnd()}z`
}

/** Douglas–Peucker on a closed ring, cut in two at its farthest points so that it never collapses. */
export function simplifier(anneau: readonly Point[], tolerance: number): Point[] {
  const ferme = anneau.length > 1 && memePoint(anneau[0]!, anneau.at(-1)!) ? anneau.slice(0, -1) : [...anneau]
  if (ferme.length <= 4) return ferme
  let loin = 0
  let record = -1
  for (const [i, p] of ferme.entries()) {
    const d = (p[0] - ferme[0]![0]) ** 2 + (p[1] - ferme[0]![1]) ** 2
    if (d > record) [record, loin] = [d, i]
  }
  const garde = new Uint8Array(ferme.length + 1)
  const boucle = [...ferme, ferme[0]!]
  const piles: [number, number][] = [
    [0, loin],
    [loin, ferme.length],
  ]
  garde[0] = garde[loin] = 1
  for (let bout = piles.pop(); bout; bout = piles.pop()) {
    const [a, b] = bout
    const { indice, carre } = plusEloigne(boucle, a, b)
    if (carre <= tolerance * tolerance) continue
    garde[indice] = 1
    piles.push([a, indice], [indice, b])
  }
  return ferme.filter((_, i) => garde[i])
}

function plusEloigne(points: readonly Point[], a: number, b: number): { indice: number; carre: number } {
  const [ax, ay] = points[a]!
  const [dx, dy] = [points[b]![0] - ax, points[b]![1] - ay]
  const longueur = dx * dx + dy * dy
  let indice = a
  let carre = -1
  for (let i = a + 1; i < b; i++) {
    const [px, py] = [points[i]![0] - ax, points[i]![1] - ay]
    const t = longueur === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / longueur))
    const d = (px - t * dx) ** 2 + (py - t * dy) ** 2
    if (d > carre) [carre, indice] = [d, i]
  }
  return { indice, carre }
}

const memePoint = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1]

/** West, north, east, south of projected points; null when there is none. */
export function emprise(points: Iterable<Point>): [number, number, number, number] | null {
  let boite: [number, number, number, number] | null = null
  for (const [x, y] of points) {
    boite ??= [x, y, x, y]
    boite[0] = Math.min(boite[0], x)
    boite[1] = Math.min(boite[1], y)
    boite[2] = Math.max(boite[2], x)
    boite[3] = Math.max(boite[3], y)
  }
  return boite
}

/** The smallest window of proportion `rapport` (width / height) around a box, with a margin on each side. */
export function cadrer(
  [ouest, nord, est, sud]: readonly [number, number, number, number],
  rapport: number,
  marge: number,
): Fenetre {
  const [l, h] = [(est - ouest) * (1 + 2 * marge), (sud - nord) * (1 + 2 * marge)]
  const largeur = Math.max(l, h * rapport, 0.2)
  const hauteur = largeur / rapport
  return { ouest: (ouest + est - largeur) / 2, nord: (nord + sud - hauteur) / 2, largeur, hauteur }
}

export function contient(f: Fenetre, [x, y]: Point, marge = 0): boolean {
  const [dx, dy] = [f.largeur * marge, f.hauteur * marge]
  return (
    x >= f.ouest + dx && x <= f.ouest + f.largeur - dx && y >= f.nord + dy && y <= f.nord + f.hauteur - dy
  )
}

/** An enlarged part must be narrower than this share of the whole to be worth its place. */
const PART_DENSE = 0.36

/**
 * The window of proportion `rapport` that holds the densest 40 % of the anchors (at least 8), if it is narrow
 * enough beside the whole; null when the circonscription has no such dense part.
 */
export function fenetreDense(ancres: readonly Point[], tout: Fenetre, rapport: number): Fenetre | null {
  const k = Math.max(8, Math.ceil(ancres.length * 0.4))
  if (ancres.length < k + 4) return null
  let meilleure: { rayon: number; proches: Point[] } | null = null
  for (const [cx, cy] of ancres) {
    const tri = ancres
      .map((p) => ({ p, d: Math.max(Math.abs(p[0] - cx), Math.abs(p[1] - cy) * rapport) }))
      .toSorted((a, b) => a.d - b.d)
      .slice(0, k)
    const rayon = tri.at(-1)!.d
    if (!meilleure || rayon < meilleure.rayon) meilleure = { rayon, proches: tri.map((t) => t.p) }
  }
  const fenetre = cadrer(emprise(meilleure!.proches)!, rapport, 0.12)
  return fenetre.largeur < PART_DENSE * tout.largeur ? fenetre : null
}
