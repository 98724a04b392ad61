/** What a good request is made of, about département 96. */
import { BUREAU } from '../../support/observation.ts'
import { COMMUNE } from './acteurs.ts'
import type { Monde } from './fabriques.ts'

export const CIRCONSCRIPTION = '96-01'

export interface Exemple {
  /** Values of the path, in order; then the query. */
  chemin: string
  corps?: unknown
  /** Status when all is allowed; 200 or 201 unless said otherwise, with the reason beside it. */
  statut?: number
  /** Text of the answer that nobody out of scope may read, when the route answers them at all. */
  trace?: string
}
export type Fabrique = (m: Monde) => Exemple | Promise<Exemple>

export const vide = (): Exemple => ({ chemin: '' })

/** A path with its parameters filled by name: enough for what is read by everybody. */
const CODES: Record<string, string> = {
  circonscriptions: CIRCONSCRIPTION,
  communes: COMMUNE,
  bureaux: BUREAU,
  bureau: BUREAU,
}
export function cheminPublic(chemin: string, m: Monde): string {
  const dossier = /\/(circonscriptions|communes|secteurs|bureaux|bureau)\//.exec(chemin)?.[1]
  const code = dossier === 'secteurs' ? m.secteur : (CODES[dossier ?? ''] ?? COMMUNE)
  return chemin
    .replace(':niveau', 'commune')
    .replace(':circonscription', CIRCONSCRIPTION)
    .replace(':cle', 'profil')
    .replace(/:(code|id)/, chemin.includes('/secteurs/') ? m.secteur : code)
}
