/**
 * Colours of the classes of a layer. Each ramp changes lightness in one direction (a diverging one on each side of its centre), so
 * that it reads without colour; never so dark that the black hatch of a foyer is lost.
 */

export type Teinte =
  | 'gauche'
  | 'centre'
  | 'droite'
  | 'extremeDroite'
  | 'autres'
  | 'chances'
  | 'sarcelle'
  | 'violet'
  | 'vert'
  | 'marge'
  | 'solde'
  | 'moyenne'
  | 'types'
  | 'profil'

/** Light to strong, or one side to the other through pale. */
const RAMPES: Record<Exclude<Teinte, 'types' | 'profil'>, readonly string[]> = {
  gauche: ['#FDEAEA', '#F5B9BB', '#EA7F86', '#D94555', '#A31632'],
  centre: ['#FFF6D6', '#FBDD83', '#EFBA2B', '#C48A0C', '#8A5B06'],
  droite: ['#E8F0FA', '#B4CFEE', '#77A7DD', '#3B79C2', '#1A4F8F'],
  extremeDroite: ['#ECECF4', '#C3C4DC', '#9294BC', '#63669A', '#3B3E75'],
  autres: ['#F2F2F0', '#CFCFCB', '#A9A9A4', '#82827D', '#5B5B57'],
  chances: ['#FBE9E4', '#F5CBC4', '#EBA3A2', '#DB7583', '#C74768', '#A81A4C'],
  sarcelle: ['#E9F3EF', '#B6DAD8', '#7BBBC1', '#4394A3', '#1B6880'],
  violet: ['#F0ECF6', '#D0C4E4', '#A995CE', '#8067B3', '#57398F'],
  vert: ['#EEF4E3', '#C6DDA6', '#92BD73', '#5C974F', '#2F6B3A'],
  marge: ['#1F5A99', '#4B82BD', '#86ADD8', '#C3D8EC', '#F6D3DA', '#E795A6', '#D04C6B', '#B3123D'],
  solde: ['#98682B', '#C6984F', '#E6D0A4', '#F4EDDD', '#E4F1EC', '#B4DDD1', '#5DB0A0', '#1B7A68'],
  moyenne: ['#B4560B', '#E08A34', '#F5BF85', '#FBE6CF', '#E6E1F0', '#BFB2DB', '#8E76BC', '#5F3F98'],
}

/** Categories have no order: nine shades that stay apart for four kinds of colour vision (ΔE ≥ 20, also from « no data »). */
const TYPES = [
  '#D24F5F',
  '#FAD07D',
  '#4A3FA0',
  '#1AB091',
  '#98AFFA',
  '#882255',
  '#938928',
  '#175D14',
  '#C35BB0',
] as const

/** Two variables, three classes each: place 3 × class of the first (rose) + class of the second (blue), low to high. */
export const PALETTE_CROISEE = [
  '#F1EFEA',
  '#B1CDF8',
  '#71A8FF',
  '#E2A0A0',
  '#AA85AD',
  '#7566B4',
  '#C64D5A',
  '#943A67',
  '#65226D',
] as const

type Triplet = [number, number, number]

const lineaire = (c: number): number => (c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const gamma = (c: number): number => (c <= 0.003_130_8 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)

/** Colour in OKLab, where a straight line between two colours looks even. Source: Ottosson 2020. */
export function enOklab(hexa: string): Triplet {
  const n = Number.parseInt(hexa.slice(1), 16)
  const [r, g, b] = [n >> 16, (n >> 8) & 255, n & 255].map((c) => lineaire(c / 255)) as Triplet
  const l = Math.cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b)
  const m = Math.cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b)
  const s = Math.cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b)
  return [
    0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
    1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
    0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
  ]
}

function depuisOklab([L, a, b]: Triplet): string {
  const l = (L + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3
  const m = (L - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3
  const s = (L - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3
  const canaux = [
    4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
    -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
    -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
  ]
  const octets = canaux.map((c) => Math.round(255 * gamma(Math.max(0, Math.min(1, c)))))
  return `#${octets.map((o) => o.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}

/** Colours of `n` classes of a ramp, its ends included; the middle of the ramp for a single class. */
export function palette(teinte: Exclude<Teinte, 'profil'>, n: number): readonly string[] {
  if (teinte === 'types') return TYPES.slice(0, n)
  const rampe = RAMPES[teinte]
  if (n === rampe.length) return rampe
  const points = rampe.map(enOklab)
  return Array.from({ length: n }, (_, k) => {
    const x = (n === 1 ? 0.5 : k / (n - 1)) * (points.length - 1)
    const i = Math.min(points.length - 2, Math.floor(x))
    const [p, q] = [points[i]!, points[i + 1]!]
    return depuisOklab(p.map((c, j) => c + (q[j]! - c) * (x - i)) as Triplet)
  })
}

/** Colours on both sides of a centre: `bas` classes under it, `haut` over it, each side from its own half of the ramp. */
export function paletteDivergente(
  teinte: 'marge' | 'solde' | 'moyenne',
  bas: number,
  haut: number,
): string[] {
  const cote = Math.max(bas, haut, 1)
  const toutes = palette(teinte, 2 * cote)
  return [...toutes.slice(cote - bas, cote), ...toutes.slice(cote, cote + haut)]
}
