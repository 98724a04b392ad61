/** Learn the recipe on a past legislative first round. */
import { agregerParts, effectifAttendu, gaucheEnTeteParLieu, regrouper } from './agregat.ts'
import { caler } from './calage.ts'
import {
  NB_BLOCS,
  NB_REGRESSES,
  bureauxUtilisables,
  partsDuTour,
  partsNationales,
  poidsDesBureaux,
  type Historique,
  type Offre,
  type Territoire,
  type TourEnColonnes,
} from './colonnes.ts'
import { descripteursDe, partAutres } from './descripteurs.ts'
import { etalonnerDispersions, etalonnerEcarts } from './etalonnage.ts'
import { completerPrevision, type Modele, type Prevision } from './prevision.ts'
import { RECETTE, type Recette } from './recette.ts'
import {
  apprendreCoefficients,
  coefficientsApriori,
  propensions,
  type Coefficients,
  type Lecon,
} from './regression.ts'

/** A past legislative first round and what was known before it. */
export interface Episode {
  historique: Historique
  offre: Offre
  cible: TourEnColonnes
}

/** A model, and how it predicted the bureaux of each episode without having learnt from their circonscriptions. */
export interface Appris {
  modele: Modele
  epreuves: readonly Epreuve[]
}

export interface Epreuve {
  croisees: Prevision
  /** Bureaux learnt from or judged on: metropolitan, with enough exprimés in every round. */
  utilisables: Uint8Array
}

/**
 * Learns coefficients and spreads from past elections, the latest last. Deterministic. The spreads come from cross-fitted
 * predictions: circonscriptions are dealt into `plis` parts, each predicted with what the others taught.
 */
export function apprendre(
  episodes: readonly Episode[],
  territoire: Territoire,
  recette: Recette = RECETTE,
): Appris {
  const { n } = territoire
  const familles = new Set(recette.familles)
  const prepares = episodes.map((episode) => {
    const descripteurs = descripteursDe(episode.historique, episode.offre, territoire, familles)
    const utilisables = bureauxDApprentissage(episode, territoire, recette)
    const lecon: Lecon = {
      descripteurs,
      parts: partsDuTour(episode.cible),
      lignes: lignesCompletes(utilisables, episode.offre),
      poids: poidsDesBureaux(episode.historique).map((e) => Math.sqrt(Math.min(e, recette.exprimesPlafond))),
    }
    return { episode, utilisables, lecon }
  })
  const apriori = coefficientsApriori(prepares[0]?.lecon.descripteurs.noms ?? [], recette.apriori)
  const pli = (i: number) => Math.max(0, territoire.circonscription[i]!) % recette.plis
  const regresser = (garder: (i: number) => boolean, depart: Coefficients) => {
    const lecons = prepares
      .map(({ lecon }) => ({ ...lecon, lignes: lecon.lignes.filter(garder) }))
      .filter(({ lignes }) => lignes.length > 0)
    return lecons.length === 0 ? apriori : apprendreCoefficients(lecons, recette.penalite, apriori, depart)
  }
  const coefficients = regresser(() => true, apriori)
  const ailleurs = Array.from({ length: recette.plis }, (_, p) =>
    regresser((i) => pli(i) !== p, coefficients),
  )

  const epreuves = prepares.map(({ episode, utilisables, lecon }) => {
    const { historique, offre } = episode
    const croisees = new Float64Array(n * NB_BLOCS)
    ailleurs.forEach((coef, p) => {
      const prop = propensions(coef, lecon.descripteurs, (i) => partAutres(historique, offre, i))
      for (let i = 0; i < n; i++)
        if (pli(i) === p) croisees.set(prop.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS), i * NB_BLOCS)
    })
    const effectif = effectifAttendu(historique, offre, territoire)
    const cale = caler(croisees, offre, effectif, partsNationales(episode.cible), {
      redistribution: recette.redistribution,
    })
    return { episode, utilisables, effectif, offre, propensions: croisees, ...cale }
  })
  const modele: Modele = { recette, coefficients, ...etalonner(epreuves, territoire) }
  return {
    modele,
    epreuves: epreuves.map((e) => ({
      utilisables: e.utilisables,
      croisees: completerPrevision({
        parts: e.parts,
        effectif: e.effectif,
        base: { propensions: e.propensions, offre: e.offre, facteurs: e.facteurs, modele, territoire },
      }),
    })),
  }
}

