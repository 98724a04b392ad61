/**
 * The backtest: protocol « 2024 » (learn on 2022, predict the first round of 2024 from what was known before it) and its twin
 * « législatives 2022 from 2017 and the presidential of 2022 » (cross-fitted: each circonscription predicted with what the others taught).
 * Scores are on metropolitan bureaux with at least 30 exprimés in every round.
 */
import { apprendre } from '#domain/prevision/apprentissage'
import { gaucheEnTeteParLieu, regrouper } from '#domain/prevision/agregat'
import {
  NB_BLOCS,
  NB_REGRESSES,
  bureauxUtilisables,
  partsDuTour,
  partsNationales,
  type TourEnColonnes,
} from '#domain/prevision/colonnes'
import { intervalle, NIVEAU } from '#domain/prevision/etalonnage'
import { tableDeLift, type LigneLift } from '#domain/prevision/lift'
import { dixiemes, frequence, mesurer, r2, rmse, type Dixieme, type Mesures } from '#domain/prevision/mesure'
import { prevoir, type Prevision } from '#domain/prevision/prevision'
import { RECETTE, VERSION_PREVISION, type Recette } from '#domain/prevision/recette'
import { predireReference, toujoursEnTete } from '#domain/prevision/reference'
import type { Donnees } from './charger.ts'
import { AVANT, episodeDe, historiqueDe, offreDe, tourDe } from './episodes.ts'

/** Probability bounds of the two classes that the acceptance of the project names. */
export const SEUILS = { acquis: 0.85, droite: 0.15 } as const

export interface Evaluation {
  bureaux: Mesures & { r2: number; rmse: number }
  baseline: Mesures & { r2: number }
  /** « The left led in all three past first rounds, it will lead »: how often it says yes, how often it is right then. */
  toujoursEnTete: { n: number; part: number | null }
  /** How often the left led. */
  frequence: number
  dixiemes: Dixieme[]
  /** Bureaux of each class, and the share of them that the left led. */
  classes: Record<'acquis' | 'hesitant' | 'droite', { n: number; part: number | null }>
  circonscriptions: Mesures
  baselineCirconscriptions: { n: number; accuracy: number }
  /** Share of bureaux whose observed share falls in the 80 % interval, by bloc. */
  couverture: { niveau: number; blocs: (number | null)[] }
}

export interface Resultat extends Evaluation {
  version: string
  /** The same prediction on every bureau, overseas and abroad included. */
  franceEntiere: Mesures
  lift: LigneLift[]
  jumeau: Evaluation
}

const ROUNDS_DE_REFERENCE = [
  { scrutin: '2017-presidentielle-1', poids: 1 },
  { scrutin: '2022-presidentielle-1', poids: 3 },
]

/** @throws Error when a round of the protocol is not loaded. */
export function backtester(donnees: Donnees, recette: Recette = RECETTE): Resultat {
  const { territoire } = donnees
  const episode = episodeDe(donnees, 2022)
  const { modele, epreuves } = apprendre([episode], territoire, recette)
  const prevision = prevoir2024(donnees, recette, modele)
  const cible = tourDe(donnees, '2024-legislatives-1')
  const juges = bureauxJuges(donnees, '2022-legislatives-1', cible, true)
  const tous = bureauxJuges(donnees, '2022-legislatives-1', cible, false)
  const enTete = gaucheEnTeteParLieu(cible.voix)
  return {
    version: VERSION_PREVISION,
    ...evaluer(donnees, prevision, cible, '2022-legislatives-1', juges),
    franceEntiere: mesurer(
      Float64Array.from(tous, (i) => prevision.bureaux.premier[i]!),
      Uint8Array.from(tous, (i) => enTete[i]!),
    ),
    lift: tableDeLift(juges, historiqueDe(donnees, AVANT[2024]), cible, prevision.parts),
    jumeau: evaluer(
      donnees,
      epreuves[0]!.croisees,
      episode.cible,
      '2017-legislatives-1',
      bureauxJuges(donnees, '2017-legislatives-1', episode.cible, true),
    ),
  }
}

/** The prediction of the protocol « 2024 »: of 2024, the national shares and the offer, nothing else. */
export function prevoir2024(
  donnees: Donnees,
  recette: Recette = RECETTE,
  modele = apprendre([episodeDe(donnees, 2022)], donnees.territoire, recette).modele,
): Prevision {
  return prevoir(
    modele,
    historiqueDe(donnees, AVANT[2024]),
    partsNationales(tourDe(donnees, '2024-legislatives-1')),
    offreDe(donnees, '2024-legislatives-1'),
    donnees.territoire,
  )
}

