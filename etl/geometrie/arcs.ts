/** Borders as arcs: a line between two places from one junction to the next, kept once and walked both ways. */
import type { Faces } from './faces.ts'
import type { Reseau } from './nouer.ts'
import { Entiers, type Listes } from './plan.ts'
import { PERSONNE } from './attribuer.ts'

export interface Topologie {
  /** x, y of each vertex of the arcs, units of PAS_DEGRE. */
  x: Int32Array
  y: Int32Array
  /** First vertex of each arc, then the number of vertices. */
  arcs: Int32Array
  /** Place on the left and on the right of each arc; PERSONNE outside. */
  gauche: Int32Array
  droite: Int32Array
  /** Rings of each place: an outer one (anticlockwise), then its holes, then the next outer one. */
  anneaux: Listes
  /** Arcs of each ring: `2 × arc`, plus 1 when walked backwards. */
  suites: Listes
}

/** @param lieu place of each face, below `nombreLieux`. */
export function tracerArcs(r: Reseau, f: Faces, lieu: Int32Array, nombreLieux: number): Topologie {
  const m = f.gauche.length
  const de = (h: number): number => lieu[f.gauche[h]!]!
  const borde = (h: number): boolean => de(h) !== de(h ^ 1)
  const origine = (h: number): number => (h & 1 ? r.cotes.b[h >> 1]! : r.cotes.a[h >> 1]!)
  const degre = new Int32Array(r.points.n)
  for (let h = 0; h < m; h++) if (borde(h)) degre[origine(h)]!++
  /** Next border with the same place on the left: sides inside the place are stepped over. */
  const apres = (h: number): number => {
    let s = f.suivant[h]!
    while (!borde(s)) s = f.suivant[s ^ 1]!
    return s
  }
  const sommets = new Entiers()
  const [debutsArcs, gauche, droite] = [new Entiers(), new Entiers(), new Entiers()]
  /** Directed arc that a half-side belongs to. */
  const arcDe = new Int32Array(m).fill(-1)
  const suivre = (h0: number): void => {
    const arc = gauche.n
    debutsArcs.ajouter(sommets.n)
    gauche.ajouter(de(h0))
    droite.ajouter(de(h0 ^ 1))
    sommets.ajouter(origine(h0))
    for (let h = h0; ; h = apres(h)) {
      arcDe[h] = 2 * arc
      arcDe[h ^ 1] = 2 * arc + 1
      const bout = origine(h ^ 1)
      sommets.ajouter(bout)
      if (degre[bout] !== 2 || bout === origine(h0)) break
    }
  }
  for (let h = 0; h < m; h++) if (arcDe[h] === -1 && borde(h) && degre[origine(h)] !== 2) suivre(h)
  // what is left are loops without a junction
  for (let h = 0; h < m; h++) if (arcDe[h] === -1 && borde(h)) suivre(h)
  debutsArcs.ajouter(sommets.n)

  const x = new Int32Array(sommets.n)
  const y = new Int32Array(sommets.n)
  for (let i = 0; i < sommets.n; i++) {
    x[i] = r.points.a[sommets.valeurs[i]!]!
    y[i] = r.points.b[sommets.valeurs[i]!]!
  }
  const arcs = debutsArcs.valeurs.slice(0, debutsArcs.n)
  const cotesGauche = gauche.valeurs.slice(0, gauche.n)
  const cotesDroite = droite.valeurs.slice(0, droite.n)
  return { x, y, arcs, gauche: cotesGauche, droite: cotesDroite, ...ranger(boucler(), nombreLieux) }

  /** Rings as lists of directed arcs, with their place and signed area. */
  function boucler(): Anneau[] {
    const fait = new Uint8Array(m)
    const boucles: Anneau[] = []
    for (let h0 = 0; h0 < m; h0++) {
      if (fait[h0] || !borde(h0) || de(h0) === PERSONNE) continue
      const suite: number[] = []
      let aire = 0
      const [ox, oy] = [r.points.a[origine(h0)]!, r.points.b[origine(h0)]!]
      // start at the beginning of an arc, so that each comes whole
      let depart = h0
      for (let h = h0; ;) {
        const s = apres(h)
        if (arcDe[s] !== arcDe[h] || s === h0) {
          depart = s
          break
        }
        h = s
      }
      let h = depart
      let precedent = -1
      do {
        fait[h] = 1
        if (arcDe[h] !== precedent) suite.push(arcDe[h]!)
        precedent = arcDe[h]!
        const [u, v] = [origine(h), origine(h ^ 1)]
        aire += (r.points.a[u]! - ox) * (r.points.b[v]! - oy) - (r.points.a[v]! - ox) * (r.points.b[u]! - oy)
        h = apres(h)
      } while (h !== depart)
      boucles.push({ lieu: de(h0), suite, aire: aire / 2, point: origine(h0) })
    }
    return boucles
  }

  /** Rings by place, each hole after the smallest outer ring of the place that contains it. */
  function ranger(boucles: readonly Anneau[], nombre: number): Pick<Topologie, 'anneaux' | 'suites'> {
    const parLieu: Anneau[][] = Array.from({ length: nombre }, () => [])
    for (const b of boucles) parLieu[b.lieu]!.push(b)
    const [anneaux, suites] = [new Int32Array(nombre + 1), [0]]
    const refs = new Entiers()
    const ecrire = (b: Anneau): void => {
      for (const a of b.suite) refs.ajouter(a)
      suites.push(refs.n)
    }
    let n = 0
    parLieu.forEach((liste, p) => {
      const dehors = liste.filter((b) => b.aire > 0).sort((a, b) => a.aire - b.aire)
      const trous = new Map<Anneau, Anneau[]>()
      for (const trou of liste)
        if (trou.aire <= 0) {
          const hote = dehors.length === 1 ? dehors[0] : dehors.find((d) => contient(d, trou.point))
          if (hote) trous.set(hote, [...(trous.get(hote) ?? []), trou])
        }
      for (const d of dehors.reverse()) {
        ecrire(d)
        trous.get(d)?.forEach(ecrire)
        n += 1 + (trous.get(d)?.length ?? 0)
      }
      anneaux[p + 1] = n
    })
    return {
      anneaux: { debuts: anneaux, valeurs: Int32Array.from({ length: n }, (_, i) => i) },
      suites: { debuts: Int32Array.from(suites), valeurs: refs.valeurs.slice(0, refs.n) },
    }
  }

  function contient({ suite }: Anneau, point: number): boolean {
    const [px, py] = [r.points.a[point]!, r.points.b[point]!]
    let dedans = false
    for (const s of suite)
      for (let i = arcs[s >> 1]!; i + 1 < arcs[(s >> 1) + 1]!; i++)
        if (
          y[i]! > py !== y[i + 1]! > py &&
          px < x[i]! + ((x[i + 1]! - x[i]!) * (py - y[i]!)) / (y[i + 1]! - y[i]!)
        )
          dedans = !dedans
    return dedans
  }
}

interface Anneau {
  lieu: number
  suite: number[]
  /** Positive: the place is inside. */
  aire: number
  /** One of its points. */
  point: number
}
