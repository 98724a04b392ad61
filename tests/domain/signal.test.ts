import { describe, expect, it } from 'vitest'
import { refusDe } from '#domain/donneePersonnelle'
import { signauxChomage, signauxPoste, signauxUrgences, type Signal } from '#domain/signal'

const dire = (signaux: readonly Signal[]) =>
  Object.fromEntries(signaux.map((s) => [s.commune, s.texte.replace(/\s/g, ' ')]))
const guichets = (comptes: Record<string, [number, number | null]>) =>
  new Map(Object.entries(comptes).map(([c, [bureaux, relais]]) => [c, { bureaux, relais }]))

const POSTE = signauxPoste(
  guichets({
    '96001': [1, null],
    '96002': [3, null],
    '96003': [1, null],
    '96004': [2, null],
    '96005': [1, null],
  }),
  guichets({ '96001': [0, 0], '96002': [1, 2], '96003': [1, 0], '96004': [0, 1] }),
  { communes: new Set(['96002']), jour: '2024-08-01' },
)
const URGENCES = signauxUrgences(
  new Map([
    ['96001', 19.9],
    ['96002', 20],
    ['96003', 41.4],
  ]),
  '2026-11-25',
)
const CHOMAGE = signauxChomage(
  [
    { commune: '96001', population: 900, chomage: 0.1 },
    { commune: '96002', population: 500, chomage: 0.16 },
    { commune: '96003', population: 900, chomage: 0.08 },
    { commune: '96004', population: 499, chomage: 0.9 },
    { commune: '96005', population: 900, chomage: null },
    { commune: '97001', population: 900, chomage: 0.3 },
    { commune: '97002', population: 900, chomage: 0.32 },
  ],
  '2022',
)

describe('what figures suggest', () => {
  it('fewer post offices, with what replaced them; a commune that left the file says nothing', () => {
    expect(dire(POSTE)).toEqual({
      '96001':
        'Le bureau de poste recensé en 2009 n’y est plus en 2013 ; ni agence communale ni relais de commerçant. Aucun espace France services dans la commune en 2024. À vérifier sur place.',
      '96002':
        '3 bureaux de poste en 2009, 1 en 2013 ; 2 agences communales ou relais de commerçants en 2013. Un espace France services dans la commune en 2024. À vérifier sur place.',
      '96004':
        'Les 2 bureaux de poste recensés en 2009 n’y sont plus en 2013 ; 1 agence communale ou relais de commerçant en 2013. Aucun espace France services dans la commune en 2024. À vérifier sur place.',
    })
  })

  it('without the list of France services, not a word of it', () => {
    const [seul] = signauxPoste(guichets({ '96001': [1, null] }), guichets({ '96001': [0, null] }), null)
    expect(seul).toMatchObject({
      texte: 'Le bureau de poste recensé en 2009 n’y est plus en 2013. À vérifier sur place.',
      source: 'INSEE, BPE 2009 et 2013',
    })
  })

  it('emergency wards from 20 km', () => {
    expect(Object.keys(dire(URGENCES))).toEqual(['96002', '96003'])
    expect(dire(URGENCES)['96003']).toContain('à 41 km à vol d’oiseau')
  })

  it('unemployment against the median commune of the same département, not of the smallest', () => {
    expect(dire(CHOMAGE)).toEqual({
      '96002':
        '16,0 % des actifs au chômage au sens du recensement, contre 10,0 % dans la commune médiane du département.',
    })
  })

  it('texts name nobody, and fit', () => {
    for (const { texte, source, cle } of [...POSTE, ...URGENCES, ...CHOMAGE]) {
      expect([texte, refusDe(texte)]).toEqual([texte, null])
      expect(texte.length).toBeLessThanOrEqual(600)
      expect(source).not.toBe('')
      expect(cle).toMatch(/^(poste|urgences|chomage):96/)
    }
  })
})
