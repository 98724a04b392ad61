/** Sectors over HTTP, on the demonstration: the cut lasts, is adjusted as a whole, and two people do not undo each other. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ResultatsRecherche } from '#contract/recherche'
import { Secteur, Secteurs } from '#contract/secteur'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const CIRCONSCRIPTION = '96-01'
let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
const vider = () => sql`truncate secteur`.execute(serveur.base.db)
beforeEach(vider)
afterAll(async () => {
  await vider()
  await serveur.fermer()
})

const appeler = (methode: string, chemin: string, corps?: unknown) =>
  fetch(`${serveur.url}/api/v1${chemin}`, {
    method: methode,
    ...(corps === undefined
      ? {}
      : { body: JSON.stringify(corps), headers: { 'Content-Type': 'application/json' } }),
  })
const lire = async (): Promise<Secteurs> =>
  Secteurs.parse(await (await appeler('GET', `/secteurs?circonscription=${CIRCONSCRIPTION}`)).json())
const envoyable = ({ secteurs, empreinte }: Secteurs) => ({
  empreinte,
  secteurs: secteurs.map(({ id, nom, bureaux, depart }) => ({
    id: id as string | null,
    nom,
    bureaux,
    depart,
  })),
})
const codes = (s: Secteurs) => s.secteurs.flatMap((x) => x.bureaux).toSorted()

describe('le découpage', () => {
  it('partage les bureaux publiés, et garde ses numéros d’une lecture à l’autre', async () => {
    const un = await lire()
    expect(await lire()).toEqual(un)
    const { rows } = await sql<{ code: string }>`select code from publie.lieu
      where niveau = 'bureau' and circonscription = ${CIRCONSCRIPTION}`.execute(serveur.base.db)
    expect(codes(un)).toEqual(rows.map((r) => r.code).toSorted())
    expect(un.secteurs.every((s) => s.seances > 0 && s.mode === 'auto')).toBe(true)
  })

  it('ne se coupe qu’une fois quand plusieurs le demandent ensemble', async () => {
    for (let essai = 0; essai < 5; essai++) {
      await vider()
      const lectures = await Promise.all(Array.from({ length: 6 }, lire))
      const bureaux = codes(lectures[0]!)
      expect(new Set(bureaux).size).toBe(bureaux.length)
      for (const lecture of lectures) expect(lecture.empreinte).toBe(lectures[0]!.empreinte)
    }
  })

  it('se modifie d’un bloc, refuse une version périmée, et se défait en renvoyant l’ancienne', async () => {
    const avant = await lire()
    const essai = envoyable(avant)
    const [a, b] = essai.secteurs
    b!.bureaux.push(a!.bureaux.pop()!)
    const reponse = await appeler('PUT', `/decoupes/${CIRCONSCRIPTION}`, essai)
    expect(reponse.status).toBe(200)
    const apres = Secteurs.parse(await reponse.json())
    expect(codes(apres)).toEqual(codes(avant))
    expect(apres.secteurs.find((s) => s.id === b!.id)).toMatchObject({ mode: 'manuel', version: 2 })
    expect((await appeler('PUT', `/decoupes/${CIRCONSCRIPTION}`, essai)).status).toBe(409)
    const retour = { ...envoyable(avant), empreinte: apres.empreinte }
    const defait = Secteurs.parse(await (await appeler('PUT', `/decoupes/${CIRCONSCRIPTION}`, retour)).json())
    expect(defait.secteurs.map((s) => s.bureaux)).toEqual(avant.secteurs.map((s) => s.bureaux))
  })

  it('fond deux secteurs, puis en coupe un : un numéro ne ressert pas', async () => {
    const avant = await lire()
    const fondu = envoyable(avant)
    const [a, b] = fondu.secteurs.splice(0, 2)
    fondu.secteurs.unshift({ ...a!, nom: null as never, bureaux: [...a!.bureaux, ...b!.bureaux] })
    const apres = Secteurs.parse(await (await appeler('PUT', `/decoupes/${CIRCONSCRIPTION}`, fondu)).json())
    expect(apres.secteurs).toHaveLength(avant.secteurs.length - 1)
    const coupe = envoyable(apres)
    const dernier = coupe.secteurs[0]!.bureaux.pop()!
    coupe.secteurs.push({ id: null, nom: null as never, bureaux: [dernier], depart: null })
    const fin = Secteurs.parse(await (await appeler('PUT', `/decoupes/${CIRCONSCRIPTION}`, coupe)).json())
    const vus = new Set(avant.secteurs.map((s) => s.id))
    expect(fin.secteurs.filter((s) => !vus.has(s.id))).toHaveLength(1)
    const auto = Secteurs.parse(await (await appeler('DELETE', `/decoupes/${CIRCONSCRIPTION}`)).json())
    expect(auto.secteurs.map((s) => s.nom)).toEqual(avant.secteurs.map((s) => s.nom))
    expect(auto.secteurs.some((s) => vus.has(s.id))).toBe(false)
  })

  it('refuse ce qui ne partage pas tous les bureaux', async () => {
    const essai = envoyable(await lire())
    essai.secteurs[0]!.bureaux.pop()
    essai.secteurs = essai.secteurs.filter((s) => s.bureaux.length > 0)
    expect((await appeler('PUT', `/decoupes/${CIRCONSCRIPTION}`, essai)).status).toBe(400)
  })
})

describe('une sélection', () => {
  it('se fait, se renomme, se supprime et se rétablit, à côté du découpage', async () => {
    const { secteurs } = await lire()
    const bureaux = secteurs.slice(0, 2).map((s) => s.bureaux[0]!)
    const reponse = await appeler('POST', '/secteurs', { bureaux })
    expect(reponse.status).toBe(201)
    const fait = Secteur.parse(await reponse.json())
    expect(fait).toMatchObject({ libre: true, mode: 'manuel' })
    expect(fait.bureaux.toSorted()).toEqual(bureaux.toSorted())
    expect((await lire()).secteurs.map((s) => s.id)).toContain(fait.id)
    const depart = { nom: 'Place du marché', longitude: 3, latitude: 44 }
    const change = { nom: 'MARCHÉ du Çà-et-là', depart, version: fait.version }
    const renomme = await appeler('PUT', `/secteurs/${fait.id}`, change)
    expect(await renomme.json()).toMatchObject({ nom: 'MARCHÉ du Çà-et-là', depart, version: 2 })
    expect((await appeler('PUT', `/secteurs/${fait.id}`, change)).status).toBe(409)
    const trouves = async (q: string) =>
      ((await (await appeler('GET', `/recherche?q=${encodeURIComponent(q)}`)).json()) as ResultatsRecherche)
        .secteurs
    for (const q of ['marche', 'MARCHÉ', 'arch', 'ca marche', 'du la'])
      expect(await trouves(q)).toContainEqual({
        id: fait.id,
        nom: 'MARCHÉ du Çà-et-là',
        circonscription: fait.circonscription,
        bureaux: 2,
      })
    expect(await trouves('marchi')).toEqual([])
    expect((await trouves(fait.id)).map((s) => s.id)).toContain(fait.id)
    expect(await trouves('%%%')).toEqual([])
    expect((await appeler('DELETE', `/secteurs/${fait.id}`)).status).toBe(200)
    expect(await trouves('marche')).toEqual([])
    expect((await appeler('GET', `/secteurs/${fait.id}`)).status).toBe(404)
    expect((await appeler('POST', `/secteurs/${fait.id}/retablir`, {})).status).toBe(200)
    expect((await appeler('GET', `/secteurs/${fait.id}`)).status).toBe(200)
  })

  it('refuse un inconnu, un nom de personne, un lieu imprécis', async () => {
    const { secteurs } = await lire()
    const bureaux = [secteurs[0]!.bureaux[0]!]
    expect((await appeler('POST', '/secteurs', { bureaux: ['96009_9999'] })).status).toBe(400)
    expect((await appeler('POST', '/secteurs', { bureaux, nom: 'Chez M. Dupont' })).status).toBe(422)
    expect((await appeler('GET', '/secteurs')).status).toBe(400)
    expect((await appeler('GET', '/secteurs?circonscription=96-99')).status).toBe(404)
    expect((await appeler('DELETE', `/secteurs/${secteurs[0]!.id}`)).status).toBe(400)
  })
})
