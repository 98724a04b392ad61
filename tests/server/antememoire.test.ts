/** What caches between the server and its readers may keep, and for how long. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const IMMUABLE = 'public, max-age=31536000, immutable'
const demander = (chemin: string, entetes: Record<string, string> = {}) =>
  fetch(serveur.url + chemin, { headers: entetes })
const gardee = async (chemin: string) => (await demander(chemin)).headers.get('cache-control')

it('keeps for ever the geometry and the values at the address of their hash, and there only', async () => {
  const { couches } = (await (await demander('/api/v1/carte')).json()) as {
    couches: { contours: string; valeurs: string }[]
  }
  for (const { contours, valeurs } of couches)
    for (const adresse of [contours, valeurs]) {
      expect(await gardee(adresse)).toBe(IMMUABLE)
      // a hash of another publication: the content may be read, never kept under it
      expect(await gardee(adresse.replace(/h=[^&]+/, 'h=0123456789abcdef'))).toBe('no-cache')
      expect(await gardee(adresse.replace(/[?&]h=[^&]+/, ''))).toBe('no-cache')
    }
})

it('keeps for ever a layer at the address of the version', async () => {
  const { version } = (await (await demander('/api/v1/publication')).json()) as { version: string }
  const { couches } = (await (await demander('/api/v1/couches')).json()) as { couches: { adresse: string }[] }
  expect(await gardee(`${couches[0]!.adresse}?h=${version}`)).toBe(IMMUABLE)
  expect(await gardee(`${couches[0]!.adresse}?h=autre`)).toBe('no-cache')
})

it('answers 304 to whoever holds the version, and keeps nothing that lives or asks who calls', async () => {
  const premiere = await demander('/api/v1/publication')
  const etag = premiere.headers.get('etag')!
  expect(premiere.headers.get('cache-control')).toBe('no-cache')
  const suivante = await demander('/api/v1/publication', { 'if-none-match': etag })
  expect([suivante.status, await suivante.text()]).toEqual([304, ''])
  expect(await gardee('/fiches/circonscriptions/96-01')).toBe('no-cache')
  expect(await gardee('/api/v1/militants?departement=96')).toBe('private, no-store')
})
