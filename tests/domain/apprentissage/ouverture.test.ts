import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import {
  ouverturesApprises,
  ouverturesDeTerrain,
  type TourneeDeTerrain,
} from '#domain/apprentissage/ouverture'
import { cibler } from '#domain/ciblage/ciblage'
import { entreeDe, type BureauACibler } from '#domain/ciblage/entree'
import { DENSITES, type Densite } from '#domain/ciblage/rendement'
import { Hasard } from '#domain/hasard'

/** km² that make a bureau of 1000 inscrits of each ground. */
const SUPERFICIE: Record<Densite, number> = { dense: 0.3, intermediaire: 2, rural: 40 }

function bureaux(graine: number, terrains: readonly Densite[] = DENSITES): BureauACibler[] {
  const h = new Hasard(graine)
  return Array.from({ length: 60 }, (_, i) => ({
    commune: `c${i % 12}`,
    inscrits: 1000,
    superficie: SUPERFICIE[terrains[i % terrains.length]!],
    profil: (['acquis', 'hesitant', 'droite'] as const)[h.indice(3)]!,
    scoreGauche: h.uniforme(),
    scoreExtremeDroite: h.uniforme(),
    participation: h.uniforme(),
  }))
}
const trajet = (i: number) => 5 + (i % 30)
const fiche = (terrain: Densite, n: number, frappees: number, ouvertes: number): TourneeDeTerrain => ({
  terrain,
  fiche: `${terrain}${n}`,
  jour: '2026-11-20',
  portesFrappees: frappees,
  portesOuvertes: ouvertes,
})
const apres = (tournees: readonly TourneeDeTerrain[]) => ouverturesApprises(ouverturesDeTerrain(tournees))
/** What targeting is told when only doors were learnt. */
const appris = (tournees: readonly TourneeDeTerrain[]) => {
  const taux = apres(tournees)
  return { ouverture: (_: number, densite: Densite) => taux[densite], facteurTechnique: () => 1 }
}

describe('the opening rates of targeting', () => {
  it('without observation are the prior: the plan is the same', () => {
    expect(apres([])).toEqual({})
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 20, max: 600 }), (graine, budget) => {
        const b = bureaux(graine)
        expect(cibler(entreeDe(b, trajet, 60, appris([])), { budget })).toEqual(
          cibler(entreeDe(b, trajet, 60), { budget }),
        )
      }),
      { numRuns: 15 },
    )
  })

  it('wait for 3 fiches and 10 doors on the same ground', () => {
    const deux = [fiche('dense', 1, 50, 30), fiche('dense', 2, 50, 30), fiche('rural', 3, 50, 30)]
    expect(apres(deux)).toEqual({})
    expect(ouverturesDeTerrain(deux)[0]).toMatchObject({
      appris: false,
      taux: 0.28,
      fiches: 2,
      contacts: 100,
    })
    expect(apres([1, 2, 3].map((n) => fiche('dense', n, 3, 1)))).toEqual({})
    const trois = [...deux, fiche('dense', 4, 100, 32)]
    expect(ouverturesDeTerrain(trois)).toMatchObject([
      { terrain: 'dense', appris: true, taux: (28 + 92) / 300, fiches: 3, contacts: 200 },
      { terrain: 'intermediaire', appris: false, taux: 0.28, fiches: 0 },
      { terrain: 'rural', appris: false, taux: 0.28, fiches: 1 },
    ])
    expect(Object.keys(apres(trois))).toEqual(['dense'])
  })

  const comptes = fc.array(
    fc
      .record({
        terrain: fc.constantFrom(...DENSITES),
        frappees: fc.integer({ min: 4, max: 400 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        enPlus: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ terrain, frappees, part, enPlus }) => {
        const ouvertes = Math.floor(part * frappees)
        const plus = ouvertes + Math.floor(enPlus * (frappees - ouvertes))
        return { terrain, frappees, ouvertes, plus }
      }),
    { minLength: 3, maxLength: 15 },
  )

  it('more doors that open never lower the expected votes of a bureau worth a visit', () => {
    fc.assert(
      fc.property(fc.nat(1000), comptes, (graine, tours) => {
        const b = bureaux(graine)
        const [peu, beaucoup] = (['ouvertes', 'plus'] as const).map((cle) =>
          entreeDe(b, trajet, 60, appris(tours.map((t, n) => fiche(t.terrain, n, t.frappees, t[cle])))),
        )
        b.forEach((_, i) => {
          if (peu!.valeur[i]! > 0) {
            expect(beaucoup!.valeur[i]!).toBeGreaterThanOrEqual(peu!.valeur[i]! - 1e-15)
            if (peu!.bas[i]! > 0) expect(beaucoup!.bas[i]!).toBeGreaterThanOrEqual(peu!.bas[i]! - 1e-15)
            expect(beaucoup!.haut[i]!).toBeGreaterThanOrEqual(peu!.haut[i]! - 1e-15)
          }
        })
      }),
      { numRuns: 100 },
    )
  })

  it('more doors that open never lower the expected votes of a plan', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.constantFrom(...DENSITES),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 40, max: 600 }),
        (graine, terrain, ouvertes, enPlus, budget) => {
          const b = bureaux(graine, [terrain])
          const [peu, beaucoup] = [ouvertes, ouvertes + enPlus].map((n) =>
            cibler(entreeDe(b, trajet, 60, appris([1, 2, 3].map((k) => fiche(terrain, k, 100, n)))), {
              budget,
            }),
          )
          expect(beaucoup!.voix.central).toBeGreaterThanOrEqual(peu!.voix.central * (1 - 1e-9))
        },
      ),
      { numRuns: 40 },
    )
  })
})
