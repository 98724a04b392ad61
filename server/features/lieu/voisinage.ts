/** Which places touch, from the borders that they share: each border is written once, so nothing is measured. Pure. */
import type { Topologie } from '#contract/topologie'

/** Borders of each place, and the place on each side of them. */
export type Voisinage = Pick<Topologie, 'anneaux' | 'suitesDe' | 'suites'> & {
  /** By directed arc: who walks it, −1 for nobody. An arc is walked forwards by one place and backwards by its neighbour. */
  cotes: Int32Array
}

const arcsDe = ({ anneaux, suitesDe, suites }: Omit<Voisinage, 'cotes'>, lieu: number): Uint32Array =>
  suites.subarray(suitesDe[anneaux[lieu]!], suitesDe[anneaux[lieu + 1]!])

export function voisinage(t: Topologie): Voisinage {
  const { n, anneaux, suitesDe, suites } = t
  const cotes = new Int32Array(2 * t.classe.length).fill(-1)
  for (let lieu = 0; lieu < n; lieu++) for (const arc of arcsDe(t, lieu)) cotes[arc] = lieu
  return { anneaux, suitesDe, suites, cotes }
}

/** Places that share a border with a place; a common corner is not one. */
export function voisinsDe(v: Voisinage, lieu: number): number[] {
  const autour = new Set<number>()
  for (const arc of arcsDe(v, lieu)) autour.add(v.cotes[arc ^ 1]!)
  autour.delete(-1)
  autour.delete(lieu)
  return [...autour]
}
