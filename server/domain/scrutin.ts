/** Elections and rounds. A round is named `2024-legislatives-1`. */

export const TYPES_SCRUTIN = [
  'presidentielle',
  'legislatives',
  'europeennes',
  'regionales',
  'departementales',
  'cantonales',
  'municipales',
] as const
export type TypeScrutin = (typeof TYPES_SCRUTIN)[number]

/**
 * Types of election in which the whole country chooses on one day among comparable offers. The others are local: the offer changes
 * from one commune, canton or region to the next, and half of the cantons did not vote on a given day before 2015.
 */
const NATIONAUX: ReadonlySet<TypeScrutin> = new Set(['presidentielle', 'legislatives', 'europeennes'])

export interface Scrutin {
  /** `2024-legislatives-1` */
  code: string
  type: TypeScrutin
  annee: number
  tour: 1 | 2
  /** ISO day of the vote in metropolitan France. */
  date: string
  /** « Législatives 2024, 1er tour » */
  libelle: string
  /** « Légis. 2024 » */
  court: string
}

const NOMS: Record<TypeScrutin, { long: string; court: string }> = {
  presidentielle: { long: 'Présidentielle', court: 'Prés.' },
  legislatives: { long: 'Législatives', court: 'Légis.' },
  europeennes: { long: 'Européennes', court: 'Europ.' },
  regionales: { long: 'Régionales', court: 'Région.' },
  departementales: { long: 'Départementales', court: 'Départ.' },
  cantonales: { long: 'Cantonales', court: 'Canton.' },
  municipales: { long: 'Municipales', court: 'Munic.' },
}

function scrutin(type: TypeScrutin, tour: 1 | 2, date: string): Scrutin {
  const annee = Number(date.slice(0, 4))
  const { long, court } = NOMS[type]
  const suffixe = type === 'europeennes' ? '' : tour === 1 ? ', 1er tour' : ', 2d tour'
  return {
    code: `${annee}-${type}-${tour}`,
    type,
    annee,
    tour,
    date,
    libelle: `${long} ${annee}${suffixe}`,
    court: `${court} ${annee}`,
  }
}

/** Every election that the application knows, by date: the day of each round. */
const ELECTIONS: readonly [TypeScrutin, ...string[]][] = [
  ['europeennes', '1999-06-13'],
  ['cantonales', '2001-03-11', '2001-03-18'],
  ['presidentielle', '2002-04-21', '2002-05-05'],
  ['legislatives', '2002-06-09', '2002-06-16'],
  ['cantonales', '2004-03-21', '2004-03-28'],
  ['regionales', '2004-03-21', '2004-03-28'],
  ['europeennes', '2004-06-13'],
  ['presidentielle', '2007-04-22', '2007-05-06'],
  ['legislatives', '2007-06-10', '2007-06-17'],
  ['cantonales', '2008-03-09', '2008-03-16'],
  ['municipales', '2008-03-09', '2008-03-16'],
  ['europeennes', '2009-06-07'],
  ['regionales', '2010-03-14', '2010-03-21'],
  ['cantonales', '2011-03-20', '2011-03-27'],
  ['presidentielle', '2012-04-22', '2012-05-06'],
  ['legislatives', '2012-06-10', '2012-06-17'],
  ['municipales', '2014-03-23', '2014-03-30'],
  ['europeennes', '2014-05-25'],
  ['departementales', '2015-03-22', '2015-03-29'],
  ['regionales', '2015-12-06', '2015-12-13'],
  ['presidentielle', '2017-04-23', '2017-05-07'],
  ['legislatives', '2017-06-11', '2017-06-18'],
  ['europeennes', '2019-05-26'],
  ['municipales', '2020-03-15', '2020-06-28'],
  ['departementales', '2021-06-20', '2021-06-27'],
  ['regionales', '2021-06-20', '2021-06-27'],
  ['presidentielle', '2022-04-10', '2022-04-24'],
  ['legislatives', '2022-06-12', '2022-06-19'],
  ['europeennes', '2024-06-09'],
  ['legislatives', '2024-06-30', '2024-07-07'],
  ['municipales', '2026-03-15', '2026-03-22'],
]

/** Every round that the application knows, by date. */
export const SCRUTINS: readonly Scrutin[] = ELECTIONS.flatMap(([type, ...dates]) =>
  dates.map((date, i) => scrutin(type, i === 0 ? 1 : 2, date)),
).sort((a, b) => a.date.localeCompare(b.date))

const PAR_CODE = new Map(SCRUTINS.map((s) => [s.code, s]))

/** @throws Error when the round is not in {@link SCRUTINS}. */
export function scrutinDe(code: string): Scrutin {
  const trouve = PAR_CODE.get(code)
  if (!trouve) throw new Error(`scrutin « ${code} » inconnu`)
  return trouve
}

/** Whether a round belongs to a national election: présidentielle, législatives, européennes. */
export function estNational(code: string): boolean {
  return NATIONAUX.has(scrutinDe(code).type)
}
