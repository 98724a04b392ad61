/** How well conversations take on each kind of ground and class, learnt from fiches: the factor of techniques in votes per hour. */
import { DENSITES, PARAMETRES_CIBLAGE, type Densite } from '../ciblage/rendement.ts'
import { PROFILS, type Profil } from '../profil.ts'
import { apres, estPubliable, moyenne, SANS_FICHE, tauxDe, type Essai, type Taux } from './technique.ts'

/** `facteur` multiplies votes per hour; `fiches` and `contacts` count what was tried in that context. */
export interface FacteurTechnique extends Taux {
  terrain: Densite
  profil: Profil
  facteur: number
}

/**
 * f_technique of a ground and class: the rate of success of what is tried there, all techniques together, over that of what is tried
 * everywhere. The rate there is shrunk to the ground, the ground to everything, each worth κ = 20 contacts; half-life 45 days. Within
 * 0.5–1.5. Only contexts with 3 fiches and 10 contacts are listed: elsewhere the factor is 1. Source: design note §§ 8–9.
 * @param aujourdhui ISO day that ages are counted from.
 */
export function facteursTechnique(essais: readonly Essai[], aujourdhui: string): FacteurTechnique[] {
  const partout = moyenne(apres(essais, aujourdhui, SANS_FICHE))
  return DENSITES.flatMap((terrain) => {
    const dessus = essais.filter((e) => e.terrain === terrain)
    const sol = moyenne(apres(dessus, aujourdhui, partout))
    return PROFILS.flatMap((profil): FacteurTechnique[] => {
      const ici = dessus.filter((e) => e.profil === profil)
      const contacts = ici.reduce((n, e) => n + e.essais, 0)
      const taux = tauxDe(apres(ici, aujourdhui, sol), ici, contacts)
      const { facteurMin, facteurMax } = PARAMETRES_CIBLAGE
      const facteur = Math.min(facteurMax, Math.max(facteurMin, taux.taux / partout))
      return estPubliable(taux) ? [{ ...taux, terrain, profil, facteur }] : []
    })
  })
}

/** The factor of a ground and class, 0.5–1.5; 1 where too little was tried. */
export function facteurDe(
  facteurs: readonly FacteurTechnique[],
): (terrain: Densite, profil: Profil) => number {
  const connus = new Map(facteurs.map((f) => [`${f.terrain} ${f.profil}`, f.facteur]))
  return (terrain, profil) => connus.get(`${terrain} ${profil}`) ?? 1
}
