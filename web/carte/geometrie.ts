/** Borders as they travel (`#contract/topologie`) → polygons for the page and triangles for the graphics card. */
import earcut from 'earcut'
import { CLASSES_ARC, lireTopologie, PAS, type Topologie } from '#contract/topologie'
import { mercatorX, mercatorY } from './mercator.ts'
import type { Geometrie, Maille } from './morceau.ts'
import { indexer } from './pointage.ts'

export function decoderContours(octets: Uint8Array): { empreinte: number; geometrie: Geometrie } {
  const t = lireTopologie(octets)
  return { empreinte: t.empreinte, geometrie: assembler(t, projeter(t)) }
}

/** Vertices of the arcs in Web Mercator, from an origin. */
interface Projetes {
  origine: [x: number, y: number]
  x: Float32Array
  y: Float32Array
}

function projeter(t: Topologie): Projetes {
  const n = t.x.length
  const origine: [number, number] = n > 0 ? [mercatorX(t.x[0]! * PAS), mercatorY(t.y[0]! * PAS)] : [0, 0]
  const [x, y] = [new Float32Array(n), new Float32Array(n)]
  for (let i = 0; i < n; i++) {
    x[i] = mercatorX(t.x[i]! * PAS) - origine[0]
    y[i] = mercatorY(t.y[i]! * PAS) - origine[1]
  }
  return { origine, x, y }
}

/** For each vertex of the rings of all the places, not closed, its vertex in the arcs; and the first one of each ring. */
function derouler(t: Topologie): { rangs: Uint32Array; anneaux: Uint32Array } {
  let total = 0
  for (const s of t.suites) total += t.arcs[(s >> 1) + 1]! - t.arcs[s >> 1]! - 1
  const rangs = new Uint32Array(total)
  const anneaux = new Uint32Array(t.suitesDe.length)
  let n = 0
  for (let r = 0; r + 1 < t.suitesDe.length; r++) {
    for (let k = t.suitesDe[r]!; k < t.suitesDe[r + 1]!; k++) {
      const s = t.suites[k]!
      const de = t.arcs[s >> 1]!
      const a = t.arcs[(s >> 1) + 1]!
      // the end of an arc is the start of the next one
      if (s & 1) for (let i = a - 1; i > de; i--) rangs[n++] = i
      else for (let i = de; i < a - 1; i++) rangs[n++] = i
    }
    anneaux[r + 1] = n
  }
  return { rangs, anneaux }
}

function assembler(t: Topologie, projetes: Projetes): Geometrie {
  const { rangs, anneaux } = derouler(t)
  const total = rangs.length
  const debuts = new Uint32Array(t.n + 1)
  const sommets = new Float32Array(2 * total)
  const points = new Float32Array(3 * total)
  const emprises = new Float64Array(4 * t.n).fill(NaN)
  for (let p = 0; p < t.n; p++) {
    const de = debuts[p]!
    const a = anneaux[t.anneaux[p + 1]!]!
    debuts[p + 1] = a
    if (a === de) continue
    let ouest = Infinity
    let sud = Infinity
    let est = -Infinity
    let nord = -Infinity
    for (let i = de; i < a; i++) {
      const s = rangs[i]!
      const x = t.x[s]!
      const y = t.y[s]!
      sommets[2 * i] = x * PAS
      sommets[2 * i + 1] = y * PAS
      points[3 * i] = projetes.x[s]!
      points[3 * i + 1] = projetes.y[s]!
      points[3 * i + 2] = p
      if (x < ouest) ouest = x
      if (x > est) est = x
      if (y < sud) sud = y
      if (y > nord) nord = y
    }
    emprises[4 * p] = ouest * PAS
    emprises[4 * p + 1] = sud * PAS
    emprises[4 * p + 2] = est * PAS
    emprises[4 * p + 3] = nord * PAS
  }
  return {
    n: t.n,
    debuts,
    sommets,
    anneaux,
    anneauxDe: t.anneaux,
    emprises,
    index: indexer(emprises),
    maille: {
      origine: projetes.origine,
      points,
      ...remplir(t, points, anneaux),
      ...segmenter(t, projetes),
    },
  }
}

function remplir(
  t: Topologie,
  points: Float32Array,
  anneaux: Uint32Array,
): Pick<Maille, 'triangles' | 'trianglesDe'> {
  // a ring of v vertices gives v − 2 triangles, a hole two more
  const triangles = new Uint32Array(points.length + 6 * anneaux.length)
  const trianglesDe = new Uint32Array(t.n + 1)
  let n = 0
  for (let p = 0; p < t.n; p++) {
    for (let r = t.anneaux[p]!; r < t.anneaux[p + 1]!;) {
      let fin = r + 1
      while (fin < t.anneaux[p + 1]! && aireSignee(points, anneaux[fin]!, anneaux[fin + 1]!) < 0) fin++
      n = trianguler(points, anneaux, r, fin, triangles, n)
      r = fin
    }
    trianglesDe[p + 1] = n
  }
  return { triangles: triangles.slice(0, n), trianglesDe }
}

