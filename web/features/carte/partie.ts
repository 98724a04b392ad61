/** What a page about a part of the map shows, and what the tool bar says of the drawing. Pure. */
import type { Publication } from '#contract/publication'
import { objets } from '../../carte/mots.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import type { DonneesCarte } from './useCarte.ts'

/** Beyond, twelve small maps would take seconds. */
const PLACES_DES_VIGNETTES = 6000

export const nombreDeLieux = ({ morceaux }: Pick<DonneesCarte, 'morceaux'>): number =>
  morceaux.reduce((n, m) => n + m.valeurs.n, 0)

/** What small maps can show: the places in view when they are few, else the circonscriptions of the country. */
export function partieDe(
  { morceaux, circonscriptions, niveau }: DonneesCarte,
  publication: Publication,
  vue: Emprise,
) {
  const total = nombreDeLieux({ morceaux })
  if (!circonscriptions || (total <= PLACES_DES_VIGNETTES && niveau !== 'circonscription'))
    return { morceaux, emprise: vue, objet: objets(niveau, total) }
  const { n } = circonscriptions.valeurs
  return { morceaux: [circonscriptions], emprise: publication.emprise, objet: objets('circonscription', n) }
}

export function phraseEtat({ magasin, enAttente, niveau }: DonneesCarte, total: number): string {
  if (magasin.erreur) return 'Lecture interrompue'
  return enAttente ? 'Chargement…' : `${objets(niveau, total)} sur la carte`
}
