import { fc } from '../../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import {
  chargeDe,
  PARAMETRES_SECTEUR,
  portesParSeance,
  seancesDe,
  type BureauADecouper,
} from '#domain/secteur'
import { accorder } from '#domain/secteur/accorder'
import { composantes } from '#domain/secteur/arbre'
import { decouperSecteurs } from '#domain/secteur/decoupe'
import { voisinages } from '#domain/secteur/voisinage'

const arbitraireBureau = fc.record({
  commune: fc.constantFrom('99001', '99002', '99003', '99004', '99005', '99006', '99007'),
  numero: fc.integer({ min: 1, max: 9999 }),
  x: fc.integer({ min: 0, max: 40 }),
  y: fc.integer({ min: 0, max: 40 }),
  inscrits: fc.integer({ min: 0, max: 2000 }),
  contour: fc.boolean(),
  affinite: fc.constantFrom('a', 'b'),
})
const bureauDe = ({
  numero,
  x,
  y,
  contour,
  ...b
}: typeof arbitraireBureau extends fc.Arbitrary<infer T> ? T : never): BureauADecouper => ({
  ...b,
  code: `${b.commune}_${String(numero).padStart(4, '0')}`,
  nom: `Bureau ${numero}`,
  nomCommune: `Commune ${b.commune}`,
  superficie: contour ? 1 : null,
  ancre: contour ? [3 + x / 100, 44 + y / 100] : null,
})
const territoires = fc
  .uniqueArray(arbitraireBureau, { minLength: 1, maxLength: 70, selector: (b) => `${b.commune}_${b.numero}` })
  .map((liste) => liste.map(bureauDe))

/** A town of `n` × `n` equal bureaux, a little out of line so that no circle is ambiguous. */
const ville = (n: number, inscrits = 1000): BureauADecouper[] =>
  Array.from({ length: n * n }, (_, i) => ({
    code: `99001_${String(i + 1).padStart(4, '0')}`,
    nom: '',
    commune: '99001',
    nomCommune: 'Ville',
    inscrits,
    superficie: 0.3,
    ancre: [
      3 + (i % n) / 100 + ((i * 7) % 5) / 5000,
      44 + Math.floor(i / n) / 100 + ((i * 3) % 7) / 7000,
    ] as const,
    affinite: 'a',
  }))

const codesDe = (secteurs: { bureaux: string[] }[]) => secteurs.flatMap((s) => s.bureaux)

describe('the cut', () => {
  it('holds each bureau exactly once, whatever the territory (property)', () => {
    fc.assert(
      fc.property(territoires, (bureaux) => {
        expect(codesDe(decouperSecteurs(bureaux)).toSorted()).toEqual(bureaux.map((b) => b.code).toSorted())
      }),
    )
  })
  it('is the same whatever the order of the bureaux (property)', () => {
    fc.assert(
      fc.property(territoires, (bureaux) => {
        expect(decouperSecteurs(bureaux.toReversed())).toEqual(decouperSecteurs(bureaux))
      }),
    )
  })
  it('keeps each sector of a town in one piece and near its aim (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 400, max: 1500 }), (n, inscrits) => {
        const bureaux = ville(n, inscrits)
        const voisins = voisinages(bureaux.map((b) => b.ancre!))
        const rang = new Map(bureaux.map((b, i) => [b.code, i]))
        const secteurs = decouperSecteurs(bureaux)
        for (const s of secteurs) {
          const membres = s.bureaux.map((c) => rang.get(c)!)
          const dedans = new Set(membres)
          const graphe = {
            poids: [],
            x: [],
            y: [],
            longueur: () => 1,
            voisins: voisins.map((v) => v.filter((j) => dedans.has(j))),
          }
          expect(composantes(graphe, membres)).toHaveLength(1)
          const charge = chargeDe(membres.map((i) => bureaux[i]!))
          expect(charge).toBeLessThanOrEqual(PARAMETRES_SECTEUR.chargeMax)
          if (secteurs.length > 1) expect(charge).toBeGreaterThanOrEqual(PARAMETRES_SECTEUR.chargeMin)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('shares a regular town out evenly and compactly', () => {
    const secteurs = decouperSecteurs(ville(6))
    expect(secteurs).toHaveLength(6)
    for (const s of secteurs) expect(s.bureaux.length).toBeGreaterThanOrEqual(5)
    for (const s of secteurs) expect(s.bureaux.length).toBeLessThanOrEqual(7)
  })
  it('names what it makes', () => {
    const noms = decouperSecteurs(ville(4)).map((s) => s.nom)
    expect(new Set(noms).size).toBe(noms.length)
    for (const nom of noms) expect(nom).toMatch(/^Ville \d+(, \d+)* et \d+$/)
    expect(decouperSecteurs(ville(2))).toMatchObject([{ nom: 'Ville' }])
  })
})

describe('sessions', () => {
  it('hold 40 to 60 doors on dense ground, fewer in the country', () => {
    expect(portesParSeance('dense')).toBe(50)
    expect(portesParSeance('rural')).toBeLessThan(portesParSeance('intermediaire'))
    expect(seancesDe({ inscrits: 800, superficie: 0.3 })).toBe(10)
    expect(seancesDe({ inscrits: 0, superficie: 0.3 })).toBe(0)
  })
})

describe('after another publication', () => {
  it('stored sectors still share the bureaux out (property)', () => {
    fc.assert(
      fc.property(territoires, territoires, (avant, apres) => {
        const stockes = decouperSecteurs(avant).map((s, i) => ({ ...s, id: String(i) }))
        const accordes = accorder(stockes, apres)
        const reste = avant.some((a) => apres.some((b) => a.code === b.code))
        if (reste) expect(codesDe([...accordes]).toSorted()).toEqual(apres.map((b) => b.code).toSorted())
        else expect(accordes).toEqual([])
      }),
    )
  })
})
