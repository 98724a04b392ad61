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
      const [mx, my] = [(p.x + q.x) / 2, (p.y + q.y) / 2]
      const distance = (p.x - mx) ** 2 + (p.y - my) ** 2
      const libre = points.every(
        (r, k) => k === i || k === j || (r.x - mx) ** 2 + (r.y - my) ** 2 >= distance,
      )
      if (libre) proches.push({ j, distance })
    }
    return proches.toSorted((a, b) => a.distance - b.distance).map((v) => v.j)
  })
}