function aireSignee(points: Float32Array, de: number, a: number): number {
  let somme = 0
  const ox = points[3 * de]!
  const oy = points[3 * de + 1]!
  for (let i = de, j = a - 1; i < a; j = i++)
    somme +=
      (points[3 * j]! - ox) * (points[3 * i + 1]! - oy) - (points[3 * i]! - ox) * (points[3 * j + 1]! - oy)
  return somme
}

/** Adds the triangles of an outer ring and its holes. @returns the new number of entries. */
function trianguler(
  points: Float32Array,
  anneaux: Uint32Array,
  r: number,
  fin: number,
  triangles: Uint32Array,
  n: number,
): number {
  const de = anneaux[r]!
  const a = anneaux[fin]!
  if (fin === r + 1 && a - de <= PETIT) return couperOreilles(points, de, a, triangles, n)
  const trous: number[] = []
  for (let k = r + 1; k < fin; k++) trous.push(anneaux[k]! - de)
  for (const i of earcut(points.subarray(3 * de, 3 * a), trous, 3)) triangles[n++] = de + i
  return n
}

/** Up to so many vertices, looking at all of them for each ear costs less than earcut's lists. */
const PETIT = 16
const restants = new Uint32Array(PETIT)

/** Ear clipping of a ring without holes, anticlockwise. @returns the new number of entries. */
function couperOreilles(
  points: Float32Array,
  de: number,
  a: number,
  triangles: Uint32Array,
  n: number,
): number {
  let m = a - de
  for (let i = 0; i < m; i++) restants[i] = de + i
  for (let i = 0, refus = 0; m > 3;) {
    const avant = restants[(i + m - 1) % m]!
    const ici = restants[i]!
    const apres = restants[(i + 1) % m]!
    // when nothing is an ear any more (a ring that rounding has folded), any corner will do
    if (refus < m && !estOreille(points, m, avant, ici, apres)) {
      i = (i + 1) % m
      refus++
      continue
    }
    triangles[n++] = avant
    triangles[n++] = ici
    triangles[n++] = apres
    restants.copyWithin(i, i + 1, m)
    m--
    i %= m
    refus = 0
  }
  triangles[n++] = restants[0]!
  triangles[n++] = restants[1]!
  triangles[n++] = restants[2]!
  return n
}

function estOreille(points: Float32Array, m: number, avant: number, ici: number, apres: number): boolean {
  const ax = points[3 * avant]!
  const ay = points[3 * avant + 1]!
  const bx = points[3 * ici]!
  const by = points[3 * ici + 1]!
  const cx = points[3 * apres]!
  const cy = points[3 * apres + 1]!
  if ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax) <= 0) return false
  for (let k = 0; k < m; k++) {
    const p = restants[k]!
    if (p === avant || p === ici || p === apres) continue
    const x = points[3 * p]!
    const y = points[3 * p + 1]!
    if (
      (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0 &&
      (cx - bx) * (y - by) - (cy - by) * (x - bx) >= 0 &&
      (ax - cx) * (y - cy) - (ay - cy) * (x - cx) >= 0 &&
      !(x === ax && y === ay) &&
      !(x === cx && y === cy)
    )
      return false
  }
  return true
}

function segmenter(t: Topologie, { x, y }: Projetes): Pick<Maille, 'segments' | 'segmentsDe'> {
  const segmentsDe = new Uint32Array(CLASSES_ARC.length + 1)
  t.classe.forEach((c, arc) => (segmentsDe[c + 1]! += t.arcs[arc + 1]! - t.arcs[arc]! - 1))
  for (let c = 0; c < CLASSES_ARC.length; c++) segmentsDe[c + 1]! += segmentsDe[c]!
  const place = segmentsDe.slice()
  const segments = new Float32Array(4 * segmentsDe[CLASSES_ARC.length]!)
  for (let arc = 0; arc < t.classe.length; arc++)
    for (let i = t.arcs[arc]!; i + 1 < t.arcs[arc + 1]!; i++) {
      const k = 4 * place[t.classe[arc]!]!++
      segments[k] = x[i]!
      segments[k + 1] = y[i]!
      segments[k + 2] = x[i + 1]!
      segments[k + 3] = y[i + 1]!
    }
  return { segments, segmentsDe }
}
