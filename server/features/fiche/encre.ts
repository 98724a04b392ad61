/** Inks of a fiche: the same textures on paper and on screen, colour second. A print is one set, a phone another. */
import { PROFILS, type Profil } from '#domain/profil'
import { balise, type Attributs, type Balisage } from '../../impression/balise.ts'

/** Everything that a legend explains: the profils, and the foyer laid over them. */
export const CLES = [...PROFILS, 'foyer'] as const
export type Cle = (typeof CLES)[number]

export interface Encre {
  papier: string
  trait: string
  /** Places outside the circonscription, and their outline. */
  dehors: string
  dehorsTrait: string
  /** Grid lines of charts. */
  grille: string
  /** Ground of each profil, then its texture. */
  fond: Record<Profil, string>
  texture: { hesitant: string; droite: string; foyer: string }
  bloc: { gauche: string; centre: string; droite: string; extremeDroite: string }
  /** Labels and titles of charts. */
  police: Attributs
  /** Numbers in discs. */
  policeForte: Attributs
  /** The reader may lack our font, and have a wider one: names are held to the width of their pill. */
  tenirNoms: boolean
}

/** Tints whose greys differ on a photocopy; the textures carry the class alone if need be. */
export const ENCRE_PAPIER: Encre = {
  papier: '#fff',
  trait: '#000',
  dehors: '#ececea',
  dehorsTrait: '#9a9a96',
  grille: '#c4c4c4',
  fond: { acquis: '#D4708A', hesitant: '#F8DA78', droite: '#fff', indetermine: '#fff' },
  texture: { hesitant: '#4a3800', droite: '#1F5A99', foyer: '#000' },
  bloc: { gauche: '#E63946', centre: '#B98900', droite: '#3B7DD8', extremeDroite: '#14213D' },
  police: { 'font-family': 'Barlow', 'font-stretch': 'semi-condensed', 'font-weight': 600 },
  policeForte: { 'font-family': 'Barlow', 'font-stretch': 'condensed', 'font-weight': 700 },
  tenirNoms: false,
}

/** CSS variables of the phone page, which has a light and a dark set. */
export const ENCRE_ECRAN: Encre = {
  papier: 'var(--papier)',
  trait: 'var(--encre)',
  dehors: 'var(--dehors)',
  dehorsTrait: 'var(--dehors-trait)',
  grille: 'var(--grille)',
  fond: {
    acquis: 'var(--acquis)',
    hesitant: 'var(--hesitant)',
    droite: 'var(--papier)',
    indetermine: 'var(--papier)',
  },
  texture: { hesitant: 'var(--points)', droite: 'var(--lignes)', foyer: 'var(--encre)' },
  bloc: {
    gauche: 'var(--bloc-gauche)',
    centre: 'var(--bloc-centre)',
    droite: 'var(--bloc-droite)',
    extremeDroite: 'var(--bloc-extreme-droite)',
  },
  police: { class: 'p' },
  policeForte: { class: 'f' },
  tenirNoms: true,
}

/** Fill of a class in one drawing; `prefixe` keeps the patterns of two drawings of one page apart. Acquis is plain. */
export function motifDe(prefixe: string, cle: Cle, encre: Encre): string {
  return cle === 'acquis' ? encre.fond.acquis : `url(#${prefixe}-${cle})`
}

/**
 * Textures, sized in millimetres: dots for hésitant, lines for à droite, crosses for indéterminé, and the hatch of the
 * foyer, which has no ground since it lies over a class. Acquis is plain.
 * @param mm units of the drawing in a millimetre.
 * @param cles those that the drawing uses.
 */
export function motifs(prefixe: string, encre: Encre, mm: number, cles: readonly Cle[] = CLES): Balisage {
  const motif = (cle: string, pas: number, haut: number, rotation: number, ...contenu: Balisage[]) =>
    balise(
      'pattern',
      {
        id: `${prefixe}-${cle}`,
        width: pas * mm,
        height: haut * mm,
        patternUnits: 'userSpaceOnUse',
        patternTransform: rotation ? `rotate(${rotation})` : undefined,
      },
      ...contenu,
    )
  const fond = (profil: Profil, l: number, h: number) =>
    balise('rect', { width: l * mm, height: h * mm, fill: encre.fond[profil] })
  const point = (x: number, y: number) =>
    balise('circle', { cx: x * mm, cy: y * mm, r: 0.24 * mm, fill: encre.texture.hesitant })
  const barre = (y: number, largeur: number, fill: string) =>
    balise('rect', { y: y * mm, width: largeur * mm, height: 0.42 * mm, fill })
  const croix = balise('path', {
    d: `M${0.6 * mm} ${mm}h${0.8 * mm}M${mm} ${0.6 * mm}v${0.8 * mm}`,
    stroke: encre.dehorsTrait,
    'stroke-width': 0.18 * mm,
  })
  const tous: Record<Exclude<Cle, 'acquis'>, () => Balisage> = {
    hesitant: () =>
      motif('hesitant', 1.9, 1.9, 0, fond('hesitant', 1.9, 1.9), point(0.475, 0.475), point(1.425, 1.425)),
    droite: () => motif('droite', 4, 1.3, 0, fond('droite', 4, 1.3), barre(0.44, 4, encre.texture.droite)),
    indetermine: () => motif('indetermine', 2, 2, 0, fond('indetermine', 2, 2), croix),
    foyer: () => motif('foyer', 4, 1.9, -45, barre(0.7, 4, encre.texture.foyer)),
  }
  return balise('defs', {}, ...cles.flatMap((cle) => (cle === 'acquis' ? [] : tous[cle]())))
}
