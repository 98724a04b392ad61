/**
 * Colour of each place as bytes for the map's texture: a change of layer or filter is one small array, not polygons.
 * The fourth byte says how to draw: {@link PLEIN} plain, {@link HACHURE} hatched.
 */
import type { Theme } from '../theme.ts'
import type { Profil } from '#domain/profil'
import { classeDe, couleursDe, couleurSansValeur, type Couche } from './couches.ts'
import { FOND, rvb } from './couleurs.ts'
import { profilDe, type Valeurs } from './morceau.ts'

export const LARGEUR_TEXTURE = 512
export const PLEIN = 255
export const HACHURE = 128

export interface Filtre {
  profils: ReadonlySet<Profil>
  foyersSeuls: boolean
  /** Only the places of this circonscription; null: all. */
  circonscription?: string | null
}

/** True when the place passes the filters of the reader. */
export function retenu(filtre: Filtre, v: Valeurs, rang: number): boolean {
  if (!filtre.profils.has(profilDe(v, rang))) return false
  if (filtre.foyersSeuls && v.foyer[rang] === 0) return false
  return !filtre.circonscription || v.circonscription[rang] === filtre.circonscription
}

/** Bytes of the texture of rows `debut` to `fin`: {@link LARGEUR_TEXTURE} places a line, four bytes a place. */
export function peindre(
  v: Valeurs,
  [debut, fin]: readonly [number, number],
  couche: Couche,
  filtre: Filtre,
  hachures: boolean,
  theme: Theme,
): Uint8Array {
  const lignes = Math.max(1, Math.ceil((fin - debut) / LARGEUR_TEXTURE))
  const octets = new Uint8Array(LARGEUR_TEXTURE * lignes * 4)
  const couleurs = couleursDe(couche, theme).map(rvb)
  const sansValeur = rvb(couleurSansValeur(theme))
  const ecarte = rvb(FOND[theme].terre)
  for (let i = debut; i < fin; i++) {
    const garde = retenu(filtre, v, i)
    const [r, g, b] = garde ? (couleurs[classeDe(couche, v, i)] ?? sansValeur) : ecarte
    const k = 4 * (i - debut)
    octets[k] = r
    octets[k + 1] = g
    octets[k + 2] = b
    octets[k + 3] = garde && hachures && v.foyer[i] !== 0 ? HACHURE : PLEIN
  }
  return octets
}
