/**
 * Seeded chance: the same seed gives the same draws on every machine, so that a result can be replayed and audited.
 * Generator xoshiro128** (Blackman, Vigna 2018, period 2^128 − 1), state filled from the seed by splitmix32.
 */

export class Hasard {
  #a: number
  #b: number
  #c: number
  #d: number
  #reste = Number.NaN

  /** @param graine any integer; only its low 32 bits count. @param flux independent stream under one seed. */
  constructor(graine: number, flux = 0) {
    let etat = (graine ^ Math.imul(flux + 1, 0x9e3779b9)) | 0
    const germe = () => {
      etat = (etat + 0x9e3779b9) | 0
      let z = Math.imul(etat ^ (etat >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return z ^ (z >>> 15)
    }
    this.#a = germe()
    this.#b = germe()
    this.#c = germe()
    this.#d = germe() | 1
  }

  /** 32 random bits, as a signed integer. */
  bits(): number {
    const b = this.#b
    const x = Math.imul(b, 5)
    const resultat = Math.imul((x << 7) | (x >>> 25), 9)
    const t = b << 9
    this.#c ^= this.#a
    this.#d ^= b
    this.#b = b ^ this.#c
    this.#a ^= this.#d
    this.#c ^= t
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return resultat
  }

  /** Real in [0, 1). */
  uniforme(): number {
    return (this.bits() >>> 0) * 2.3283064365386963e-10
  }

  /** Integer in [0, n). */
  indice(n: number): number {
    return Math.floor(this.uniforme() * n)
  }

  /** Standard normal (Marsaglia's polar method, both values used). */
  normale(): number {
    if (!Number.isNaN(this.#reste)) {
      const valeur = this.#reste
      this.#reste = Number.NaN
      return valeur
    }
    let u = 0
    let v = 0
    let s = 0
    do {
      u = 2 * this.uniforme() - 1
      v = 2 * this.uniforme() - 1
      s = u * u + v * v
    } while (s >= 1 || s === 0)
    const f = Math.sqrt((-2 * Math.log(s)) / s)
    this.#reste = v * f
    return u * f
  }

  /** Gamma of unit scale (Marsaglia, Tsang 2000); a shape of 0 gives 0. */
  gamma(forme: number): number {
    if (forme <= 0) return 0
    if (forme < 1) return this.gamma(forme + 1) * (1 - this.uniforme()) ** (1 / forme)
    const d = forme - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normale()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - this.uniforme()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }

  /** Poisson count of mean 1: the weight of an observation in a Poisson bootstrap. */
  poisson1(): number {
    const u = this.uniforme()
    let k = 0
    let p = Math.exp(-1)
    for (let cumul = p; u >= cumul && k < 12; cumul += p) p /= ++k
    return k
  }

  /** Shuffles in place (Fisher–Yates) and returns the array. */
  melanger<T extends { length: number; [i: number]: unknown }>(tableau: T): T {
    for (let i = tableau.length - 1; i > 0; i--) {
      const j = this.indice(i + 1)
      const autre = tableau[i]
      tableau[i] = tableau[j]
      tableau[j] = autre
    }
    return tableau
  }
}
