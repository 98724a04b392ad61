/** Sides of the graph of borders, cut at some of its points. */
import { Entiers, grouper, Paires } from './plan.ts'

/** Sides with their owner, one record a side and a place. */
export interface Releve {
  cote: Int32Array
  lieu: Int32Array
  n: number
}

/** Points to insert in sides. */
export interface Coupes {
  cote: Entiers
  point: Entiers
}

export const aucuneCoupe = (): Coupes => ({ cote: new Entiers(), point: new Entiers() })

/** Sides cut at their points, from one end to the other, each piece once. */
export function couper(points: Paires, cotes: Paires, releve: Releve, coupes: Coupes): [Paires, Releve] {
  const { debuts, valeurs } = grouper(
    cotes.n,
    coupes.cote.n,
    (k) => coupes.cote.valeurs[k]!,
    (k) => coupes.point.valeurs[k]!,
  )
  const { a: x, b: y } = points
  const suite = new Paires()
  const [cote, lieu] = [new Entiers(), new Entiers()]
  for (let r = 0; r < releve.n; r++) {
    const c = releve.cote[r]!
    const [a, b] = [cotes.a[c]!, cotes.b[c]!]
    const [de, fin] = [debuts[c]!, debuts[c + 1]!]
    if (fin - de > 1) {
      const dedans = valeurs.subarray(de, fin)
      const [dx, dy] = [x[b]! - x[a]!, y[b]! - y[a]!]
      dedans.sort((u, v) => (x[u]! - x[v]!) * dx + (y[u]! - y[v]!) * dy || u - v)
    }
    let precedent = a
    for (let k = de; k <= fin; k++) {
      const v = k < fin ? valeurs[k]! : b
      if (v === precedent) continue // found from two cells
      cote.ajouter(suite.numero(Math.min(precedent, v), Math.max(precedent, v)))
      lieu.ajouter(releve.lieu[r]!)
      precedent = v
    }
  }
  return [suite, { cote: cote.valeurs, lieu: lieu.valeurs, n: cote.n }]
}
