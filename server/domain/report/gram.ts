/**
 * Sufficient statistics of a transfer matrix. With shares of inscrits x (sources, R) and y (destinations, C) of each
 * bureau, weight w = inscrits: G = Σ w·x·xᵀ (R×R), H = Σ w·x·yᵀ (R×C), Q = Σ w·|y|² (scalar). Everything that the
 * fit, its bootstrap and its pooling need is a sum of these over bureaux, so the country is read once.
 */

/** Counts of the two rounds in bureaux, row-major (`bureau × modality`); each row of sources, and of destinations, sums to the inscrits of its round. */
export interface Comptes {
  sources: readonly string[]
  destinations: readonly string[]
  /** Length n·R. */
  avant: Float64Array
  /** Length n·C. */
  apres: Float64Array
}

export interface Gram {
  /** R. */
  sources: number
  /** C. */
  destinations: number
  /** R×R. */
  g: Float64Array
  /** R×C. */
  h: Float64Array
  /** Σ w·|y|². */
  q: number
  /** Σ w, inscrits. */
  poids: number
  /** Bureaux summed, those without inscrits left out. */
  bureaux: number
}

export function gramVide(sources: number, destinations: number): Gram {
  return {
    sources,
    destinations,
    g: new Float64Array(sources * sources),
    h: new Float64Array(sources * destinations),
    q: 0,
    poids: 0,
    bureaux: 0,
  }
}

/** Adds `facteur` times a Gram to another, in place. */
export function ajouterGram(cible: Gram, gram: Gram, facteur = 1): void {
  for (let i = 0; i < cible.g.length; i++) cible.g[i]! += facteur * gram.g[i]!
  for (let i = 0; i < cible.h.length; i++) cible.h[i]! += facteur * gram.h[i]!
  cible.q += facteur * gram.q
  cible.poids += facteur * gram.poids
  cible.bureaux += facteur * gram.bureaux
}

/**
 * Grams of groups of bureaux (circonscriptions, départements, resampling blocks…).
 * @param groupe group of each bureau, `-1` to leave it out. @param nombre number of groups.
 */
export function gramsParGroupe(comptes: Comptes, groupe: Int32Array, nombre: number): Gram[] {
  const R = comptes.sources.length
  const C = comptes.destinations.length
  const grams = Array.from({ length: nombre }, () => gramVide(R, C))
  const x = new Float64Array(R)
  const y = new Float64Array(C)
  for (let i = 0; i < groupe.length; i++) {
    const gram = grams[groupe[i]!]
    if (!gram) continue
    let avant = 0
    let apres = 0
    for (let r = 0; r < R; r++) avant += x[r] = comptes.avant[i * R + r]!
    for (let c = 0; c < C; c++) apres += y[c] = comptes.apres[i * C + c]!
    if (!(avant > 0 && apres > 0)) continue
    ajouterBureau(gram, x, y, avant, apres)
  }
  return grams
}

/** Gram of all bureaux. */
export function gramDe(comptes: Comptes): Gram {
  return gramsParGroupe(comptes, new Int32Array(comptes.avant.length / comptes.sources.length), 1)[0]!
}

function ajouterBureau(gram: Gram, x: Float64Array, y: Float64Array, avant: number, apres: number): void {
  const { sources: R, destinations: C, g, h } = gram
  // w·(x/avant)(x/avant)ᵀ with w = avant, so one division is enough; y is brought to the inscrits of the first round.
  for (let r = 0; r < R; r++) {
    const a = x[r]!
    if (a === 0) continue
    const poidsSource = a / avant
    const poidsCroise = a / apres
    for (let s = 0; s < R; s++) g[r * R + s]! += poidsSource * x[s]!
    for (let c = 0; c < C; c++) h[r * C + c]! += poidsCroise * y[c]!
  }
  let carre = 0
  for (let c = 0; c < C; c++) carre += y[c]! * y[c]!
  gram.q += (avant * carre) / (apres * apres)
  gram.poids += avant
  gram.bureaux++
}
