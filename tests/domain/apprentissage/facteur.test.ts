import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { facteurDe, facteursTechnique } from '#domain/apprentissage/facteur'
import type { Essai } from '#domain/apprentissage/technique'
import { rendementHoraire, type Densite } from '#domain/ciblage/rendement'
import type { Profil } from '#domain/profil'

const JOUR = '2026-11-25'
const essai = (n: number, terrain: Densite, profil: Profil, essais: number, reussites: number): Essai => ({
  technique: 'enjeuLocal',
  fiche: `${terrain}${profil}${n}`,
  jour: '2026-11-20',
  terrain,
  profil,
  essais,
  reussites,
})
const trois = (terrain: Densite, profil: Profil, essais: number, reussites: number) =>
  [1, 2, 3].map((n) => essai(n, terrain, profil, essais, reussites))

describe('the factor of techniques', () => {
  it('is above 1 where conversations take more than elsewhere, below where they take less', () => {
    const facteurs = facteursTechnique(
      [...trois('dense', 'hesitant', 40, 30), ...trois('rural', 'droite', 40, 8)],
      JOUR,
    )
    expect(facteurs.map((f) => [f.terrain, f.profil, f.fiches, f.contacts])).toEqual([
      ['dense', 'hesitant', 3, 120],
      ['rural', 'droite', 3, 120],
    ])
    const de = facteurDe(facteurs)
    expect(de('dense', 'hesitant')).toBeGreaterThan(1.2)
    expect(de('rural', 'droite')).toBeLessThan(0.8)
    expect(de('intermediaire', 'acquis')).toBe(1)
  })

  it('waits for 3 fiches and 10 contacts', () => {
    const deux = trois('dense', 'hesitant', 40, 40).slice(0, 2)
    expect(facteursTechnique([...deux, ...trois('rural', 'droite', 3, 0)], JOUR)).toEqual([])
  })

  it('stays within 0.5–1.5, and at 1 when everything happens in one context at one rate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 6,
          maxLength: 30,
        }),
        (comptes) => {
          const essais = comptes.map(([n, part], i) =>
            essai(i, i % 2 ? 'dense' : 'rural', i % 3 ? 'acquis' : 'hesitant', n, Math.round(n * part)),
          )
          for (const { facteur } of facteursTechnique(essais, JOUR)) {
            expect(facteur).toBeGreaterThanOrEqual(0.5)
            expect(facteur).toBeLessThanOrEqual(1.5)
          }
        },
      ),
    )
    const [seul] = facteursTechnique(trois('dense', 'acquis', 100_000, 50_000), JOUR)
    expect(seul!.facteur).toBeCloseTo(1, 6)
  })

  it('shrinks a few happy conversations towards the rate of all', () => {
    const facteurs = facteursTechnique(
      [
        ...[1, 2, 3].map((n) => essai(n, 'rural', 'acquis', 4, 4)),
        ...trois('dense', 'acquis', 400, 280),
        ...trois('intermediaire', 'droite', 400, 240),
      ],
      JOUR,
    )
    // 12 of 12 against .65 everywhere would be 1.54.
    expect(facteurDe(facteurs)('rural', 'acquis')).toBeLessThan(1.4)
  })

  it('multiplies votes per hour', () => {
    const terrain = {
      densite: 'dense',
      profil: 'hesitant',
      abstention: 0.4,
      partGauche: 0.3,
      partExtremeDroite: 0.2,
    } as const
    expect(rendementHoraire({ ...terrain, facteurTechnique: 1.25 }, 60).central).toBeCloseTo(
      1.25 * rendementHoraire(terrain, 60).central,
      12,
    )
  })
})
