/** Régions: the level above the départements, which drift together in a seat simulation. Source: INSEE, COG of 2026 (a test compares). */
export interface Region {
  /** `R76`: the code of the COG after an R, since `76` alone is a département (ADR 0052). */
  code: string
  nom: string
  departements: readonly string[]
}

const region = (code: string, nom: string, departements: string): Region => ({
  code: `R${code}`,
  nom,
  departements: departements.split(' '),
})

export const REGIONS: readonly Region[] = [
  region('84', 'Auvergne-Rhône-Alpes', '01 03 07 15 26 38 42 43 63 69 73 74'),
  region('32', 'Hauts-de-France', '02 59 60 62 80'),
  region('93', 'Provence-Alpes-Côte d’Azur', '04 05 06 13 83 84'),
  region('44', 'Grand Est', '08 10 51 52 54 55 57 67 68 88'),
  region('76', 'Occitanie', '09 11 12 30 31 32 34 46 48 65 66 81 82'),
  region('28', 'Normandie', '14 27 50 61 76'),
  region('75', 'Nouvelle-Aquitaine', '16 17 19 23 24 33 40 47 64 79 86 87'),
  region('24', 'Centre-Val de Loire', '18 28 36 37 41 45'),
  region('27', 'Bourgogne-Franche-Comté', '21 25 39 58 70 71 89 90'),
  region('53', 'Bretagne', '22 29 35 56'),
  region('94', 'Corse', '2A 2B'),
  region('52', 'Pays de la Loire', '44 49 53 72 85'),
  region('11', 'Île-de-France', '75 77 78 91 92 93 94 95'),
  region('01', 'Guadeloupe', '971'),
  region('02', 'Martinique', '972'),
  region('03', 'Guyane', '973'),
  region('04', 'La Réunion', '974'),
  region('06', 'Mayotte', '976'),
]

/** That of the invented département of the demonstration. `99`, invented too, is none: the ministry of 2014 writes the French abroad so. */
const FICTIVE = region('96', 'Grandes-Brumes (fictif)', '96')
export const TOUTES_REGIONS: readonly Region[] = [...REGIONS, FICTIVE]

const PAR_DEPARTEMENT = new Map(TOUTES_REGIONS.flatMap((r) => r.departements.map((d) => [d, r])))

/** Région of a département; null: it has none (overseas collectivities, the French abroad). */
export const regionDe = (departement: string): Region | null => PAR_DEPARTEMENT.get(departement) ?? null

/** Rank of the région of a département in {@link REGIONS}; what has none comes after the last, as what is invented does. */
export function rangRegion(departement: string): number {
  const rang = REGIONS.findIndex((r) => r.departements.includes(departement))
  return rang < 0 ? REGIONS.length : rang
}
