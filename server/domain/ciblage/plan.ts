/**
 * The plan in whole sessions. Greedy on marginal net votes per militant-hour, travel included; then the last sessions are
 * chosen again exactly (`coeur.ts`), since greed alone wastes the end of a budget.
 */
import { refaireCoeur, type Plan } from './coeur.ts'
import {
  accessibles,
  coutSeance,
  gainSeance,
  HEURES_SEANCE,
  type Contraintes,
  type Terrains,
} from './seance.ts'

/** Max-heap of bureaux by the ratio of their next session. */
class File {
  readonly bureaux: Int32Array
  readonly ratios: Float64Array
  taille: number
  constructor(bureaux: Int32Array, ratios: Float64Array) {
    this.bureaux = bureaux
    this.ratios = ratios
    this.taille = bureaux.length
    for (let i = (this.taille >> 1) - 1; i >= 0; i--) this.descendre(i)
  }
  descendre(i: number): void {
    const { bureaux, ratios, taille } = this
    for (;;) {
      let plus = 2 * i + 1
      if (plus >= taille) return
      if (plus + 1 < taille && ratios[plus + 1]! > ratios[plus]!) plus++
      if (ratios[plus]! <= ratios[i]!) return
      ;[bureaux[i], bureaux[plus]] = [bureaux[plus]!, bureaux[i]!]
      ;[ratios[i], ratios[plus]] = [ratios[plus]!, ratios[i]!]
      i = plus
    }
  }
  /** The top goes out. */
  retirer(): void {
    this.taille--
    this.bureaux[0] = this.bureaux[this.taille]!
    this.ratios[0] = this.ratios[this.taille]!
    this.descendre(0)
  }
}

export function planifier(t: Terrains, contraintes: Contraintes): Plan {
  const { budget, plafond, trajetMax } = contraintes
  const seances = new Int32Array(t.valeur.length)
  const candidats = accessibles(t, trajetMax)
  const ratio = (b: number, rang: number) => gainSeance(t, b, rang) / coutSeance(t.trajet[b]!)
  const file = new File(
    candidats,
    Float64Array.from(candidats, (b) => ratio(b, 0)),
  )
  const parCommune = new Float64Array(1 + t.commune.reduce((m, c) => Math.max(m, c), 0))
  const ordre: number[] = []
  let heures = 0
  let marginale = 0
  while (file.taille > 0) {
    const b = file.bureaux[0]!
    const cout = coutSeance(t.trajet[b]!)
    const commune = t.commune[b]!
    if (parCommune[commune]! + cout > plafond + 1e-9) {
      file.retirer()
      continue
    }
    if (heures + cout > budget + 1e-9) {
      if (marginale === 0) marginale = file.ratios[0]!
      // Nothing costs less than a session next door: the rest of the budget is lost to greed.
      if (heures + HEURES_SEANCE > budget + 1e-9) break
      file.retirer()
      continue
    }
    heures += cout
    parCommune[commune]! += cout
    ordre.push(b)
    file.ratios[0] = ratio(b, ++seances[b]!)
    file.descendre(0)
  }
  return refaireCoeur(t, contraintes, { seances, heures, marginale, ordre }, parCommune)
}
