/** Colours of the data, as the map needs them (bytes). The same values as `styles/tokens.css`, which paints the rest. */
import type { Theme } from '../theme.ts'
import type { Profil } from '#domain/profil'

export type Rvb = readonly [number, number, number]

export function rvb(hexa: string): Rvb {
  const n = Number.parseInt(hexa.slice(1), 16)
  return [n >> 16, (n >> 8) & 255, n & 255]
}

export const CLASSES: Record<Theme, Record<Profil, string>> = {
  clair: { acquis: '#B3123D', hesitant: '#F2B705', droite: '#1F5A99', indetermine: '#D9D9D9' },
  sombre: { acquis: '#CE2350', hesitant: '#F2B705', droite: '#2A6DB8', indetermine: '#8E9096' },
}

/** Grounds and lines of the map. */
export const FOND: Record<
  Theme,
  {
    hors: string
    terre: string
    encre: string
    halo: string
    trait: string
    sourdine: string
    hachure: string
  }
> = {
  clair: {
    hors: '#F1EFEA',
    terre: '#E4E0D7',
    encre: '#191A1F',
    halo: '#FFFFFF',
    trait: '#FFFFFF',
    sourdine: '#66676C',
    hachure: '#000000',
  },
  sombre: {
    hors: '#131519',
    terre: '#24272D',
    encre: '#F1F1EE',
    halo: '#101115',
    trait: '#101115',
    sourdine: '#9C9EA4',
    hachure: '#000000',
  },
}

/** No value: not a shade of any scale. */
export const SANS_VALEUR: Record<Theme, string> = { clair: '#D9D9D9', sombre: '#8E9096' }

/** The bloc had no candidate: neither a value nor a hole in the data. */
export const SANS_CANDIDATURE: Record<Theme, string> = { clair: '#ADA89C', sombre: '#5E6068' }
