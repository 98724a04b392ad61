/** The scenario of the reader: national swing of each bloc, in points, and turnout, beside the neutral one. Pure. */
import { NOM_BLOC } from '#domain/bloc'
import { nombreSigne } from '#domain/typographie'

export const BLOCS_ELAN = ['gauche', 'centre', 'droite', 'extremeDroite'] as const
export type BlocElan = (typeof BLOCS_ELAN)[number]
/** Points of exprimés, multiples of {@link PAS_ELAN}. `participation`: percent of the votes that abstention at législatives holds back. */
export type Elans = Readonly<Record<BlocElan | 'participation', number>>

export const ELAN_MAXIMAL = 10
export const PAS_ELAN = 0.5
export const PAS_PARTICIPATION = 5
export const ELANS_NEUTRES: Elans = { gauche: 0, centre: 0, droite: 0, extremeDroite: 0, participation: 0 }

const LETTRE: Record<BlocElan, string> = { gauche: 'g', centre: 'c', droite: 'd', extremeDroite: 'x' }

const bouges = (e: Elans): BlocElan[] => BLOCS_ELAN.filter((b) => e[b] !== 0)

export const estNeutre = (e: Elans): boolean => bouges(e).length === 0 && e.participation === 0

/** `g2,x-1.5,p30` for the address; empty: neutral. */
export const ecrireElans = (e: Elans): string =>
  [
    ...bouges(e).map((b) => LETTRE[b] + e[b]),
    ...(e.participation === 0 ? [] : [`p${e.participation}`]),
  ].join()

/** Whatever is unreadable stays neutral; values are brought to the nearest step within bounds. */
export function lireElans(texte: string | null): Elans {
  const e = { ...ELANS_NEUTRES }
  for (const mot of (texte ?? '').split(',')) {
    if (/^p\d+$/.test(mot))
      e.participation =
        Math.round(Math.min(100, Number(mot.slice(1))) / PAS_PARTICIPATION) * PAS_PARTICIPATION
    const bloc = BLOCS_ELAN.find((b) => mot.startsWith(LETTRE[b]))
    const points = Number(mot.slice(1) || Number.NaN)
    if (!bloc || !Number.isFinite(points)) continue
    const borne = Math.max(-ELAN_MAXIMAL, Math.min(ELAN_MAXIMAL, points))
    // `+ 0` turns −0 into 0.
    e[bloc] = Math.round(borne / PAS_ELAN) * PAS_ELAN + 0
  }
  return e
}

/** Query of the server, in shares: `gauche=0.02&extremeDroite=-0.015`; empty: neutral. */
export const requeteElans = (e: Elans): string =>
  [...bouges(e), ...(e.participation === 0 ? [] : ['participation' as const])]
    .map((b) => `${b}=${e[b] / 100}`)
    .join('&')

/** `+2`, `−1,5`. */
export const ecrirePoints = (points: number): string =>
  nombreSigne(points, { decimales: Number.isInteger(points) ? 0 : 1 })

/** « gauche +2, extrême droite −1,5 » ; « neutre ». */
export const direElans = (e: Elans): string =>
  estNeutre(e)
    ? 'neutre'
    : [
        ...bouges(e).map((b) => `${NOM_BLOC[b]} ${ecrirePoints(e[b])}`),
        ...(e.participation === 0 ? [] : [`abstention ramenée de ${e.participation} %`]),
      ].join(', ')
