/** Keeps stored sectors true to the bureaux of the current publication, which can rename, add or remove some. */
import { distanceKm } from '../ciblage/terrain.ts'
import type { BureauADecouper } from '../secteur.ts'

export interface SecteurStocke {
  id: string
  bureaux: string[]
}

/**
 * Sectors over the published bureaux only: codes that are gone leave; a new bureau joins the sector of the nearest bureau of its commune,
 * or else of the nearest bureau, or else the first sector. Sectors left empty are dropped.
 * @returns the same array when nothing had to change.
 */
export function accorder<T extends SecteurStocke>(
  secteurs: readonly T[],
  publies: readonly BureauADecouper[],
): readonly T[] {
  const connus = new Map(publies.map((b) => [b.code, b]))
  const places = new Set(secteurs.flatMap((s) => s.bureaux))
  const nouveaux = publies.filter((b) => !places.has(b.code))
  const disparus = [...places].filter((code) => !connus.has(code))
  if (nouveaux.length === 0 && disparus.length === 0) return secteurs
  const restants = secteurs
    .map((s) => ({ ...s, bureaux: s.bureaux.filter((code) => connus.has(code)) }))
    .filter((s) => s.bureaux.length > 0)
  const hoteDe = (b: BureauADecouper): T | undefined => {
    const candidats = restants.flatMap((s) => s.bureaux.map((code) => ({ s, voisin: connus.get(code)! })))
    const eloignement = ({ voisin }: (typeof candidats)[number]) =>
      (voisin.commune === b.commune ? 0 : 1e5) +
      (voisin.ancre && b.ancre ? distanceKm(voisin.ancre, b.ancre) : 1e4)
    return candidats.toSorted((u, v) => eloignement(u) - eloignement(v))[0]?.s
  }
  for (const b of nouveaux) hoteDe(b)?.bureaux.push(b.code)
  return restants
}
