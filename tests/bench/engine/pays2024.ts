/** Circonscriptions as one could describe them before the first round of 2024, national shares and offer given. */
import { BLOCS, type Bloc, type ParBloc } from '#domain/bloc'
import { calerParts, partsAttendues, type TourPasse } from '#domain/siege/base'
import { HYPOTHESES } from '#domain/siege/defauts'
import type { Circonscriptions } from '#domain/siege/hypotheses'
import type { CandidatCirconscription, National } from '../lac.ts'

/** Départements of each region (INSEE, code officiel géographique); what is not here votes abroad or in the Pacific. */
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

/** Weights of the past: legislative twice the presidential; the presidential says nothing of regionalists. */
const POIDS = {
  '2022-presidentielle-1': { gauche: 1, centre: 1, droite: 1, extremeDroite: 1, autres: 0 },
  '2022-legislatives-1': { gauche: 2, centre: 2, droite: 2, extremeDroite: 2, autres: 2 },
} satisfies Record<string, ParBloc<number>>

/** Share of its bloc that the best placed candidate takes: medians of 2024. */
const TETE: ParBloc<number> = { gauche: 0.94, centre: 0.97, droite: 0.97, extremeDroite: 0.97, autres: 0.8 }

export interface Pays {
  circonscriptions: Circonscriptions
  /** National shares of the first round of 2024. */
  scenario: ParBloc<number>
  /** Bloc elected in 2024, and in 2022 (−1: unknown), as indices of BLOCS. */
  vainqueurs: number[]
  sortants: number[]
}

interface Somme {
  inscrits: Float64Array
  votants: Float64Array
  exprimes: Float64Array
  parts: Float64Array
  national: ParBloc<number>
}

function sommer(n: National, scrutin: string, rang: Map<string, number>): Somme {
  const tour = n.tours.get(scrutin)!
  const m = rang.size
  const [inscrits, votants, exprimes] = [new Float64Array(m), new Float64Array(m), new Float64Array(m)]
  const voix = new Float64Array(m * 5)
  n.circonscription.forEach((c, i) => {
    const k = rang.get(c)
    if (k === undefined || !(tour.inscrits[i]! > 0)) return
    inscrits[k]! += tour.inscrits[i]!
    votants[k]! += tour.inscrits[i]! - tour.abstentions[i]!
    exprimes[k]! += tour.exprimes[i]!
    BLOCS.forEach((b, j) => (voix[k * 5 + j]! += tour.voix[b][i]! || 0))
  })
  const total = exprimes.reduce((s, x) => s + x, 0)
  const part = (b: number) => voix.reduce((s, v, k) => s + (k % 5 === b ? v : 0), 0) / total
  return {
    inscrits,
    votants,
    exprimes,
    parts: voix.map((v, k) => (exprimes[Math.floor(k / 5)]! > 0 ? v / exprimes[Math.floor(k / 5)]! : 0)),
    national: Object.fromEntries(BLOCS.map((b, j) => [b, part(j)])) as Record<Bloc, number>,
  }
}

const lettres = (c: CandidatCirconscription) =>
  `${c.nom} ${c.prenom}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')

const ratio = (a: Float64Array, b: Float64Array) =>
  a.reduce((s, x) => s + x, 0) / b.reduce((s, x) => s + x, 0)
const bloc = (c: CandidatCirconscription | null) => (c ? BLOCS.indexOf(c.bloc) : -1)

export function pays2024(n: National): Pays {
  const codes = [...new Set(n.circonscription)].filter((c) => c !== '').sort()
  const rang = new Map(codes.map((c, i) => [c, i]))
  const t24 = sommer(n, '2024-legislatives-1', rang)
  const passes = Object.entries(POIDS).map(([scrutin, poids]) => ({ poids, ...sommer(n, scrutin, rang) }))
  const elus = (annee: number) =>
    codes.map(
      (c) =>
        (
          n.candidats.get(`${annee}-legislatives-2`)!.get(c) ??
          n.candidats.get(`${annee}-legislatives-1`)!.get(c)
        )?.[0] ?? null,
    )
  const sortants = elus(2022)
  const participation = ratio(t24.votants, t24.inscrits)
  const ecarts = passes.map((p) => {
    const nationale = ratio(p.votants, p.inscrits)
    return p.votants.map((v, i) => (p.inscrits[i]! > 0 ? v / p.inscrits[i]! - nationale : 0))
  })
  const circonscriptions: Circonscriptions = {
    codes,
    inscrits: t24.inscrits,
    parts: partsAttendues(
      passes satisfies TourPasse[],
      Uint8Array.from(t24.parts, (p) => Number(p > 0)),
      t24.national,
    ),
    tete: Float64Array.from({ length: codes.length * 5 }, (_, k) => TETE[BLOCS[k % 5]!]),
    participation: Float64Array.from(
      codes,
      (_, i) => participation + ecarts.reduce((s, e) => s + e[i]!, 0) / ecarts.length,
    ),
    exprimes: new Float64Array(codes.length).fill(ratio(t24.exprimes, t24.votants)),
    region: Int32Array.from(codes, (c) => {
      const r = REGIONS.findIndex((deps) => deps.includes(c.split('-')[0]!))
      return r < 0 ? REGIONS.length : r
    }),
    sortant: Int8Array.from(codes, (c, i) => {
      const elu = sortants[i]
      const revient =
        elu &&
        n.candidats
          .get('2024-legislatives-1')!
          .get(c)!
          .find((x) => lettres(x) === lettres(elu))
      return revient ? BLOCS.indexOf(revient.bloc) : -1
    }),
  }
  circonscriptions.parts = calerParts(circonscriptions, HYPOTHESES.sortant, t24.national)
  return {
    circonscriptions,
    scenario: t24.national,
    vainqueurs: elus(2024).map(bloc),
    sortants: sortants.map(bloc),
  }
}
