/** Bureaux inside a shape, by the point that stands for each. Pure. */
import { vides, type Bits } from '#domain/selection/bits'
import type { Valeurs } from '../../carte/morceau.ts'

export type Point = readonly [longitude: number, latitude: number]

/** Even-odd rule. A bureau without a place on the map is in no shape. */
export function dansPolygone(v: Valeurs, polygone: readonly Point[]): Bits {
  const bits = vides(v.n)
  const [xs, ys] = [polygone.map((p) => p[0]), polygone.map((p) => p[1])]
  const [ouest, est] = [Math.min(...xs), Math.max(...xs)]
  const [sud, nord] = [Math.min(...ys), Math.max(...ys)]
  for (let i = 0; i < v.n; i++) {
    const [x, y] = [v.longitude[i]!, v.latitude[i]!]
    // NaN fails every comparison.
    if (!(x >= ouest && x <= est && y >= sud && y <= nord)) continue
    let dedans = false
    for (let k = 0, j = xs.length - 1; k < xs.length; j = k++)
      if (ys[k]! > y !== ys[j]! > y && x < ((xs[j]! - xs[k]!) * (y - ys[k]!)) / (ys[j]! - ys[k]!) + xs[k]!)
        dedans = !dedans
    if (dedans) bits[i >>> 5]! |= 1 << (i & 31)
  }
  return bits
}
