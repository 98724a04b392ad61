/** Search in the catalogue of sources: every word typed, anywhere on the card, accents and case aside. Pure. */
import type { Catalogue } from '#contract/catalogue'
import { sansAccent } from '../../texte.ts'

type Fiche = Catalogue['fiches'][number]

const texteDe = (f: Fiche): string =>
  sansAccent(
    [
      f.titre,
      f.cle,
      f.description,
      f.editeur,
      f.maille,
      f.millesime,
      ...f.colonnes.flatMap((c) => [c.nom, c.description]),
    ].join(' '),
  )

/** Cards that are read first, then by title. */
export function chercherFiches(fiches: readonly Fiche[], cherche: string): Fiche[] {
  const mots = sansAccent(cherche).split(/\s+/).filter(Boolean)
  return fiches
    .filter((f) => mots.every((mot) => texteDe(f).includes(mot)))
    .toSorted(
      (a, b) =>
        Number(a.etape === 'aucune') - Number(b.etape === 'aucune') || a.titre.localeCompare(b.titre, 'fr'),
    )
}
