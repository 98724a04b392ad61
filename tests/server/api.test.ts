/** The API over a real database: the demonstration published by the real ETL, real HTTP requests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableFromIPC } from 'apache-arrow'
import { PlanCarte } from '#contract/carte'
import { Catalogue } from '#contract/catalogue'
import { Lieu, ListeDeputes, ListeLieux, Voisins } from '#contract/lieu'
import { ResultatsRecherche } from '#contract/recherche'
import { empreinteCodes, lireTopologie } from '#contract/topologie'
import { Anomalies, ListeAnomalies, Methode, Publication, Sources } from '#contract/publication'
import { PROFILS } from '#domain/profil'
import { ROUTES } from '../../server/app.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const lire = (chemin: string, init?: RequestInit) => fetch(serveur.url + chemin, init)
const json = async (chemin: string) => (await lire(chemin)).json()

describe('les contrats', () => {
  it.each([
    ['/api/v1/publication', Publication],
    ['/api/v1/sources', Sources],
    ['/api/v1/catalogue', Catalogue],
    ['/api/v1/methode', Methode],
    ['/api/v1/anomalies', Anomalies],
    ['/api/v1/anomalies/liste', ListeAnomalies],
    ['/api/v1/carte', PlanCarte],
    ['/api/v1/circonscriptions', ListeLieux],
    ['/api/v1/circonscriptions/96-01', Lieu],
    ['/api/v1/circonscriptions/96-02/bureaux', ListeLieux],
    ['/api/v1/lieux/bureau/96009_0001', Lieu],
    ['/api/v1/lieux/france/FR', Lieu],
    ['/api/v1/recherche?q=brumeval', ResultatsRecherche],
    ['/api/v1/deputes?q=aubrel', ListeDeputes],
  ])('%s répond ce que son contrat promet', async (chemin, contrat) => {
    const reponse = await lire(chemin)
    expect(reponse.status).toBe(200)
    expect(contrat.strict().safeParse(await reponse.json()).error).toBeUndefined()
  })

  it('OpenAPI décrit chaque route, avec qui peut l’appeler', async () => {
    const { openapi, paths } = await json('/api/v1/openapi.json')
    expect(openapi).toMatch(/^3\.1/)
    for (const route of ROUTES) {
      const decrite = paths[route.chemin.replace(/:(\w+)/g, '{$1}')]
      expect(decrite?.[route.methode]?.['x-acces'], route.chemin).toBe(route.acces)
    }
    expect(Object.keys(paths)).toHaveLength(new Set(ROUTES.map((r) => r.chemin)).size)
  })
})

describe('les données', () => {
  it('la publication se dit fictive', async () => {
    const p = Publication.parse(await json('/api/v1/publication'))
    expect(p.fictive).toBe(true)
    expect(p.comptes).toMatchObject({ departements: 1, circonscriptions: 3, communes: 64, bureaux: 319 })
  })

  it('la somme des circonscriptions est le département, à chaque tour', async () => {
    const { lieux } = ListeLieux.parse(await json('/api/v1/circonscriptions?departement=96'))
    const totaux = new Map<string, number>()
    for (const { code } of lieux) {
      const { historique } = Lieu.parse(await json(`/api/v1/circonscriptions/${code}`))
      for (const t of historique.lieu) totaux.set(t.scrutin, (totaux.get(t.scrutin) ?? 0) + t.exprimes)
    }
    for (const adresse of ['departement/96', 'region/R96']) {
      const { historique } = Lieu.parse(await json(`/api/v1/lieux/${adresse}`))
      expect(Object.fromEntries(totaux)).toEqual(
        Object.fromEntries(historique.lieu.map((t) => [t.scrutin, t.exprimes])),
      )
    }
  })

  it('les comptes d’une circonscription sont ceux de ses bureaux', async () => {
    const circonscription = Lieu.parse(await json('/api/v1/circonscriptions/96-02'))
    const { lieux } = ListeLieux.parse(await json('/api/v1/circonscriptions/96-02/bureaux'))
    for (const profil of PROFILS)
      expect(circonscription.comptes[profil]).toBe(lieux.filter((l) => l.classement.profil === profil).length)
    expect(circonscription.comptes.foyers).toBe(lieux.filter((l) => l.classement.foyer).length)
    expect(circonscription.bureaux).toBe(lieux.length)
  })

  it('chaque classe a ses raisons, et un indéterminé n’a ni marge ni chances', async () => {
    for (const code of ['96-01', '96-02', '96-03']) {
      const { lieux } = ListeLieux.parse(await json(`/api/v1/circonscriptions/${code}/bureaux`))
      for (const { classement } of lieux) {
        expect(classement.raisons.length).toBeGreaterThan(0)
        const indetermine = classement.profil === 'indetermine'
        expect([classement.marge === null, classement.probabilite === null]).toEqual([
          indetermine,
          indetermine,
        ])
      }
    }
  })

  it('la recherche ignore les accents et la casse', async () => {
    const premier = async (q: string) =>
      ResultatsRecherche.parse(await json(`/api/v1/recherche?q=${encodeURIComponent(q)}`)).resultats[0]?.nom
    expect(await premier('VILLEBLEME')).toBe('Villeblême')
    expect(await premier('villeblême')).toBe('Villeblême')
    expect(await premier('96-02')).toMatch(/2e circonscription/)
    expect(await premier('zzzz')).toBeUndefined()
    expect(await premier('%')).toBeUndefined()
  })

  it('les voisins d’un bureau le comptent parmi les leurs', async () => {
    const voisins = async (code: string) =>
      Voisins.parse(await json(`/api/v1/lieux/bureau/${code}/voisins`)).voisins
    const { lieux } = ListeLieux.parse(await json('/api/v1/circonscriptions/96-02/bureaux'))
    const code = lieux.find((l) => l.contour)!.code
    const autour = await voisins(code)
    expect(autour.length).toBeGreaterThan(0)
    expect(autour.map((v) => v.code)).not.toContain(code)
    for (const { code: autre } of autour) expect((await voisins(autre)).map((v) => v.code)).toContain(code)
  })

  it('la recherche pardonne une faute, et trouve une députée par son nom', async () => {
    const trouver = async (q: string) =>
      ResultatsRecherche.parse(await json(`/api/v1/recherche?q=${encodeURIComponent(q)}`)).resultats[0]
    expect((await trouver('vilebleme'))?.nom).toBe('Villeblême')
    const { deputes } = ListeDeputes.parse(await json('/api/v1/deputes'))
    const depute = deputes[0]!
    const trouve = await trouver(depute.nom.toUpperCase())
    expect([trouve?.pour, trouve?.code]).toEqual([depute.nom, depute.circonscription])
  })
})

describe('la carte', () => {
  const octets = async (url: string) => new Uint8Array(await (await lire(url)).arrayBuffer())

  it('a les mêmes lieux, dans le même ordre, en géométrie et en valeurs', async () => {
    const { couches, national } = PlanCarte.parse(await json('/api/v1/carte'))
    expect(couches.map((c) => c.niveau).sort()).toEqual([
      'bureau',
      'circonscription',
      'commune',
      'departement',
      'region',
    ])
    const apercu = { contours: national!.apercu, valeurs: national!.valeurs, lieux: national!.lieux }
    for (const couche of [...couches, national!, apercu]) {
      const contours = lireTopologie(await octets(couche.contours))
      const codes = [...tableFromIPC(await octets(couche.valeurs)).getChild('code')!] as string[]
      expect(contours.empreinte).toBe(empreinteCodes(codes))
      expect([contours.n, codes.length]).toEqual([couche.lieux, couche.lieux])
    }
  })

  it('dessine chaque bureau, les deux sans contour officiel par un partage de leur commune', async () => {
    const { n, anneaux } = lireTopologie(await octets('/api/v1/carte/bureau/contours.bin?departement=96'))
    expect(Array.from({ length: n }, (_, i) => anneaux[i + 1]! > anneaux[i]!).filter(Boolean)).toHaveLength(
      319,
    )
  })

  it('se dessine en SVG, chaque couleur en un tracé', async () => {
    const emprise = PlanCarte.parse(await json('/api/v1/carte')).couches[0]!.emprise!.join()
    const lireSvg = async (suite: string) => {
      const reponse = await lire(`/api/v1/carte/bureau/carte.svg?emprise=${emprise}${suite}`)
      expect(reponse.headers.get('content-type')).toContain('image/svg+xml')
      return reponse.text()
    }
    const svg = await lireSvg('&departement=96')
    for (const couleur of ['#B3123D', '#F2B705', '#1F5A99'])
      expect(svg.split(`fill="${couleur}"`)).toHaveLength(2)
    const couleursDe = (dessin: string) => new Set(dessin.match(/fill="#[0-9A-Fa-f]{6}"/g))
    for (const couche of ['marge', 'vote.droite.2024-legislatives-1', 'insee.tauxChomage'])
      expect(couleursDe(await lireSvg(`&departement=96&couche=${couche}`)).size).toBeGreaterThan(3)
    for (const couche of ['nulle.part', 'heures'])
      expect((await lire(`/api/v1/carte/bureau/carte.svg?emprise=${emprise}&couche=${couche}`)).status).toBe(
        404,
      )
    expect((await lire('/api/v1/carte/bureau/carte.svg?emprise=9,2,1,3')).status).toBe(400)
  })

  it('une adresse qui porte l’empreinte est immuable ; sans brotli la réponse reste lisible', async () => {
    const { couches } = PlanCarte.parse(await json('/api/v1/carte'))
    const reponse = await lire(couches[0]!.contours, { headers: { 'Accept-Encoding': 'identity' } })
    expect(reponse.headers.get('cache-control')).toContain('immutable')
    expect(reponse.headers.get('content-encoding')).toBeNull()
    expect(lireTopologie(new Uint8Array(await reponse.arrayBuffer())).n).toBeGreaterThan(0)
  })
})

describe('les échecs et les en-têtes', () => {
  it.each([
    ['/api/v1/nulle-part', 404, 'Introuvable'],
    ['/api/v1/circonscriptions/9601', 400, 'Requête invalide'],
    ['/api/v1/circonscriptions/96-09', 404, 'Introuvable'],
    ['/api/v1/lieux/quartier/96009', 400, 'Requête invalide'],
    ['/api/v1/carte/canton/contours.bin', 400, 'Requête invalide'],
    ['/api/v1/carte/bureau/contours.bin?departement=30', 404, 'Introuvable'],
    ["/api/v1/circonscriptions?departement=30'--", 400, 'Requête invalide'],
    ['/api/v1/recherche?q=', 400, 'Requête invalide'],
  ])('%s → %i %s', async (chemin, status, title) => {
    const reponse = await lire(chemin)
    expect(reponse.headers.get('content-type')).toContain('application/problem+json')
    expect(await reponse.json()).toMatchObject({ status, title })
    expect(reponse.status).toBe(status)
  })

  it('une autre méthode que GET est refusée', async () => {
    const reponse = await lire('/api/v1/publication', { method: 'POST' })
    expect([reponse.status, (await reponse.json()).title]).toEqual([405, 'Méthode non permise'])
  })

  it('un ETag connu épargne la réponse', async () => {
    const premiere = await lire('/api/v1/circonscriptions/96-01')
    const etag = premiere.headers.get('etag')!
    const seconde = await lire('/api/v1/circonscriptions/96-01', { headers: { 'If-None-Match': etag } })
    expect([seconde.status, await seconde.text()]).toEqual([304, ''])
  })

  it('la page a une politique de contenu stricte et le serveur ne se nomme pas', async () => {
    const { headers } = await lire('/health')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('/health et /ready répondent', async () => {
    expect(await json('/health')).toEqual({ etat: 'vivant' })
    expect(await json('/ready')).toMatchObject({ etat: 'pret' })
  })
})
