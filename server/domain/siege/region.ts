/** Regions of circonscriptions: places that drift together in a seat simulation. Source: INSEE, code officiel géographique. */
const REGIONS = [
  '01 03 07 15 26 38 42 43 63 69 73 74',
  '02 59 60 62 80',
  '04 05 06 13 83 84',
  '08 10 51 52 54 55 57 67 68 88',
  '09 11 12 30 31 32 34 46 48 65 66 81 82',
  '14 27 50 61 76',
  '16 17 19 23 24 33 40 47 64 79 86 87',
  '18 28 36 37 41 45',
  '21 25 39 58 70 71 89 90',
  '22 29 35 56',
  '2A 2B',
  '44 49 53 72 85',
  '75 77 78 91 92 93 94 95',
  '971',
  '972',
  '973',
  '974',
  '976',
].map((r) => r.split(' '))

/** Rank of the region of a département, from 0; abroad, the Pacific and invented départements share the last one. */
export function regionDe(departement: string): number {
  const rang = REGIONS.findIndex((departements) => departements.includes(departement))
  return rang < 0 ? REGIONS.length : rang
}