function bureauxJuges(
  donnees: Donnees,
  legislatives: string,
  cible: TourEnColonnes,
  metropole: boolean,
): Int32Array {
  const tours = [...ROUNDS_DE_REFERENCE.map((r) => r.scrutin), legislatives].map((s) => tourDe(donnees, s))
  const masque = bureauxUtilisables(donnees.territoire.n, [...tours, cible], RECETTE.exprimesMin)
  return Int32Array.from(
    Array.from(masque.keys()).filter(
      (i) => masque[i] === 1 && (!metropole || donnees.territoire.metropole[i] === 1),
    ),
  )
}

function evaluer(
  donnees: Donnees,
  prevision: Prevision,
  cible: TourEnColonnes,
  legislatives: string,
  juges: Int32Array,
): Evaluation {
  const { territoire } = donnees
  const enTete = gaucheEnTeteParLieu(cible.voix)
  const y = Uint8Array.from(juges, (i) => enTete[i]!)
  const observees = partsDuTour(cible)
  const gauche = Float64Array.from(juges, (i) => observees[i * NB_BLOCS]!)
  const p = Float64Array.from(juges, (i) => prevision.bureaux.premier[i]!)
  const predite = Float64Array.from(juges, (i) => prevision.parts[i * NB_BLOCS]!)

  const perimetre = new Uint8Array(territoire.n)
  for (const i of juges) perimetre[i] = 1
  const tours = [...ROUNDS_DE_REFERENCE, { scrutin: legislatives, poids: 2 }].map(({ scrutin, poids }) => ({
    tour: tourDe(donnees, scrutin),
    poids,
  }))
  const reference = predireReference(tours, partsNationales(cible, perimetre), perimetre)
  const pReference = Float64Array.from(juges, (i) => reference.probabilite[i]!)
  const toujours = toujoursEnTete(tours.map((t) => t.tour))

  const circonscriptions = [...new Set(Array.from(juges, (i) => territoire.circonscription[i]!))].filter(
    (c) => c >= 0,
  )
  const enTeteCirconscription = gaucheEnTeteParLieu(regrouper(cible, territoire))
  const passee = gaucheEnTeteParLieu(regrouper(tourDe(donnees, legislatives), territoire))
  const yCirconscription = Uint8Array.from(circonscriptions, (c) => enTeteCirconscription[c]!)
  return {
    bureaux: { ...mesurer(p, y), r2: r2(predite, gauche), rmse: rmse(predite, gauche) },
    baseline: {
      ...mesurer(pReference, y),
      r2: r2(
        Float64Array.from(juges, (i) => reference.gauche[i]!),
        gauche,
      ),
    },
    toujoursEnTete: frequence(
      Float64Array.from(juges, (i) => toujours[i]!),
      y,
      1,
      1,
    ),
    frequence: y.reduce((s, v) => s + v, 0) / y.length,
    dixiemes: dixiemes(p, y),
    classes: {
      acquis: frequence(p, y, SEUILS.acquis, 1),
      hesitant: frequence(p, y, SEUILS.droite + Number.EPSILON, SEUILS.acquis - Number.EPSILON),
      droite: frequence(p, y, 0, SEUILS.droite),
    },
    circonscriptions: mesurer(
      Float64Array.from(circonscriptions, (c) => prevision.circonscriptions.premier[c]!),
      yCirconscription,
    ),
    baselineCirconscriptions: {
      n: circonscriptions.length,
      accuracy:
        circonscriptions.filter((c) => passee[c] === enTeteCirconscription[c]).length /
        circonscriptions.length,
    },
    couverture: { niveau: NIVEAU, blocs: couvertures(prevision, observees, juges) },
  }
}

function couvertures(prevision: Prevision, observees: Float64Array, juges: Int32Array): (number | null)[] {
  return Array.from({ length: NB_REGRESSES }, (_, k) => {
    let n = 0
    let dedans = 0
    for (const i of juges) {
      const bornes = intervalle(
        prevision.parts[i * NB_BLOCS + k]!,
        prevision.effectif[i]!,
        k,
        prevision.base.modele.dispersions,
      )
      if (!bornes) continue
      const part = observees[i * NB_BLOCS + k]!
      n++
      if (part >= bornes[0] && part <= bornes[1]) dedans++
    }
    return n > 0 ? dedans / n : null
  })
}
