/**
 * Seeded chance. Each subject draws from its own stream, named in words (`'votants 2022-legislatives-1 96004_0003'`), so that
 * adding a draw somewhere does not reshuffle everything else.
 */

/** FNV-1a over the name, then the mulberry32 generator. */
export class Hasard {
  private etat: number

  constructor(nom: string) {
    let h = 0x811c9dc5
    for (let i = 0; i < nom.length; i++) h = Math.imul(h ^ nom.charCodeAt(i), 0x01000193)
    this.etat = h >>> 0
    // The first outputs of near seeds are near: throw a few away.
    for (let i = 0; i < 4; i++) this.uniforme()
  }

  /** 0 ≤ u < 1. */
  uniforme(): number {
    this.etat = (this.etat + 0x6d2b79f5) >>> 0
    let t = this.etat
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  entre(min: number, max: number): number {
    return min + (max - min) * this.uniforme()
  }

  /** Integer, both bounds included. */
  entier(min: number, max: number): number {
    return Math.floor(this.entre(min, max + 1))
  }

  choix<T>(liste: readonly T[]): T {
    return liste[this.entier(0, liste.length - 1)]!
  }

  /** Gaussian of mean 0 (Box–Muller). */
  normale(ecartType = 1): number {
    const rayon = Math.sqrt(-2 * Math.log(1 - this.uniforme()))
    return ecartType * rayon * Math.cos(2 * Math.PI * this.uniforme())
  }

  /** How many of `n` electors do a thing that each does with probability `p`. */
  binomiale(n: number, p: number): number {
    let k = 0
    for (let i = 0; i < n; i++) if (this.uniforme() < p) k++
    return k
  }

  /** `n` electors spread over choices of the given weights (of any sum); the counts add up to `n`. */
  multinomiale(n: number, poids: readonly number[]): number[] {
    const comptes = poids.map(() => 0)
    let reste = n
    let masse = poids.reduce((s, p) => s + p, 0)
    poids.forEach((p, i) => {
      const k = i === poids.length - 1 ? reste : this.binomiale(reste, masse > 0 ? p / masse : 0)
      comptes[i] = k
      reste -= k
      masse -= p
    })
    return comptes
  }
}

/** A smooth field over the plane, mean 0, about ±1: a sum of waves of about `longueur` kilometres. */
export function champ(nom: string, longueur: number): (x: number, y: number) => number {
  const hasard = new Hasard(`champ ${nom}`)
  const ondes = Array.from({ length: 7 }, () => {
    const angle = hasard.entre(0, 2 * Math.PI)
    const k = (2 * Math.PI) / (longueur * hasard.entre(0.6, 1.6))
    return { kx: k * Math.cos(angle), ky: k * Math.sin(angle), phase: hasard.entre(0, 2 * Math.PI) }
  })
  const norme = Math.sqrt(2 / ondes.length)
  return (x, y) => norme * ondes.reduce((s, o) => s + Math.sin(o.kx * x + o.ky * y + o.phase), 0)
}
