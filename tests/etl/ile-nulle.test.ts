/** Île nulle from its files to the database: every figure that its README lets a reader add by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CODE_FRANCE } from '#domain/lieu'
import type { Base } from '#db/connect'
import type { Rapport } from '../../etl/charger.ts'
import { baseDeTest, ILE_NULLE, publier } from '../support/base.ts'

type Chiffres = (number | null)[]
const TOURS = [
  '2019-europeennes-1',
  '2022-presidentielle-1',
  '2022-legislatives-1',
  '2024-legislatives-1',
  '2024-legislatives-2',
] as const

/** inscrits at each round, then per round: votants, exprimés, gauche, centre, droite, extrême droite, autres. */
const ATTENDU: Record<string, [inscrits: number, ...tours: (Chiffres | null)[]]> = {
  'bureau/99001_0001': [200, [110, 100, 50, 25, 5, 15, 5], [150, 140, 70, 30, 5, 30, 5], [90, 80, 40, 20, 10, 10, null], [140, 130, 80, 20, 10, 20, null], null],
  'bureau/99001_0002': [200, [120, 110, 50, 30, 5, 20, 5], [160, 150, 60, 40, 10, 35, 5], [100, 90, 40, 25, 10, 15, null], [150, 140, 75, 25, 10, 30, null], null],
  'bureau/99001_0003': [200, [90, 80, 40, 10, 5, 20, 5], [120, 110, 70, 15, 0, 25, 0], [50, 40, null, 15, 5, 15, 5], [110, 100, 50, 15, 5, 25, 5], [120, 110, 80, null, null, 30, null]],
  'bureau/99002_0001': [100, [70, 60, 15, 20, 10, 10, 5], [85, 80, 10, 30, 15, 20, 5], [60, 50, 10, 20, 10, 10, null], [80, 70, 20, 20, 10, 20, null], null],
  'bureau/99003_0001': [200, [120, 110, 25, 30, 10, 40, 5], [160, 150, 30, 35, 15, 65, 5], [90, 80, null, 25, 15, 35, 5], [150, 140, 25, 30, 15, 65, 5], [150, 130, 60, null, null, 70, null]],
  'bureau/99004_0001': [100, [60, 50, 10, 10, 5, 20, 5], [85, 80, 10, 15, 5, 45, 5], [60, 50, null, 15, 5, 25, 5], [80, 70, 10, 10, 5, 40, 5], [80, 70, 20, null, null, 50, null]],
  'commune/99001': [600, [320, 290, 140, 65, 15, 55, 15], [430, 400, 200, 85, 15, 90, 10], [240, 210, 80, 60, 25, 40, 5], [400, 370, 205, 60, 25, 75, 5], [120, 110, 80, null, null, 30, null]],
  'commune/99002': [100, [70, 60, 15, 20, 10, 10, 5], [85, 80, 10, 30, 15, 20, 5], [60, 50, 10, 20, 10, 10, null], [80, 70, 20, 20, 10, 20, null], null],
  'commune/99003': [200, [120, 110, 25, 30, 10, 40, 5], [160, 150, 30, 35, 15, 65, 5], [90, 80, null, 25, 15, 35, 5], [150, 140, 25, 30, 15, 65, 5], [150, 130, 60, null, null, 70, null]],
  'commune/99004': [100, [60, 50, 10, 10, 5, 20, 5], [85, 80, 10, 15, 5, 45, 5], [60, 50, null, 15, 5, 25, 5], [80, 70, 10, 10, 5, 40, 5], [80, 70, 20, null, null, 50, null]],
  'circonscription/99-01': [500, [300, 270, 115, 75, 20, 45, 15], [395, 370, 140, 100, 30, 85, 15], [250, 220, 90, 65, 30, 35, null], [370, 340, 175, 65, 30, 70, null], null],
  'circonscription/99-02': [500, [270, 240, 75, 50, 20, 80, 15], [365, 340, 110, 65, 20, 135, 10], [200, 170, null, 55, 25, 75, 15], [340, 310, 85, 55, 25, 130, 15], [350, 310, 160, null, null, 150, null]],
  'departement/99': [1000, [570, 510, 190, 125, 40, 125, 30], [760, 710, 250, 165, 50, 220, 25], [450, 390, 90, 120, 55, 110, 15], [710, 650, 260, 120, 55, 200, 15], [350, 310, 160, null, null, 150, null]],
} // prettier-ignore

