/** Territories that grow from seeds over a graph: each is one piece, with a border as irregular as the costs. */
import { Hasard } from './hasard.ts'

/**
 * Each node goes to the seed that reaches it at the least cost (Dijkstra from all seeds at once).
 * @returns for each node, the rank of its seed; -1 where no seed reaches.
 */
export function croitre(
  voisins: readonly (readonly number[])[],
  germes: readonly number[],
  cout: (de: number, vers: number, germe: number) => number,
): number[] {
  const rang = voisins.map(() => -1)
  const atteint = voisins.map(() => Infinity)
  const tas = new Tas()
  germes.forEach((noeud, g) => {
    atteint[noeud] = 0
    tas.ajouter(0, noeud, g)
  })
  for (let tete = tas.retirer(); tete; tete = tas.retirer()) {
    const { noeud, germe, prix } = tete
    if (rang[noeud] !== -1) continue
    rang[noeud] = germe
    for (const vers of voisins[noeud]!) {
      const total = prix + cout(noeud, vers, germe)
      if (rang[vers] === -1 && total < atteint[vers]!) {
        atteint[vers] = total
        tas.ajouter(total, vers, germe)
      }
    }
  }
  return rang
}

/** Cost factor of a step, 1 ± `ampleur`, the same in both directions. */
export function rugosite(nom: string, a: number, b: number, ampleur: number): number {
  return 1 + ampleur * (2 * new Hasard(`${nom} ${Math.min(a, b)} ${Math.max(a, b)}`).uniforme() - 1)
}

/** `n` nodes as far from each other as can be, the first one given. */
export function repartir(
  candidats: readonly number[],
  premier: number,
  n: number,
  ecart: (a: number, b: number) => number,
): number[] {
  const choisis = [premier]
  const plusProche = new Map(candidats.map((c) => [c, ecart(c, premier)]))
  while (choisis.length < n) {
    let meilleur = premier
    for (const c of candidats) if (plusProche.get(c)! > plusProche.get(meilleur)!) meilleur = c
    choisis.push(meilleur)
    for (const c of candidats) plusProche.set(c, Math.min(plusProche.get(c)!, ecart(c, meilleur)))
  }
  return choisis
}

interface Entree {
  prix: number
  noeud: number
  germe: number
}

/** Binary heap by price; equal prices leave in an order that depends on the entries alone. */
class Tas {
  private readonly entrees: Entree[] = []

  ajouter(prix: number, noeud: number, germe: number): void {
    const { entrees } = this
    entrees.push({ prix, noeud, germe })
    for (let i = entrees.length - 1; i > 0;) {
      const parent = (i - 1) >> 1
      if (!avant(entrees[i]!, entrees[parent]!)) break
      ;[entrees[i], entrees[parent]] = [entrees[parent]!, entrees[i]!]
      i = parent
    }
  }

  retirer(): Entree | undefined {
    const { entrees } = this
    const tete = entrees[0]
    const dernier = entrees.pop()
    if (tete === undefined || dernier === undefined || entrees.length === 0) return tete
    entrees[0] = dernier
    for (let i = 0; ;) {
      let petit = i
      for (const enfant of [2 * i + 1, 2 * i + 2])
        if (enfant < entrees.length && avant(entrees[enfant]!, entrees[petit]!)) petit = enfant
      if (petit === i) return tete
      ;[entrees[i], entrees[petit]] = [entrees[petit]!, entrees[i]!]
      i = petit
    }
  }
}

function avant(a: Entree, b: Entree): boolean {
  return a.prix < b.prix || (a.prix === b.prix && a.noeud < b.noeud)
}
