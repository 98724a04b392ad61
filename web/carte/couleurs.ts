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
  sombre: { acquis: '#CE2350', hesitant: '#F2B705', droite: '#2A6DB8', indetermine: '#CDCED1' },
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

/**
 * Palettes of the numeric layers, one colour by class, light to strong or one side to the other; never so dark that the
 * black hatch of a foyer is lost.
 */
export const PALETTES = {
  /** Blue to red through pale: the margin of the left. */
  marge: ['#1F5A99', '#4B82BD', '#86ADD8', '#C3D8EC', '#F6D3DA', '#E795A6', '#D04C6B', '#B3123D'],
  /** Pale to deep red: the chance that the left comes first. */
  probabilite: ['#FBE9E4', '#F5CBC4', '#EBA3A2', '#DB7583', '#C74768', '#A81A4C'],
  /** Brown (abstention holds back the far right more) to green (the left more). */
  reserve: ['#98682B', '#C6984F', '#E6D0A4', '#CBE5DC', '#8CCBB9', '#4AA38F', '#1B7A68'],
  /** Pale to deep teal. */
  ecart: ['#E9F3EF', '#C6E3DE', '#97CCCC', '#66AEB7', '#3C8DA0', '#1F6F87'],
  /** Pale to deep violet. */
  volatilite: ['#F0ECF6', '#D8CFE9', '#BBADD8', '#9A85C4', '#7A60AE', '#5B3F94'],
} as const
