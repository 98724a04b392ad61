/** The engine over HTTP, on the demonstration: seats, transfers, types, similar places, targeting. */
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Ciblage } from '#contract/ciblage'
import type { LigneLieu } from '#contract/commun'
import { ListeLieux } from '#contract/lieu'
import { ProfilsTypes, Reports, Semblables, Sieges } from '#contract/moteur'
import { UNITE_SCENARIO } from '#domain/moteur'
import { PROFILS } from '#domain/profil'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const lire = async (chemin: string) => {
  const reponse = await fetch(`${serveur.url}/api/v1${chemin}`)
  if (!reponse.ok) throw new Error(`${chemin} : ${reponse.status} ${await reponse.text()}`)
  return reponse
}
const json = async (chemin: string) => (await lire(chemin)).json()

describe('les sièges', () => {
  it('chaque tirage attribue chaque circonscription, et les chances somment à 1', async () => {
    const { sieges, circonscriptions } = Sieges.strict().parse(await json('/sieges'))
    const somme = (o: Record<string, number>) => Object.values(o).reduce((s, x) => s + x, 0)
    expect(somme(sieges.moyenne)).toBeCloseTo(3, 6)
    for (const c of circonscriptions) expect(somme(c.gagne)).toBeCloseTo(1, 6)
    expect(circonscriptions.map((c) => c.code)).toEqual(['96-01', '96-02', '96-03'])
  })

  it('un bonus local ne change que sa circonscription, dans le bon sens', async () => {
    const gauche = async (q: string) =>
      Sieges.parse(await json(`/sieges${q}`)).circonscriptions.map((c) => c.gagne.gauche)
    const [avant, apres] = [await gauche(''), await gauche('?circonscription=96-03&bonusGauche=0.5')]
    expect(apres[2]).toBeGreaterThan(avant[2]!)
    expect(apres.slice(0, 2)).toEqual(avant.slice(0, 2))
  })
})

describe('les reports', () => {
  it('chaque ligne d’une matrice est une répartition, dans son intervalle', async () => {
    const { reports } = Reports.parse(await json('/reports'))
    expect(reports.length).toBeGreaterThan(0)
    for (const r of reports) {
      const largeur = r.destinations.length
      r.sources.forEach((_, s) => {
        const ligne = r.parts.slice(s * largeur, (s + 1) * largeur)
        expect(ligne.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2)
      })
      r.parts.forEach((p, i) => {
        expect(p).toBeGreaterThanOrEqual(r.bas[i]! - 1e-3)
        expect(p).toBeLessThanOrEqual(r.haut[i]! + 1e-3)
      })
    }
  })

  it('d’une élection à l’autre, tout le territoire a sa matrice, et une abstention qui ne disparaît pas', async () => {
    const { reports } = Reports.parse(await json('/reports?niveau=france&code=FR'))
    expect(reports.map((r) => [r.de, r.vers])).toEqual([['2022-presidentielle-1', '2024-legislatives-1']])
    expect(reports[0]!.destinations.at(-1)).toBe('abstention')
    expect((await fetch(`${serveur.url}/api/v1/reports?niveau=quartier`)).status).toBe(400)
  })

  it('une circonscription a la matrice de son duel', async () => {
    const { reports } = Reports.parse(await json('/circonscriptions/96-01/reports'))
    expect(reports.map((r) => r.code)).toEqual(['96-01'])
  })
})

