/** The fiches of the demonstration, over HTTP and a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demarrerServeurDemo, type ServeurDeTest } from '../../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const lire = (chemin: string, init?: RequestInit) => fetch(serveur.url + chemin, init)

describe('fiches over HTTP', () => {
  it.each(['96-01', '96-02', '96-03'])('serve the page of %s, that says it is fictive', async (code) => {
    const reponse = await lire(`/fiches/circonscriptions/${code}`)
    expect(reponse.status).toBe(200)
    expect(reponse.headers.get('content-type')).toContain('text/html')
    const page = await reponse.text()
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(150_000)
    expect(page).toContain('Données fictives')
    expect(page).toContain('Carte des bureaux de')
    expect(page.replace('<script src="/hors-ligne.js" defer></script>', '')).not.toMatch(
      /NaN|undefined|<script/,
    )
  })

  it('serve two tagged pages in under two seconds once warm', async () => {
    await (await lire('/fiches/circonscriptions/96-01.pdf')).arrayBuffer()
    const debut = performance.now()
    const reponse = await lire('/fiches/circonscriptions/96-02.pdf')
    const pdf = Buffer.from(await reponse.arrayBuffer()).toString('latin1')
    expect(performance.now() - debut).toBeLessThan(2000)
    expect(reponse.headers.get('content-type')).toBe('application/pdf')
    expect(reponse.headers.get('content-disposition')).toContain('fiche-96-02.pdf')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
    expect(pdf.length).toBeLessThan(400_000)
  })

  it('answer 304 to who has the current version', async () => {
    const { headers } = await lire('/fiches/circonscriptions/96-01/portrait.pdf')
    const etag = headers.get('etag')
    expect(etag).toBeTruthy()
    const suite = await lire('/fiches/circonscriptions/96-01/portrait.pdf', {
      headers: { 'if-none-match': etag! },
    })
    expect(suite.status).toBe(304)
  })

  it.each(['communes/96009', 'secteurs/96-01-1', 'bureaux/96009_0001'])(
    'serve the page and the PDF of %s',
    async (chemin) => {
      const page = await (await lire(`/fiches/${chemin}`)).text()
      expect(page).toContain('Données fictives')
      expect(page).not.toMatch(/NaN|undefined/)
      const pdf = await lire(`/fiches/${chemin}.pdf`)
      expect(pdf.headers.get('content-type')).toBe('application/pdf')
    },
  )

  it('serve the booklet of a circonscription', async () => {
    const reponse = await lire('/fiches/circonscriptions/96-01/livret.pdf')
    expect(reponse.headers.get('content-disposition')).toContain('livret-96-01.pdf')
    const pdf = Buffer.from(await reponse.arrayBuffer()).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length).toBeGreaterThan(6)
  })

  it('refuse a code that is none, and say what is not published', async () => {
    expect((await lire('/fiches/circonscriptions/toto')).status).toBe(400)
    const absente = await lire('/fiches/circonscriptions/30-06')
    expect(absente.status).toBe(404)
    expect(await absente.json()).toMatchObject({ title: 'Introuvable' })
  })
})
