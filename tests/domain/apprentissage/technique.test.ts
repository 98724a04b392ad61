/** What fiches teach: the Beta law against known values, shrinkage, decay, publication threshold. */
import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { lnGamma, quantileBeta, repartitionBeta } from '#domain/apprentissage/beta'
import {
  classerTechniques,
  estPubliable,
  poidsDe,
  tauxOuverture,
  tauxTechnique,
  type Essai,
} from '#domain/apprentissage/technique'

const AUJOURDHUI = '2026-11-21'
const essai = (
  technique: string,
  fiche: string,
  essais: number,
  reussites: number,
  reste: Partial<Essai> = {},
): Essai => ({
  technique,
  fiche,
  essais,
  reussites,
  jour: AUJOURDHUI,
  terrain: 'dense',
  profil: 'hesitant',
  ...reste,
})
/** `essais` contacts over `n` fiches, the successes shared as evenly. */
const repartir = (technique: string, n: number, essais: number, reussites: number): Essai[] =>
  Array.from({ length: n }, (_, i) => {
    const part = (total: number) => Math.floor((total * (i + 1)) / n) - Math.floor((total * i) / n)
    return essai(technique, `${technique}-${i}`, part(essais), Math.min(part(essais), part(reussites)))
  })

/** P(Beta(a, b) ≤ x) for whole a and b, by the binomial sum. */
function parBinomiale(x: number, a: number, b: number): number {
  const n = a + b - 1
  let terme = (1 - x) ** n
  let somme = 0
  for (let j = 0; j <= n; j++) {
    if (j >= a) somme += terme
    terme *= ((n - j) / (j + 1)) * (x / (1 - x))
  }
  return somme
}

describe('la loi Beta', () => {
  it('ln Γ des entiers et de ½', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 12)
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12)
    expect(lnGamma(101)).toBeCloseTo(363.73937555556347, 9)
  })
  it('la répartition est celle de la somme binomiale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => Math.abs(repartitionBeta(x, a, b) - parBinomiale(x, a, b)) < 1e-9,
      ),
    )
  })
  it.each([
    [0.5, 2, 3, 0.3857275681],
    [0.025, 2, 3, 0.067585986],
    [0.1, 1, 1, 0.1],
    [0.5, 0.5, 0.5, 0.5],
    [0.1, 1, 4, 1 - 0.9 ** 0.25],
  ])('quantile %d de Beta(%d, %d)', (p, a, b, attendu) => {
    expect(quantileBeta(p, a, b)).toBeCloseTo(attendu, 8)
  })
  it('le quantile défait la répartition', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, p) => Math.abs(repartitionBeta(quantileBeta(p, a, b), a, b) - p) < 1e-6,
      ),
    )
  })
})

describe('les techniques', () => {
  const autres = fc.array(
    fc
      .record({
        technique: fc.constantFrom('x', 'y', 'z'),
        fiche: fc.uuid(),
        essais: fc.integer({ min: 1, max: 200 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        age: fc.integer({ min: 0, max: 400 }),
      })
      .map(({ technique, fiche, essais, part, age }) =>
        essai(technique, fiche, essais, Math.round(essais * part), {
          jour: new Date(Date.parse(AUJOURDHUI) - age * 86_400_000).toISOString().slice(0, 10),
        }),
      ),
    { maxLength: 30 },
  )

  it('2 sur 2 ne passe jamais devant 60 sur 100, quoi que disent les autres techniques', () => {
    fc.assert(
      fc.property(autres, fc.integer({ min: 3, max: 20 }), fc.integer({ min: 1, max: 2 }), (reste, n, n2) => {
        const tous = [...reste, ...repartir('sur', n, 100, 60), ...repartir('chance', n2, 2, 2)]
        const cadre = { terrain: 'dense', profil: 'hesitant' } as const
        const rang = classerTechniques(
          ['chance', 'x', 'sur', 'y', 'z'].map((cle) => ({
            cle,
            appris: tauxTechnique(cle, cadre, tous, AUJOURDHUI),
          })),
        ).map((t) => t.cle)
        expect(rang.indexOf('sur')).toBeLessThan(rang.indexOf('chance'))
      }),
    )
  })

  it('par le seul rétrécissement, sans seuil, la borne basse de 2 sur 2 reste sous celle de 60 sur 100', () => {
    const tous = [...repartir('sur', 5, 100, 60), ...repartir('chance', 1, 2, 2)]
    const bas = (cle: string) => tauxTechnique(cle, { terrain: null, profil: null }, tous, AUJOURDHUI).bas
    expect(bas('chance')).toBeLessThan(bas('sur'))
  })

  it('sans fiche ici, le taux est celui du contexte plus large', () => {
    const tous = repartir('a', 4, 400, 300)
    const large = tauxTechnique('a', { terrain: null, profil: null }, tous, AUJOURDHUI)
    const ici = tauxTechnique('a', { terrain: 'rural', profil: null }, tous, AUJOURDHUI)
    expect(ici.taux).toBeCloseTo(large.taux, 12)
    expect([ici.fiches, ici.contacts, ici.dernierJour]).toEqual([0, 0, null])
    expect(ici.haut - ici.bas).toBeGreaterThan(large.haut - large.bas)
  })

  it('compté à la main : 10 sur 20 puis une technique à 15 sur 20, κ = 20', () => {
    const tous = [...repartir('a', 1, 20, 15), ...repartir('b', 1, 20, 5)]
    // all: (20 + 10) / 60 = .5; the technique: (15 + 10) / 40
    expect(tauxTechnique('a', { terrain: null, profil: null }, tous, AUJOURDHUI).taux).toBeCloseTo(0.625, 12)
  })

  it('une fiche de 45 jours pèse la moitié, une fiche de demain pèse une', () => {
    expect(poidsDe('2026-10-07', AUJOURDHUI)).toBeCloseTo(0.5, 12)
    expect(poidsDe('2026-11-22', AUJOURDHUI)).toBe(1)
  })

  it('n’est publiée qu’à partir de 3 fiches et 10 contacts', () => {
    const publiable = (fiches: number, contacts: number) =>
      estPubliable(
        tauxTechnique('a', { terrain: null, profil: null }, repartir('a', fiches, contacts, 0), AUJOURDHUI),
      )
    expect([publiable(3, 10), publiable(2, 100), publiable(3, 9)]).toEqual([true, false, false])
  })

  it('le taux est dans son intervalle, entre 0 et 1', () => {
    fc.assert(
      fc.property(autres, (tous) => {
        const { taux, bas, haut } = tauxTechnique('x', { terrain: 'dense', profil: null }, tous, AUJOURDHUI)
        expect([bas >= 0, bas < haut, haut <= 1, taux > 0, taux < 1]).toEqual(Array(5).fill(true))
      }),
    )
  })
})

describe('l’ouverture des portes', () => {
  it('part de Beta(28, 72) et cède aux fiches', () => {
    expect(tauxOuverture([])).toMatchObject({ taux: 0.28, fiches: 0, dernierJour: null })
    const tournee = { fiche: 'f', jour: '2026-05-12', portesFrappees: 100, portesOuvertes: 40 }
    const appris = tauxOuverture([
      tournee,
      { ...tournee, fiche: 'marché', portesFrappees: 0, portesOuvertes: 0 },
    ])
    expect(appris).toMatchObject({ taux: 0.34, fiches: 1, contacts: 100, dernierJour: '2026-05-12' })
  })
})
