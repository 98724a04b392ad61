/** How far two words are, in typing errors. */

const LONGUEUR_MAX = 40
const lignes = [0, 1, 2].map(() => new Uint8Array(LONGUEUR_MAX + 1))

/**
 * Errors (one letter added, forgotten, replaced, or two swapped) between `mot` and the nearest beginning of `vers`: a word being
 * typed is compared with the part already typed. Range 0 to `max`; `max + 1` as soon as it is more. Words over 40 letters: `max + 1`.
 * Optimal string alignment, Damerau 1964.
 */
export function erreursDePrefixe(mot: string, vers: string, max: number): number {
  const [m, n] = [mot.length, Math.min(vers.length, mot.length + max)]
  if (m > LONGUEUR_MAX || n > LONGUEUR_MAX || m - n > max) return max + 1
  let [avant, ligne, apres] = lignes as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= n; j++) ligne[j] = j
  for (let i = 1; i <= m; i++) {
    // Only the band where the errors can be few enough is counted; its borders are out of reach.
    const [debut, fin] = [Math.max(1, i - max), Math.min(n, i + max)]
    apres[debut - 1] = debut === 1 ? i : max + 1
    let moindre = apres[debut - 1]!
    const a = mot.charCodeAt(i - 1)
    for (let j = debut; j <= fin; j++) {
      const b = vers.charCodeAt(j - 1)
      let d = Math.min(ligne[j - 1]! + (a === b ? 0 : 1), ligne[j]! + 1, apres[j - 1]! + 1)
      if (i > 1 && j > 1 && a === vers.charCodeAt(j - 2) && b === mot.charCodeAt(i - 2))
        d = Math.min(d, avant[j - 2]! + 1)
      apres[j] = d
      if (d < moindre) moindre = d
    }
    if (fin < n) apres[fin + 1] = max + 1
    if (moindre > max) return max + 1
    ;[avant, ligne, apres] = [ligne, apres, avant]
  }
  let moindre = max + 1
  for (let j = Math.max(0, m - max); j <= n; j++) moindre = Math.min(moindre, ligne[j]!)
  return moindre
}
