/** Selections over HTTP: a filter gives the bureaux that its conditions describe, totals are their sums. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ListeLieux } from '#contract/lieu'
import { Filtre, Totaux } from '#contract/selection'
import { depuisBase64, depuisRangs, enBase64, rangsDe } from '#domain/selection/bits'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let ordre: string[]
let version: string

const json = async (chemin: string): Promise<unknown> => (await fetch(serveur.url + chemin)).json()
const demander = (bits: string, v = version) =>
  fetch(`${serveur.url}/api/v1/selection/totaux`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: v, bits }),
  })
const filtrer = async (q: string): Promise<string[]> => {
  const lu = Filtre.parse(await json(`/api/v1/selection/filtre?q=${encodeURIComponent(q)}`))
  const codes = rangsDe(depuisBase64(lu.bits, ordre.length)!).map((rang) => ordre[rang]!)
  expect(codes.length).toBe(lu.bureaux)
  return codes
}

beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  ordre = (
    await serveur.base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select('code')
      .where('niveau', '=', 'bureau')
      .execute()
  )
    .map((l) => l.code)
    .sort((a, b) => (a < b ? -1 : 1))
  version = ((await json('/api/v1/publication')) as { version: string }).version
})
afterAll(() => serveur?.fermer())

describe('un filtre', () => {
  it('garde les bureaux de la classe, du lieu et du seuil demandés', async () => {
    const { lieux } = ListeLieux.parse(await json('/api/v1/circonscriptions/96-02/bureaux'))
    const attendus = lieux
      .filter((l) => l.classement.profil === 'hesitant' && (l.classement.marge ?? -1) > -0.02)
      .map((l) => l.code)
      .sort()
    expect(attendus.length).toBeGreaterThan(0)
    expect(await filtrer('circonscription 96-02, hésitant et marge > −2 points')).toEqual(attendus)
  })
  it('et son contraire font tout le pays, une valeur absente ne satisfaisant rien', async () => {
    const oui = await filtrer('plus de 18 % de moins de 15 ans')
    const non = await filtrer('pas plus de 18 % de moins de 15 ans')
    expect(oui.length).toBeGreaterThan(0)
    expect(non.length).toBeGreaterThan(0)
    expect([...oui, ...non].sort()).toEqual(ordre)
  })
  it('dit en français ce qu’il ne comprend pas', async () => {
    const reponse = await fetch(`${serveur.url}/api/v1/selection/filtre?q=hesitan`)
    expect(reponse.status).toBe(400)
    expect(((await reponse.json()) as { detail: string }).detail).toContain('Vouliez-vous dire « hesitant »')
  })
})

describe('les totaux', () => {
  it('de tous les bureaux sont ceux du pays', async () => {
    const reponse = await demander(enBase64(depuisRangs(ordre.length, ordre.keys())))
    expect(reponse.status).toBe(200)
    const { bureaux, tours } = Totaux.parse(await reponse.json())
    expect(bureaux).toBe(ordre.length)
    for (const tour of tours) {
      const pays = await serveur.base.db
        .withSchema('publie')
        .selectFrom('resultat')
        .select(['exprimes', 'gauche', 'extremeDroite'])
        .where('niveau', '=', 'france')
        .where('scrutin', '=', tour.scrutin)
        .executeTakeFirstOrThrow()
      expect([tour.exprimes, tour.voix.gauche, tour.voix.extremeDroite]).toEqual([
        pays.exprimes,
        pays.gauche,
        pays.extremeDroite,
      ])
    }
  })
  it('refusent une sélection faite sur d’autres données', async () => {
    const bits = enBase64(depuisRangs(ordre.length, [0]))
    expect((await demander(bits, 'autre')).status).toBe(400)
    expect((await demander('AAAA')).status).toBe(400)
  })
})