describe('le scénario', () => {
  const scenario = async (q: string) => tableFromIPC(await (await lire(`/scenario/bureau${q}`)).arrayBuffer())

  it('neutre, rend les classes publiées ; favorable, n’enlève rien à la gauche', async () => {
    const publies = new Map<string, string>()
    for (const code of ['96-01', '96-02', '96-03'])
      for (const l of ListeLieux.parse(await json(`/circonscriptions/${code}/bureaux`)).lieux)
        publies.set(l.code, l.classement.profil)
    const ordre = [...publies.keys()].sort()
    const neutre = await scenario('')
    expect(neutre.numRows).toBe(ordre.length)
    expect(Array.from(neutre.getChild('profil')!, (p) => PROFILS[Number(p)])).toEqual(
      ordre.map((c) => publies.get(c)),
    )
    const marges = (t: typeof neutre) => Array.from(t.getChild('marge')!) as (number | null)[]
    const favorable = marges(await scenario('?gauche=0.05'))
    marges(neutre).forEach((m, i) => {
      // whole ten-thousandths: each end is rounded
      if (m !== null) expect(Math.abs(favorable[i]! - m - 0.05 / UNITE_SCENARIO)).toBeLessThanOrEqual(1)
    })
  })

  it('une participation plus forte fait voter la réserve : la marge va où elle penche', async () => {
    const lieux = new Map<string, LigneLieu>()
    for (const code of ['96-01', '96-02', '96-03'])
      for (const l of ListeLieux.parse(await json(`/circonscriptions/${code}/bureaux`)).lieux)
        lieux.set(l.code, l)
    const mobilises = (await scenario('?participation=0.5')).getChild('marge')!
    let [vers, contre] = [0, 0]
    ;[...lieux.keys()].sort().forEach((code, i) => {
      const { inscrits, classement: c } = lieux.get(code)!
      if (c.rival !== 'extremeDroite' || c.reserveNette === null || c.marge === null) return
      // the margin of those who come back, against that of those who vote already
      const pente = c.reserveNette / inscrits - c.ecartParticipation! * c.marge
      const ecart = (mobilises.get(i) as number) * UNITE_SCENARIO - c.marge
      if (pente < -1e-4) {
        contre++
        expect(ecart).toBeLessThan(0)
      } else if (pente > 1e-4 && ecart > 0) vers++
    })
    expect(contre).toBeGreaterThan(5)
    expect(vers).toBeGreaterThan(5)
    const circonscriptions = tableFromIPC(
      await (await lire('/scenario/circonscription?participation=0.5')).arrayBuffer(),
    )
    expect(circonscriptions.getChild('marge')!.nullCount).toBeLessThan(circonscriptions.numRows)
    const reponse = await fetch(`${serveur.url}/api/v1/scenario/bureau?participation=2`)
    expect(reponse.status).toBe(400)
  })

  it('relit le pays avec l’autre groupement, sans changer les bureaux', async () => {
    const [coalition, ministere] = [
      await scenario('?groupement=coalition'),
      await scenario('?groupement=ministere'),
    ]
    expect(ministere.numRows).toBe(coalition.numRows)
    const classes = (t: typeof coalition) =>
      Array.from(t.getChild('profil')!).filter((p) => Number(p) !== 3).length
    expect(classes(ministere)).toBe(classes(coalition))
    expect((await fetch(`${serveur.url}/api/v1/scenario/bureau?groupement=autre`)).status).toBe(400)
  })

  it('refuse un élan absurde', async () => {
    const reponse = await fetch(`${serveur.url}/api/v1/scenario/bureau?gauche=0.9`)
    expect(reponse.status).toBe(400)
  })
})

describe('les profils-types et les lieux semblables', () => {
  it('les types se partagent tous les inscrits', async () => {
    const { types } = ProfilsTypes.parse(await json('/profils-types'))
    expect(types.length).toBeGreaterThanOrEqual(6)
    expect(types.reduce((s, t) => s + t.part, 0)).toBeCloseTo(1, 4)
    expect(new Set(types.map((t) => t.nom)).size).toBe(types.length)
    expect(types.reduce((s, t) => s + t.bureaux, 0)).toBe(319)
  })

  it('les semblables viennent du plus proche au plus lointain, sans le lieu lui-même', async () => {
    const { semblables } = Semblables.parse(await json('/lieux/bureau/96009_0001/semblables?nombre=5'))
    const distances = semblables.map((s) => s.distance)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(semblables.map((s) => s.code)).not.toContain('96009_0001')
    expect(semblables).toHaveLength(5)
  })
})

describe('le ciblage', () => {
  const cibler = async (q: string) => Ciblage.strict().parse(await json(`/ciblage?departement=96&${q}`))

  it('ne dépasse ni le budget, ni le trajet, ni le plafond par commune, et dit pourquoi', async () => {
    const c = await cibler('heures=400&trajet=30')
    expect(c.heures).toBeLessThanOrEqual(400)
    const parCommune = new Map<string, number>()
    for (const l of c.lignes) {
      expect(l.trajetMinutes).toBeLessThanOrEqual(30)
      expect(l.pourquoi).toMatch(/\.$/)
      expect(l.voix.bas).toBeLessThanOrEqual(l.voix.central)
      if (!l.exploration)
        parCommune.set(l.commune, (parCommune.get(l.commune) ?? 0) + l.heuresPortes + l.heuresTrajet)
    }
    expect(Math.max(...parCommune.values())).toBeLessThanOrEqual(0.4 * 400 + 1e-9)
  })

  it('plus d’heures rapportent plus, de moins en moins', async () => {
    const [peu, plus, beaucoup] = [
      await cibler('heures=100&exploration=0'),
      await cibler('heures=200&exploration=0'),
      await cibler('heures=400&exploration=0'),
    ]
    expect(plus.voix.central).toBeGreaterThan(peu.voix.central)
    expect(beaucoup.voix.central - plus.voix.central).toBeLessThan(
      2 * (plus.voix.central - peu.voix.central) + 1e-6,
    )
    expect(beaucoup.marginale).toBeLessThanOrEqual(peu.marginale)
  })

  it('un bureau exploré a ses témoins, laissés de côté', async () => {
    const c = await cibler('heures=2000&exploration=0.1')
    const visites = c.lignes.filter((l) => l.exploration)
    expect(visites.length).toBe(c.temoins.length)
    const codes = new Set(c.lignes.map((l) => l.code))
    expect(c.temoins.filter((t) => codes.has(t.code))).toEqual([])
  })

  it('part d’où l’on dit', async () => {
    const ici = await cibler('heures=40&departs=45.85,-8.45&trajet=15&exploration=0')
    expect(ici.departs).toEqual([{ nom: 'départ 1', longitude: -8.45, latitude: 45.85 }])
    const refus = await fetch(`${serveur.url}/api/v1/ciblage?departement=96&heures=40&departs=ailleurs`)
    expect(refus.status).toBe(400)
  })
})
