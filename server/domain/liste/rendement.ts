/** Net votes per militant-hour of a first session in a bureau, the way there and back paid. */
import type { BureauACibler } from '../ciblage/entree.ts'
import {
  epuisementHoraire,
  gain,
  rendementHoraire,
  type Densite,
  type Ouverture,
  type Rendement,
} from '../ciblage/rendement.ts'
import { coutSeance, HEURES_SEANCE } from '../ciblage/seance.ts'
import { densiteDe } from '../ciblage/terrain.ts'

/**
 * Expected net votes of the first session (a pair, two hours of doors) ÷ its militant-hours, travel included; signed.
 * Null: the bureau has no class, or the travel is unknown. Formula and sources: design note §8 (`ciblage/rendement.ts`).
 * @param trajet one-way minutes; 0: at the doors only.
 * @param jours days until the vote.
 * @param ouvertures opening rates learnt, by ground; the prior elsewhere.
 */
export function voixParHeure(
  b: BureauACibler,
  trajet: number,
  jours: number,
  ouvertures: Partial<Record<Densite, Ouverture>> = {},
): Rendement | null {
  if (b.profil === 'indetermine' || !Number.isFinite(trajet)) return null
  const densite = densiteDe(b.inscrits, b.superficie)
  const v = rendementHoraire(
    {
      densite,
      profil: b.profil,
      abstention: b.participation === null ? 0 : 1 - b.participation,
      partGauche: b.scoreGauche ?? 0,
      partExtremeDroite: b.scoreExtremeDroite ?? 0,
      ouverture: ouvertures[densite],
    },
    jours,
  )
  const rho = epuisementHoraire(densite, b.inscrits)
  const parHeure = (valeur: number): number => gain(valeur, rho, HEURES_SEANCE) / coutSeance(trajet)
  return { bas: parHeure(v.bas), central: parHeure(v.central), haut: parHeure(v.haut) }
}
