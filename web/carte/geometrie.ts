/** Borders as they travel (`#contract/topologie`) → polygons for the page and triangles for the graphics card. */
import earcut from 'earcut'
import { CLASSES_ARC, lireTopologie, PAS, type Topologie } from '#contract/topologie'
import { mercatorX, mercatorY } from './mercator.ts'
import type { Geometrie, Maille } from './morceau.ts'
import { indexer } from './pointage.ts'

export function decoderContours(octets: Uint8Array): { empreinte: number; geometrie: Geometrie } {
  const t = lireTopologie(octets)
  const rings = derouler(t)
  return { empreinte: t.empreinte, geometrie: assembler(t, rings) }
}

/** Rings of every place, not closed, in whole numbers. */
interface Deroule {
  xs: Int32Array
  ys: Int32Array
  /** First vertex of each ring, then the number of vertices. */
  anneaux: Uint32Array
}

function derouler(t: Topologie): Deroule {
  let total = 0
  for (const s of t.suites) total += t.arcs[(s >> 1) + 1]! - t.arcs[s >> 1]! - 1
  const [xs, ys] = [new Int32Array(total), new Int32Array(total)]
  const anneaux = new Uint32Array(t.suitesDe.length)
  let n = 0
  for (let r = 0; r + 1 < t.suitesDe.length; r++) {
    for (let k = t.suitesDe[r]!; k < t.suitesDe[r + 1]!; k++) {
      const s = t.suites[k]!
      const [de, a] = [t.arcs[s >> 1]!, t.arcs[(s >> 1) + 1]!]
      // the end of an arc is the start of the next one
      if (s & 1)
        for (let i = a - 1; i > de; i--) {
          xs[n] = t.x[i]!
          ys[n++] = t.y[i]!
        }
      else
        for (let i = de; i < a - 1; i++) {
          xs[n] = t.x[i]!
          ys[n++] = t.y[i]!
        }
    }
    anneaux[r + 1] = n
  }
  return { xs, ys, anneaux }
}

function assembler(t: Topologie, { xs, ys, anneaux }: Deroule): Geometrie {
  const total = xs.length
  const debuts = new Uint32Array(t.n + 1)
  const sommets = new Float32Array(2 * total)
  const emprises = new Float64Array(4 * t.n).fill(NaN)
  for (let p = 0; p < t.n; p++) {
    const [de, a] = [debuts[p]!, anneaux[t.anneaux[p + 1]!]!]
    debuts[p + 1] = a
    if (a === de) continue
    let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = de; i < a; i++) {
      const [x, y] = [xs[i]!, ys[i]!]
      sommets[2 * i] = x * PAS
      sommets[2 * i + 1] = y * PAS
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
  const maille = mailler(t, { xs, ys, anneaux }, debuts)
  return {
    n: t.n,
    debuts,
    sommets,
    anneaux,
    anneauxDe: t.anneaux,
    emprises,
    index: indexer(emprises),
    maille,
  }
}

function mailler(t: Topologie, { xs, ys, anneaux }: Deroule, debuts: Uint32Array): Maille {
  const origine: [number, number] =
    t.x.length > 0 ? [mercatorX(t.x[0]! * PAS), mercatorY(t.y[0]! * PAS)] : [0, 0]
  const points = new Float32Array(3 * xs.length)
  // a ring of v vertices gives v − 2 triangles, a hole two more
  const triangles = new Uint32Array(3 * (xs.length + 2 * anneaux.length))
  const trianglesDe = new Uint32Array(t.n + 1)
  let n = 0
  for (let p = 0; p < t.n; p++) {
    for (let i = debuts[p]!; i < debuts[p + 1]!; i++) {
      points[3 * i] = mercatorX(xs[i]! * PAS) - origine[0]
      points[3 * i + 1] = mercatorY(ys[i]! * PAS) - origine[1]
      points[3 * i + 2] = p
    }
    for (let r = t.anneaux[p]!; r < t.anneaux[p + 1]!;) {
      let fin = r + 1
      while (fin < t.anneaux[p + 1]! && aireSignee(xs, ys, anneaux[fin]!, anneaux[fin + 1]!) < 0) fin++
      n = trianguler(points, anneaux, r, fin, triangles, n)
      r = fin
    }
    trianglesDe[p + 1] = n
  }
  return { origine, points, triangles: triangles.slice(0, n), trianglesDe, ...segmenter(t, origine) }
}

function aireSignee(xs: Int32Array, ys: Int32Array, de: number, a: number): number {
  let somme = 0
  const [ox, oy] = [xs[de]!, ys[de]!]
  for (let i = de, j = a - 1; i < a; j = i++)
    somme += (xs[j]! - ox) * (ys[i]! - oy) - (xs[i]! - ox) * (ys[j]! - oy)
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
  const [de, a] = [anneaux[r]!, anneaux[fin]!]
  if (a - de === 3) {
    triangles[n++] = de
    triangles[n++] = de + 1
    triangles[n++] = de + 2
    return n
  }
  const trous: number[] = []
  for (let k = r + 1; k < fin; k++) trous.push(anneaux[k]! - de)
  for (const i of earcut(points.subarray(3 * de, 3 * a), trous, 3)) triangles[n++] = de + i
  return n
}

function segmenter(
  t: Topologie,
  origine: readonly [number, number],
): Pick<Maille, 'segments' | 'segmentsDe'> {
  const segmentsDe = new Uint32Array(CLASSES_ARC.length + 1)
  t.classe.forEach((c, arc) => (segmentsDe[c + 1]! += t.arcs[arc + 1]! - t.arcs[arc]! - 1))
  for (let c = 0; c < CLASSES_ARC.length; c++) segmentsDe[c + 1]! += segmentsDe[c]!
  const place = segmentsDe.slice()
  const segments = new Float32Array(4 * segmentsDe[CLASSES_ARC.length]!)
  for (let arc = 0; arc < t.classe.length; arc++)
    for (let i = t.arcs[arc]!; i + 1 < t.arcs[arc + 1]!; i++) {
      const k = 4 * place[t.classe[arc]!]!++
      for (let bout = 0; bout < 2; bout++) {
        segments[k + 2 * bout] = mercatorX(t.x[i + bout]! * PAS) - origine[0]
        segments[k + 2 * bout + 1] = mercatorY(t.y[i + bout]! * PAS) - origine[1]
      }
    }
  return { segments, segmentsDe }
}
