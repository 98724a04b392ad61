/**
 * Secrecy, as a property: whatever can be deduced from the published aggregates by any additions and subtractions is never a set
 * of places under 11 households.
 */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { SEUIL_MENAGES, blocsSecrets, suppressions, type Atome } from '#domain/sociologie/secret'

/** A small territory; communes are free to lie over several circonscriptions. */
const territoire = fc
  .array(
    fc.record({
      menages: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 5, max: 900 })),
      commune: fc.integer({ min: 0, max: 4 }),
      circonscription: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((bureaux) =>
    bureaux.map(({ menages, commune, circonscription }): Atome => ({
      menages,
      // communes 0–2 are of département A, 3–4 of B; a circonscription lies in one département
      chemin: [
        `c${commune}`,
        circonscription === null ? null : `${commune < 3 ? 'A' : 'B'}${circonscription}`,
        commune < 3 ? 'A' : 'B',
      ],
    })),
  )

/** Every aggregate of the publication: bureaux, communes, circonscriptions, départements, the whole. */
function agregatsDe(atomes: readonly Atome[]): number[][] {
  const tous = new Map<string, number[]>()
  const ajouter = (cle: string, i: number) => tous.set(cle, [...(tous.get(cle) ?? []), i])
  atomes.forEach(({ chemin }, i) => {
    ajouter(`b${i}`, i)
    chemin.forEach((c, n) => c !== null && ajouter(`${n}/${c}`, i))
    ajouter('tout', i)
  })
  return [...tous.values()]
}

/** Whether the indicator of `cible` is a linear combination of those of `agregats` (elimination over n ≤ 10 atoms). */
function deductible(n: number, agregats: readonly (readonly number[])[], cible: readonly number[]): boolean {
  const vecteur = (s: readonly number[]) => Array.from({ length: n }, (_, i) => (s.includes(i) ? 1 : 0))
  const pivots = new Map<number, number[]>()
  const reduire = (v: number[]): number[] => {
    const r = [...v]
    for (let c = 0; c < n; c++) {
      const pivot = pivots.get(c)
      if (!pivot || Math.abs(r[c]!) < 1e-9) continue
      const f = r[c]! / pivot[c]!
      for (let k = c; k < n; k++) r[k] = r[k]! - f * pivot[k]!
    }
    return r
  }
  for (const s of agregats) {
    const r = reduire(vecteur(s))
    const c = r.findIndex((x) => Math.abs(x) > 1e-9)
    if (c >= 0) pivots.set(c, r)
  }
  return reduire(vecteur(cible)).every((x) => Math.abs(x) < 1e-9)
}

const menagesDe = (atomes: readonly Atome[], s: readonly number[]) =>
  s.reduce((somme, i) => somme + atomes[i]!.menages, 0)

const parties = (n: number): number[][] =>
  Array.from({ length: 2 ** n - 1 }, (_, m) =>
    Array.from({ length: n }, (_, i) => i).filter((i) => ((m + 1) >> i) & 1),
  )

describe('le secret statistique', () => {
  it('aucune cellule sous 11 ménages ne se déduit de ce qui est publié, par aucune combinaison', () => {
    fc.assert(
      fc.property(territoire, (atomes) => {
        const agregats = agregatsDe(atomes)
        const motifs = suppressions(atomes, agregats)
        const publies = agregats.filter((_, i) => motifs[i] === null)
        for (const cellule of parties(atomes.length))
          if (menagesDe(atomes, cellule) < SEUIL_MENAGES)
            expect(deductible(atomes.length, publies, cellule)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('ce qui n’est pas publié l’est pour une raison : trop petit, ou voisin d’un trop petit', () => {
    fc.assert(
      fc.property(territoire, (atomes) => {
        const agregats = agregatsDe(atomes)
        const petits = atomes.some((a) => a.menages < SEUIL_MENAGES)
        suppressions(atomes, agregats).forEach((motif, i) => {
          const menages = menagesDe(atomes, agregats[i]!)
          if (menages < SEUIL_MENAGES) expect(motif).toBe('secret')
          else if (!petits) expect(motif).toBeNull()
        })
        for (const bloc of blocsSecrets(atomes))
          if (menagesDe(atomes, bloc) < SEUIL_MENAGES)
            expect(bloc.every((i) => atomes[i]!.menages < SEUIL_MENAGES)).toBe(true)
      }),
    )
  })

  it('sans complément, la soustraction trahit : la commune moins son grand bureau donne le petit', () => {
    const atomes: Atome[] = [
      { menages: 5, chemin: ['c', 'A1', 'A'] },
      { menages: 300, chemin: ['c', 'A1', 'A'] },
    ]
    const agregats = [[0], [1], [0, 1]]
    expect(deductible(2, [[1], [0, 1]], [0])).toBe(true)
    expect(suppressions(atomes, agregats)).toEqual(['secret', 'complement', null])
  })
})
