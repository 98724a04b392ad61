import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { NIVEAUX_CARTE } from '#domain/lieu'
import { PROFILS } from '#domain/profil'
import { METHODES_CLASSES } from '#domain/couche/classes'
import { toutesLesCouches } from '#domain/couche/registre'
import { SCRUTINS } from '#domain/scrutin'
import { ecrireEtat, ETAT_INITIAL, lireEtat, SURCOUCHES } from '../../web/features/carte/adresse.ts'
import { COLONNES } from '../../web/carte/colonnes.ts'

const coordonnee = (max: number) => fc.integer({ min: -max * 1e4, max: max * 1e4 }).map((n) => n / 1e4)
const sousEnsemble = <T>(valeurs: readonly T[]) =>
  fc.subarray([...valeurs]).map((x): ReadonlySet<T> => new Set(x))

const cles = toutesLesCouches(SCRUTINS.map((s) => s.code)).map((c) => c.cle)
const millieme = fc.integer({ min: -900, max: 900 }).map((n) => n / 1000)

const elan = fc.integer({ min: -20, max: 20 }).map((n) => n / 2)

const etat = fc.record({
  vue: fc.option(
    fc.record({
      latitude: coordonnee(84),
      longitude: coordonnee(179),
      zoom: fc.integer({ min: 300, max: 1700 }).map((n) => n / 100),
    }),
  ),
  niveau: fc.option(fc.constantFrom(...NIVEAUX_CARTE)),
  couche: fc.oneof(
    fc.constantFrom(...cles),
    fc.constant('vote.gauche.2024-legislatives-1~insee.tauxChomage'),
  ),
  avec: fc.option(fc.constantFrom(...cles)),
  classes: fc.option(
    fc.record({ methode: fc.constantFrom(...METHODES_CLASSES), nombre: fc.integer({ min: 3, max: 9 }) }),
  ),
  brosse: fc.option(
    fc.oneof(
      fc.tuple(millieme, millieme).map(([a, b]) => ({ de: Math.min(a, b), a: Math.max(a, b) })),
      fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1 }).map((classes) => ({ classes })),
    ),
  ),
  envoi: fc.record({
    heures: fc.integer({ min: 4, max: 1_000_000 }),
    trajet: fc.integer({ min: 1, max: 240 }),
    depart: fc.option(
      fc
        .tuple(fc.integer({ min: -84_000, max: 84_000 }), fc.integer({ min: -179_000, max: 179_000 }))
        .map(([a, b]): readonly [number, number] => [a / 1000 + 0, b / 1000 + 0]),
    ),
  }),
  surcouches: sousEnsemble(SURCOUCHES),
  profils: sousEnsemble(PROFILS),
  foyersSeuls: fc.boolean(),
  selection: fc.option(fc.constantFrom('30189_0001', '30-06', '2A004', '971')),
  tableau: fc.boolean(),
  filtre: fc.constantFrom('', 'hésitant et marge > −5 %', 'a=b&c'),
  epingle: fc.option(fc.constantFrom('30189', '30-06', '30189_0001')),
  tri: fc.record({
    colonne: fc.constantFrom(...COLONNES.map((c) => c.cle)),
    decroissant: fc.boolean(),
  }),
  elans: fc.record({
    gauche: elan,
    centre: elan,
    droite: elan,
    extremeDroite: elan,
    participation: fc.integer({ min: 0, max: 20 }).map((k) => 5 * k),
  }),
})

describe('adresse de la carte', () => {
  it('says the whole state: what is written reads the same', () => {
    fc.assert(
      fc.property(etat, (e) => {
        expect(lireEtat(ecrireEtat(e))).toEqual(e)
      }),
    )
  })
  it('is empty for the initial state', () => {
    expect(ecrireEtat(ETAT_INITIAL)).toBe('')
  })
  it('takes the initial value for what it cannot read', () => {
    expect(lireEtat('?z=x&c=1&n=canton&couche=or&avec=x&cls=k.3&f=3_x&h=z&tri=-age')).toEqual(ETAT_INITIAL)
    expect(lireEtat('?z=5&c=99,2').vue).toBeNull()
    fc.assert(fc.property(fc.string(), (s) => lireEtat(`?${s}`) !== null))
  })
  it('writes a scenario shortly, and keeps it within bounds', () => {
    const elans = { gauche: 2, centre: 0, droite: 0, extremeDroite: -1.5, participation: 30 }
    expect(ecrireEtat({ ...ETAT_INITIAL, elans })).toBe('?s=g2,x-1.5,p30')
    expect(lireEtat('?s=g99,c,zz,d-0.2,x0.7,p122').elans).toEqual({
      gauche: 10,
      centre: 0,
      droite: 0,
      extremeDroite: 0.5,
      participation: 100,
    })
    expect(lireEtat('?s=g2').elans).toBe(lireEtat('?s=g2&z=5&c=1,2').elans)
  })
  it('gives the same sets for the same text, so that a camera move repaints nothing', () => {
    expect(lireEtat('?cl=acquis&z=5&c=1,2').profils).toBe(lireEtat('?cl=acquis&z=6&c=1,2').profils)
  })
})
