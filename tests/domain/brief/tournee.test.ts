/** The tour of a candidate: exact against brute force, within the time, and never a stop without a reason. */
import { fc } from '../../support/proprietes.ts'
import { expect, it } from 'vitest'
import { decrireArret, utilites, type Secteur } from '#domain/brief/arret'
import { choisirTournee, PARAMETRES_TOURNEE, type Candidat } from '#domain/brief/tournee'
import { trajetMinutes, type Point } from '#domain/ciblage/terrain'

const DEPART: Point = [4.35, 43.83]
const candidats = fc.array(
  fc.record({
    utilite: fc.double({ min: 0, max: 1, noNaN: true }),
    ancre: fc.tuple(
      fc.double({ min: 4, max: 4.7, noNaN: true }),
      fc.double({ min: 43.6, max: 44, noNaN: true }),
    ),
  }),
  { maxLength: 6 },
)

function force(liste: readonly Candidat[], minutes: number, parArret: number): number | null {
  let meilleur: { valeur: number; complete: boolean } | null = null
  const visiter = (ordre: number[]): void => {
    if (ordre.length > 0) {
      const points = [DEPART, ...ordre.map((k) => liste[k]!.ancre), DEPART]
      const route = points.slice(1).reduce((s, p, i) => s + trajetMinutes(p, [points[i]!]), 0)
      if (route + parArret * ordre.length > minutes) return
      const valeur =
        ordre.reduce((s, k) => s + liste[k]!.utilite, 0) -
        (PARAMETRES_TOURNEE.penaliteRoute * route) / minutes
      const complete = ordre.length >= PARAMETRES_TOURNEE.arretsMin
      if (
        !meilleur ||
        Number(complete) > Number(meilleur.complete) ||
        (complete === meilleur.complete && valeur > meilleur.valeur)
      )
        meilleur = { valeur, complete }
    }
    if (ordre.length < PARAMETRES_TOURNEE.arretsMax)
      for (let k = 0; k < liste.length; k++) if (!ordre.includes(k)) visiter([...ordre, k])
  }
  visiter([])
  return (meilleur as { valeur: number } | null)?.valeur ?? null
}

it('est la meilleure tournée possible, dans le temps donné', () => {
  fc.assert(
    fc.property(candidats, fc.integer({ min: 60, max: 420 }), (liste, minutes) => {
      const t = choisirTournee(liste, DEPART, minutes, 40)
      const attendu = force(liste, minutes, 40)
      if (!t) {
        expect(attendu).toBeNull()
        return
      }
      expect(t.minutes).toBeLessThanOrEqual(minutes + 1e-9)
      const route = t.trajets.reduce((s, x) => s + x, t.retour)
      const valeur =
        t.arrets.reduce((s, k) => s + liste[k]!.utilite, 0) -
        (PARAMETRES_TOURNEE.penaliteRoute * route) / minutes
      expect(valeur).toBeCloseTo(attendu!, 9)
    }),
    { numRuns: 150 },
  )
})

const secteur = (o: Partial<Secteur> = {}): Secteur => ({
  nom: 'Val',
  inscrits: 4000,
  parProfil: { acquis: 1000, hesitant: 2000, droite: 1000, indetermine: 0 },
  foyers: 'bureau 48',
  reserveNette: 120,
  gauche: 0.34,
  participation: 0.62,
  enjeux: [],
  preoccupations: [],
  depart: null,
  accueillants: null,
  dense: true,
  ...o,
})

it('l’utilité va de 0 à 1, et rien n’en donne sans réserve, ni hésitants, ni enjeux', () => {
  const nul = secteur({
    reserveNette: -50,
    parProfil: { acquis: 0, hesitant: 0, droite: 4000, indetermine: 0 },
  })
  const [plein, vide] = utilites([secteur(), nul])
  expect([plein, vide]).toEqual([0.75, 0])
  expect(utilites([])).toEqual([])
})

it('ne pousse pas à voter là où la relance sert l’adversaire, et ne cite que ce qui est publié', () => {
  const a = decrireArret(secteur({ reserveNette: -80 }))
  expect(a.eviter[0]).toMatch(/relance profite/)
  expect(a.pourquoi.join(' ')).not.toMatch(/Réserve nette/)
  expect(a.dire).toEqual([expect.stringMatching(/^Aucun enjeu local/)])
  const b = decrireArret(
    secteur({
      enjeux: [
        { theme: 'sante', texte: 'les urgences ferment la nuit', source: 'ARS', sourceDate: '2026-05-03' },
      ],
      depart: 'Maison du peuple',
      accueillants: 2,
    }),
  )
  expect(b.dire[0]).toBe(
    'Santé, hôpital, médecins : les urgences ferment la nuit (ARS, 3\u00A0mai\u00A02026)',
  )
  expect(b.accueil).toBe(
    'Rendez-vous : Maison du peuple ; 2\u00A0personnes du secteur ont proposé d’accueillir.',
  )
})
