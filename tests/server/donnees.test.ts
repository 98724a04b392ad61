/** A load started over HTTP: from a folder, from hostile producers, one at a time, stopped, and killed with its server. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Chargement, EtatDonnees } from '#contract/chargement'
import { DEMO, dossierTemporaire, ILE_NULLE } from '../support/base.ts'
import { producteursHostiles, type Producteurs } from '../support/producteurs.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let producteurs: Producteurs
let serveur: ServeurDeTest
beforeAll(async () => {
  producteurs = await producteursHostiles()
  serveur = await demarrerServeurDemo(() => new Date(), {
    QG_HOME: dossierTemporaire(),
    QG_FICHES: producteurs.fiches,
  })
})
afterAll(async () => {
  await serveur.fermer()
  await producteurs.fermer()
})

const lire = async (chemin: string) => (await fetch(serveur.url + chemin)).json()
const etat = async () => EtatDonnees.parse(await lire('/api/v1/donnees'))
const version = async () => ((await lire('/api/v1/publication')) as { version: string }).version
const demander = (corps: unknown) =>
  fetch(`${serveur.url}/api/v1/donnees/chargements`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(corps),
  })

async function attendre(fini: (e: EtatDonnees) => boolean): Promise<EtatDonnees> {
  for (;;) {
    const e = await etat()
    if (fini(e)) return e
    await new Promise((suite) => setTimeout(suite, 150))
  }
}

describe('charger depuis la page', () => {
  it('refuse une demande vide, un dossier relatif à rien et la page d’un autre site', async () => {
    expect((await demander({ departements: [], dossier: null })).status).toBe(400)
    const dehors = await fetch(`${serveur.url}/api/v1/donnees`, {
      headers: { Origin: 'https://ailleurs.example' },
    })
    expect(dehors.status).toBe(403)
  })

  it('un dossier absent échoue en disant quoi, et laisse la publication', async () => {
    const avant = await version()
    expect((await demander({ departements: [], dossier: '/nulle/part' })).status).toBe(201)
    const { historique } = await attendre((e) => e.enCours === null && e.historique.length > 0)
    expect(historique[0]).toMatchObject({ etat: 'echec', fin: expect.any(String) })
    expect(historique[0]!.bilan.message).toContain('n’existe pas')
    expect(await version()).toBe(avant)
  })

  it('publie un dossier sans arrêter de répondre ; un seul à la fois', async () => {
    const avant = await version()
    const premier = Chargement.parse(await (await demander({ departements: [], dossier: ILE_NULLE })).json())
    expect((await demander({ departements: [], dossier: DEMO })).status).toBe(409)
    const pendant = await etat()
    expect(pendant.enCours?.id).toBe(premier.id)
    const { historique } = await attendre((e) => e.enCours === null)
    expect(historique[0]).toMatchObject({ id: premier.id, etat: 'publie' })
    expect(historique[0]!.bilan.etapes.length).toBeGreaterThan(5)
    expect(historique[0]!.bilan.etapes.every((e) => e.finie)).toBe(true)
    expect(await version()).toBe(historique[0]!.bilan.version)
    expect(await version()).not.toBe(avant)
  })

  it('télécharge chez des producteurs hostiles : reprises et attentes se voient, ce qui manque est nommé', async () => {
    producteurs.manque('bureaux-de-vote')
    await demander({ departements: ['99'], dossier: null })
    const echec = (await attendre((e) => e.enCours === null)).historique[0]!
    expect(echec.etat).toBe('echec')
    const fichiers = new Map(echec.bilan.fichiers.map((f) => [path.basename(f.nom), f]))
    const absent = [...fichiers.values()].find((f) => f.etat === 'echec')!
    expect(absent.nom).toContain('bureaux-de-vote')
    expect(absent.url).toContain(producteurs.url)
    expect(absent.echec!.pourquoi).toContain('404')
    expect(absent.echec!.vers).toContain(absent.nom)
    const recus = [...fichiers.values()].filter((f) => f.etat === 'recu')
    expect(recus.length).toBe(fichiers.size - 1)
    expect(recus.some((f) => f.repris > 0)).toBe(true)
    expect(recus.some((f) => f.incident?.includes('503'))).toBe(true)
    expect(recus.some((f) => f.verifie)).toBe(true)

    producteurs.manque(null)
    await demander({ departements: ['99'], dossier: null })
    const reussi = (await attendre((e) => e.enCours === null)).historique[0]!
    expect(reussi.bilan.message).toContain('données')
    expect(['publie', 'inchange']).toContain(reussi.etat)
    // only what lacked was asked again
    expect(reussi.bilan.fichiers).toHaveLength(1)
  })

  it('s’arrête à la demande, la publication précédente intacte', async () => {
    const avant = await version()
    const { id } = Chargement.parse(await (await demander({ departements: [], dossier: DEMO })).json())
    await attendre((e) => (e.enCours?.bilan.etapes.length ?? 0) > 2)
    const arret = await fetch(`${serveur.url}/api/v1/donnees/chargements/${id}`, { method: 'DELETE' })
    expect(Chargement.parse(await arret.json()).etat).toBe('annule')
    expect((await attendre((e) => e.enCours === null)).historique[0]!.etat).toBe('annule')
    expect(await version()).toBe(avant)
    expect((await demander({ departements: [], dossier: '/nulle/part' })).status).toBe(201)
    await attendre((e) => e.enCours === null)
  })
})
