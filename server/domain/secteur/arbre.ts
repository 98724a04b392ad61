/** Connected, balanced shares of a graph: cut the edge of a spanning tree that shares the weight out best. */
import { Hasard } from '../hasard.ts'

export interface Graphe {
  /** Weight of each node, ≥ 0. */
  poids: readonly number[]
  /** Neighbours of each node. */
  voisins: readonly (readonly number[])[]
  /** Cost of keeping two neighbours together: their distance, longer when they should rather part. */
  longueur(i: number, j: number): number
  x: readonly number[]
  y: readonly number[]
}

/** Spanning trees tried at each cut: the first is the shortest, the others are shaken by a fixed seed. */
const ESSAIS = 14
/** What spread weighs against balance, both as a share of the whole. */
const POIDS_ETENDUE = 0.6

/** Connected components of the nodes, in the order of their first node. */
export function composantes(graphe: Graphe, noeuds: readonly number[]): number[][] {
  const reste = new Set(noeuds)
  const groupes: number[][] = []
  for (const depart of noeuds) {
    if (!reste.delete(depart)) continue
    const groupe = [depart]
    for (const i of groupe) for (const j of graphe.voisins[i]!) if (reste.delete(j)) groupe.push(j)
    groupes.push(groupe.toSorted((a, b) => a - b))
  }
  return groupes
}

/**
 * Shares connected nodes into `parts` connected groups of about the same weight, compact; deterministic.
 * Cuts in two by the best edge of the best of some spanning trees, then each half again.
 */
export function partager(graphe: Graphe, noeuds: readonly number[], parts: number): number[][] {
  if (parts <= 1 || noeuds.length <= 1) return [[...noeuds]]
  const [a, b, partsA] = couper(graphe, noeuds, Math.min(parts, noeuds.length))
  return [...partager(graphe, a, partsA), ...partager(graphe, b, parts - partsA)]
}

function couper(graphe: Graphe, noeuds: readonly number[], parts: number): [number[], number[], number] {
  const hasard = new Hasard(noeuds.length * 7919 + parts)
  const total = noeuds.reduce((s, i) => s + graphe.poids[i]!, 0) || 1
  const etendue = inertie(graphe, noeuds) || 1
  let meilleur: { cout: number; branche: number[]; partsBranche: number } | null = null
  for (let essai = 0; essai < ESSAIS; essai++) {
    const branches = branchesDe(graphe, noeuds, essai === 0 ? null : hasard)
    for (const branche of branches) {
      const part = branche.reduce((s, i) => s + graphe.poids[i]!, 0) / total
      const partsBranche = Math.min(parts - 1, Math.max(1, Math.round(part * parts)))
      const ecart = Math.abs(part * parts - partsBranche) / Math.min(partsBranche, parts - partsBranche)
      if (meilleur && ecart >= meilleur.cout) continue
      const dedans = new Set(branche)
      const dehors = noeuds.filter((i) => !dedans.has(i))
      const etalement = (inertie(graphe, branche) + inertie(graphe, dehors)) / etendue
      const cout = ecart + POIDS_ETENDUE * etalement
      if (!meilleur || cout < meilleur.cout) meilleur = { cout, branche, partsBranche }
    }
  }
  const { branche, partsBranche } = meilleur!
  const dedans = new Set(branche)
  const tri = (liste: readonly number[]) => liste.toSorted((a, b) => a - b)
  return [tri(branche), tri(noeuds.filter((i) => !dedans.has(i))), partsBranche]
}

/** Every proper branch of a spanning tree of the nodes: what falls when its edge is cut. */
function branchesDe(graphe: Graphe, noeuds: readonly number[], hasard: Hasard | null): number[][] {
  const dedans = new Set(noeuds)
  const parent = new Map<number, number>([[noeuds[0]!, -1]])
  const cle = new Map<number, { cout: number; depuis: number }>()
  const ordre: number[] = []
  let courant: number | undefined = noeuds[0]
  while (courant !== undefined) {
    ordre.push(courant)
    cle.delete(courant)
    for (const j of graphe.voisins[courant]!) {
      if (!dedans.has(j) || parent.has(j)) continue
      const cout = graphe.longueur(courant, j) * (hasard ? 0.3 + 1.4 * hasard.uniforme() : 1)
      const connu = cle.get(j)
      if (!connu || cout < connu.cout) cle.set(j, { cout, depuis: courant })
    }
    let suivant: number | undefined
    for (const [j, { cout }] of cle) if (suivant === undefined || cout < cle.get(suivant)!.cout) suivant = j
    if (suivant !== undefined) parent.set(suivant, cle.get(suivant)!.depuis)
    courant = suivant
  }
  const branches = new Map<number, number[]>(ordre.map((i) => [i, [i]]))
  for (const i of ordre.toReversed())
    if (parent.get(i)! >= 0) branches.get(parent.get(i)!)!.push(...branches.get(i)!)
  return ordre.slice(1).map((i) => branches.get(i)!)
}

/** Σ weight × squared distance to the centre of weight. */
function inertie({ poids, x, y }: Graphe, noeuds: readonly number[]): number {
  let [p, sx, sy, s2] = [0, 0, 0, 0]
  for (const i of noeuds) {
    const w = poids[i]! + 1e-9
    p += w
    sx += w * x[i]!
    sy += w * y[i]!
    s2 += w * (x[i]! ** 2 + y[i]! ** 2)
  }
  return Math.max(0, s2 - (sx ** 2 + sy ** 2) / p)
}
