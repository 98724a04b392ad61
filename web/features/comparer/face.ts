/** Two places face to face: lines of figures, each with its gap. Pure. */
import type { Lieu, Tour } from '#contract/lieu'
import { BLOCS, NOM_BLOC } from '#domain/bloc'
import { NON_DIFFUSE, euros, nombre, nombreSigne } from '#domain/typographie'
import { partDuBloc, participation } from '../../lieu/series.ts'
import { enPourcent, majuscule, probabilite } from '../../texte.ts'

export interface LigneFace {
  libelle: string
  a: string
  b: string
  /** b minus a, with its sign; empty when it has no meaning. */
  ecart: string
}

const ABSENT = '–'
const ecrit = (x: number | null, f: (x: number) => string, absent = ABSENT): string =>
  x === null ? absent : f(x)

function ligne(
  libelle: string,
  [a, b]: readonly [number | null, number | null],
  ecrire: (x: number) => string,
  ecarter: ((x: number) => string) | null,
  absent = ABSENT,
): LigneFace {
  return {
    libelle,
    a: ecrit(a, ecrire, absent),
    b: ecrit(b, ecrire, absent),
    ecart: ecarter && a !== null && b !== null ? ecarter(b - a) : '',
  }
}

const enPoints = (x: number): string => nombreSigne(x * 100, { decimales: 1 })

/** Class, chances, margin and what abstention holds back. */
export function lignesClassement(a: Lieu, b: Lieu): LigneFace[] {
  const de = <T>(f: (c: Lieu['classement']) => T): [T, T] => [f(a.classement), f(b.classement)]
  const part = (x: number): string => `${enPourcent(x)} %`
  return [
    ligne(
      'Inscrits',
      [a.inscrits, b.inscrits],
      (x) => nombre(x),
      (x) => nombreSigne(x),
    ),
    ligne(
      'Gauche en tête, scénario neutre',
      de((c) => c.probabilite),
      probabilite,
      null,
    ),
    ligne(
      'Gauche en tête, 2024 rejoué',
      de((c) => c.probabiliteRejeu),
      probabilite,
      null,
    ),
    ligne(
      'Marge de la gauche, points',
      de((c) => c.marge),
      enPoints,
      enPoints,
    ),
    ligne(
      'Part prévue de la gauche',
      de((c) => c.partPrevue),
      part,
      enPoints,
    ),
    ligne(
      'Écart de participation prés. – légis., points',
      de((c) => c.ecartParticipation),
      enPourcent,
      enPoints,
    ),
    ligne(
      'Réserve nette d’abstention, voix',
      de((c) => c.reserveNette),
      (x) => nombreSigne(x),
      (x) => nombreSigne(x),
    ),
    ligne(
      'Volatilité',
      de((c) => c.volatilite),
      part,
      enPoints,
    ),
  ]
}

/** First rounds that both places have: blocs and turnout of the last of each kind. */
export function lignesVotes(a: Lieu, b: Lieu): { titre: string; lignes: LigneFace[] }[] {
  const derniers = new Map<string, Tour>()
  for (const t of a.historique.lieu) if (t.tour === 1) derniers.set(t.type, t)
  return [...derniers.values()].reverse().flatMap((ta) => {
    const tb = b.historique.lieu.find((t) => t.scrutin === ta.scrutin)
    if (!tb) return []
    const lignes = BLOCS.map((bloc) =>
      ligne(
        majuscule(NOM_BLOC[bloc]),
        [partDuBloc(bloc)(ta), partDuBloc(bloc)(tb)],
        (x) => `${enPourcent(x)} %`,
        enPoints,
        'pas de candidat',
      ),
    )
    const votants = ligne(
      'Participation',
      [participation(ta), participation(tb)],
      (x) => `${enPourcent(x)} %`,
      enPoints,
    )
    return [{ titre: ta.libelle, lignes: [...lignes, votants] }]
  })
}

/** INSEE indicators that either place has; « non diffusé » where INSEE keeps silent. */
export function lignesSociologie(a: Lieu, b: Lieu): LigneFace[] {
  const cles = [...new Set([...a.sociologie, ...b.sociologie].map((i) => i.cle))]
  return cles.flatMap((cle) => {
    const [ia, ib] = [a, b].map((l) => l.sociologie.find((i) => i.cle === cle))
    const modele = ia ?? ib
    if (!modele) return []
    const { unite, libelle } = modele
    const ecrire = (x: number): string =>
      unite === 'part' ? `${enPourcent(x)} %` : unite === 'euros' ? euros(x) : nombre(x)
    const ecarter =
      unite === 'habitants' ? null : unite === 'part' ? enPoints : (x: number): string => nombreSigne(x)
    return [ligne(libelle, [ia?.valeur ?? null, ib?.valeur ?? null], ecrire, ecarter, NON_DIFFUSE)]
  })
}
