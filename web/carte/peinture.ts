/**
 * Colour of each place as bytes for the map's texture: a change of layer or filter is one small array, not polygons.
 * The fourth byte says how to draw: {@link PLEIN} plain, {@link HACHURE} hatched.
 */
import { NOMBRE_DE_PAS, SANS_CANDIDAT } from '#domain/couche/quantification'
import { PROFILS, type Profil } from '#domain/profil'
import type { Theme } from '../theme.ts'
import { FOND, rvb, SANS_CANDIDATURE, SANS_VALEUR } from './couleurs.ts'
import type { Morceau } from './morceau.ts'
import { SANS_CLASSE, type Rendu } from './coucheDessinee.ts'

export const LARGEUR_TEXTURE = 512
export const PLEIN = 255
export const HACHURE = 128

export interface Filtre {
  profils: ReadonlySet<Profil>
  foyersSeuls: boolean
  /** Only the places of this circonscription; null: all. */
  circonscription?: string | null
  /** Steps of a drawn layer that the legend keeps; null: all. */
  brosse?: { gardes: Uint8Array; rangsDe: Rendu['rangsDe'] } | null
}

/** Tells the rows of a part of the map that pass the filters of the reader. */
export function gardienDe(filtre: Filtre, m: Morceau): (rang: number) => boolean {
  const { foyer, profil, circonscription } = m.valeurs
  const profils = Uint8Array.from(PROFILS, (p) => Number(filtre.profils.has(p)))
  const seule = filtre.circonscription ? circonscription : null
  const brosse = filtre.brosse ?? null
  const rangs = brosse?.rangsDe(m) ?? null
  return (rang) =>
    profils[profil[rang]!] === 1 &&
    (!filtre.foyersSeuls || foyer[rang] !== 0) &&
    (seule === null || seule[rang] === filtre.circonscription) &&
    (brosse === null || rangs === null || brosse.gardes[rangs[rang]!] === 1)
}

/** Little-endian word of an opaque colour, as the texture reads it. */
const mot = (hexa: string): number => {
  const [r, g, b] = rvb(hexa)
  return ((PLEIN << 24) | (b << 16) | (g << 8) | r) >>> 0
}

export const couleurSansValeur = (theme: Theme): string => SANS_VALEUR[theme]
export const couleurSansCandidat = (theme: Theme): string => SANS_CANDIDATURE[theme]

/** Places without value: grey, but the plain ground where no value means none of it (no hour is sent there). */
export const couleurDuVide = ({ variable }: Rendu, theme: Theme): string =>
  variable.couche.unite === 'heures' ? FOND[theme].terre : couleurSansValeur(theme)

const teintes = new WeakMap<Rendu, Partial<Record<Theme, Uint32Array>>>()

/** Colour word of each step of a drawn layer, made once. */
export function teintesDe(rendu: Rendu, theme: Theme): Uint32Array {
  const connues = teintes.get(rendu) ?? {}
  teintes.set(rendu, connues)
  const deja = connues[theme]
  if (deja) return deja
  const mots = new Uint32Array(NOMBRE_DE_PAS).fill(mot(couleurDuVide(rendu, theme)))
  mots[SANS_CANDIDAT] = mot(couleurSansCandidat(theme))
  const couleurs = rendu.couleurs.map(mot)
  const { classeDuPas } = rendu
  for (let pas = 0; pas < NOMBRE_DE_PAS; pas++) {
    const classe = classeDuPas[pas]!
    if (classe !== SANS_CLASSE) mots[pas] = couleurs[classe]!
  }
  connues[theme] = mots
  return mots
}

/** Colour of one place, for what is drawn by hand. */
export function couleurDuLieu(rendu: Rendu, m: Morceau, rang: number, theme: Theme): string {
  const pas = rendu.rangsDe(m)?.[rang]
  if (pas === undefined) return couleurDuVide(rendu, theme)
  const classe = rendu.classeDuPas[pas]!
  if (classe !== SANS_CLASSE) return rendu.couleurs[classe]!
  return pas === SANS_CANDIDAT ? couleurSansCandidat(theme) : couleurDuVide(rendu, theme)
}

/** Bytes of the texture of rows `debut` to `fin`: {@link LARGEUR_TEXTURE} places a line, four bytes a place. */
export function peindre(
  m: Morceau,
  [debut, fin]: readonly [number, number],
  rendu: Rendu,
  filtre: Filtre,
  hachures: boolean,
  theme: Theme,
): Uint8Array {
  const lignes = Math.max(1, Math.ceil((fin - debut) / LARGEUR_TEXTURE))
  const octets = new Uint8Array(LARGEUR_TEXTURE * lignes * 4)
  const mots = new Uint32Array(octets.buffer)
  const table = teintesDe(rendu, theme)
  const rangs = rendu.rangsDe(m)
  const sansValeur = mot(couleurSansValeur(theme))
  const { foyer } = m.valeurs
  const passe = gardienDe(filtre, m)
  const ecarte = mot(FOND[theme].terre)
  const hachure = ((HACHURE << 24) | 0x00_ff_ff_ff) >>> 0
  for (let i = debut; i < fin; i++) {
    const garde = passe(i)
    const couleur = garde ? (rangs ? table[rangs[i]!]! : sansValeur) : ecarte
    mots[i - debut] = garde && hachures && foyer[i] !== 0 ? (couleur & hachure) >>> 0 : couleur
  }
  return octets
}
