import { describe, expect, it } from 'vitest'
import type { Historique, Tour } from '#contract/lieu'
import { PROFILS } from '#domain/profil'
import { COLONNES } from '../../web/carte/colonnes.ts'
import { compterLignes, filtrer, meneurs, trier } from '../../web/carte/lignes.ts'
import { deplacer } from '../../web/features/tableau/lignes.ts'
import { dernierIndex, ecarter, franceDistincte, partDuBloc, serie, trace } from '../../web/lieu/series.ts'
import { probabilite, probabiliteCourte } from '../../web/texte.ts'
import { morceau } from './morceaux.ts'

const m = morceau([
  { code: '96001_0001', nom: 'Évreval, bureau 10', profil: 0, reserve: 12 },
  { code: '96001_0002', nom: 'Évreval, bureau 2', profil: 2, reserve: -3 },
  { code: '96002_0001', nom: 'Brume', profil: 3 },
])
const tout = { profils: new Set(PROFILS), foyersSeuls: false }
const noms = (lignes: ReturnType<typeof filtrer>) => lignes.map((l) => l.morceau.valeurs.nom[l.rang])
const colonne = (cle: string) => COLONNES.find((c) => c.cle === cle)!

describe('tableau', () => {
  it('filters by class, by name without accents, by code', () => {
    expect(filtrer([m], { ...tout, profils: new Set(['acquis']) }, '')).toHaveLength(1)
    expect(filtrer([m], tout, 'evreval')).toHaveLength(2)
    expect(filtrer([m], tout, '96002')).toHaveLength(1)
  })
  it('counts and leads like the whole list filtered and sorted', () => {
    const hasard = (k: number): number | undefined => {
      const x = (k * 7919) % 97
      return x % 11 === 0 ? undefined : (x - 40) / (k % 2 ? 1 : 8)
    }
    const grand = morceau(
      Array.from({ length: 400 }, (_, k) => {
        const reserve = hasard(k)
        return { code: `96001_${k}`, nom: `B${k}`, profil: k % 4, ...(reserve !== undefined && { reserve }) }
      }),
    )
    // one in seven is not drawn: nobody can be sent there
    grand.valeurs.longitude.forEach((_, k, longitudes) => (longitudes[k] = k % 7 === 0 ? Number.NaN : 4))
    const filtre = { ...tout, profils: new Set(['acquis', 'hesitant'] as const) }
    const lignes = filtrer([grand, m], filtre, '')
    const r = grand.valeurs.reserveNette
    for (const decroissant of [true, false]) {
      const rangs = trier(lignes, colonne('reserve'), decroissant).map(
        (l) => l.morceau.valeurs.reserveNette[l.rang]!,
      )
      const connus = rangs.filter((x) => !Number.isNaN(x))
      expect(connus).toEqual(connus.toSorted((a, b) => (decroissant ? b - a : a - b)))
      expect(rangs.slice(connus.length).every(Number.isNaN)).toBe(true)
    }
    expect(r.some(Number.isNaN)).toBe(true)
    expect(compterLignes([grand, m], filtre)).toBe(lignes.length)
    expect(meneurs([grand, m], filtre, 'reserveNette', 8)).toEqual(
      trier(lignes, colonne('reserve'), true)
        .filter((l) => l.morceau === grand && l.rang % 7 !== 0)
        .slice(0, 8),
    )
  })
  it('sorts numbers with the absent last in both directions', () => {
    const lignes = filtrer([m], tout, '')
    expect(noms(trier(lignes, colonne('reserve'), true)).at(-1)).toBe('Brume')
    expect(noms(trier(lignes, colonne('reserve'), false))).toEqual([
      'Évreval, bureau 2',
      'Évreval, bureau 10',
      'Brume',
    ])
  })
  it('sorts names as a French reader does', () => {
    expect(noms(trier(filtrer([m], tout, ''), colonne('nom'), false))).toEqual([
      'Brume',
      'Évreval, bureau 2',
      'Évreval, bureau 10',
    ])
  })
  it('moves by keys within the lines', () => {
    expect(deplacer('ArrowDown', 2, 3, 10)).toBe(2)
    expect(deplacer('PageUp', 2, 3, 10)).toBe(0)
    expect(deplacer('End', 0, 3, 10)).toBe(2)
    expect(deplacer('x', 0, 3, 10)).toBeNull()
  })
})

const tour = (scrutin: string, n: 1 | 2, gauche: number | null, exprimes = 100): Tour => ({
  scrutin,
  libelle: scrutin,
  court: scrutin,
  type: 'legislatives',
  tour: n,
  date: '2024-06-30',
  inscrits: 200,
  votants: 110,
  exprimes,
  blancs: 5,
  nuls: 5,
  qualite: null,
  voix: { gauche, centre: 20, droite: null, extremeDroite: 30, autres: 10 },
})

describe('séries', () => {
  const h: Historique = {
    lieu: [tour('a', 1, 40), tour('b', 1, null), tour('b', 2, 45), tour('c', 1, 30)],
    departement: [tour('a', 1, 30), tour('c', 1, 35)],
    france: [tour('a', 1, 30), tour('c', 1, 35)],
  }
  it('keeps first rounds, and says absent where a bloc had no candidate', () => {
    const points = serie(h, partDuBloc('gauche'))
    expect(points.map((p) => p.lieu)).toEqual([0.4, null, 0.3])
    expect(points.map((p) => p.repere)).toEqual([0.3, null, 0.35])
  })
  it('breaks the curve at an absence', () => {
    expect(
      trace(
        [0.4, null, 0.3],
        (i) => i,
        (v) => v * 10,
      ),
    ).toBe('M0.0 4.0M2.0 3.0')
    expect(dernierIndex([0.4, null])).toBe(0)
    expect(dernierIndex([null])).toBe(-1)
  })
  it('does not call « France » the same figures as the département', () => {
    expect(franceDistincte(h)).toBe(false)
    expect(franceDistincte({ ...h, france: [tour('a', 1, 30, 1000)] })).toBe(true)
  })
  it('keeps the names of the curves apart', () => {
    const y = ecarter([50, 52, 20, 51], 18)
    const tries = [...y].sort((a, b) => a - b)
    expect(tries.every((v, i) => i === 0 || v - tries[i - 1]! >= 18)).toBe(true)
  })
})

describe('probabilités', () => {
  it('never reads 0 % nor 100 %', () => {
    expect([0, 0.004, 0.5, 0.996, 1].map(probabilite)).toEqual([
      'moins de 1\u00a0%',
      'moins de 1\u00a0%',
      '50\u00a0%',
      'plus de 99\u00a0%',
      'plus de 99\u00a0%',
    ])
    expect(probabiliteCourte(1)).toBe('>\u00a099\u00a0%')
  })
})
