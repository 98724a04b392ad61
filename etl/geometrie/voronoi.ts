/**
 * The surface of each group of points in a territory: every place goes to the group of the nearest point. Cells of one group are
 * joined by topology — the edge between two cells of one group is simply not drawn — and the limit of the territory is walked once,
 * so that neighbours share their edges to the last digit and nothing of the territory is lost. No overlay of polygons (ADR 0035).
 */
import { Delaunay } from 'd3-delaunay'
import Flatbush from 'flatbush'
import { aireDouble, estDedans, polygonesDAnneaux, type Point } from './anneaux.ts'
import { contourDe, empriseDe, geometrieDe, type Contour } from './contour.ts'

export interface Semis {
  longitude: number
  latitude: number
  /** Group of the point. */
  groupe: string
}

/** A line from one node to another: the end of a limit between groups, or where it meets the limit of the territory. */
interface Arc {
  de: string
  vers: string
  points: readonly Point[]
}

interface Croisement {
  noeud: string
  point: Point
  /** Place along the limit between groups, 0–1. */
  u: number
  anneau: number
  segment: number
  /** Place along the segment of the territory, 0–1. */
  v: number
  avant: number
  apres: number
}

const HORS = -1
const ESSAIS = 3

/**
 * Contour of each group that has points, by group; null when there is a single place for every point, or the arithmetic of floating
 * numbers contradicts itself: better no contour than a false one. Groups hidden by others at the same places are absent.
 * @param semis at most one group a place: the caller decides who has a place that two groups share.
 */
export function surfacesDesGroupes(
  territoire: Contour,
  semis: readonly Semis[],
): Map<string, Contour> | null {
  const groupes = [...new Set(semis.map((s) => s.groupe))].sort()
  if (groupes.length === 0) return null
  if (groupes.length === 1) return new Map([[groupes[0]!, territoire]])
  const plan = projection(territoire)
  const anneaux = anneauxDe(territoire, plan)
  for (let essai = 0; essai < ESSAIS; essai++) {
    // Addresses on a regular grid can contradict each other in floating numbers: a tenth of a millimetre apart, they no longer do.
    const points = semis.map((s, i): Point => {
      const ecart = essai * 1e-9 * ((i * 0.618034) % 1)
      return [(s.longitude + ecart) * plan, s.latitude - ecart]
    })
    const limites = limitesEntreGroupes(points, semis, groupes, anneaux)
    const arcs = limites && decouper(limites, anneaux)
    const tours = arcs && groupes.map((_, i) => enchainer(arcs[i]))
    if (tours && tours.every((t) => t !== null)) return contoursDe(groupes, tours, plan)
  }
  return null
}

function contoursDe(
  groupes: readonly string[],
  tours: readonly Point[][][],
  plan: number,
): Map<string, Contour> {
  return new Map(
    groupes.flatMap((groupe, i): [string, Contour][] => {
      const polygones = polygonesDAnneaux(tours[i]!.filter((t) => t.length >= 3))
      if (polygones.length === 0) return []
      const coordinates = polygones.map((p) => p.map((a) => a.map(([x, y]) => [x! / plan, y!])))
      return [[groupe, contourDe([{ type: 'MultiPolygon', coordinates }])]]
    }),
  )
}

/** What a degree of longitude is worth in degrees of latitude, in the middle of the territory. */
function projection(territoire: Contour): number {
  const [, sud, , nord] = empriseDe(territoire)
  return Math.cos((((sud + nord) / 2) * Math.PI) / 180)
}

/** Rings of the territory, not closed, with the territory on their left. */
function anneauxDe(territoire: Contour, plan: number): Point[][] {
  return geometrieDe(territoire).coordinates.flatMap((polygone) =>
    polygone.map((anneau, i) => {
      const points = anneau.slice(0, -1).map(([x, y]): Point => [x! * plan, y!])
      return aireDouble(points) > 0 === (i === 0) ? points : points.reverse()
    }),
  )
}

interface Limites {
  /** Centre of the circle around each triangle: where limits meet. */
  sommets: Point[]
  /** Limits: from one vertex to another, with the group on the left and the one on the right. */
  traits: { de: number; vers: number; gauche: number; droite: number }[]
  groupeDe: (point: Point) => number
}

