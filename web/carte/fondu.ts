/** Colours between two paintings of the same places. */

/** @param t 0: `avant`, 1: `apres`; the fourth byte, which says how to draw, is that of `apres`. */
export function melanger(avant: Uint8Array, apres: Uint8Array, t: number): Uint8Array {
  const poids = Math.round(256 * t)
  const reste = 256 - poids
  const sortie = new Uint8Array(apres.length)
  for (let k = 0; k < apres.length; k += 4) {
    sortie[k] = (avant[k]! * reste + apres[k]! * poids) >> 8
    sortie[k + 1] = (avant[k + 1]! * reste + apres[k + 1]! * poids) >> 8
    sortie[k + 2] = (avant[k + 2]! * reste + apres[k + 2]! * poids) >> 8
    sortie[k + 3] = apres[k + 3]!
  }
  return sortie
}