function bureauxDApprentissage(
  { historique, cible }: Episode,
  territoire: Territoire,
  recette: Recette,
): Uint8Array {
  const { presidentielle, duelPresidentiel, legislatives } = historique
  const tours = [presidentielle, duelPresidentiel, legislatives, cible]
  return bureauxUtilisables(territoire.n, tours, recette.exprimesMin).map((u, i) =>
    territoire.metropole[i] === 1 ? u : 0,
  )
}

/** Usable bureaux where each of the four blocs has a candidate. */
function lignesCompletes(utilisables: Uint8Array, offre: Offre): Int32Array {
  const lignes: number[] = []
  utilisables.forEach((u, i) => {
    if (u === 1 && offre.presence.subarray(i * NB_BLOCS, i * NB_BLOCS + NB_REGRESSES).every((p) => p === 1))
      lignes.push(i)
  })
  return Int32Array.from(lignes)
}

interface ABalancer {
  episode: Episode
  utilisables: Uint8Array
  effectif: Float64Array
  parts: Float64Array
}

/** Spreads and intervals, from the cross-fitted predictions of all episodes put end to end. */
function etalonner(
  epreuves: readonly ABalancer[],
  territoire: Territoire,
): Pick<Modele, 'ecartsBureau' | 'ecartsCirconscription' | 'dispersions'> {
  const bureaux = empiler(
    epreuves.map((e) => ({
      parts: e.parts,
      effectif: e.effectif,
      voix: e.episode.cible.voix,
      observees: partsDuTour(e.episode.cible),
      choisis: indices(e.utilisables),
    })),
  )
  const circonscriptions = empiler(
    epreuves.map((e) => {
      const voix = regrouper(e.episode.cible, territoire)
      const presentes = new Set(
        indices(e.utilisables)
          .map((i) => territoire.circonscription[i]!)
          .filter((c) => c >= 0),
      )
      return {
        ...agregerParts(e.parts, e.effectif, territoire),
        voix,
        observees: voix,
        choisis: [...presentes],
      }
    }),
  )
  return {
    ecartsBureau: etalonnerEcarts(bureaux.parts, bureaux.effectif, gaucheEnTeteParLieu(bureaux.voix), true),
    ecartsCirconscription: etalonnerEcarts(
      circonscriptions.parts,
      circonscriptions.effectif,
      gaucheEnTeteParLieu(circonscriptions.voix),
      false,
    ),
    dispersions: etalonnerDispersions(bureaux.parts, bureaux.effectif, bureaux.observees),
  }
}

const indices = (masque: Uint8Array): number[] => Array.from(masque.keys()).filter((i) => masque[i] === 1)

interface Pile {
  parts: Float64Array
  effectif: Float64Array
  voix: Float64Array
  observees: Float64Array
}

/** The chosen rows of several tables, end to end. */
function empiler(tables: readonly (Pile & { choisis: readonly number[] })[]): Pile {
  const total = tables.reduce((s, t) => s + t.choisis.length, 0)
  const pile: Pile = {
    parts: new Float64Array(total * NB_BLOCS),
    effectif: new Float64Array(total),
    voix: new Float64Array(total * NB_BLOCS),
    observees: new Float64Array(total * NB_BLOCS),
  }
  let j = 0
  for (const table of tables)
    for (const i of table.choisis) {
      for (const cle of ['parts', 'voix', 'observees'] as const)
        pile[cle].set(table[cle].subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS), j * NB_BLOCS)
      pile.effectif[j++] = table.effectif[i]!
    }
  return pile
}