/** Limits between the cells of different groups; far points all around make every cell of the territory finite. */
function limitesEntreGroupes(
  points: readonly Point[],
  semis: readonly Semis[],
  groupes: readonly string[],
  anneaux: readonly Point[][],
): Limites | null {
  const tous = [...points, ...anneaux.flat()]
  const [xs, ys] = [tous.map((p) => p[0]), tous.map((p) => p[1])]
  const moindre = (v: number[]) => v.reduce((a, b) => Math.min(a, b))
  const plusGrand = (v: number[]) => v.reduce((a, b) => Math.max(a, b))
  const [ouest, est] = [moindre(xs), plusGrand(xs)]
  const [sud, nord] = [moindre(ys), plusGrand(ys)]
  const [cx, cy] = [(ouest + est) / 2, (sud + nord) / 2]
  const rayon = 4 * Math.max(est - ouest, nord - sud, 1e-3)
  const loin = Array.from({ length: 8 }, (_, k): Point => {
    const angle = (k * Math.PI) / 4 + 0.1
    return [cx + rayon * Math.cos(angle), cy + rayon * Math.sin(angle)]
  })
  const rang = new Map(groupes.map((g, i) => [g, i]))
  const groupe = [...semis.map((s) => rang.get(s.groupe)!), ...loin.map(() => HORS)]
  const places = [...points, ...loin]
  const delaunay = new Delaunay(Float64Array.from(places.flat()))
  const { triangles, halfedges } = delaunay
  const sommets: Point[] = []
  for (let t = 0; t < triangles.length; t += 3) {
    const centre = centreDuCercle(
      places[triangles[t]!]!,
      places[triangles[t + 1]!]!,
      places[triangles[t + 2]!]!,
    )
    if (!centre) return null
    sommets.push(centre)
  }
  const direct = aireDouble([0, 1, 2].map((k) => places[triangles[k]!]!)) > 0
  const traits: Limites['traits'] = []
  for (let e = 0; e < halfedges.length; e++) {
    const oppose = halfedges[e]!
    if (oppose < e) continue
    const [p, q] = [groupe[triangles[e]!]!, groupe[triangles[e % 3 === 2 ? e - 2 : e + 1]!]!]
    if (p === q) continue
    const [gauche, droite] = direct ? [q, p] : [p, q]
    traits.push({ de: Math.floor(e / 3), vers: Math.floor(oppose / 3), gauche, droite })
  }
  return { sommets, traits, groupeDe: ([x, y]) => groupe[delaunay.find(x, y)]! }
}