let base: Base
let rapport: Rapport
beforeAll(async () => {
  base = await baseDeTest()
  rapport = await publier(base, ILE_NULLE)
})
afterAll(() => base.fermer())

const lire = () => base.db.withSchema('publie')

describe('île nulle, publiée', () => {
  it.each(Object.entries(ATTENDU))(
    '%s a les chiffres du README à chaque tour',
    async (cle, [inscrits, ...tours]) => {
      const [niveau, code] = cle.split('/') as ['bureau', string]
      const lignes = await lire()
        .selectFrom('resultat')
        .selectAll()
        .where('niveau', '=', niveau)
        .where('code', '=', code)
        .execute()
      const lus = Object.fromEntries(
        lignes.map((l) => [
          l.scrutin,
          [l.votants, l.exprimes, l.gauche, l.centre, l.droite, l.extremeDroite, l.autres],
        ]),
      )
      expect(lus).toEqual(Object.fromEntries(TOURS.flatMap((t, i) => (tours[i] ? [[t, tours[i]]] : []))))
      const lieu = await lire()
        .selectFrom('lieu')
        .selectAll()
        .where('niveau', '=', niveau)
        .where('code', '=', code)
        .executeTakeFirstOrThrow()
      expect(lieu.inscrits).toBe(inscrits)
      const premierTour = lignes.filter((l) => l.scrutin.endsWith('-1')).map((l) => l.inscrits)
      expect(new Set(premierTour)).toEqual(new Set([inscrits]))
    },
  )

  it('l’ensemble est le département', async () => {
    const de = (niveau: 'france' | 'departement') =>
      lire()
        .selectFrom('resultat')
        .select(['scrutin', 'inscrits', 'votants', 'exprimes', 'gauche', 'extremeDroite'])
        .where('niveau', '=', niveau)
        .orderBy('scrutin')
        .execute()
    expect(await de('france')).toEqual(await de('departement'))
    const france = await lire()
      .selectFrom('lieu')
      .selectAll()
      .where('code', '=', CODE_FRANCE)
      .executeTakeFirst()
    expect(france).toMatchObject({ nom: 'Ensemble (fictif)', inscrits: 1000, bureaux: 6 })
  })

  it('Zéroville, coupée en deux, touche deux circonscriptions et n’en a pas une seule', async () => {
    const zeroville = await lire()
      .selectFrom('lieu')
      .selectAll()
      .where('niveau', '=', 'commune')
      .where('code', '=', '99001')
      .executeTakeFirstOrThrow()
    expect(zeroville).toMatchObject({
      nom: 'Zéroville',
      bureaux: 3,
      circonscription: null,
      circonscriptions: ['99-01', '99-02'],
    })
  })

  it('deux candidats de même nom et de même nuance restent deux, et aucune voix ne manque', () => {
    const { tours, journal } = rapport
    expect(journal.anomalies).toEqual([])
    const legislatives = tours.find((t) => t.scrutin.code === '2022-legislatives-1')!
    expect(legislatives.nuances.get('DVG')).toBe(17)
    for (const t of tours) expect(t.voix).toBe(t.exprimes)
  })

  it('la publication se dit fictive et porte sa méthode', async () => {
    expect(await lire().selectFrom('publication').selectAll().executeTakeFirst()).toMatchObject({
      fictive: true,
      departements: ['99'],
      groupement: 'coalition',
    })
  })
})
