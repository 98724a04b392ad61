import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { classer, gesteDe, rassembler, rassemblerSecteur } from '#domain/fiche/gestes'
import { numeroDe } from '#domain/secteur/nom'
import type { BureauTerrain } from '#domain/fiche/source'
import { voisinages } from '#domain/secteur/voisinage'
import { PROFILS } from '#domain/profil'
import { bureau, secteursDe, TERRITOIRE, type Case } from '../../features/fiche/territoire.ts'

/** Each sector of the automatic cut as a place. */
const decouper = (bureaux: readonly BureauTerrain[]) =>
  secteursDe(bureaux).map((s) => {
    const siens = bureaux.filter((b) => s.bureaux.includes(b.code))
    return { lieu: rassemblerSecteur(s.nom, siens), bureaux: siens }
  })

const arbitraireCase: fc.Arbitrary<Case> = fc.record({
  commune: fc.constantFrom('99001', '99002', '99003', '99004', '99005', '99006'),
  numero: fc.integer({ min: 1, max: 9999 }),
  x: fc.integer({ min: 0, max: 30 }),
  y: fc.integer({ min: 0, max: 30 }),
  profil: fc.constantFrom(...PROFILS),
  reserve: fc.option(fc.integer({ min: -100, max: 100 })),
  inscrits: fc.integer({ min: 0, max: 2500 }),
  contour: fc.boolean(),
})
const territoires = fc.uniqueArray(arbitraireCase, {
  maxLength: 60,
  selector: (c) => `${c.commune}_${c.numero}`,
})

describe('places', () => {
  it('hold each bureau exactly once, whatever the territory (property)', () => {
    fc.assert(
      fc.property(territoires, (cases) => {
        const bureaux = cases.map(bureau)
        const codes = decouper(bureaux).flatMap((d) => d.lieu.bureaux)
        expect(codes.toSorted()).toEqual(bureaux.map((b) => b.code).toSorted())
      }),
      { numRuns: 60 },
    )
  })
  it('add up to the circonscription (property)', () => {
    fc.assert(
      fc.property(territoires, (cases) => {
        const bureaux = cases.map(bureau)
        const lieux = decouper(bureaux).map((d) => d.lieu)
        const somme = (f: (l: (typeof lieux)[number]) => number) => lieux.reduce((s, l) => s + f(l), 0)
        expect(somme((l) => l.inscrits)).toBe(bureaux.reduce((s, b) => s + b.inscrits, 0))
        expect(somme((l) => l.reserveNette ?? 0)).toBe(
          bureaux.reduce((s, b) => s + (b.classement.reserveNette ?? 0), 0),
        )
      }),
      { numRuns: 60 },
    )
  })
  it('are ranked by net reserve, those without an estimate last', () => {
    const lieux = classer(decouper(TERRITOIRE.map(bureau)))
    const reserves = lieux.map((l) => l.reserveNette ?? -Infinity)
    expect(reserves).toEqual(reserves.toSorted((a, b) => b - a))
    expect(lieux.map((l) => l.rang)).toEqual(lieux.map((_, i) => i + 1))
    expect(lieux.at(-1)!.reserveNette).toBeNull()
  })
  it('cut a large town into handfuls of at most seven, and group hamlets', () => {
    const lieux = decouper(TERRITOIRE.map(bureau)).map((d) => d.lieu)
    const ville = lieux.filter((l) => l.nom.startsWith('Ville 99001 '))
    expect(ville.length).toBeGreaterThan(2)
    expect(Math.max(...ville.map((l) => l.bureaux.length))).toBeLessThanOrEqual(7)
    expect(lieux.some((l) => / et \d+ communes$/.test(l.nom) && l.detail !== '')).toBe(true)
    expect(lieux.find((l) => l.nom === 'Ville 99200')!.ancre).toBeNull()
  })
})

describe('gestures', () => {
  const lieu = rassembler('ici', [bureau({ ...TERRITOIRE[0]!, reserve: 12 })])
  it('turn out the vote only where the reserve is clear', () => {
    expect(gesteDe(lieu, 1000)).toBe('faire voter')
    expect(gesteDe(lieu, 0)).toBe('présence')
    expect(gesteDe({ ...lieu, reserveNette: 20 }, 0)).toBe('faire voter')
    expect(gesteDe({ ...lieu, reserveNette: 9 }, 1000)).toBe('convaincre')
    expect(gesteDe({ ...lieu, inscrits: 4000 }, 4000)).toBe('convaincre')
  })
  it('never turn out the vote where it would help the opponent', () => {
    expect(gesteDe({ ...lieu, reserveNette: -50 }, 0)).toBe('présence')
    expect(gesteDe({ ...lieu, reserveNette: null }, 0)).toBe('présence')
  })
  it('read the number of a bureau as people say it', () => {
    expect(['30189_0048', '31555_0054A', '99001_0000'].map(numeroDe)).toEqual(['48', '54A', '0'])
  })
})

describe('neighbours', () => {
  it('are mutual, and leave no point alone', () => {
    const points = TERRITOIRE.flatMap((c) => bureau(c).ancre ?? [])
    const ancres = points.flatMap((_, i) => (i % 2 === 0 ? [[points[i]!, points[i + 1]!] as const] : []))
    const voisins = voisinages(ancres)
    for (const [i, liste] of voisins.entries()) {
      expect(liste.length).toBeGreaterThan(0)
      for (const v of liste) expect(voisins[v]).toContain(i)
    }
  })
})
