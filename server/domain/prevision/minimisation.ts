/** Two classical minimisers, deterministic: L-BFGS for smooth functions of many variables, Nelder–Mead for a few. */

/** Limited-memory BFGS (Nocedal 1980, 8 pairs, backtracking line search). Stops when the gradient's largest entry is under `tolerance`. */
export function lbfgs(
  f: (x: Float64Array, gradient: Float64Array) => number,
  depart: Float64Array,
  { iterations = 200, tolerance = 1e-6 } = {},
): Float64Array {
  const m = 8
  const n = depart.length
  let x = depart.slice()
  let g = new Float64Array(n)
  let valeur = f(x, g)
  const pas: Float64Array[] = []
  const ecarts: Float64Array[] = []
  for (let it = 0; it < iterations && maxAbs(g) > tolerance; it++) {
    const direction = directionDe(g, pas, ecarts)
    const pente = produit(direction, g)
    let taille = pas.length === 0 ? Math.min(1, 1 / maxAbs(g)) : 1
    let suivant = x
    let gSuivant = g
    let vSuivante = Number.POSITIVE_INFINITY
    for (let essai = 0; essai < 30; essai++) {
      suivant = x.map((v, i) => v + taille * direction[i]!)
      gSuivant = new Float64Array(n)
      vSuivante = f(suivant, gSuivant)
      if (vSuivante <= valeur + 1e-4 * taille * pente) break
      taille /= 2
    }
    if (!(vSuivante < valeur)) break
    const s = suivant.map((v, i) => v - x[i]!)
    const y = gSuivant.map((v, i) => v - g[i]!)
    if (produit(s, y) > 1e-14) {
      pas.push(s)
      ecarts.push(y)
      if (pas.length > m) {
        pas.shift()
        ecarts.shift()
      }
    }
    x = suivant
    g = gSuivant
    valeur = vSuivante
  }
  return x
}

/** Two-loop recursion: minus the approximate inverse Hessian times the gradient. */
function directionDe(
  g: Float64Array,
  pas: readonly Float64Array[],
  ecarts: readonly Float64Array[],
): Float64Array {
  const q = g.map((v) => -v)
  const alphas: number[] = []
  for (let j = pas.length - 1; j >= 0; j--) {
    const alpha = produit(pas[j]!, q) / produit(pas[j]!, ecarts[j]!)
    alphas[j] = alpha
    for (let i = 0; i < q.length; i++) q[i]! -= alpha * ecarts[j]![i]!
  }
  const dernier = pas.length - 1
  if (dernier >= 0) {
    const echelle = produit(pas[dernier]!, ecarts[dernier]!) / produit(ecarts[dernier]!, ecarts[dernier]!)
    for (let i = 0; i < q.length; i++) q[i]! *= echelle
  }
  for (let j = 0; j < pas.length; j++) {
    const beta = produit(ecarts[j]!, q) / produit(pas[j]!, ecarts[j]!)
    for (let i = 0; i < q.length; i++) q[i]! += (alphas[j]! - beta) * pas[j]![i]!
  }
  return q
}

/** Nelder–Mead simplex with the usual coefficients (1, 2, ½, ½), first simplex at +20 % of the start; stops when its values agree within `tolerance`. */
export function nelderMead(
  f: (x: readonly number[]) => number,
  depart: readonly number[],
  { iterations = 150, tolerance = 1e-7 } = {},
): number[] {
  const n = depart.length
  const simplexe = [
    [...depart],
    ...depart.map((_, j) => depart.map((v, i) => (i === j ? v * 1.2 + 1e-3 : v))),
  ].map((x) => ({ x, v: f(x) }))
  const point = (x: number[]) => ({ x, v: f(x) })
  for (let it = 0; it < iterations; it++) {
    simplexe.sort((a, b) => a.v - b.v)
    const pire = simplexe[n]!
    if (pire.v - simplexe[0]!.v < tolerance) break
    const centre = depart.map((_, i) => simplexe.slice(0, n).reduce((s, p) => s + p.x[i]!, 0) / n)
    const vers = (t: number) => point(centre.map((c, i) => c + t * (pire.x[i]! - c)))
    const reflet = vers(-1)
    if (reflet.v < simplexe[0]!.v) {
      const loin = vers(-2)
      simplexe[n] = loin.v < reflet.v ? loin : reflet
    } else if (reflet.v < simplexe[n - 1]!.v) simplexe[n] = reflet
    else {
      const proche = vers(reflet.v < pire.v ? -0.5 : 0.5)
      if (proche.v < Math.min(pire.v, reflet.v)) simplexe[n] = proche
      else
        for (let j = 1; j <= n; j++)
          simplexe[j] = point(simplexe[j]!.x.map((v, i) => (v + simplexe[0]!.x[i]!) / 2))
    }
  }
  return simplexe.reduce((a, b) => (b.v < a.v ? b : a)).x
}

function produit(a: Float64Array, b: Float64Array): number {
  let s = 0
  for (let i = 0; i < a.length; i++) s += a[i]! * b[i]!
  return s
}

function maxAbs(a: Float64Array): number {
  let m = 0
  for (const v of a) m = Math.max(m, Math.abs(v))
  return m
}
