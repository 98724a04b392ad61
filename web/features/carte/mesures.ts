/** Sizes that the camera needs, which the style sheets decide (`styles/carte.css`, `styles/panneau.css`). */
import type { Marges } from '../../carte/moteur.ts'

const SOUS_BARRES = 160

/** Size of the map: the window less its columns and bars. */
export function tailleCarte(): [largeur: number, hauteur: number] {
  const colonnes = innerWidth >= 2000 ? 720 : innerWidth >= 1200 ? 632 : innerWidth >= 900 ? 360 : 0
  return [innerWidth - colonnes, innerHeight - SOUS_BARRES]
}

/** Under the insets of the overseas. */
const SOUS_ENCARTS = 98
const SOUS_ENCARTS_MOBILE = 128

/**
 * Room left around what is framed: the legend on the left, the buttons on the right, on a phone the sheet of a place.
 * @param encarts the insets of the overseas are shown above.
 */
export function margesDe(largeur: number, hauteur: number, feuille: boolean, encarts = false): Marges {
  if (largeur >= 600)
    return {
      top: encarts ? SOUS_ENCARTS : 28,
      right: 56,
      bottom: encarts ? 52 : 28,
      left: Math.min(240, largeur * 0.1),
    }
  return {
    top: encarts ? SOUS_ENCARTS_MOBILE : 24,
    right: 24,
    bottom: feuille ? hauteur * 0.5 : 56,
    left: 24,
  }
}
