/** What changed between two versions of a list. */
export interface Ecarts {
  ajoutes: string[]
  retires: string[]
  /** Bureaux of both that must move to go from one order to the other, at least. */
  deplaces: number
}

/** Length of the longest increasing subsequence: what keeps its order. */
function plusLongueSuite(rangs: readonly number[]): number {
  const fins: number[] = []
  for (const rang of rangs) {
    let [bas, haut] = [0, fins.length]
    while (bas < haut) {
      const milieu = (bas + haut) >> 1
      if (fins[milieu]! < rang) bas = milieu + 1
      else haut = milieu
    }
    fins[bas] = rang
  }
  return fins.length
}

/** Codes in order, before and after. Moved: those in both, minus the most that keep their relative order. */
export function ecartsEntre(avant: readonly string[], apres: readonly string[]): Ecarts {
  const rangs = new Map(avant.map((code, k) => [code, k]))
  const gardes = new Set(apres)
  const communs = apres.flatMap((code) => rangs.get(code) ?? [])
  return {
    ajoutes: apres.filter((code) => !rangs.has(code)),
    retires: avant.filter((code) => !gardes.has(code)),
    deplaces: communs.length - plusLongueSuite(communs),
  }
}
