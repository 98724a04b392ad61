/** Sizes that the camera needs, which the style sheets decide (`styles/carte.css`, `styles/panneau.css`). */
import { vueSur, type Marges } from '../../carte/moteur.ts'
import type { Emprise } from '../../carte/niveaux.ts'

const SOUS_BARRES = 160

/** Size of the map: the window less its columns and bars. */
export function tailleCarte(): [largeur: number, hauteur: number] {
  const colonnes = innerWidth >= 2000 ? 720 : innerWidth >= 1200 ? 632 : innerWidth >= 900 ? 360 : 0
  return [innerWidth - colonnes, innerHeight - SOUS_BARRES]
}

/** Above this zoom the reader looks at a part of the country: the insets of the overseas are gone. */
export const ZOOM_NATIONAL = 6.4

/** Under these insets. */
const SOUS_ENCARTS = 98
const SOUS_ENCARTS_MOBILE = 128

/** On a narrower map the legend opens folded. */
export const legendePliee = (largeur: number): boolean => largeur < 760

/** The legend and its gaps: its width, its height before it is drawn, which then depends on the layer. */
const LEGENDE = { largeur: 316, pliee: 160, depliee: 310 }
function hauteurLegende(largeur: number): number {
  const dessinee = document.querySelector('.legende')?.clientHeight
  if (dessinee) return dessinee + 24
  return legendePliee(largeur) ? LEGENDE.pliee : LEGENDE.depliee
}

/** Zoom to win to stand beside the legend: there the middle of the map, which the keyboard chooses, may be off the territory. */
const GAIN_A_COTE = 0.3

/**
 * Room left around what is framed: the legend, the buttons on the right, on a phone the sheet of a place. A territory stands above the
 * legend, or beside it when it is much larger there; the country lets it lie on the sea.
 * @param encarts the insets of the overseas are shown above.
 */
export function margesDe(
  emprise: Emprise,
  [largeur, hauteur]: readonly [number, number],
  feuille: boolean,
  encarts = false,
): Marges {
  if (largeur < 600)
    return {
      top: encarts ? SOUS_ENCARTS_MOBILE : 24,
      right: 24,
      bottom: feuille ? hauteur * 0.5 : 56,
      left: 24,
    }
  const bords = { top: 28, right: 56, bottom: 28, left: Math.min(240, largeur * 0.1) }
  if (encarts) return { ...bords, top: SOUS_ENCARTS, bottom: 52 }
  const dessus = { ...bords, left: 28, bottom: hauteurLegende(largeur) }
  const aCote = { ...bords, left: LEGENDE.largeur }
  const zoom = (marges: Marges): number => vueSur(emprise, largeur, hauteur, marges).zoom
  return zoom(aCote) > zoom(dessus) + GAIN_A_COTE ? aCote : dessus
}

/** Room left around a place of a territory that may have insets: so large a place that they still show stands under them. */
export function margesDuLieu(
  emprise: Emprise,
  taille: readonly [number, number],
  feuille: boolean,
  encarts: boolean,
): Marges {
  const marges = margesDe(emprise, taille, feuille)
  if (!encarts || vueSur(emprise, ...taille, marges).zoom >= ZOOM_NATIONAL) return marges
  return { ...marges, top: taille[0] < 600 ? SOUS_ENCARTS_MOBILE : SOUS_ENCARTS }
}
