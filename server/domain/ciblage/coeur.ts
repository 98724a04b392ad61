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
  const choisies = remplirCoeur(
    t,
    contraintes,
    ouvertes(t, contraintes, seances, capacite),
    parCommune,
    capacite,
  )
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

/** The open sessions of best gain per minute. */
function ouvertes(t: Terrains, { trajetMax }: Contraintes, seances: Int32Array, capacite: number): Seance[] {
  const candidats = accessibles(t, trajetMax)
  const ratios = Float64Array.from(
    candidats,
    (b) => gainSeance(t, b, seances[b]!) / minutesSeance(t.trajet[b]!),
  )
  const seuil = ratios.slice().sort().at(-OUVERTES) ?? 0
  const liste: Seance[] = []
  for (let k = 0; k < candidats.length; k++) {
    if (ratios[k]! < seuil) continue
    const b = candidats[k]!
    const minutes = minutesSeance(t.trajet[b]!)
    const combien = Math.min(DEFAITES, Math.floor(capacite / minutes))
    for (let rang = 0; rang < combien; rang++)
      liste.push({ bureau: b, minutes, gain: gainSeance(t, b, seances[b]! + rang) })
  }
  return liste.sort((x, y) => y.gain / y.minutes - x.gain / x.minutes).slice(0, OUVERTES)
}

/** Best choice under the capacity and the caps: communes whose cap may bind are solved apart, then merged. */
function remplirCoeur(
  t: Terrains,
  { plafond }: Contraintes,
  objets: readonly Seance[],
  parCommune: Float64Array,
  capacite: number,
): Seance[] {
  const groupes = new Map<number, Seance[]>()
  for (const s of objets) {
    const c = t.commune[s.bureau]!
    const place = placeDe(plafond - parCommune[c]!)
    const somme = objets.reduce((m, o) => m + (t.commune[o.bureau] === c ? o.minutes : 0), 0)
    const groupe = somme > place ? c : LIBRE
    groupes.set(groupe, [...(groupes.get(groupe) ?? []), s])
  }
  let tout = sacADos([], capacite)
  for (const [c, membres] of groupes) {
    const place = c === LIBRE ? capacite : Math.min(capacite, placeDe(plafond - parCommune[c]!))
    tout = fusionner(tout, sacADos(membres, place))
  }
  return tout.choix(capacite)
}

/** Group of the communes whose cap cannot bind. */
const LIBRE = -1

/** Whole minutes of a pair in so many militant-hours. */
const placeDe = (heures: number) => Math.max(0, Math.floor((heures * 60) / SEANCE.militants + 1e-6))

/** Best gain by capacity, and a choice that reaches it. */
interface Sac {
  gains: Float64Array
  choix(capacite: number): Seance[]
}

/** Exact 0–1 knapsack over whole minutes. */
function sacADos(objets: readonly Seance[], capacite: number): Sac {
  const gains = new Float64Array(capacite + 1)
  const pris = objets.map(() => new Uint8Array(capacite + 1))
  objets.forEach(({ minutes, gain }, k) => {
    for (let c = capacite; c >= minutes; c--) {
      const essai = gains[c - minutes]! + gain
      if (essai > gains[c]!) {
        gains[c] = essai
        pris[k]![c] = 1
      }
    }
  })
  return {
    gains,
    choix(capacite) {
      const choisies: Seance[] = []
      for (let k = objets.length - 1, c = capacite; k >= 0; k--)
        if (pris[k]![c]) {
          choisies.push(objets[k]!)
          c -= objets[k]!.minutes
        }
      return choisies.reverse()
    },
  }
}

/** Two knapsacks filled side by side, the second no further than its own capacity. */
function fusionner(a: Sac, b: Sac): Sac {
  const gains = new Float64Array(a.gains.length)
  const partage = new Int32Array(a.gains.length)
  for (let c = 0; c < gains.length; c++) {
    const fin = Math.min(c, b.gains.length - 1)
    for (let x = 0; x <= fin; x++) {
      const essai = a.gains[c - x]! + b.gains[x]!
      if (essai > gains[c]!) {
        gains[c] = essai
        partage[c] = x
      }
    }
  }
  return { gains, choix: (c) => [...a.choix(c - partage[c]!), ...b.choix(partage[c]!)] }
}
