/** Minimum-cost flow by successive shortest paths: small networks, real costs, each path while it lowers the total. */

export interface Arc {
  de: number
  vers: number
  capacite: number
  cout: number
}

/**
 * Flow on each arc, in the order given, that minimises Σ cost × flow from node `source` to node `puits` (any amount of flow). Costs
 * may be negative, without a negative cycle. O(paths × nodes × arcs) at worst (Bellman–Ford with a queue). Source: Ahuja, Magnanti,
 * Orlin, Network Flows, §9.7.
 */
export function flotMinimal(noeuds: number, arcs: readonly Arc[], source: number, puits: number): Int32Array {
  // Arc k has its reverse at k ^ 1 in these doubled arrays.
  const vers = arcs.flatMap((a) => [a.vers, a.de])
  const cout = arcs.flatMap((a) => [a.cout, -a.cout])
  const reste = Int32Array.from(arcs.flatMap((a) => [a.capacite, 0]))
  const sortants: number[][] = Array.from({ length: noeuds }, () => [])
  for (const [k, a] of arcs.entries()) {
    sortants[a.de]!.push(2 * k)
    sortants[a.vers]!.push(2 * k + 1)
  }
  for (;;) {
    const chemin = plusCourt(noeuds, sortants, vers, cout, reste, source, puits)
    if (!chemin) return Int32Array.from(arcs, (_, k) => reste[2 * k + 1]!)
    const passage = Math.min(...chemin.map((k) => reste[k]!))
    for (const k of chemin) {
      reste[k]! -= passage
      reste[k ^ 1]! += passage
    }
  }
}

/** Below this, a path no longer improves the total: rounding, not gain. */
const EPSILON = 1e-12

/** Arcs of the cheapest path with capacity left, or null when none lowers the total. */
function plusCourt(
  noeuds: number,
  sortants: readonly (readonly number[])[],
  vers: readonly number[],
  cout: readonly number[],
  reste: Int32Array,
  source: number,
  puits: number,
): number[] | null {
  const distance = new Float64Array(noeuds).fill(Infinity)
  const parArc = new Int32Array(noeuds).fill(-1)
  const enFile = new Uint8Array(noeuds)
  distance[source] = 0
  const file = [source]
  for (let tete = 0; tete < file.length; tete++) {
    const u = file[tete]!
    enFile[u] = 0
    for (const k of sortants[u]!) {
      const v = vers[k]!
      const d = distance[u]! + cout[k]!
      if (!reste[k] || d >= distance[v]! - EPSILON) continue
      distance[v] = d
      parArc[v] = k
      if (!enFile[v]) {
        enFile[v] = 1
        file.push(v)
      }
    }
  }
  if (!(distance[puits]! < -EPSILON)) return null
  const chemin: number[] = []
  for (let v = puits; v !== source; v = vers[parArc[v]! ^ 1]!) chemin.push(parArc[v]!)
  return chemin
}
