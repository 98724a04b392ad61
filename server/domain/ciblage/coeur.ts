/**
 * The end of a greedy plan, chosen again exactly: the last sessions are undone and the hours they free are filled by
 * dynamic programming over the best sessions still open (the « core » of a knapsack: Pisinger 1999). The sessions of one
 * bureau cost the same and bring less and less, so the optimum takes them in order by itself.
 */
import {
  accessibles,
  coutSeance,
  gainSeance,
  minutesSeance,
  SEANCE,
  valeurDe,
  type Contraintes,
  type Terrains,
} from './seance.ts'

export interface Plan {
  /** Sessions by bureau. */
  seances: Int32Array
  /** Militant-hours used, travel included. */
  heures: number
  /** Net votes per militant-hour, travel included, of the best session left out for want of hours; 0 when none is left. */
  marginale: number
  /** Bureaux in the order in which greed took a session. */
  ordre: number[]
}

/** Sessions undone, and open sessions considered. */
const DEFAITES = 12
const OUVERTES = 80

interface Seance {
  bureau: number
  minutes: number
  gain: number
}

/** The plan, or a better one of the same budget. @param parCommune hours by commune of the plan; spent by this function. */
export function refaireCoeur(
  t: Terrains,
  contraintes: Contraintes,
  plan: Plan,
  parCommune: Float64Array,
): Plan {
  const garde = plan.ordre.slice(0, -DEFAITES)
  const defaites = plan.ordre.slice(garde.length)
  const seances = plan.seances.slice()
  let heures = plan.heures
  for (const b of defaites) {
    const cout = coutSeance(t.trajet[b]!)
    seances[b]!--
    heures -= cout
    parCommune[t.commune[b]!]! -= cout
  }
  const capacite = Math.floor(((contraintes.budget - heures) * 60) / SEANCE.militants + 1e-6)
  const choisies = sacADos(ouvertes(t, contraintes, seances, parCommune, capacite), capacite)
  const avant = valeurDe(t, plan.seances)
  for (const s of choisies) seances[s.bureau]!++
  if (valeurDe(t, seances) <= avant + 1e-12) return plan
  return {
    seances,
    heures: heures + choisies.reduce((h, s) => h + (s.minutes * SEANCE.militants) / 60, 0),
    marginale: plan.marginale,
    ordre: [...garde, ...choisies.map((s) => s.bureau)],
  }
}

/** The best open sessions by gain per minute, as many in each commune as its cap leaves room for. */
function ouvertes(
  t: Terrains,
  { plafond, trajetMax }: Contraintes,
  seances: Int32Array,
  parCommune: Float64Array,
  capacite: number,
): Seance[] {
  const liste: Seance[] = []
  const candidats = accessibles(t, trajetMax)
  const ratios = Float64Array.from(
    candidats,
    (b) => gainSeance(t, b, seances[b]!) / minutesSeance(t.trajet[b]!),
  )
  const seuil = ratios.slice().sort().at(-OUVERTES) ?? 0
  for (let k = 0; k < candidats.length; k++) {
    if (ratios[k]! < seuil) continue
    const b = candidats[k]!
    const minutes = minutesSeance(t.trajet[b]!)
    const combien = Math.min(DEFAITES, Math.floor(capacite / minutes))
    for (let rang = 0; rang < combien; rang++)
      liste.push({ bureau: b, minutes, gain: gainSeance(t, b, seances[b]! + rang) })
  }
  liste.sort((x, y) => y.gain / y.minutes - x.gain / x.minutes)
  const places = parCommune.slice()
  const gardees: Seance[] = []
  for (const s of liste) {
    if (gardees.length === OUVERTES) break
    const cout = coutSeance(t.trajet[s.bureau]!)
    if (places[t.commune[s.bureau]!]! + cout > plafond + 1e-9) continue
    places[t.commune[s.bureau]!]! += cout
    gardees.push(s)
  }
  return gardees
}

/** Exact 0–1 knapsack over whole minutes. */
function sacADos(objets: readonly Seance[], capacite: number): Seance[] {
  if (capacite <= 0) return []
  const meilleur = new Float64Array(capacite + 1)
  const pris = objets.map(() => new Uint8Array(capacite + 1))
  objets.forEach(({ minutes, gain }, k) => {
    for (let c = capacite; c >= minutes; c--) {
      const essai = meilleur[c - minutes]! + gain
      if (essai > meilleur[c]!) {
        meilleur[c] = essai
        pris[k]![c] = 1
      }
    }
  })
  const choisies: Seance[] = []
  for (let k = objets.length - 1, c = capacite; k >= 0; k--)
    if (pris[k]![c]) {
      choisies.push(objets[k]!)
      c -= objets[k]!.minutes
    }
  return choisies.reverse()
}
