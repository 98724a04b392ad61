/** A load started on one server: seen, stopped and taken up again from another. Needs DATABASE_URL: the embedded database has one process. */
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Chargement, EtatDonnees } from '#contract/chargement'
import { dossierTemporaire } from '../support/base.ts'
import { producteursHostiles, type Producteurs } from '../support/producteurs.ts'
import { lancerServeur, type Processus } from '../support/processus.ts'

const administration = process.env['DATABASE_URL']
const NOM = `qg_essai_chargement_${process.pid}`

async function administrer(ordre: string): Promise<void> {
  const client = new Client({ connectionString: administration })
  await client.connect()
  await client.query(ordre)
  await client.end()
}

describe.runIf(administration)('a load, two servers', () => {
  let a: Processus
  let b: Processus
  let producteurs: Producteurs
  let chezB: Record<string, string>
  beforeAll(async () => {
    await administrer(`create database ${NOM} template template0`)
    const url = new URL(administration!)
    url.pathname = `/${NOM}`
    producteurs = await producteursHostiles()
    const env = () => ({
      DATABASE_URL: url.href,
      QG_HOME: dossierTemporaire(),
      QG_FICHES: producteurs.fiches,
    })
    chezB = env()
    ;[a, b] = await Promise.all([lancerServeur(env()), lancerServeur(chezB)])
  }, 400_000)
  afterAll(async () => {
    await Promise.all([a, b].map((p) => p?.finir('SIGKILL')))
    await producteurs?.fermer()
    await administrer(`drop database if exists ${NOM} with (force)`)
  })

  const etat = async ({ url }: Processus) =>
    EtatDonnees.parse(await (await fetch(`${url}/api/v1/donnees`)).json())
  const version = async ({ url }: Processus) =>
    ((await (await fetch(`${url}/api/v1/publication`)).json()) as { version: string }).version
  const DE_L_ILE = { departements: ['99'], dossier: null }
  const demander = ({ url }: Processus, demande: object) =>
    fetch(`${url}/api/v1/donnees/chargements`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(demande),
    })
  /** Starts a load that a producer holds back on `p`, and waits until `vu` sees all the other files arrive. */
  async function lancerEtVoir(p: Processus, vu: Processus): Promise<string> {
    producteurs.retient('bureaux-de-vote')
    const reponse = await demander(p, DE_L_ILE)
    expect(reponse.status).toBe(201)
    const { id } = Chargement.parse(await reponse.json())
    await expect
      .poll(
        async () => (await etat(vu)).enCours?.bilan.fichiers.map((f) => f.etat === 'recu').filter((r) => !r),
        { timeout: 60_000, interval: 100 },
      )
      .toHaveLength(1)
    expect((await etat(vu)).enCours?.id).toBe(id)
    return id
  }

  it('is seen from the other, which starts no second one, and stops it', async () => {
    const avant = await version(a)
    const id = await lancerEtVoir(a, b)
    expect((await demander(b, DE_L_ILE)).status).toBe(409)
    const arret = await fetch(`${b.url}/api/v1/donnees/chargements/${id}`, { method: 'DELETE' })
    expect(Chargement.parse(await arret.json())).toMatchObject({ id, etat: 'annule' })
    for (const p of [a, b]) {
      const { enCours, historique } = await etat(p)
      expect([enCours, historique[0]!.etat, historique[0]!.id]).toEqual([null, 'annule', id])
    }
    expect(await version(b)).toBe(avant)
  })

  it('asked to two at once, starts once', async () => {
    const statuts = await Promise.all(
      [a, b, a, b].map(async (p) => (await demander(p, { departements: [], dossier: '/nulle/part' })).status),
    )
    expect(statuts.toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409])
    await expect.poll(async () => (await etat(a)).enCours, { timeout: 60_000 }).toBe(null)
    expect((await etat(b)).historique[0]!.etat).toBe('echec')
  })

  it('of a server killed without warning is told interrupted by the other', async () => {
    const id = await lancerEtVoir(a, b)
    await a.finir('SIGKILL')
    await expect.poll(async () => (await etat(b)).enCours, { timeout: 60_000, interval: 500 }).toBe(null)
    expect((await etat(b)).historique[0]).toMatchObject({ id, etat: 'interrompu' })
  })

  it('of a server asked to stop is told interrupted at once, and taken up again to its end where it was', async () => {
    const id = await lancerEtVoir(b, b)
    expect((await b.finir()).code).toBe(0)
    b = await lancerServeur(chezB)
    expect((await etat(b)).historique[0]).toMatchObject({ id, etat: 'interrompu' })
    producteurs.retient(null)
    expect((await demander(b, DE_L_ILE)).status).toBe(201)
    await expect.poll(async () => (await etat(b)).enCours, { timeout: 120_000, interval: 500 }).toBe(null)
    const { historique } = await etat(b)
    expect(historique[0]!.etat).toBe('publie')
    // what had come whole was not asked again
    expect(historique[0]!.bilan.fichiers).toHaveLength(1)
    expect(await version(b)).toBe(historique[0]!.bilan.version)
  })
})
