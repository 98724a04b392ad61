/** The loop, once round: fiche v1 → five observations → published → fiche v2 says the techniques in another order, the concern, the difference. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Retours } from '#contract/retour'
import { BUREAU, clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let client: ReturnType<typeof clientDe>
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  client = clientDe(serveur)
})
beforeEach(async () => {
  await client.vider()
  await serveur.base.db.deleteFrom('ficheVersion').execute()
})
afterAll(async () => {
  await client.vider()
  await serveur.fermer()
})

const retours = async (statut: string) => Retours.parse(await client.lire(`/retours?statut=${statut}`))
const page = async (chemin: string) => (await fetch(serveur.url + chemin)).text()

describe('la boucle', () => {
  it('fait un tour : la fiche d’après a appris', async () => {
    const publier = async () => (await client.poster(`/fiches/bureaux/${BUREAU}/versions`, {})).json()
    const v1 = (await publier()) as { rang: number; ecarts: unknown[] }
    expect(v1).toMatchObject({ rang: 1, ecarts: [] })
    const avant = await page(`/fiches/bureaux/${BUREAU}`)

    const fiches = Array.from({ length: 5 }, (_, i) =>
      ficheDeTest({
        preoccupations: ['agriculture'],
        techniques: [
          ...['ecouteLongue', 'enjeuLocal', 'inscriptionADomicile', 'procurations'].map((technique) => ({
            technique,
            essais: 12,
            reussites: 11,
          })),
          { technique: 'porteAPorteConviction', essais: 12, reussites: 2 },
        ],
        enjeux: i === 0 ? [{ theme: 'agriculture', texte: 'La coopérative ferme au printemps.' }] : [],
      }),
    )
    for (const f of fiches) expect((await client.envoyer(f)).status).toBe(201)
    const { retours: attente, comptes } = await retours('recue')
    expect(attente.map((r) => r.id).toSorted()).toEqual(fiches.map((f) => f.id).toSorted())
    expect(comptes).toEqual({ recue: 5, qualifiee: 0, publiee: 0, ecartee: 0 })
    // Received is not published: the fiche says the same as before.
    expect(((await publier()) as { rang: number }).rang).toBe(1)

    for (const f of fiches) expect((await client.decider(f.id, 'publiee')).status).toBe(200)
    const suggestion = `/retours/${fiches[0]!.id}/enjeux/0`
    const retenir = async () => (await client.poster(suggestion, {})).status
    expect([await retenir(), await retenir()]).toEqual([201, 200])

    const v2 = (await publier()) as {
      rang: number
      ecarts: { sujet: string; texte: string; pourquoi: string }[]
    }
    expect(v2.rang).toBe(2)
    const dit = v2.ecarts.map((e) => `${e.sujet} : ${e.texte} (${e.pourquoi})`.replace(/\s/g, ' ')).join('\n')
    expect(dit).toMatch(/retours : 5 retours publiés de plus/)
    expect(dit).toMatch(/technique : « .+ » passe devant « Porte-à-porte de conviction »/)
    expect(dit).toMatch(/agriculture \(5 retours\)/i)
    const apres = await page(`/fiches/bureaux/${BUREAU}`)
    expect(avant).not.toContain('La coopérative ferme au printemps.')
    expect(apres).toContain('La coopérative ferme au printemps.')
    expect(apres).toMatch(/5.retours/)
  })

  it('se reprend : une fiche écartée puis remise en attente revient', async () => {
    const f = ficheDeTest()
    await client.envoyer(f)
    await client.decider(f.id, 'ecartee')
    expect((await retours('ecartee')).retours.map((r) => r.id)).toEqual([f.id])
    await client.decider(f.id, 'recue')
    expect((await retours('recue')).retours).toMatchObject([{ id: f.id, texte: f.texte }])
  })
})

describe('un enjeu', () => {
  const saisi = (reste: Record<string, unknown> = {}) => ({
    niveau: 'commune',
    code: '96009',
    theme: 'sante',
    texte: 'Le centre de santé ferme deux jours par semaine.',
    concerne: 'familles sans voiture',
    source: 'Conseil municipal',
    sourceDate: '2026-10-01',
    ...reste,
  })
  const publies = async () =>
    (await client.lire('/enjeux?niveau=commune&code=96009')).enjeux as { id: string }[]

  it('se propose, se publie, s’écarte ; chaque pas se reprend', async () => {
    const { id } = (await (await client.poster('/enjeux', saisi())).json()) as { id: string }
    expect(await publies()).toEqual([])
    await client.poster(`/enjeux/${id}/statut`, { statut: 'publie' })
    expect(await publies()).toMatchObject([{ id, concerne: 'familles sans voiture' }])
    await client.poster(`/enjeux/${id}/statut`, { statut: 'ecarte' })
    expect(await publies()).toEqual([])
    expect((await client.lire('/enjeux/suivi')).enjeux).toMatchObject([
      { id, statut: 'ecarte', provenance: 'siege' },
    ])
  })

  it.each<[string, Record<string, unknown>, number]>([
    ['qui nomme quelqu’un', { texte: 'Voir Mme Dupont au 06 39 98 12 45' }, 422],
    ['sans source', { source: ' ' }, 400],
    ['à venir', { sourceDate: '2027-01-01' }, 400],
    ['d’un lieu inconnu', { code: '96999' }, 400],
  ])('%s est refusé', async (_cas, reste, status) => {
    expect((await client.poster('/enjeux', saisi(reste))).status).toBe(status)
  })
})
