/** Bureaux of a circonscription grouped by commune: what adds up is added, what does not stays at the bureau. Pure. */
import type { LigneLieu } from '#contract/commun'
import type { Profil } from '#domain/profil'

export interface GroupeCommune {
  code: string
  nom: string
  bureaux: LigneLieu[]
  inscrits: number
  foyers: number
  /** Net reserve in votes; null when no bureau has one. */
  reserve: number | null
  profils: Record<Profil, number>
}

/** Groups with their bureaux, the largest net reserve first. */
export function grouperParCommune(bureaux: readonly LigneLieu[]): GroupeCommune[] {
  const groupes = new Map<string, GroupeCommune>()
  for (const b of bureaux) {
    const code = b.commune ?? b.code
    const g = groupes.get(code) ?? {
      code,
      nom: b.nomCommune ?? b.nom,
      bureaux: [],
      inscrits: 0,
      foyers: 0,
      reserve: null,
      profils: { acquis: 0, hesitant: 0, droite: 0, indetermine: 0 },
    }
    g.bureaux.push(b)
    g.inscrits += b.inscrits
    g.foyers += b.classement.foyer || b.classement.foyerARisque ? 1 : 0
    if (b.classement.reserveNette !== null) g.reserve = (g.reserve ?? 0) + b.classement.reserveNette
    g.profils[b.classement.profil]++
    groupes.set(code, g)
  }
  return [...groupes.values()].sort((a, b) => (b.reserve ?? -Infinity) - (a.reserve ?? -Infinity))
}

/** Bureaux whose net reserve is known and positive, largest first. */
export function premiersBureaux(bureaux: readonly LigneLieu[], combien: number): LigneLieu[] {
  return bureaux
    .filter((b) => (b.classement.reserveNette ?? 0) > 0)
    .sort((a, b) => b.classement.reserveNette! - a.classement.reserveNette!)
    .slice(0, combien)
}
