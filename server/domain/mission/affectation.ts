/** Who goes on which mission: an assignment problem, solved exactly, explained line by line. */
import { convenance, type Convenance, type Mission, type Profil, type Refus } from './convenance.ts'
import { flotMinimal, type Arc } from './flot.ts'

export const PARAMETRES_AFFECTATION = {
  /** Missions at most for one militant in one plan. */
  missionsMax: 2,
  /** Taken off the score for each action of the last 30 days or of this plan: turns go round. */
  penaliteTour: 0.15,
} as const

export interface Affectation {
  mission: string
  militant: string
  convenance: Convenance
  /** Militant who would come next, and what the plan would lose on this line; null: nobody else could. */
  ensuite: { militant: string; perte: number } | null
}

export interface Plan {
  affectations: Affectation[]
  /** Missions that still lack somebody: how many, and what stopped the others. */
  manques: { mission: string; personnes: number; refus: Record<Refus, number>; occupes: number }[]
}

/**
 * Plan that fills the most places, then has the highest Σ (score − penalty × turn), where the turn of a militant counts recent actions
 * and missions already given in this plan. Nobody beyond {@link PARAMETRES_AFFECTATION.missionsMax}, never two missions in one slot of a day,
 * never a slot or a travel that the militant has not accepted. Deterministic: input order breaks ties.
 */
export function affecter(
  profils: readonly Profil[],
  missions: readonly Mission[],
  parametres: { missionsMax: number; penaliteTour: number } = PARAMETRES_AFFECTATION,
): Plan {
  const convenances = missions.map((m) => profils.map((p) => convenance(p, m)))
  const possible = (m: number, p: number): Convenance | null => {
    const c = convenances[m]![p]!
    return typeof c === 'string' ? null : c
  }
  const moment = (m: Mission) => `${m.jour ?? ''} ${m.creneau}`
  const creneaux = [...new Set(missions.map(moment))]
  // Nodes: source, militants, one per militant and slot, missions, sink.
  const noeudProfil = (p: number) => 1 + p
  const noeudCreneau = (p: number, c: number) => 1 + profils.length + p * creneaux.length + c
  const debutMissions = 1 + profils.length * (1 + creneaux.length)
  const puits = debutMissions + missions.length
  const arcs: Arc[] = []
  for (const [p, { recentes }] of profils.entries()) {
    for (let tour = 0; tour < parametres.missionsMax; tour++)
      arcs.push({
        de: 0,
        vers: noeudProfil(p),
        capacite: 1,
        cout: parametres.penaliteTour * (recentes + tour),
      })
    for (let c = 0; c < creneaux.length; c++)
      arcs.push({ de: noeudProfil(p), vers: noeudCreneau(p, c), capacite: 1, cout: 0 })
  }
  // A filled place is worth more than any score or penalty.
  const place =
    2 + parametres.penaliteTour * (Math.max(0, ...profils.map((p) => p.recentes)) + parametres.missionsMax)
  const choix: { mission: number; profil: number; arc: number }[] = []
  for (const [m, mission] of missions.entries()) {
    for (let p = 0; p < profils.length; p++) {
      const c = possible(m, p)
      if (!c) continue
      choix.push({ mission: m, profil: p, arc: arcs.length })
      arcs.push({
        de: noeudCreneau(p, creneaux.indexOf(moment(mission))),
        vers: debutMissions + m,
        capacite: 1,
        cout: -c.score - place,
      })
    }
    arcs.push({ de: debutMissions + m, vers: puits, capacite: mission.personnes, cout: 0 })
  }
  const flot = flotMinimal(puits + 1, arcs, 0, puits)
  const pris = choix.filter((c) => flot[c.arc] === 1)
  const deLaMission = (m: number) => new Set(pris.filter((c) => c.mission === m).map((c) => c.profil))

  const ensuite = (m: number, score: number): Affectation['ensuite'] => {
    const deja = deLaMission(m)
    let meilleur: { militant: string; perte: number } | null = null
    for (const [p, profil] of profils.entries()) {
      const c = deja.has(p) ? null : possible(m, p)
      if (c && (!meilleur || score - c.score < meilleur.perte))
        meilleur = { militant: profil.id, perte: score - c.score }
    }
    return meilleur
  }
  return {
    affectations: pris.map(({ mission: m, profil: p }) => ({
      mission: missions[m]!.id,
      militant: profils[p]!.id,
      convenance: possible(m, p)!,
      ensuite: ensuite(m, possible(m, p)!.score),
    })),
    manques: missions.flatMap((mission, m) => {
      const personnes = mission.personnes - deLaMission(m).size
      if (personnes === 0) return []
      const refus = { creneau: 0, trajet: 0 }
      for (const c of convenances[m]!) if (typeof c === 'string') refus[c]++
      const occupes = profils.length - refus.creneau - refus.trajet - deLaMission(m).size
      return [{ mission: mission.id, personnes, refus, occupes }]
    }),
  }
}
