/** Two maps, one camera: whichever the reader moves leads, and is never told its own way back while it goes on. */
import type { MoteurCarte, Vue } from '../../carte/moteur.ts'

/** Cameras remembered: those of one gesture. */
const MEMOIRE = 240

const cleDe = ({ longitude, latitude, zoom }: Vue): string =>
  [longitude, latitude, zoom].map((x) => x.toFixed(6)).join()

export class Attelage {
  #menees = new Set<string>()

  /** The second map moved: the first one goes there. */
  mener(vue: Vue, principal: MoteurCarte | null): void {
    this.#menees.add(cleDe(vue))
    const ancienne = this.#menees.values().next().value
    if (this.#menees.size > MEMOIRE && ancienne !== undefined) this.#menees.delete(ancienne)
    principal?.mener(vue)
  }

  /** The first map is there: the second follows, unless it led. */
  suivre(vue: Vue, jumeau: MoteurCarte | null): void {
    if (!this.#menees.delete(cleDe(vue))) jumeau?.suivre(vue)
  }
}
