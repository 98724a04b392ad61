/** What a selection holds, from the arrays of the country: at each change, without asking the server. Pure. */
import { PROFILS, type Profil } from '#domain/profil'
import { rangsDe, type Bits } from '#domain/selection/bits'
import type { Valeurs } from '../../carte/morceau.ts'

export interface Comptes {
  bureaux: number
  inscrits: number
  foyers: number
  /** Net reserve of abstention, votes; bureaux without estimate count for nothing. */
  reserve: number
  profils: Record<Profil, number>
  communes: number
  departements: number
  /** Bureaux without a place on the map. */
  sansPlace: number
}

export function compterSelection(v: Valeurs, bits: Bits): Comptes {
  const rangs = rangsDe(bits)
  const profils: Record<Profil, number> = { acquis: 0, hesitant: 0, droite: 0, indetermine: 0 }
  const communes = new Set<string | null>()
  const departements = new Set<string>()
  let [inscrits, foyers, reserve, sansPlace] = [0, 0, 0, 0]
  for (const i of rangs) {
    inscrits += v.inscrits[i]!
    if (v.foyer[i] !== 0) foyers++
    if (!Number.isNaN(v.reserveNette[i]!)) reserve += v.reserveNette[i]!
    if (Number.isNaN(v.longitude[i]!)) sansPlace++
    profils[PROFILS[v.profil[i]!] ?? 'indetermine']++
    communes.add(v.commune[i]!)
    departements.add(v.departement[i]!)
  }
  return {
    bureaux: rangs.length,
    inscrits,
    foyers,
    reserve,
    profils,
    communes: communes.size,
    departements: departements.size,
    sansPlace,
  }
}