function centreDuCercle([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Point | null {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay]
  const double = 2 * (dx * ey - dy * ex)
  if (double === 0) return null
  const [d2, e2] = [dx * dx + dy * dy, ex * ex + ey * ey]
  return [ax + (ey * d2 - dy * e2) / double, ay + (dx * e2 - ex * d2) / double]
}

/** Positive when `c` is on the left of the line from `a` to `b`. */
const cote = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

/** Arcs around the surface of each group, with the surface on their left; null when they contradict each other. */
function decouper({ sommets, traits, groupeDe }: Limites, anneaux: readonly Point[][]): Arc[][] | null {
  const croisements = croiser(sommets, traits, anneaux)
  const arcs: Arc[][] = []
  const ajouter = (groupe: number, de: string, vers: string, points: readonly Point[]) => {
    if (groupe !== HORS) (arcs[groupe] ??= []).push({ de, vers, points })
  }
  const dedans = sommets.map(() => null as boolean | null)
  for (const [i, { de, vers, gauche, droite }] of traits.entries()) {
    let interieur = (dedans[de] ??= estDedans(anneaux, sommets[de]!))
    let depuis = { noeud: `t${de}`, point: sommets[de]! }
    for (const arret of [...(croisements.get(i) ?? []), { noeud: `t${vers}`, point: sommets[vers]! }]) {
      if (interieur) {
        const points = [depuis.point, arret.point]
        ajouter(gauche, depuis.noeud, arret.noeud, points)
        ajouter(droite, arret.noeud, depuis.noeud, points.toReversed())
      }
      if (arret.noeud !== `t${vers}`) interieur = !interieur
      depuis = arret
    }
    if (interieur !== (dedans[vers] ??= estDedans(anneaux, sommets[vers]!))) return null
  }
  const surAnneau: Croisement[][] = anneaux.map(() => [])
  for (const c of [...croisements.values()].flat()) surAnneau[c.anneau]!.push(c)
  for (const [a, anneau] of anneaux.entries()) {
    const arrets = surAnneau[a]!.sort((x, y) => x.segment - y.segment || x.v - y.v)
    if (arrets.length === 0) {
      // a limit that lies along the ring does not cross it: its points are then of one group or of another
      const [premier, ...autres] = new Set(anneau.map(groupeDe))
      if (autres.length > 0) return null
      ajouter(premier!, `a${a}`, `a${a}`, [...anneau, anneau[0]!])
      continue
    }
    for (const [k, depart] of arrets.entries()) {
      const arrivee = arrets[(k + 1) % arrets.length]!
      if (depart.apres !== arrivee.avant) return null
      ajouter(depart.apres, depart.noeud, arrivee.noeud, [
        depart.point,
        ...longer(anneau, depart, arrivee),
        arrivee.point,
      ])
    }
  }
  return arcs
}

/** Vertices of the ring between two crossings. */
function longer(anneau: readonly Point[], depart: Croisement, arrivee: Croisement): Point[] {
  const n = anneau.length
  const tourEntier = depart.segment === arrivee.segment && depart.v >= arrivee.v
  const pas = (arrivee.segment - depart.segment + n) % n || (tourEntier ? n : 0)
  return Array.from({ length: pas }, (_, k) => anneau[(depart.segment + 1 + k) % n]!)
}

/** Where the limits between groups cross the rings of the territory, by limit and along it. */
function croiser(
  sommets: readonly Point[],
  traits: Limites['traits'],
  anneaux: readonly Point[][],
): Map<number, Croisement[]> {
  const segments = anneaux.flatMap((anneau, a) => anneau.map((_, s) => ({ anneau: a, segment: s })))
  const bouts = ({ anneau, segment }: { anneau: number; segment: number }): [Point, Point] => {
    const points = anneaux[anneau]!
    return [points[segment]!, points[(segment + 1) % points.length]!]
  }
  const index = new Flatbush(segments.length)
  for (const s of segments) {
    const [a, b] = bouts(s)
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  }
  index.finish()
  const croisements = new Map<number, Croisement[]>()
  traits.forEach(({ de, vers, gauche, droite }, i) => {
    const [p, q] = [sommets[de]!, sommets[vers]!]
    const proches = index.search(
      Math.min(p[0], q[0]),
      Math.min(p[1], q[1]),
      Math.max(p[0], q[0]),
      Math.max(p[1], q[1]),
    )
    const duTrait = proches
      .sort((x, y) => x - y)
      .flatMap((k): Croisement[] => {
        const [a, b] = bouts(segments[k]!)
        const [sa, sb] = [cote(p, q, a), cote(p, q, b)]
        const [sp, sq] = [cote(a, b, p), cote(a, b, q)]
        if (sa > 0 === sb > 0 || sp > 0 === sq > 0) return []
        const u = sp / (sp - sq)
        const [avant, apres] = sb > 0 ? [droite, gauche] : [gauche, droite]
        return [{ ...segments[k]!, noeud: `x${i}/${k}`, point: [p[0] + u * (q[0] - p[0]), p[1] + u * (q[1] - p[1])], u, v: sa / (sa - sb), avant, apres }] // prettier-ignore
      })
    if (duTrait.length > 0)
      croisements.set(
        i,
        duTrait.sort((x, y) => x.u - y.u),
      )
  })
  return croisements
}

/** Rings that the arcs make end to end, not closed; null when an arc leads nowhere or a node has two ways out. */
function enchainer(arcs: readonly Arc[] | undefined): Point[][] | null {
  if (!arcs) return []
  const suivants = new Map(arcs.map((a) => [a.de, a]))
  if (suivants.size !== arcs.length) return null
  const anneaux: Point[][] = []
  for (const premier of arcs) {
    if (!suivants.has(premier.de)) continue
    const anneau: Point[] = []
    let arc: Arc | undefined = premier
    do {
      suivants.delete(arc.de)
      anneau.push(...arc.points.slice(0, -1))
      if (arc.vers === premier.de) break
      arc = suivants.get(arc.vers)
    } while (arc)
    if (!arc) return null
    anneaux.push(anneau)
  }
  return anneaux
}
