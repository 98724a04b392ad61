/** Elections and rounds. A round is named `2024-legislatives-1`. */

export const TYPES_SCRUTIN = ['presidentielle', 'legislatives', 'europeennes'] as const
export type TypeScrutin = (typeof TYPES_SCRUTIN)[number]

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

/** Every round that the application knows, by date. */
export const SCRUTINS: readonly Scrutin[] = [
  scrutin('europeennes', 1, '2014-05-25'),
  scrutin('presidentielle', 1, '2017-04-23'),
  scrutin('presidentielle', 2, '2017-05-07'),
  scrutin('legislatives', 1, '2017-06-11'),
  scrutin('legislatives', 2, '2017-06-18'),
  scrutin('europeennes', 1, '2019-05-26'),
  scrutin('presidentielle', 1, '2022-04-10'),
  scrutin('presidentielle', 2, '2022-04-24'),
  scrutin('legislatives', 1, '2022-06-12'),
  scrutin('legislatives', 2, '2022-06-19'),
  scrutin('legislatives', 1, '2024-06-30'),
  scrutin('legislatives', 2, '2024-07-07'),
]

const PAR_CODE = new Map(SCRUTINS.map((s) => [s.code, s]))

/** @throws Error when the round is not in {@link SCRUTINS}. */
export function scrutinDe(code: string): Scrutin {
  const trouve = PAR_CODE.get(code)
  if (!trouve) throw new Error(`scrutin « ${code} » inconnu`)
  return trouve
}
