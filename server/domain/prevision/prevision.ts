/**
 * Predict the next legislative first round with a learnt model, and replay it for another national scenario in a fraction of a second.
 * Nothing of the round to predict enters but the national shares (the scenario) and the offer.
 */
import { agregerParts, effectifAttendu } from './agregat.ts'
import { caler } from './calage.ts'
import { GAUCHE, NB_BLOCS, type Historique, type Offre, type Scenario, type Territoire } from './colonnes.ts'
import { descripteursDe, partAutres } from './descripteurs.ts'
import { intervalle, type Dispersion } from './etalonnage.ts'
import type { Recette } from './recette.ts'
import { propensions, type Coefficients } from './regression.ts'
import { chancesDeTete, type Chances, type Ecarts } from './tete.ts'

export interface Modele {
  recette: Recette
  coefficients: Coefficients
  ecartsBureau: Ecarts
  ecartsCirconscription: Ecarts
  dispersions: readonly Dispersion[]
}

/** Predicted votes, before anything is said of who leads. */
export interface Partage {
  /** Predicted shares, `n × NB_BLOCS`. */
  parts: Float64Array
  /** Expected exprimés of each bureau. */
  effectif: Float64Array
  /** What {@link rejouer} starts from. */
  base: {
    propensions: Float64Array
    offre: Offre
    facteurs: Float64Array
    modele: Modele
    territoire: Territoire
  }
}

export interface Prevision extends Partage {
  bureaux: Chances
  circonscriptions: Chances & { parts: Float64Array }
}

/** Predicts a legislative first round from what is known before it, a national scenario and the offer. */
export function prevoir(
  modele: Modele,
  historique: Historique,
  scenario: Scenario,
  offre: Offre,
  territoire: Territoire,
): Prevision {
  const descripteurs = descripteursDe(historique, offre, territoire, new Set(modele.recette.familles))
  const prop = propensions(modele.coefficients, descripteurs, (i) => partAutres(historique, offre, i))
  const effectif = effectifAttendu(historique, offre, territoire)
  const cale = caler(prop, offre, effectif, scenario, { redistribution: modele.recette.redistribution })
  const base = { propensions: prop, offre, facteurs: cale.facteurs, modele, territoire }
  return completerPrevision({ parts: cale.parts, effectif, base })
}

/** The same shares under another national scenario: only the raking is computed again. */
export function recaler({ base, effectif }: Partage, scenario: Scenario): Partage {
  const { parts, facteurs } = caler(base.propensions, base.offre, effectif, scenario, {
    redistribution: base.modele.recette.redistribution,
    depart: base.facteurs,
    precision: 1e-4,
  })
  return { parts, effectif, base: { ...base, facteurs } }
}

/** The same prediction under another national scenario: only the raking and the probabilities are computed again. */
export const rejouer = (prevision: Prevision, scenario: Scenario): Prevision =>
  completerPrevision(recaler(prevision, scenario))

/** 80 % interval of the left's share in each bureau, `n × 2`; NaN where the left has no candidate. */
export function intervallesGauche({ parts, effectif, base }: Prevision): Float64Array {
  const sortie = new Float64Array(effectif.length * 2).fill(NaN)
  for (let i = 0; i < effectif.length; i++) {
    const bornes = intervalle(parts[i * NB_BLOCS]!, effectif[i]!, GAUCHE, base.modele.dispersions)
    if (bornes) sortie.set(bornes, i * 2)
  }
  return sortie
}

/** Adds probabilities, by bureau and by circonscription, to predicted shares. */
export function completerPrevision({ parts, effectif, base }: Partage): Prevision {
  const { modele, territoire } = base
  const circonscriptions = agregerParts(parts, effectif, territoire)
  return {
    parts,
    effectif,
    bureaux: chancesDeTete(parts, effectif, modele.ecartsBureau),
    circonscriptions: {
      parts: circonscriptions.parts,
      ...chancesDeTete(circonscriptions.parts, circonscriptions.effectif, modele.ecartsCirconscription),
    },
    base,
  }
}
