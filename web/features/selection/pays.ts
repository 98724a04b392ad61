/** All the bureaux of the country, without their contours: what a selection is made of. Pure. */
import type { PlanCarte } from '#contract/carte'
import type { NiveauCarte } from '#domain/lieu'
import { TOUTES_REGIONS } from '#domain/region'
import { depuisRangs, vides, type Bits } from '#domain/selection/bits'
import { rangDe, type Morceau, type Valeurs } from '../../carte/morceau.ts'

export interface Pays {
  plan: PlanCarte
  /** One row a bureau, in the national order. */
  valeurs: Valeurs
}

const CLE: Record<
  Exclude<NiveauCarte, 'bureau' | 'region'>,
  'departement' | 'circonscription' | 'commune'
> = {
  departement: 'departement',
  circonscription: 'circonscription',
  commune: 'commune',
}

/** Bureaux of a place of any level. */
export function bureauxDe({ valeurs: v }: Pays, niveau: NiveauCarte, code: string): Bits {
  if (niveau === 'bureau') {
    const rang = rangDe(v, code)
    return rang === null ? vides(v.n) : depuisRangs(v.n, [rang])
  }
  const colonne = v[niveau === 'region' ? 'departement' : CLE[niveau]]
  const codes: readonly string[] =
    niveau === 'region' ? (TOUTES_REGIONS.find((r) => r.code === code)?.departements ?? []) : [code]
  const bits = vides(v.n)
  for (let i = 0; i < v.n; i++) if (codes.includes(colonne[i] ?? '')) bits[i >>> 5]! |= 1 << (i & 31)
  return bits
}

/** First national row of a drawn layer of bureaux; null when the layer is of another level. */
export function debutDe({ plan }: Pays, { niveau, departement }: Morceau): number | null {
  if (niveau !== 'bureau') return null
  if (departement === null) return 0
  return plan.couches.find((c) => c.niveau === 'bureau' && c.departement === departement)?.debut ?? null
}
