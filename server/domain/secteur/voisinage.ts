/** Which points are neighbours. */

/**
 * Gabriel graph: two points are neighbours when no third lies in the circle that has them as diameter.
 * Stands for adjacency of contours, which do not match edge to edge. Planar and connected.
 * @param ancres longitude, latitude.
 * @returns for each point, the indices of its neighbours, nearest first.
 */
export function voisinages(ancres: readonly (readonly [number, number])[]): number[][] {
  const cosinus = Math.cos(((ancres[0]?.[1] ?? 0) * Math.PI) / 180)
  const points = ancres.map(([longitude, y]) => ({ x: longitude * cosinus, y }))
  return points.map((p, i) => {
    const proches: { j: number; distance: number }[] = []
    for (const [j, q] of points.entries()) {
      if (i === j) continue
      // Inside the circle, p and q are seen under more than a right angle.
      const dedans = (r: typeof p) => (p.x - r.x) * (q.x - r.x) + (p.y - r.y) * (q.y - r.y) < 0
      if (points.some((r, k) => k !== i && k !== j && dedans(r))) continue
      proches.push({ j, distance: (p.x - q.x) ** 2 + (p.y - q.y) ** 2 })
    }
    return proches.toSorted((a, b) => a.distance - b.distance).map((v) => v.j)
  })
}
