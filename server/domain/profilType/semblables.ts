/** Similar places: the nearest bureaux in the space of sociology and vote, found exactly. */
import type { Espace } from './espace.ts'

export interface Semblable {
  bureau: number
  /** Euclidean distance divided by √p: about 1 between two bureaux drawn at random on one feature. */
  distance: number
}

/**
 * The `nombre` nearest bureaux of `cible`, itself left out. One pass over the country (about 2 ms for 70 000 bureaux × 12).
 * @param exclure bureaux that must not come up (same commune, for instance).
 */
export function lieuxSemblables(
  espace: Espace,
  cible: number,
  nombre: number,
  exclure: (bureau: number) => boolean = () => false,
): Semblable[] {
  const { points, dimensions: p, bureaux } = espace
  const proches: Semblable[] = []
  let limite = Infinity
  for (let i = 0; i < bureaux; i++) {
    if (i === cible) continue
    let d = 0
    for (let j = 0; j < p && d < limite; j++) {
      const e = points[i * p + j]! - points[cible * p + j]!
      d += e * e
    }
    if (d >= limite || exclure(i)) continue
    let rang = proches.length
    while (rang > 0 && proches[rang - 1]!.distance > d) rang--
    proches.splice(rang, 0, { bureau: i, distance: d })
    if (proches.length > nombre) proches.pop()
    if (proches.length === nombre) limite = proches.at(-1)?.distance ?? Infinity
  }
  return proches.map(({ bureau, distance }) => ({ bureau, distance: Math.sqrt(distance / p) }))
}
