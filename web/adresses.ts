/** Addresses that are not read by the page's own calls: layers, sheets, fiches, flows. */
import { estVivante } from '#domain/couche/couche'
import type { NiveauCarte } from '#domain/lieu'
import { RACINE, segment } from './appel.ts'

/** Address of the Arrow stream of a scenario; `departement` null: the whole territory. */
export const urlScenario = (
  niveau: 'bureau' | 'circonscription',
  elans: string,
  departement: string | null,
): string =>
  `${RACINE}/scenario/${niveau}?${elans}${departement === null ? '' : `&departement=${segment(departement)}`}`

/** Address of a layer of the map over the territory; the version of the publication lets it be kept for ever, unless fiches change it. */
export const urlCouche = (niveau: NiveauCarte, cle: string, version: string): string =>
  `${RACINE}/carte/${niveau}/couches/${segment(cle)}${estVivante(cle) ? '' : `?h=${segment(version)}`}`

/** Address of the plan of a budget of hours over the territory. */
export const urlHeures = (requete: URLSearchParams): string => `${RACINE}/carte/heures.arrow?${requete}`

/** Address of a printable map. @param requete query of `QueryPlanche`. */
export const urlPlanche = (extension: 'pdf' | 'svg' | 'png', requete: URLSearchParams): string =>
  `${RACINE}/planche.${extension}?${requete}`

/** Address of the printable fiche of a circonscription. */
export const urlFiche = (code: string): string => `/fiches/circonscriptions/${segment(code)}`
export const urlFichePdf = (code: string): string => `${urlFiche(code)}.pdf`

/** Address of the map drawn by the server. @param taille width and height in pixels. */
export function urlCarteSvg(
  niveau: string,
  d: {
    couche: string
    departement: string | null
    emprise: readonly [number, number, number, number]
    taille: readonly [number, number]
  },
): string {
  const query = new URLSearchParams({
    couche: d.couche,
    emprise: d.emprise.map((x) => x.toFixed(4)).join(),
    largeur: String(Math.max(100, Math.round(d.taille[0]))),
    hauteur: String(Math.max(100, Math.round(d.taille[1]))),
  })
  if (d.departement !== null) query.set('departement', d.departement)
  return `${RACINE}/carte/${niveau}/carte.svg?${query}`
}

/** Flow of what happens to a list, from a rank on. */
export const urlDirect = (liste: string, depuis: number): string =>
  `${RACINE}/listes/${segment(liste)}/direct?depuis=${depuis}`
