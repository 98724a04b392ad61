/** Missions and militants: the exact optimum on small cases, the limits that nothing may cross, and turns that go round. */
import { fc } from '../../support/proprietes.ts'
import { expect, it } from 'vitest'
import { affecter, PARAMETRES_AFFECTATION } from '#domain/mission/affectation'
import { convenance, type Mission, type Profil } from '#domain/mission/convenance'
import { flotMinimal } from '#domain/mission/flot'

const profil = (id: string, o: Partial<Profil> = {}): Profil => ({
  id,
  competences: [],
  themes: [],
  langues: [],
  disponibilites: ['semaineSoir', 'samediMatin'],
  trajetMax: 45,
  depart: null,
  recentes: 0,
  ...o,
})
const mission = (id: string, o: Partial<Mission> = {}): Mission => ({
  id,
  titre: id,
  lieu: null,
  jour: null,
  creneau: 'semaineSoir',
  theme: null,
  competences: [],
  langues: [],
  personnes: 1,
  ...o,
})

const cas = fc.record({
  profils: fc.array(
    fc.record({
      competences: fc.subarray(['soin', 'poste', 'ecole'] as const),
      disponibilites: fc.subarray(['semaineSoir', 'samediMatin'] as const),
      trajetMax: fc.integer({ min: 10, max: 60 }),
      depart: fc.tuple(fc.double({ min: 4, max: 4.4, noNaN: true }), fc.constant(44)),
      recentes: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 4 },
  ),
  missions: fc.array(
    fc.record({
      jour: fc.constantFrom('2026-12-01', '2026-12-02'),
      creneau: fc.constantFrom('semaineSoir' as const, 'samediMatin' as const),
      competences: fc.subarray(['soin', 'poste'] as const),
      lieu: fc.tuple(fc.double({ min: 4, max: 4.4, noNaN: true }), fc.constant(44)),
      personnes: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 3 },
  ),
})
const poser = ({ profils, missions }: { profils: Partial<Profil>[]; missions: Partial<Mission>[] }) => ({
  profils: profils.map((p, i) => profil(`p${i}`, p)),
  missions: missions.map((m, i) => mission(`m${i}`, m)),
})

/** Places filled, then value of the best plan, by trying everything. */
function force(profils: Profil[], missions: Mission[]): [places: number, valeur: number] {
  const { missionsMax, penaliteTour } = PARAMETRES_AFFECTATION
  const paires = missions.flatMap((m) =>
    profils.flatMap((p) => {
      const c = convenance(p, m)
      return typeof c === 'string' ? [] : [{ m, p, score: c.score }]
    }),
  )
  let meilleur: [number, number] = [0, 0]
  const essayer = (k: number, prises: typeof paires): void => {
    if (k < paires.length) {
      essayer(k + 1, prises)
      const { m, p } = paires[k]!
      const siennes = prises.filter((x) => x.p === p)
      const libre =
        siennes.length < missionsMax &&
        !siennes.some((x) => x.m.creneau === m.creneau && x.m.jour === m.jour) &&
        prises.filter((x) => x.m === m).length < m.personnes
      if (libre) essayer(k + 1, [...prises, paires[k]!])
      return
    }
    const tours = profils.reduce((s, p) => {
      const n = prises.filter((x) => x.p === p).length
      return s + penaliteTour * (n * p.recentes + (n * (n - 1)) / 2)
    }, 0)
    const valeur = prises.reduce((s, x) => s + x.score, 0) - tours
    if (prises.length > meilleur[0] || (prises.length === meilleur[0] && valeur > meilleur[1]))
      meilleur = [prises.length, valeur]
  }
  essayer(0, [])
  return meilleur
}

it('est le meilleur plan possible, essayé par force brute', () => {
  fc.assert(
    fc.property(cas, (c) => {
      const { profils, missions } = poser(c)
      const { affectations } = affecter(profils, missions)
      const [places, valeur] = force(profils, missions)
      const tours = profils.reduce((s, p) => {
        const n = affectations.filter((a) => a.militant === p.id).length
        return s + PARAMETRES_AFFECTATION.penaliteTour * (n * p.recentes + (n * (n - 1)) / 2)
      }, 0)
      expect(affectations).toHaveLength(places)
      expect(affectations.reduce((s, a) => s + a.convenance.score, 0) - tours).toBeCloseTo(valeur, 9)
    }),
    { numRuns: 150 },
  )
})

it('ne passe aucune limite, et compte ce qui manque', () => {
  fc.assert(
    fc.property(cas, (c) => {
      const { profils, missions } = poser(c)
      const { affectations, manques } = affecter(profils, missions)
      for (const a of affectations) {
        const p = profils.find((x) => x.id === a.militant)!
        const m = missions.find((x) => x.id === a.mission)!
        expect(p.disponibilites).toContain(m.creneau)
        expect(a.convenance.trajet!).toBeLessThanOrEqual(p.trajetMax)
      }
      const places = missions.reduce((s, m) => s + m.personnes, 0)
      expect(affectations.length + manques.reduce((s, m) => s + m.personnes, 0)).toBe(places)
      expect(new Set(affectations.map((a) => `${a.militant} ${a.mission}`)).size).toBe(affectations.length)
    }),
  )
})

it('fait tourner : deux semblables, deux missions, une chacun ; qui sort souvent laisse la place', () => {
  const missions = [mission('a'), mission('b', { creneau: 'samediMatin' })]
  const plan = affecter([profil('x'), profil('y')], missions)
  expect(new Set(plan.affectations.map((a) => a.militant)).size).toBe(2)
  const seule = affecter([profil('lasse', { recentes: 4 }), profil('fraiche')], [mission('a')])
  expect(seule.affectations[0]!.militant).toBe('fraiche')
})

it('envoie à l’hôpital qui connaît l’hôpital, et dit pourquoi et qui viendrait ensuite', () => {
  const { affectations } = affecter(
    [profil('facteur', { competences: ['poste'] }), profil('infirmier', { competences: ['soin'] })],
    [mission('hopital', { competences: ['soin'] }), mission('poste', { competences: ['poste'] })],
  )
  expect(Object.fromEntries(affectations.map((a) => [a.mission, a.militant]))).toEqual({
    hopital: 'infirmier',
    poste: 'facteur',
  })
  expect(affectations[0]!.convenance.raisons[0]).toMatch(/connaît.*Soin/)
  expect(affectations[0]!.ensuite).toMatchObject({ militant: 'facteur', perte: expect.closeTo(0.4, 9) })
})

it('dit ce qui a empêché les autres', () => {
  const { manques } = affecter(
    [profil('loin', { depart: [0, 48], trajetMax: 20 }), profil('jour', { disponibilites: ['semaineJour'] })],
    [mission('a', { lieu: [4, 44], personnes: 2 })],
  )
  expect(manques).toEqual([{ mission: 'a', personnes: 2, refus: { creneau: 1, trajet: 1 }, occupes: 0 }])
})

it('rien à donner, rien à prendre', () => {
  expect(affecter([], [])).toEqual({ affectations: [], manques: [] })
  expect(flotMinimal(2, [], 0, 1)).toEqual(new Int32Array(0))
})
